"""What a center file may hold, written out: a page for people, a JSON Schema for their editors."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from typing import Any, cast

from msgspec import NODEFAULT, inspect

from cordboard.contract.desk import ThemeKind, ThemeValues, theme_kinds
from cordboard.desk import theme_trouble
from cordboard.vcc.center import SUPERVISION, Permission, Role

from .entries import CenterEntry, Duration, Entry, bare, fields_of
from .problems import Code

PAGE = "center-file.md"
SCHEMA = "center.schema.json"
_WORD = {"type": ["string", "number", "boolean"]}

_INTRODUCTION = """\
<!-- Generated from the declarations in src/cordboard/centerfile; do not edit. -->
# The center file

One YAML file (UTF-8, at most 1 MiB) describes a center. `cordboard center check FILE` explains every
mistake with its line; `examples/centers/demo.yaml` is a file to learn from; an editor that knows JSON
Schema helps while typing, with `center.schema.json` beside this page:

```yaml
# yaml-language-server: $schema=center.schema.json
```

Words stay as they are typed: `0041` keeps its zero and `NO` is Norway, with or without quotes. Only
`true` and `false` are yes and no. Durations have a unit: `500ms`, `20s`, `5m`, `1h`, `90d`. Things are
named by their names. Ids are derived from kind and name, and so stay the same; where another system knows
one, write `id:`. Aliases, tags and a second document are refused.

Users' passwords become argon2 hashes, SIP secrets become HA1 digests with the domain as realm; neither
is kept, and no error shows one. One exception: the secret of a trunk with `user` stays in memory as it is,
here and in the engine, because a carrier challenges us with a realm of its own; whoever can read this file
or that memory can call at our charge. It is in no log and not in the journal.

The dispositions "Do Not Call" and "No Disposition" are always there.
Users and campaigns share one space of extensions, also with speed-dial codes; stations have their own.

`kill -HUP` to `cordboard up` reads the file again while people work: rights, skills, campaigns, users,
dispositions, reason codes, stations and trunks change at once, and the agents' programs hear of it. A
mistake changes nothing; the log names it. Who is no longer in the file finishes their call and is logged
out. `domain` and `id` cannot change.
"""


def reference_page() -> str:
    """The page of every section and field, and of the mistakes' codes."""
    lines = [_INTRODUCTION]
    for title, entry in _sections():
        lines += [f"## {title}", "", cleandoc(entry.__doc__ or ""), ""]
        lines += ["| Field | Value | Meaning |", "|---|---|---|"]
        lines += [_row(name, field) for name, field in fields_of(entry).items()]
        lines.append("")
    lines += [*_permissions(), *_theme(), "## Codes of mistakes", "", *(f"- `{code}`" for code in Code), ""]
    return "\n".join(lines)


def _permissions() -> Iterator[str]:
    """The names that `permissions` and `permission_sets` take."""
    yield from ("## Permissions", "")
    yield f"Of agents: {_names(frozenset(Permission) - SUPERVISION)}."
    yield ""
    yield f"Of supervisors, which count for the roles {_supervising()} alone: {_names(SUPERVISION)}."
    yield ""


def _theme() -> Iterator[str]:
    """The names that `light` and `dark` take."""
    yield from ("## Properties of the theme", "", *cleandoc(ThemeValues.__doc__ or "").splitlines()[2:], "")
    for kind in ThemeKind:
        names = (name.removeprefix("--") for name, each in theme_kinds().items() if each is kind)
        yield f"- Of the kind {kind}: {', '.join(f'`{name}`' for name in names)}. {theme_trouble(kind, '')}"
    yield ""


def _names(permissions: frozenset[Permission]) -> str:
    return ", ".join(f"`{each}`" for each in sorted(permissions))


def _supervising() -> str:
    return " and ".join(f"`{role}`" for role in Role if role.supervises)


def json_schema() -> dict[str, Any]:
    """A JSON Schema of the whole file."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Cordboard center file"}
    return head | _schema(inspect.type_info(CenterEntry))


def _sections() -> Iterator[tuple[str, type[Entry]]]:
    yield "The file", CenterEntry
    yield from _sections_of(CenterEntry, "")


def _sections_of(entry: type[Entry], where: str) -> Iterator[tuple[str, type[Entry]]]:
    for name, field in fields_of(entry).items():
        inner = bare(field.type)
        inner = bare(inner.item_type) if isinstance(inner, inspect.VarTupleType) else inner
        if isinstance(inner, inspect.StructType):
            section = cast("type[Entry]", inner.cls)
            yield f"`{name}`{where}", section
            yield from _sections_of(section, f" of `{name}`")


def _row(name: str, field: inspect.Field) -> str:
    more = field.type.extra_json_schema if isinstance(field.type, inspect.Metadata) else None
    meaning = (more or {}).get("description", "")
    needed = " (needed)" if field.required else ""
    return f"| `{name}`{needed} | {_value(field.type)}{_default(field)} | {meaning} |"


def _value(info: inspect.Type) -> str:
    match bare(info):
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType() as whole:
            return f"{whole.ge} to {whole.le}" if whole.le and whole.le < 2**32 else "whole number"
        case inspect.EnumType() as choice:
            return ", ".join(f"`{member.value}`" for member in choice.cls)
        case inspect.VarTupleType() as items:
            inner = bare(items.item_type)
            if isinstance(inner, inspect.EnumType):
                return f"list of {_value(inner)}"
            return "list, below" if isinstance(inner, inspect.StructType) else "list of names or numbers"
        case inspect.DictType() as table:
            return f"name: {_value(table.value_type)}"
        case inspect.StructType():
            return "mapping, below"
        case inspect.CustomType() as custom if custom.cls is Duration:
            return "duration"
    return "text"


def _default(field: inspect.Field) -> str:
    value = field.default
    if value is NODEFAULT or value in (None, "", 0, (), {}):
        return ""
    if isinstance(value, Duration):
        return f" (default {value / 1000:g}s)"
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    return f" (default `{shown}`)"


def _schema(info: inspect.Type) -> dict[str, Any]:
    match info:
        case inspect.Metadata():
            return _schema(info.type) | (info.extra_json_schema or {})
        case inspect.UnionType():
            return _schema(bare(info))
        case inspect.BoolType():
            return {"type": "boolean"}
        case inspect.IntType():
            return {"type": "integer", "minimum": info.ge, "maximum": info.le}
        case inspect.EnumType():
            return {"enum": [member.value for member in info.cls]}
        case inspect.VarTupleType():
            return {"type": "array", "items": _schema(info.item_type)}
        case inspect.DictType():
            return {"type": "object", "additionalProperties": _schema(info.value_type)}
        case inspect.StructType():
            return _object(cast("type[Entry]", info.cls))
        case inspect.CustomType() if info.cls is Duration:
            return {"type": "string", "pattern": "^[0-9]{1,9}(ms|s|m|h|d)$"}
    return dict(_WORD)


def _object(entry: type[Entry]) -> dict[str, Any]:
    fields = fields_of(entry)
    return {
        "type": "object",
        "description": entry.__doc__,
        "properties": {name: _schema(field.type) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.required],
        "additionalProperties": False,
    }
