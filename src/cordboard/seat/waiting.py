"""The queue as an agent sees it: the calls that wait for them, told when that has changed.

A view of committed state, not a fact: it is looked at a second after something moved, told where it is
another one than before, and never replayed. A program that was away hears how it is now; a listener that is
added, with the next change; a stream that begins, where anybody waits. `callsQueueUpdated` without calls says
that nobody waits any more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, Final

from cordboard import contract
from cordboard.seat import views
from cordboard.seat.port import Alarm, Timers, VccLink
from cordboard.vcc import agents, calls, configuration, listeners, queue, skills
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import SeatId

PERIOD: Final = 1.0
"""Seconds between two looks."""

_ALSO: Final = frozenset(
    {
        agents.LoginFinished,
        agents.LoggedOut,
        skills.ActiveSkillsChanged,
        configuration.SkillsChanged,
        configuration.CenterReplaced,
        listeners.ListenerAdded,
    }
)
"""Facts after which an agent may see other calls, besides those of calls themselves."""

_MOVES: Final = frozenset(
    {
        calls.CallQueued,
        calls.CallOffered,
        calls.OfferEnded,
        calls.CallAbandoned,
        calls.CallSentOn,
        calls.CallDiverted,
        calls.CallForwarded,
        calls.ParkedCallMoved,
        calls.PlaceKept,
        calls.CallbackRests,
        calls.CallbackDue,
        calls.CallbackNotReached,
        queue.StandingChanged,
    }
)
"""Facts by which a call comes to the queue, leaves it, or stands elsewhere in it."""


class QueueViews:
    """What each seat was shown last of the calls that wait.

    `listened_to` names the seats that have listeners or streams, `show` lets them hear an event, `start` runs
    a chore.
    """

    def __init__(
        self,
        link: VccLink,
        timers: Timers,
        *,
        listened_to: Callable[[], Iterable[SeatId]],
        show: Callable[[SeatId, tuple[contract.QueuedCall, ...]], None],
        start: Callable[[Any], object],
    ) -> None:
        self._link = link
        self._timers = timers
        self._listened_to = listened_to
        self._show = show
        self._start = start
        self._shown: dict[SeatId, tuple[contract.QueuedCall, ...]] = {}
        self._new: set[SeatId] = set()
        """Where somebody has come who does not know who waits."""
        self._alarm: Alarm | None = None

    def hear(self, fact: object) -> None:
        """A fact was committed: look soon, if it moves the queue."""
        if type(fact) in _MOVES or type(fact) in _ALSO:
            self._look_soon()

    def begin(self, seat: SeatId) -> None:
        """Somebody begins to listen to the seat: show them who waits, if anybody does."""
        self._new.add(seat)
        self._look_soon()

    def _look_soon(self) -> None:
        if self._alarm is None:
            self._alarm = self._timers.call_later(PERIOD, self._look)

    def close(self) -> None:
        """Look no more."""
        if self._alarm is not None:
            self._alarm.cancel()

    def _look(self) -> None:
        self._alarm = None
        self._start(self._look_at(tuple(self._listened_to())))

    async def _look_at(self, seats: tuple[SeatId, ...]) -> None:
        """One seat after the other, so that nobody waits long for us."""
        new, self._new = self._new, set()
        for seat in seats:
            now = await self._waiting_for(seat)
            if now != self._shown.get(seat, ()) or (now and seat in new):
                self._shown[seat] = now
                self._show(seat, now)
            await asyncio.sleep(0)
        for gone in self._shown.keys() - set(seats):
            del self._shown[gone]

    async def _waiting_for(self, seat: SeatId) -> tuple[contract.QueuedCall, ...]:
        try:
            waiting = await self._link.ask(queue.ListWaiting(seat=seat))
        except Refusal:  # nobody is logged in there
            return ()
        return tuple(views.queued_call(call) for call in waiting)
