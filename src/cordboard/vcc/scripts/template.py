"""The language of scripts: HTML with values of the call, and words that depend on them.

It is Jinja's, and little of it: `{{ Group.name }}`, some filters, `{% if %}`. There are no loops, calls, sets
and imports, so that a script costs what its length costs. Every value is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from jinja2 import ChainableUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

FILTERS: Final = frozenset({"capitalize", "default", "length", "lower", "replace", "title", "trim", "upper"})
_WORDS: Final = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.CondExpr,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Concat,
)
_SYNTAX: Final = SandboxedEnvironment(autoescape=True, undefined=ChainableUndefined)
_COMPILED: Final = 64


class Fault(NamedTuple):
    """What is wrong with a script, and in which of its lines."""

    line: int
    text: str


class Piece(NamedTuple):
    """A part of a script as it is written: HTML, or (None) some value."""

    line: int
    html: str | None


def render(text: str, values: Mapping[str, str]) -> str:
    """The script with the values, by `Group.name`; what is not known is empty."""
    groups: dict[str, dict[str, str]] = {}
    for name, value in values.items():
        group, _, variable = name.partition(".")
        groups.setdefault(group, {})[variable] = value
    return _compiled(text).render(groups)


def faults(text: str, known: Mapping[str, object]) -> tuple[Fault, ...]:
    """What is wrong with the language of a script. `known`: the names that it may use."""
    try:
        tree = _SYNTAX.parse(text)
    except TemplateSyntaxError as error:
        return (Fault(error.lineno, f"This is no script: {error.message}"),)
    return tuple(_faults(tree, known))


def pieces(text: str) -> tuple[Piece, ...]:
    """The parts of a script without faults, in their order, whatever they depend on."""
    return tuple(_pieces(_SYNTAX.parse(text).body))


@lru_cache(maxsize=_COMPILED)
def _compiled(text: str) -> Template:
    return _SYNTAX.from_string(text)


def _faults(node: nodes.Node, known: Mapping[str, object]) -> Iterator[Fault]:
    name = _variable(node)
    if name is not None:
        if name not in known:
            yield Fault(node.lineno, f"Nothing is known of a call as {name!r}.")
        return
    if isinstance(node, nodes.Filter):
        if node.name not in FILTERS:
            yield Fault(node.lineno, f"There is no filter {node.name!r} in scripts.")
    elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        yield Fault(node.lineno, "A value is named by its group and its name, as in Call.ANI.")
        return
    elif not isinstance(node, _WORDS):
        yield Fault(node.lineno, f"A script has no {type(node).__name__.lower()}.")
        return
    for child in node.iter_child_nodes():
        yield from _faults(child, known)


def _variable(node: nodes.Node) -> str | None:
    """`Group.name` of what a node stands for; also written `Group["name"]`."""
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return f"{node.node.name}.{node.attr}"
    if (
        isinstance(node, nodes.Getitem)
        and isinstance(node.node, nodes.Name)
        and isinstance(node.arg, nodes.Const)
    ):
        return f"{node.node.name}.{node.arg.value}"
    return None


def _pieces(body: list[nodes.Node]) -> Iterator[Piece]:
    for node in body:
        if isinstance(node, nodes.If):
            yield from _pieces([*node.body, *node.elif_, *node.else_])
        elif isinstance(node, nodes.Output):
            for part in node.nodes:
                html = part.data if isinstance(part, nodes.TemplateData) else None
                yield Piece(part.lineno, html)
