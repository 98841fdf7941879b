"""The list of everything that is offered: each operation, type and event of a contract under its wire name.

There are two contracts. V2 is the published one; X1 extends it with what its wire cannot carry, and uses its
types and events as they are. Nothing is listed by hand: a class declared in one of the folders is in the
contract of that folder, and no name stands in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType, ModuleType
from typing import Final, TypeVar

from cordboard.contract import events, operations, types, x1
from cordboard.contract.faults import CtiFault
from cordboard.contract.record import Event, Field, Record, Request, answer_of, kind_of, parent_of, wire_name
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
    parent = parent_of(request)
    alias_of = None if parent is None else wire_name(parent)
    return Operation(wire_name(request), group, request, returns, many, doc_of(request), alias_of)


@cache
def doc_of(declared: type[Record]) -> str:
    """The docstring of a declaration, without the indentation of the source."""
    lines = (declared.__doc__ or "").strip().splitlines()
    return "\n".join(line.removeprefix("    ") for line in lines)


def _by_name(declared: Iterable[type[RecordT]]) -> Mapping[str, type[RecordT]]:
    return MappingProxyType({wire_name(one): one for one in sorted(declared, key=wire_name)})


def _operations(groups: Mapping[str, ModuleType]) -> Mapping[str, Operation]:
    found = [
        _operation(group, request)
        for group, module in groups.items()
        for request in _declared(module, Request)
    ]
    return MappingProxyType({one.name: one for one in sorted(found, key=lambda one: one.name)})


@dataclass(frozen=True, slots=True, eq=False)
class Contract:
    """One contract: what is declared in it, and what its addresses and messages call it.

    name: in addresses (`/agent/v2`, `/api/v2`).
    title: what people call it.
    operation_groups, event_groups: a group's name -> the module that declares it.
    operations, events, types: by wire name, in alphabetical order.
    """

    name: str
    title: str
    namespace: str
    prefix: str
    """Of the namespace in messages; four characters with its colon, which old clients cut off."""
    operation_groups: Mapping[str, ModuleType]
    event_groups: Mapping[str, ModuleType]
    operations: Mapping[str, Operation]
    events: Mapping[str, type[Event]]
    types: Mapping[str, type[Record]]

    @property
    def path(self) -> str:
        """Where it is spoken as SOAP: at the machine's own seat, and behind `/seat/NAME`."""
        return f"/agent/{self.name}"

    @property
    def seats(self) -> str:
        """Where it is spoken as JSON: before `/NAME/OPERATION`."""
        return f"/api/{self.name}/seats"

    @property
    def records(self) -> Iterable[type[Record]]:
        """Every class that is declared in it."""
        yield from (one.request for one in self.operations.values())
        yield from self.events.values()
        yield from self.types.values()


def _events(groups: Mapping[str, ModuleType]) -> Mapping[str, type[Event]]:
    return _by_name(one for module in groups.values() for one in _declared(module, Event))


def _types(modules: Iterable[ModuleType]) -> Iterable[type[Record]]:
    """Records that are neither asked nor told by themselves."""
    return (
        one for module in modules for one in _declared(module, Record) if not issubclass(one, Request | Event)
    )


V2: Final = Contract(
    name="v2",
    title="CTI Web Services",
    namespace=NAMESPACE,
    prefix="ns4",
    operation_groups=operations.GROUPS,
    event_groups=events.GROUPS,
    operations=_operations(operations.GROUPS),
    events=_events(events.GROUPS),
    types=_by_name([Event, *_types(types.MODULES)]),
)
"""The published contract. Its type `event` is the base of all events."""

X1: Final = Contract(
    name="x1",
    title="CTI Web Services, extended",
    namespace="urn:cordboard:agent:1",
    prefix="ns5",
    operation_groups={group: one for group, one in x1.GROUPS.items() if any(_declared(one, Request))},
    event_groups={group: one for group, one in x1.GROUPS.items() if any(_declared(one, Event))},
    operations=_operations(x1.GROUPS),
    events=_events(x1.GROUPS),
    types=_by_name(_types(x1.GROUPS.values())),
)
"""What we add. Its events extend V2's `event`."""

CONTRACTS: Final[Mapping[str, Contract]] = MappingProxyType({one.name: one for one in (V2, X1)})
"""By name."""

OPERATIONS: Final = V2.operations
EVENTS: Final = V2.events
TYPES: Final = V2.types

ALL_OPERATIONS: Final = MappingProxyType({**V2.operations, **X1.operations})
"""Every operation of both contracts by wire name."""

ALL_EVENTS: Final = MappingProxyType({**V2.events, **X1.events})
"""Every event of both contracts by wire name."""

_CONTRACT_OF: Final = {declared: one for one in CONTRACTS.values() for declared in one.records}
_CONTRACT_OF[CtiFault] = V2


def contract_of(declared: type[Record]) -> Contract:
    """The contract in which a request, type or event is declared."""
    return _CONTRACT_OF[declared]
