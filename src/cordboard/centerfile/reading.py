"""From tree to entries: each value read as its field's declaration says.

A value that is wrong is noted and replaced by a placeholder, so that one reading finds every mistake.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Any, TypeVar, cast

from msgspec import inspect

from .document import Mapping, Node, Scalar, Sequence
from .entries import Duration, Entry, Word, bare, fields_of
from .problems import Code, Place, Problems, suggest

E = TypeVar("E", bound=Entry)

_UNITS = {"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000}


def read(node: Node, entry: type[E], problems: Problems) -> E:
    """The entry that `node` describes; what is wrong is noted in `problems`."""
    return cast("E", _Reader(problems).value(node, inspect.type_info(entry), "The file"))


class _Reader:
    """Reads values by type; `label` says in an error which value is meant."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems

    def value(self, node: Node, info: inspect.Type, label: str) -> Any:
        match info:
            case inspect.Metadata() | inspect.UnionType():
                return self.value(node, bare(info), label)
            case inspect.StructType():
                return self._entry(node, cast("type[Entry]", info.cls), label)
            case inspect.VarTupleType():
                return self._list(node, info.item_type, label)
            case inspect.DictType():
                return self._table(node, info.value_type, label)
        return self._word(node, info, label)

    def _entry(self, node: Node, entry: type[Entry], label: str) -> Entry:
        fields = fields_of(entry)
        pairs = {key.text: (key, value) for key, value in self._pairs(node, label)}
        for name, (key, _) in pairs.items():
            if name not in fields:
                text = f"{label} has no {name!r}."
                self._problems.add(Code.UNKNOWN_KEY, key.place, text, suggest(name, fields))
        values = {
            name: self.value(pairs[name][1], field.type, f"`{name}`")
            for name, field in fields.items()
            if name in pairs and not _nothing(pairs[name][1], field)
        }
        for name, field in fields.items():
            if field.required and name not in values:
                self._problems.add(
                    Code.MISSING, node.place, f"{label} has no `{name}`.", f"Add `{name}: ...`."
                )
                values[name] = _placeholder(field.type, node.place)
        return entry(place=node.place, **values)

    def _list(self, node: Node, item: inspect.Type, label: str) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            self._wrong(node, f"{label} is not a list.", "Begin each item with `- `.")
            return ()
        one = _one_of(label)
        return tuple(self.value(child, item, one) for child in node.items)

    def _table(self, node: Node, item: inspect.Type, label: str) -> dict[Word, Any]:
        return {
            Word.at(key.place, key.text): self.value(value, item, f"`{key.text}`")
            for key, value in self._pairs(node, label)
        }

    def _pairs(self, node: Node, label: str) -> tuple[tuple[Scalar, Node], ...]:
        if isinstance(node, Mapping):
            return node.pairs
        self._wrong(node, f"{label} is not a mapping.", "Write `key: value` lines.")
        return ()

    def _word(self, node: Node, info: inspect.Type, label: str) -> Any:
        if not isinstance(node, Scalar):
            self._wrong(node, f"{label} is not one value.", "Write one value.")
        elif node.empty:
            self._wrong(node, f"{label} is empty.", "Write a value, or remove the line.")
        else:
            return self._scalar(node, info, label)
        return _placeholder(info, node.place)

    def _scalar(self, node: Scalar, info: inspect.Type, label: str) -> Any:
        match info:
            case inspect.BoolType() if node.text in {"true", "false"}:
                return node.text == "true"
            case inspect.BoolType():
                self._wrong(node, f"{label} is {node.text!r}.", "Write true or false.")
            case inspect.IntType():
                return self._whole(node, info, label)
            case inspect.EnumType():
                return self._choice(node, info.cls, label)
            case inspect.CustomType() if info.cls is Duration:
                return self._duration(node, label)
            case inspect.CustomType():
                return cast("type[Word]", info.cls).at(node.place, node.text)
        return _placeholder(info, node.place)

    def _whole(self, node: Scalar, info: inspect.IntType, label: str) -> int:
        least, most = info.ge or 0, info.le or 2**63 - 1
        if re.fullmatch(r"[0-9]{1,19}", node.text) and least <= int(node.text) <= most:
            return int(node.text)
        self._wrong(node, f"{label} is {node.text!r}.", f"Write a whole number from {least} to {most}.")
        return least

    def _choice(self, node: Scalar, choices: type[Enum], label: str) -> Enum:
        names = {str(choice.value): choice for choice in choices}
        if node.text in names:
            return names[node.text]
        text = f"{label} is {node.text!r}."
        self._problems.add(Code.VALUE, node.place, text, suggest(node.text, names))
        return next(iter(choices))

    def _duration(self, node: Scalar, label: str) -> Duration:
        match = re.fullmatch(r"([0-9]{1,9})(ms|s|m|h|d)", node.text)
        if match is not None:
            return Duration(int(match[1]) * _UNITS[match[2]])
        self._wrong(
            node, f"{label} is {node.text!r}.", "Write a number with a unit: 500ms, 20s, 5m, 1h, 90d."
        )
        return Duration(0)

    def _wrong(self, node: Node, text: str, remedy: str) -> None:
        self._problems.add(Code.TYPE, node.place, text, remedy)


def _nothing(node: Node, field: inspect.Field) -> bool:
    """A section without content (`users:`) counts as left out."""
    kind = bare(field.type)
    is_section = isinstance(kind, inspect.VarTupleType | inspect.DictType | inspect.StructType)
    return is_section and isinstance(node, Scalar) and node.empty


def _placeholder(info: inspect.Type, place: Place) -> Any:
    match info:
        case inspect.Metadata():
            return _placeholder(info.type, place)
        case inspect.BoolType():
            return False
        case inspect.IntType():
            return info.ge or 0
        case inspect.EnumType():
            return next(iter(info.cls))
        case inspect.CustomType() if issubclass(info.cls, Word):
            return info.cls.at(place)
    return Duration(0)


def _one_of(label: str) -> str:
    """The label of one item: `users` -> An item of `users`."""
    return f"An item of {label}"
