"""The list of everything the contract offers: each operation, type and event under its wire name.

Nothing is listed by hand: a class declared in one of the folders is in the contract.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType, ModuleType
from typing import Final, TypeVar

from cordboard.contract import events, operations, types
from cordboard.contract.record import Answered, Event, Field, Record, Request, answer_of, kind_of, wire_name
from cordboard.contract.scalars import Scalar

NAMESPACE: Final = "urn:core_v2.agent.api.five9.com"
"""The published namespace of CTI Web Services v2; ours only in the sense that we speak it."""

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """One operation of the contract. There is one object for each, which is equal to itself only."""

    name: str
    group: str
    """The published group, or ours in the same style."""
    request: type[Request]
    returns: Scalar | type[Record] | None
    """None is void."""
    many: bool
    """True when the answer is a list, possibly empty."""
    doc: str
    alias_of: str | None
    """The operation that this one is a second published spelling of."""

    @property
    def answer(self) -> Field | None:
        """The answer as a field named `return`, None for void."""
        if self.returns is None:
            return None
        return Field("return", "return", self.returns, self.many, required=False)


def _declared(module: ModuleType, base: type[RecordT]) -> Iterable[type[RecordT]]:
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, base) and value.__module__ == module.__name__:
            yield value


def _operation(group: str, request: type[Request]) -> Operation:
    answer = answer_of(request)
    returns, many = (None, False) if answer is None else kind_of(answer)
    parent = request.__bases__[0]
    alias_of = None if parent is Answered else wire_name(parent)
    return Operation(wire_name(request), group, request, returns, many, doc_of(request), alias_of)


@cache
def doc_of(declared: type[Record]) -> str:
    """The docstring of a declaration, without the indentation of the source."""
    lines = (declared.__doc__ or "").strip().splitlines()
    return "\n".join(line.removeprefix("    ") for line in lines)


def _by_name(declared: Iterable[type[RecordT]]) -> Mapping[str, type[RecordT]]:
    return MappingProxyType({wire_name(one): one for one in sorted(declared, key=wire_name)})


def _operations() -> Mapping[str, Operation]:
    found = [
        _operation(group, request)
        for group, module in operations.GROUPS.items()
        for request in _declared(module, Request)
    ]
    return MappingProxyType({one.name: one for one in sorted(found, key=lambda one: one.name)})


OPERATIONS: Final = _operations()
"""Every operation by wire name, in alphabetical order."""

EVENTS: Final = _by_name(one for module in events.GROUPS.values() for one in _declared(module, Event))
"""Every event by wire name, in alphabetical order."""

_TYPES: list[type[Record]] = [Event]
_TYPES += [one for module in types.MODULES for one in _declared(module, Record)]

TYPES: Final = _by_name(_TYPES)
"""Every type by wire name, in alphabetical order; `event` is the base of all events."""
