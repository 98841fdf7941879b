"""The alarm clock: what is due when, without a clock of its own.

Each timer is an entry in its owner's dictionary (timer -> due time). An alarm whose entry is gone or was
moved is ignored, so nothing has to be taken out of the heap.
"""

import heapq
from collections.abc import Callable
from itertools import count
from typing import TypeVar

TimerName = TypeVar("TimerName")
Ring = Callable[[float], None]


class Alarms:
    """All pending timers of one user agent, the earliest first."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, int, Callable[[], bool], Ring]] = []
        self._order = count()

    def set(self, timers: dict[TimerName, float], name: TimerName, due: float, ring: Ring) -> None:
        """Ring at `due`, unless `timers[name]` says otherwise by then."""
        timers[name] = due

        def holds() -> bool:
            return timers.get(name) == due

        heapq.heappush(self._heap, (due, next(self._order), holds, ring))

    def next(self) -> float | None:
        """When the next timer is due, None if nothing waits."""
        while self._heap and not self._heap[0][2]():
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else None

    def run(self, now: float) -> None:
        """Ring everything that is due, in order of time."""
        while self._heap and self._heap[0][0] <= now:
            _, _, holds, ring = heapq.heappop(self._heap)
            if holds():
                ring(now)
