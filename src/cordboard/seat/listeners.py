"""The programs that listen at a seat: each hears every event, in one order, at its own pace.

- An event stays in flight until its listener's next poll. If its connection is known to have failed it
  is given again, first in order; else it counts as delivered.
- A newer poll of a listener ends the older one.
- A listener that falls too far behind, or does not poll for too long, is gone: its next poll says why.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from cordboard.contract import ContractFault, Event, FaultCode
from cordboard.seat.port import Timers
from cordboard.seat.story import Story
from cordboard.vcc.ids import ListenerId
from cordboard.vcc.listeners import Listener, Removal

GONE: Final[Mapping[Removal, FaultCode]] = {
    Removal.ASKED: FaultCode.UNKNOWN_LISTENER,
    Removal.EXPIRED: FaultCode.LISTENER_EXPIRED,
    Removal.OVERRUN: FaultCode.LISTENER_OVERRUN,
}
"""What a poll of a listener that is gone hears."""

_REMEMBERED: Final = 1000
"""How many listeners that are gone a seat remembers the reason for."""


class Queue:
    """One listener's place in the story of its seat. `moved` is called when its cursor has changed."""

    __slots__ = (
        "_given",
        "_moved",
        "_story",
        "_timers",
        "_waiter",
        "leaving",
        "listener",
        "place",
        "polled",
        "removal",
    )

    def __init__(
        self, listener: Listener, story: Story, timers: Timers, moved: Callable[[Queue], None]
    ) -> None:
        self.listener = listener
        self.place = story.end
        """The first event that does not count as delivered."""
        self.polled = timers.time()
        self.removal: Removal | None = None
        self.leaving = False
        """It goes once it has heard everything."""
        self._story = story
        self._timers = timers
        self._moved = moved
        self._given = False
        self._waiter: asyncio.Future[None] | None = None

    @property
    def cursor(self) -> int:
        """The last fact fully delivered."""
        return self._story.cursor(self.place)

    @property
    def behind(self) -> int:
        """How many events do not count as delivered."""
        return self._story.end - self.place

    def idle_since(self, now: float) -> float:
        """The seconds since the last poll; 0 during one."""
        return 0.0 if self._waiter is not None else now - self.polled

    async def poll(self, seconds: float) -> Event | None:
        """The next event; None when `seconds` brought none, or a newer poll came.

        Raises ContractFault where the listener is, or goes, gone.
        """
        self.polled = self._timers.time()
        self._settle()
        self._end_older_poll()
        if self.leaving and self.behind == 0:
            self.removal = Removal.ASKED
        if self.behind == 0 and seconds > 0 and self.removal is None and not await self._wait(seconds):
            return None
        self.polled = self._timers.time()
        if self.removal is not None:
            raise ContractFault(GONE[self.removal])
        return self._give()

    def wake(self) -> None:
        """Let the poll that waits, if one does, look again."""
        if self._waiter is not None:
            _resolve(self._waiter)

    def failed(self, event: Event) -> None:
        """`event` is known not to have arrived: it is given again, unless a later one was given since."""
        if self.removal is not None:
            return
        if self._given:
            self._given = self._story.at(self.place).event is not event
        elif self.place > self._story.first and self._story.at(self.place - 1).event is event:
            self.place -= 1
            self._moved(self)
            self.wake()

    def _end_older_poll(self) -> None:
        self.wake()
        self._waiter = None  # it sees that it is not the one any more, even if an event woke it first

    def _settle(self) -> None:
        if self._given:
            self._given = False
            self.place += 1
            self._moved(self)

    def _give(self) -> Event | None:
        if self.behind == 0:
            return None
        self._given = True
        return self._story.at(self.place).event

    async def _wait(self, seconds: float) -> bool:
        """Wait for `wake` or the end of the time; False where a newer poll came meanwhile."""
        waiter = asyncio.get_running_loop().create_future()
        self._waiter = waiter
        alarm = self._timers.call_later(seconds, _resolve, waiter)
        try:
            await waiter
        finally:
            alarm.cancel()
            latest = self._waiter is waiter
            if latest:
                self._waiter = None
        return latest


def _resolve(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)


class Audience:
    """All listeners of one seat."""

    __slots__ = ("_bound", "_gone", "_moved", "_story", "_timers", "adding", "queues")

    def __init__(self, timers: Timers, bound: int, moved: Callable[[Queue], None]) -> None:
        self._timers = timers
        self._bound = bound
        self._moved = moved
        self._story = Story()
        self._gone: dict[ListenerId, Removal] = {}
        self.queues: dict[ListenerId, Queue] = {}
        self.adding = 0
        """How many listeners are being added right now."""

    @property
    def size(self) -> int:
        """How many listeners there are, counting those on their way."""
        return len(self.queues) + self.adding

    def join(self, listener: Listener, number: int) -> Queue:
        """Let `listener` hear whatever comes after fact `number`."""
        self._story.heard = max(self._story.heard, number)
        queue = self.queues[listener.id] = Queue(listener, self._story, self._timers, self._moved)
        self._moved(queue)
        return queue

    def leave(self, listener: ListenerId, removal: Removal) -> Queue | None:
        """Take a listener away; its poll, and the next one, hear why. None where it was not here."""
        queue = self.queues.pop(listener, None)
        if queue is None:
            return None
        queue.removal = queue.removal or removal
        queue.wake()
        self._gone[listener] = queue.removal
        if len(self._gone) > _REMEMBERED:
            del self._gone[next(iter(self._gone))]
        self._trim()
        return queue

    def dismiss(self) -> None:
        """Everybody who listens now goes once they have heard everything; a poll that waits ends."""
        for queue in self.queues.values():
            queue.leaving = True
            queue.wake()

    def queue(self, listener: ListenerId) -> Queue:
        """The queue of a listener. Raises ContractFault where it is unknown or gone."""
        queue = self.queues.get(listener)
        if queue is None:
            raise ContractFault(GONE[self._gone.get(listener, Removal.ASKED)])
        return queue

    def tell(self, number: int, events: Sequence[Event]) -> list[Queue]:
        """Let everybody hear what fact `number` means here; those who are now too far behind."""
        if not self.queues:
            return []
        self._story.tell(number, events)
        overrun = [queue for queue in self.queues.values() if self._hears_too_late(queue)]
        if self._story.wants_trimming:
            self._trim()
        return overrun

    def _hears_too_late(self, queue: Queue) -> bool:
        if queue.removal is None and queue.behind > self._bound:
            queue.removal = Removal.OVERRUN
        queue.wake()
        return queue.removal is Removal.OVERRUN

    def _trim(self) -> None:
        """Keep one delivered event for each listener: its failure may become known late."""
        places = [queue.place for queue in self.queues.values() if queue.removal is None]
        self._story.forget_before(min(places, default=self._story.end) - 1)
