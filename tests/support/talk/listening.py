"""Two programs at every seat: one hears everything at once, the other in the evening, and it is the same."""

from __future__ import annotations

from cordboard.contract import Event
from cordboard.seat.events import events_of, seats_of
from cordboard.seat.listeners import Audience, Queue
from cordboard.vcc.ids import ListenerId, Milliseconds, SeatId
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.listeners import Listener

from .rig import at_once

WITHOUT_BOUND = 1_000_000


class _Still:
    """Timers for polls that never wait."""

    def time(self) -> float:
        return 0.0


class Programs:
    """Whoever listens at the seats of a rig."""

    def __init__(self) -> None:
        self._audiences: dict[SeatId, Audience] = {}
        self._quick: dict[SeatId, list[Event]] = {}

    def watch(self, recorded: Recorded) -> None:
        """A fact was committed: its seats hear of it, and the quick program asks at once."""
        for seat in seats_of(recorded):
            audience = self._audiences.get(seat) or self._open(seat)
            audience.tell(recorded.number, events_of(recorded))
            self._quick[seat] += _all(audience.queue(ListenerId("quick")))

    def prove(self) -> None:
        """The slow program hears what the quick one heard, in that order."""
        for seat, audience in self._audiences.items():
            assert _all(audience.queue(ListenerId("slow"))) == self._quick[seat]

    def _open(self, seat: SeatId) -> Audience:
        audience = self._audiences[seat] = Audience(_Still(), WITHOUT_BOUND, lambda _queue: None)
        for name in ("quick", "slow"):
            listener = Listener(id=ListenerId(name), seat=seat, name=name, added_at=Milliseconds(0))
            audience.join(listener, 0)
        self._quick[seat] = []
        return audience


def _all(queue: Queue) -> list[Event]:
    """Everything that a program has not heard yet."""
    heard = []
    while (event := at_once(queue.poll(0))) is not None:
        heard.append(event)
    return heard
