"""What may be asked at a seat now, and when to look whether that is something else than before.

A view of committed state, not a fact: it is looked at shortly after something that concerns the seat, and
before anybody is told that nothing has happened.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from cordboard.contract import x1
from cordboard.seat.callstates import OPERATIONS, PREVIEW_OPERATIONS
from cordboard.seat.port import Alarm, Timers, VccLink
from cordboard.vcc import configuration, maintenance
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import SeatId
from cordboard.vcc.kernel import Fact
from cordboard.vcc.queries import OperationsAllowed

PERIOD: Final = 0.02
"""Seconds between something that happens and the look: what is decided together is looked at once."""

SESSION_OPERATIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "log in": ("login", "loginAsync", "loginAsync2", "loginAsync3", "cachedLogin"),
    "set ready": ("setReadyState",),
    "set not ready": ("setNotReadyState",),
    "restart station": ("restartStation",),
    "log out": ("logout", "logoutAndExit"),
}
"""Rule of the core -> the operations that ask so of a session; only who is not logged in can log in."""

_ASKED_BY: Final = {**SESSION_OPERATIONS, **OPERATIONS, **PREVIEW_OPERATIONS}
_BEFORE_LOGIN: Final = ("log in",)
_SPELLED: Final = re.compile(r"(\w+)(?:\((\w+)\))?")

_FOR_ALL: Final = frozenset(
    {
        configuration.CenterReplaced,
        maintenance.MaintenanceStarted,
        maintenance.MaintenanceCompleted,
        maintenance.MaintenanceCanceled,
    }
)
"""Facts after which every agent may be allowed something else."""


async def allowed_at(link: VccLink, seat: SeatId) -> tuple[x1.AllowedOperation, ...]:
    """What may be asked there now. Raises Refusal where the center does not answer."""
    try:
        return _operations(await link.ask(OperationsAllowed(seat=seat)))
    except Refusal as refusal:
        if refusal.reason is not Reason.NOT_LOGGED_IN:
            raise
        return _operations(_BEFORE_LOGIN)


@lru_cache(maxsize=1024)
def _operations(rules: tuple[str, ...]) -> tuple[x1.AllowedOperation, ...]:
    """The operations of these rules, each way of asking once."""
    spelled = (_SPELLED.fullmatch(each) for rule in rules for each in _ASKED_BY[rule])
    ways = dict.fromkeys((found[1], found[2]) for found in spelled if found is not None)
    return tuple(x1.AllowedOperation(operation=name, variant=variant) for name, variant in ways)


class AllowedViews:
    """Looks at the seats that somebody watches, soon after something concerns them.

    `watched` names these seats, `look` tells what is new at one, `start` runs a chore.
    """

    def __init__(
        self,
        timers: Timers,
        *,
        watched: Callable[[], Iterable[SeatId]],
        look: Callable[[SeatId], Any],
        start: Callable[[Any], object],
    ) -> None:
        self._timers = timers
        self._watched = watched
        self._look = look
        self._start = start
        self._due: set[SeatId] = set()
        self._alarm: Alarm | None = None

    def hear(self, fact: Fact) -> None:
        """A fact was committed."""
        watched = set(self._watched())
        if not watched:
            return
        seats: tuple[SeatId | None, ...] = getattr(fact, "seats", None) or (getattr(fact, "seat", None),)
        self._due |= watched if type(fact) in _FOR_ALL else watched.intersection(seats)
        if self._due and self._alarm is None:
            self._alarm = self._timers.call_later(PERIOD, self._ring)

    def close(self) -> None:
        """Look no more."""
        if self._alarm is not None:
            self._alarm.cancel()

    def _ring(self) -> None:
        self._alarm = None
        due, self._due = self._due, set()
        self._start(self._look_at(sorted(due)))

    async def _look_at(self, seats: Iterable[SeatId]) -> None:
        for seat in seats:
            await self._look(seat)
