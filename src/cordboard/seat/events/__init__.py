"""What the listeners of a seat are told when something happens: tables from facts to events, one a subject.

A pure function of one fact: the same journal tells the same story again. Only what is alive is told.
Choices that the contract leaves open are written in the modules of their subjects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.seat import views
from cordboard.vcc.ids import SeatId
from cordboard.vcc.kernel import Fact, Recorded

from .announcements import ANNOUNCEMENTS
from .callbacks import CALLBACKS
from .calls import CALLS
from .connectors import CONNECTORS
from .contacts import CONTACTS
from .groups import GROUPS
from .messages import MESSAGES
from .playing import PLAYING
from .previews import PREVIEWS
from .queue import QUEUE
from .rows import Row
from .session import SESSION
from .softphones import SOFTPHONES
from .supervision import SUPERVISION
from .voicemail import VOICEMAILS
from .worksheets import WORKSHEETS

TABLE: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    **SESSION,
    **CALLS,
    **CONTACTS,
    **ANNOUNCEMENTS,
    **CALLBACKS,
    **GROUPS,
    **PLAYING,
    **PREVIEWS,
    **QUEUE,
    **SOFTPHONES,
    **SUPERVISION,
    **VOICEMAILS,
    **MESSAGES,
    **CONNECTORS,
    **WORKSHEETS,
}
"""Fact -> the events that its seats hear, in order. A fact without a row is told to nobody."""


def seats_of(recorded: Recorded) -> tuple[SeatId, ...]:
    """The seats that hear of a committed fact: its `seats` where many may, else its `seat`, if any."""
    fact = recorded.fact
    if type(fact) not in TABLE:
        return ()
    many: tuple[SeatId, ...] | None = getattr(fact, "seats", None)
    if many is not None:
        return many
    return () if fact.seat is None else (fact.seat,)


def events_of(recorded: Recorded) -> tuple[contract.Event, ...]:
    """What those seats hear of a committed fact, in order."""
    at = views.timestamp(recorded.at)
    rows = TABLE.get(type(recorded.fact), ())
    return tuple(_told(recorded.fact, row, at) for row in rows if row.when(recorded.fact))


def published(events: Iterable[contract.Event]) -> tuple[contract.Event, ...]:
    """Those of the published contract: all that its programs know."""
    return tuple(event for event in events if contract.contract_of(type(event)) is contract.V2)


def _told(fact: Any, row: Row, at: str) -> contract.Event:
    fields: dict[str, Any] = {name: read(fact) for name, read in row.fields.items()}
    return row.event(timestamp=at, **fields)


WITHOUT_A_FACT: Final[frozenset[type[contract.Event]]] = frozenset(
    {contract.Timeout, contract.CallsQueueUpdated, contract.x1.OperationsAllowedChanged}
)
"""Events that tell of no fact: every poll's own, and views of how it is."""


def alive_events() -> frozenset[str]:
    """The wire names of the events that a seat can tell; `timeout` is every poll's own."""
    told = {row.event for rows in TABLE.values() for row in rows} | WITHOUT_A_FACT
    return frozenset(contract.wire_name(event) for event in told)
