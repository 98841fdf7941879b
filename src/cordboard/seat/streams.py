"""Streams of events: each program hears a seat from the number it names on, as quick as it reads.

- The newest events of a seat are kept once, however many hear them; who is further behind reads the journal,
  a slice at a time. So a slow program costs nothing but its time.
- Nothing is skipped in silence: where the journal does not reach back, the stream says so first.
- A stream that has nothing to tell says from time to time how far it is.
- A view, which is no fact, is told once everything before it is: with the place that the stream has reached.
  Of several that nobody has read only the newest counts, and none is replayed.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from itertools import islice
from typing import Final

from cordboard.contract import ContractFault, Event, FaultCode
from cordboard.contract.stream import WHOLE, Gap, Message, Position, Reached, Told
from cordboard.seat.events import events_of, seats_of
from cordboard.seat.port import Timers, VccLink
from cordboard.vcc.ids import SeatId

SLICE: Final = 200
"""Facts that are read from the journal before everybody else has a turn."""


class Tail:
    """The newest events of one seat; all that come after `since` are in it."""

    __slots__ = ("_bound", "_told", "_waiting", "since", "streams", "view", "views")

    def __init__(self, since: int, bound: int) -> None:
        self.since = since
        self.streams = 0
        """How many hear them."""
        self.view: Event | None = None
        """The newest view."""
        self.views = 0
        """How many there have been."""
        self._bound = bound
        self._told: deque[Told] = deque()
        self._waiting: set[asyncio.Future[bool]] = set()

    def tell(self, number: int, events: Sequence[Event]) -> None:
        """A fact means these events here."""
        self._told.extend(_told(number, events))
        while len(self._told) > self._bound:
            self.since = self._told.popleft().position.number
        self._wake()

    def show(self, view: Event) -> None:
        """This is how something is now."""
        self.view, self.views = view, self.views + 1
        self._wake()

    def _wake(self) -> None:
        for each in self._waiting:
            _resolve(each, told=True)

    def goes_beyond(self, position: Position) -> bool:
        """Whether something comes after a position."""
        return bool(self._told) and self._told[-1].position > position

    def after(self, position: Position) -> list[Told]:
        """What comes after a position that is not before `since`."""
        newer: list[Told] = []
        for told in reversed(self._told):
            if told.position <= position:
                break
            newer.append(told)
        return newer[::-1]

    async def wait(self, seconds: float, timers: Timers) -> bool:
        """Until something is told or shown, or so long: whether something was."""
        waiting: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        alarm = timers.call_later(seconds, _resolve, waiting, False)
        try:
            return await waiting
        finally:
            alarm.cancel()
            self._waiting.discard(waiting)


def _resolve(waiting: asyncio.Future[bool], told: bool) -> None:
    if not waiting.done():
        waiting.set_result(told)


class Streams:
    """All streams of all seats.

    told: the last fact that was handed to `tell`.
    bound: events of a seat that are kept in memory.
    limit: streams that a seat may have.
    heartbeat: seconds of silence after which a stream says how far it is.
    """

    def __init__(
        self,
        link: VccLink,
        timers: Timers,
        told: Callable[[], int],
        *,
        bound: int = 1000,
        limit: int = 10_000,
        heartbeat: float = 15.0,
    ) -> None:
        self._link = link
        self._timers = timers
        self._reached = told
        self._bound = bound
        self._limit = limit
        self._heartbeat = heartbeat
        self._tails: dict[SeatId, Tail] = {}

    def heard_at(self, seat: SeatId) -> bool:
        """Whether a stream is open there."""
        return seat in self._tails

    def tell(self, seat: SeatId, number: int, events: Sequence[Event]) -> None:
        """A fact means these events at this seat."""
        tail = self._tails.get(seat)
        if tail is not None:
            tail.tell(number, events)

    def show(self, seat: SeatId, view: Event) -> None:
        """This is how something at the seat is now, whatever happened before."""
        tail = self._tails.get(seat)
        if tail is not None:
            tail.show(view)

    def follow(self, seat: SeatId, after: Position | None) -> AsyncGenerator[Message, None]:
        """What happens at a seat after a position, or from now on; it never ends by itself.

        Raises ContractFault where the seat has as many streams as it may have.
        """
        if self.heard_at(seat) and self._tails[seat].streams >= self._limit:
            raise ContractFault(FaultCode.TOO_MANY_LISTENERS, "This seat has as many streams as it may have.")
        return self._follow(seat, after)

    async def _follow(self, seat: SeatId, after: Position | None) -> AsyncGenerator[Message, None]:
        tail = self._enter(seat)
        shown = tail.views
        try:
            position = Position(self._reached())
            if after is None:
                yield Reached(number=position.number)
            elif after.number > self._link.last:
                yield Gap(after=after.number, next=position.number + 1)
            else:
                position = after
            while True:
                messages, position = await self._next(seat, tail, position, shown)
                for message in messages:
                    yield message
                if tail.views != shown and tail.view is not None and not tail.goes_beyond(position):
                    shown = tail.views
                    yield Told(position, tail.view)
        finally:
            self._leave(seat, tail)

    async def _next(
        self, seat: SeatId, tail: Tail, position: Position, shown: int
    ) -> tuple[Sequence[Message], Position]:
        """What follows a position, some of it at least, and how far that goes; it may take a while.

        Nothing may follow where there is another view than the one that was `shown` last.
        """
        if position < Position(tail.since):
            await asyncio.sleep(0)
            return self._older(seat, position)
        there_is_news = tail.goes_beyond(position) or tail.views != shown
        if not there_is_news and not await tail.wait(self._heartbeat, self._timers):
            position = max(position, Position(self._reached()))
            return (Reached(number=position.number),), position
        newer = tail.after(position)
        return newer, newer[-1].position if newer else position

    def _older(self, seat: SeatId, position: Position) -> tuple[Sequence[Message], Position]:
        """A slice of the journal, and its end; before it the gap, where the journal begins later."""
        messages: list[Message] = []
        begin = position.number if position.part == WHOLE else position.number - 1
        if begin < self._link.first - 1:
            messages.append(Gap(after=position.number, next=self._link.first))
            begin = self._link.first - 1
        end = min(begin + SLICE, self._link.last)
        for recorded in islice(self._link.replay(begin), SLICE):
            if seat in seats_of(recorded):
                told = _told(recorded.number, events_of(recorded))
                messages += [each for each in told if each.position > position]
        return messages, Position(end)

    def _enter(self, seat: SeatId) -> Tail:
        tail = self._tails.get(seat)
        if tail is None:
            tail = self._tails[seat] = Tail(self._reached(), self._bound)
        tail.streams += 1
        return tail

    def _leave(self, seat: SeatId, tail: Tail) -> None:
        tail.streams -= 1
        if not tail.streams:
            del self._tails[seat]


def _told(number: int, events: Sequence[Event]) -> Iterator[Told]:
    """Events with their places."""
    return (Told(Position(number, part), event) for part, event in enumerate(events, start=1))
