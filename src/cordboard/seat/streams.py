"""Streams of events: each program hears a seat from the number it names on, as quick as it reads.

- The newest events of a seat are kept once, however many hear them; who is further behind reads the journal,
  a slice at a time. So a slow program costs nothing but its time.
- Nothing is skipped in silence: where the journal does not reach back, the stream says so first.
- A stream that has nothing to tell says from time to time how far it is.
- A view, which is no fact, is told once everything before it is: with the place that the stream has reached.
  Of several that nobody has read only the newest counts, and none is replayed.
- What may be asked now is told behind the events that changed it, to programs of the extension: the last of
  several changes to those who were away. It stands in no journal.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from cordboard.contract import V2, ContractFault, Event, FaultCode, contract_of, x1
from cordboard.contract.stream import VIEW, WHOLE, Gap, Message, Position, Reached, Told
from cordboard.seat.events import events_of, seats_of
from cordboard.seat.port import Alarm, Timers, VccLink
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import SeatId

SLICE: Final = 200
"""Facts that are read from the journal before everybody else has a turn."""
LINGER: Final = 60.0
"""Seconds for which a seat's newest events are kept after the last program has left: it may come again."""


class Tail:
    """The newest events of one seat; all that come after `since` are in it."""

    __slots__ = (
        "_bound",
        "_told",
        "_waiting",
        "allowed",
        "going",
        "since",
        "streams",
        "view",
        "views",
        "watched",
    )

    def __init__(self, since: int, bound: int) -> None:
        self.since = since
        self.streams = 0
        """How many hear them."""
        self.view: Event | None = None
        """The newest view."""
        self.views = 0
        """How many there have been."""
        self.going: Alarm | None = None
        """Forgets them, once nobody hears them any more."""
        self.watched = False
        """Whether somebody wants to know what may be asked."""
        self.allowed: Told | None = None
        """What may be asked, as it was looked at last."""
        self._bound = bound
        self._told: deque[Told] = deque()
        self._waiting: set[asyncio.Future[bool]] = set()

    def tell(self, number: int, events: Sequence[Event]) -> None:
        """A fact means these events here."""
        self._append(_told(number, events))

    def allow(self, now: Told) -> None:
        """What may be asked now; it is told where it is something else than before."""
        if self.allowed is None or _operations(self.allowed) == _operations(now):
            self.allowed = self.allowed or now
        elif now.position > self.allowed.position:  # else nothing has happened that could be its reason
            self.allowed = now
            self._append([now])

    def _append(self, told: Iterable[Told]) -> None:
        self._told.extend(told)
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

    def release(self) -> None:
        """Nothing is told to those who wait."""
        for each in self._waiting:
            _resolve(each, told=False)

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


class Batch(NamedTuple):
    """What a program gets at once.

    position: how far it goes. gap: what could not be told before it. more: there is more already.
    """

    told: tuple[Told, ...]
    position: Position
    gap: Gap | None
    more: bool


class Reader:
    """How far one program has come at a seat."""

    def __init__(self, tail: Tail, position: Position, *, extended: bool) -> None:
        self.tail = tail
        self.position = position
        self.extended = extended
        self._began = position
        self._shown = tail.views

    @property
    def is_behind(self) -> bool:
        """Whether there is something that the reader does not know."""
        return self.tail.goes_beyond(self.position) or self.tail.views != self._shown

    def newer(self) -> list[Told]:
        """What is in memory of what follows, which the reader has then."""
        newer = self.tail.after(self.position)
        if newer:
            self.position = newer[-1].position
        return [*self.known(newer), *self._view()]

    def _view(self) -> Iterator[Told]:
        """The newest view, where it is another one than before."""
        if self.tail.views != self._shown and self.tail.view is not None:
            self._shown = self.tail.views
            yield Told(self.position, self.tail.view)

    def known(self, told: Iterable[Told]) -> list[Told]:
        """What the reader's contract knows of these."""
        return [each for each in told if self.extended or contract_of(type(each.event)) is V2]

    def allowed_left_behind(self) -> list[Told]:
        """What may be asked, where that changed since the reader began and is no event in memory any more."""
        now = self.tail.allowed
        if not self.extended or now is None or self.position < Position(self.tail.since):
            return []
        return [Told(self.position, now.event)] if self._began < now.position <= self.position else []


def _operations(told: Told) -> tuple[x1.AllowedOperation, ...]:
    assert isinstance(told.event, x1.OperationsAllowedChanged)
    return told.event.operations


class Streams:
    """All streams of all seats.

    told: the last fact that was handed to `tell`.
    allowed: what may be asked at a seat now, as an event.
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
        allowed: Callable[[SeatId], Awaitable[Event]],
        bound: int = 1000,
        limit: int = 10_000,
        heartbeat: float = 15.0,
    ) -> None:
        self._link = link
        self._timers = timers
        self._reached = told
        self._allowed = allowed
        self._bound = bound
        self._limit = limit
        self._heartbeat = heartbeat
        self._tails: dict[SeatId, Tail] = {}

    def heard_at(self, seat: SeatId) -> bool:
        """Whether somebody hears what happens there, or did a moment ago."""
        return seat in self._tails

    @property
    def watched(self) -> Iterable[SeatId]:
        """The seats where somebody wants to know what may be asked."""
        return (seat for seat, tail in self._tails.items() if tail.watched)

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

    async def look(self, seat: SeatId) -> None:
        """Look what may be asked at a seat, and tell it where that is something else than before."""
        tail = self._tails.get(seat)
        if tail is None or not tail.watched:
            return
        position = Position(self._reached(), VIEW)
        try:
            event = await self._allowed(seat)
        except Refusal:  # the center does not answer; it is looked at again
            return
        tail.allow(Told(position, event))

    def follow(
        self, seat: SeatId, after: Position | None, *, extended: bool = False
    ) -> AsyncGenerator[Message, None]:
        """What happens at a seat after a position, or from now on; it never ends by itself.

        extended: with the events of the extension. Raises ContractFault where the seat has as many streams as
        it may have.
        """
        self._require_room(seat)
        return self._follow(seat, after, extended=extended)

    async def _follow(
        self, seat: SeatId, after: Position | None, *, extended: bool
    ) -> AsyncGenerator[Message, None]:
        tail = self._enter(seat, extended=extended)
        try:
            await self.look(seat)
            first, position = self._begin(after)
            reader = Reader(tail, position, extended=extended)
            if first is not None:
                yield first
            while True:
                for message in await self._next(seat, reader, self._heartbeat):
                    yield message
        finally:
            self._leave(seat, tail)

    async def batch(self, seat: SeatId, after: Position | None, limit: int, seconds: float) -> Batch:
        """What happens at a seat after a position, with the events of the extension; waits so long at most.

        Raises ContractFault where as many programs ask as may.
        """
        self._require_room(seat)
        tail = self._enter(seat, extended=True)
        try:
            await self.look(seat)
            first, position = self._begin(after)
            if first is not None:
                gap = first if isinstance(first, Gap) else None
                return Batch((), position, gap, more=False)
            return await self._batch(seat, Reader(tail, position, extended=True), limit, seconds)
        finally:
            self._leave(seat, tail)

    async def _batch(self, seat: SeatId, reader: Reader, limit: int, seconds: float) -> Batch:
        told: list[Told] = []
        gap: Gap | None = None
        end = self._timers.time() + seconds
        while len(told) <= limit:
            patience = 0 if told or gap else end - self._timers.time()
            some = await self._next(seat, reader, patience)
            told += [each for each in some if isinstance(each, Told)]
            gap = next((each for each in some if isinstance(each, Gap)), gap)
            if any(isinstance(each, Reached) for each in some):
                return Batch(tuple(told), reader.position, gap, more=False)
        return Batch(tuple(told[:limit]), told[limit - 1].position, gap, more=True)

    def release(self) -> None:
        """Let everybody who waits hear that nothing has happened."""
        for tail in self._tails.values():
            tail.release()

    def _begin(self, after: Position | None) -> tuple[Reached | Gap | None, Position]:
        """What is said first, if anything, and from where on events are told."""
        now = Position(self._reached())
        if after is None:
            return Reached(number=now.number), now
        if after.number > self._link.last:
            return Gap(after=after.number, next=now.number + 1), now
        return None, after

    async def _next(self, seat: SeatId, reader: Reader, patience: float) -> Sequence[Message]:
        """What follows a reader's place: some of it; or how far that is, where nothing comes in time."""
        tail = reader.tail
        if reader.position < Position(tail.since):
            await asyncio.sleep(0)
            return self._older(seat, reader)
        if not reader.is_behind:
            told = patience > 0 and await tail.wait(patience, self._timers)
            if not told and not await self._news(seat, reader):
                return (Reached(number=reader.position.number),)
        return reader.newer()

    async def _news(self, seat: SeatId, reader: Reader) -> bool:
        """Whether there is something after all; if not, the reader is as far as the center."""
        reached = Position(self._reached())
        if reader.extended:
            await self.look(seat)
        if reader.is_behind:
            return True
        reader.position = max(reader.position, reached)
        return False

    def _older(self, seat: SeatId, reader: Reader) -> Sequence[Message]:
        """A slice of the journal, up to what is in memory; before it the gap, where it begins later."""
        position = reader.position
        messages: list[Message] = []
        begin = position.number if position.part == WHOLE else position.number - 1
        if begin < self._link.first - 1:
            messages.append(Gap(after=position.number, next=self._link.first))
            begin = self._link.first - 1
        end = max(begin, min(begin + SLICE, reader.tail.since))
        for recorded in islice(self._link.replay(begin), end - begin):
            if seat in seats_of(recorded):
                told = _told(recorded.number, events_of(recorded))
                messages += reader.known(each for each in told if each.position > position)
        reader.position = Position(end)
        return [*messages, *reader.allowed_left_behind()]

    # -- who comes and goes ---------------------------------------------------------------------------

    def _require_room(self, seat: SeatId) -> None:
        if self.heard_at(seat) and self._tails[seat].streams >= self._limit:
            raise ContractFault(FaultCode.TOO_MANY_LISTENERS, "This seat has as many streams as it may have.")

    def _enter(self, seat: SeatId, *, extended: bool) -> Tail:
        tail = self._tails.get(seat)
        if tail is None:
            tail = self._tails[seat] = Tail(self._reached(), self._bound)
        if tail.going is not None:
            tail.going.cancel()
            tail.going = None
        tail.streams += 1
        tail.watched = tail.watched or extended
        return tail

    def _leave(self, seat: SeatId, tail: Tail) -> None:
        tail.streams -= 1
        if not tail.streams:
            tail.going = self._timers.call_later(LINGER, self._forget, seat)

    def _forget(self, seat: SeatId) -> None:
        del self._tails[seat]


def _told(number: int, events: Sequence[Event]) -> Iterator[Told]:
    """Events with their places."""
    return (Told(Position(number, part), event) for part, event in enumerate(events, start=1))
