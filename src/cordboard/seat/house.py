"""All seats of this process: operations come in by seat, facts go out to whoever listens there.

A listener hears everything committed after it was added. After a restart its queue is filled again from
the journal, from its saved cursor on: it may hear something twice, it never misses anything.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from typing import Final

from cordboard.contract import CallsQueueUpdated, CheckEvent, Event, QueuedCall, Request, x1
from cordboard.contract.stream import Message, Position
from cordboard.seat.allowing import AllowedViews, allowed_at
from cordboard.seat.asking import Asking
from cordboard.seat.cursors import Cursors
from cordboard.seat.events import events_of, published, seats_of
from cordboard.seat.faults import fault_of
from cordboard.seat.listeners import Audience, Queue
from cordboard.seat.once import Once
from cordboard.seat.operations import handler_of
from cordboard.seat.passwords import proves
from cordboard.seat.port import Alarm, AnswerStore, CursorStore, Records, Timers, VccLink
from cordboard.seat.session import Chores, Seat
from cordboard.seat.settings import SeatSettings
from cordboard.seat.streams import Streams
from cordboard.seat.views import timestamp
from cordboard.seat.waiting import QueueViews
from cordboard.vcc.agents import LoginFailed, LoginFinished
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import LOCAL_SEAT, ListenerId, Milliseconds, SeatId, VoicemailId
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.listeners import Listener, ListenerAdded, ListenerRemoved, Removal, RemoveListener
from cordboard.vcc.queries import GetPrompt
from cordboard.vcc.voicemail import GetVoicemail, Voicemail

log = logging.getLogger(__name__)

_SWEEPS_AN_EXPIRY: Final = 10


def _streams_of(
    settings: SeatSettings,
    link: VccLink,
    timers: Timers,
    told: Callable[[], int],
    allowed: Callable[[SeatId], Awaitable[Event]],
) -> Streams:
    """The streams of a house."""
    return Streams(
        link,
        timers,
        told,
        allowed=allowed,
        bound=settings.queue_bound,
        limit=settings.listeners_per_seat,
        heartbeat=settings.heartbeat,
    )


class SeatHouse:
    """The seats of one domain; it is what the doors call `Seats`.

    `now` is the wall clock, for the `timeout` event; `timers` measure polls and expiry. `asking` has the
    channels to attached softphones.
    """

    def __init__(
        self,
        link: VccLink,
        cursors: CursorStore,
        timers: Timers,
        now: Callable[[], Milliseconds],
        settings: SeatSettings,
        *,
        records: Records,
        answers: AnswerStore,
    ) -> None:
        self._link = link
        self._records = records
        self._timers = timers
        self._now = now
        self._settings = settings
        self._seats: dict[SeatId, Seat] = {}
        self.asking = Asking(timers)
        self._chores = Chores()
        self._leaving: set[ListenerId] = set()
        self._told = 0
        """The last fact that the queues know of."""
        self._cursors = Cursors(cursors, timers, lambda: self._told, settings.cursor_delay)
        self._streams = _streams_of(settings, link, timers, lambda: self._told, self._allowed)
        self._waiting = QueueViews(
            link, timers, listened_to=self._listened_to, show=self._show_waiting, start=self._chores.start
        )
        self._allowing = AllowedViews(
            timers, watched=lambda: self._streams.watched, look=self._streams.look, start=self._chores.start
        )
        self._once = Once(answers, now)
        self._sweeping: Alarm | None = None
        self._unsubscribe: Callable[[], None] | None = None

    def load(self, listeners: Iterable[Listener]) -> None:
        """Begin: fill the queues of the living `listeners` from their cursors on, then follow the facts.

        A listener without a cursor is filled from where it was added; one that would miss something,
        because the journal begins later than it stands, is removed and hears so. It runs on the event
        loop, after the link has read its journal and before the doors open.
        """
        living = {one.id: one for one in listeners}
        cursors = self._cursors.load(living)
        self._told = self._link.last
        self._refill(living, cursors)
        self._unsubscribe = self._link.subscribe_ahead(self._hear)
        self._sweeping = self._timers.call_later(self._sweep_period, self._sweep)

    @property
    def reached(self) -> int:
        """The last fact that no listener will ask for again: the journal keeps all that come after."""
        living = [queue.listener.id for queue in self._queues if queue.removal is None]
        return min((self._cursors.saved(one) or 0 for one in living), default=self._link.last)

    def release(self) -> None:
        """End every waiting poll with `timeout`, so that the doors can close at once."""
        for queue in self._queues:
            queue.wake()
        self._streams.release()

    async def close(self) -> None:
        """End: no more facts, no more work; cursors are saved."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        self._waiting.close()
        self._allowing.close()
        await self._chores.stop()
        self._cursors.close()
        if self._sweeping is not None:
            self._sweeping.cancel()

    def owner_of(self, seat: str) -> str:
        """The full user name to whom the hosted seat of this name belongs, whether they exist or not."""
        return self._settings.seat_name(seat)

    async def admit(self, seat: str, user: str, password: str, client: str = "") -> bool:
        """Whether its own user's name and password open the hosted seat. Raises ContractFault."""
        owner = self._settings.seat_name(seat)
        return await proves(self._link, owner, password, client) and self._settings.seat_name(user) == owner

    async def call(self, seat: str | None, request: Request) -> object:
        """Serve one operation and give its answer. Raises ContractFault."""
        handler = handler_of(type(request))
        try:
            return await handler(self._seat_called(seat), request)
        except Refusal as refusal:
            raise fault_of(refusal) from None

    async def call_once(self, seat: str | None, key: str, request: Request) -> object:
        """Serve one operation unless this seat has served it with this key before; its first answer.

        A poll is never repeated: there a key means nothing. Raises ContractFault.
        """
        if request.WAITS:
            return await self.call(seat, request)
        return await self._once.answer(
            self._seat_called(seat).id, key, request, lambda: self.call(seat, request)
        )

    def follow(
        self, seat: str | None, after: Position | None, *, extended: bool = False
    ) -> AsyncGenerator[Message, None]:
        """What happens at a seat after a position, or from now on, with the extension's if `extended`."""
        called = self._seat_called(seat).id
        self._waiting.begin(called)
        return self._streams.follow(called, after, extended=extended)

    async def check_prompt(self, seat: str | None, file: str) -> None:
        """Raises ContractFault where the agent at the seat has no prompt of that file."""
        try:
            await self._link.ask(GetPrompt(seat=self._seat_called(seat).id, file=file))
        except Refusal as refusal:
            raise fault_of(refusal) from None

    async def voicemail_file(self, seat: str | None, voicemail: int) -> str:
        """The file of a voicemail that the agent at the seat may hear. Raises ContractFault."""
        asked = GetVoicemail(seat=self._seat_called(seat).id, voicemail=VoicemailId(voicemail))
        try:
            found: Voicemail = await self._link.ask(asked)
        except Refusal as refusal:
            raise fault_of(refusal) from None
        return found.file

    def undelivered(self, seat: str | None, request: Request, value: object) -> None:
        """An event did not arrive: its listener gets it again."""
        if not isinstance(request, CheckEvent) or not isinstance(value, Event):
            return
        queue = self._seat_called(seat).audience.queues.get(ListenerId(request.listenerId or ""))
        if queue is not None:
            queue.failed(value)

    # -- seats ----------------------------------------------------------------------------------

    def _seat_called(self, name: str | None) -> Seat:
        return self._seat(LOCAL_SEAT if name is None else SeatId(self._settings.seat_name(name)))

    def _seat(self, seat: SeatId) -> Seat:
        found = self._seats.get(seat)
        if found is None:
            found = self._seats[seat] = Seat(
                id=seat,
                owner=None if seat == LOCAL_SEAT else seat,
                link=self._link,
                records=self._records,
                settings=self._settings,
                audience=Audience(self._timers, self._settings.queue_bound, self._cursors.keep),
                asking=self.asking,
                streams=self._streams,
                chores=self._chores,
                timers=self._timers,
                now=self._now,
            )
        return found

    # -- facts ----------------------------------------------------------------------------------

    def _hear(self, recorded: Recorded) -> None:
        """A fact was committed."""
        fact = recorded.fact
        if isinstance(fact, ListenerAdded):
            self._seat(fact.listener.seat).audience.join(fact.listener, recorded.number)
        elif isinstance(fact, ListenerRemoved):
            self._seat(fact.listener.seat).audience.leave(fact.listener.id, fact.cause)
            self._leaving.discard(fact.listener.id)
            self._cursors.forget(fact.listener.id)
        self._tell(recorded)
        self._told = recorded.number
        self._waiting.hear(fact)
        self._allowing.hear(fact)
        if isinstance(fact, LoginFinished | LoginFailed) and fact.seat in self._seats:
            self._seats[fact.seat].hear(fact)

    def _tell(self, recorded: Recorded) -> None:
        seats = [seat for seat in map(self._seats.get, seats_of(recorded)) if seat is not None]
        listening = [seat for seat in seats if seat.audience.queues or self._streams.heard_at(seat.id)]
        if not listening:
            return
        events = events_of(recorded)
        for seat in listening:
            self._streams.tell(seat.id, recorded.number, events)
            for queue in seat.audience.tell(recorded.number, published(events)):
                self._remove(queue, Removal.OVERRUN)

    async def _allowed(self, seat: SeatId) -> Event:
        """What may be asked at a seat now."""
        operations = await allowed_at(self._link, seat)
        return x1.OperationsAllowedChanged(timestamp=timestamp(self._now()), operations=operations)

    def _listened_to(self) -> tuple[SeatId, ...]:
        seats = self._seats.values()
        return tuple(seat.id for seat in seats if seat.audience.queues or self._streams.heard_at(seat.id))

    def _show_waiting(self, seat: SeatId, waiting: tuple[QueuedCall, ...]) -> None:
        """Let a seat's listeners and streams hear who waits, after all that they know of."""
        event = CallsQueueUpdated(timestamp=timestamp(self._now()), calls=waiting)
        self._streams.show(seat, event)
        for queue in self._seats[seat].audience.tell(self._told, (event,)):
            self._remove(queue, Removal.OVERRUN)

    def _refill(self, listeners: dict[ListenerId, Listener], cursors: dict[ListenerId, int]) -> None:
        """Replay the journal to `listeners`, each from its cursor (or its beginning) on."""
        gone = self._link.first - 1
        known = sorted((min(cursors[one], self._link.last), one) for one in listeners if one in cursors)
        ready = [(cursor, listeners[one]) for cursor, one in known if cursor >= gone]
        lost = {one for cursor, one in known if cursor < gone}
        new = {one for one in listeners if one not in cursors}
        start = gone if new else min((cursor for cursor, _ in ready), default=self._link.last)
        for recorded in self._link.replay(start):
            while ready and ready[0][0] < recorded.number:
                cursor, listener = ready.pop(0)
                self._seat(listener.seat).audience.join(listener, cursor)
            if isinstance(recorded.fact, ListenerAdded) and recorded.fact.listener.id in new:
                new.remove(recorded.fact.listener.id)
                self._seat(recorded.fact.listener.seat).audience.join(recorded.fact.listener, recorded.number)
            self._tell(recorded)
        for cursor, listener in ready:
            self._seat(listener.seat).audience.join(listener, cursor)
        for one in sorted(lost | new):
            self._leave_behind(listeners[one])

    def _leave_behind(self, listener: Listener) -> None:
        """What this listener has not heard is cut off: nothing is skipped in silence, its next poll faults.

        The journal is not cut above a saved cursor (`reached`): only lost or foreign cursors lead here.
        """
        log.warning("listener %s stands before the journal's beginning: it is removed", listener.id)
        queue = self._seat(listener.seat).audience.join(listener, self._link.last)
        self._remove(queue, Removal.OVERRUN)

    # -- listeners that go, cursors that stay -----------------------------------------------------

    @property
    def _queues(self) -> Iterable[Queue]:
        return (queue for seat in self._seats.values() for queue in seat.audience.queues.values())

    @property
    def _sweep_period(self) -> float:
        return self._settings.listener_expiry / _SWEEPS_AN_EXPIRY

    def _sweep(self) -> None:
        """Remove the listeners that have not polled for too long."""
        now = self._timers.time()
        for queue in list(self._queues):
            if queue.removal is not None:
                self._remove(queue, queue.removal)
            elif queue.idle_since(now) > self._settings.listener_expiry:
                self._remove(queue, Removal.EXPIRED)
            elif queue.behind == 0 and self._cursors.saved(queue.listener.id) != self._told:
                self._cursors.keep(queue)  # who is at the end is so also where only other seats have news
        self._sweeping = self._timers.call_later(self._sweep_period, self._sweep)

    def _remove(self, queue: Queue, cause: Removal) -> None:
        queue.removal = cause
        listener = queue.listener
        if listener.id not in self._leaving:
            self._leaving.add(listener.id)
            self._chores.start(self._submit_removal(listener, cause))

    async def _submit_removal(self, listener: Listener, cause: Removal) -> None:
        try:
            await self._link.submit(RemoveListener(seat=listener.seat, listener=listener.id, cause=cause))
        except Refusal as refusal:  # the next sweep asks again
            log.warning("listener %s could not be removed yet: %s", listener.id, refusal.reason)
        finally:
            self._leaving.discard(listener.id)
