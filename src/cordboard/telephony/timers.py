"""What an engine has to do later, in order; the clock is somebody else's."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from itertools import count

from cordboard.vcc.ids import Milliseconds


class Timers:
    """Actions by key, each due at a moment; setting a key again replaces what it had."""

    def __init__(self) -> None:
        self._order = count()
        self._heap: list[tuple[Milliseconds, int, str]] = []
        self._live: dict[str, tuple[int, Callable[[], None]]] = {}

    def set(self, key: str, due: Milliseconds, action: Callable[[], None]) -> None:
        """Run `action` at `due`, instead of what `key` stood for before."""
        turn = next(self._order)
        self._live[key] = (turn, action)
        heapq.heappush(self._heap, (due, turn, key))

    def cancel(self, key: str) -> None:
        """Forget the action of `key`, if there is one."""
        self._live.pop(key, None)

    def __contains__(self, key: str) -> bool:
        """Whether something is planned for `key`."""
        return key in self._live

    def next_due(self) -> Milliseconds | None:
        """When the next action is due, or None."""
        while self._heap:
            due, turn, key = self._heap[0]
            if self._live.get(key, (None,))[0] == turn:
                return due
            heapq.heappop(self._heap)
        return None

    def run(self, now: Milliseconds) -> None:
        """Do all that is due at `now`, in the order of the moments it was due."""
        while (due := self.next_due()) is not None and due <= now:
            _, _, key = heapq.heappop(self._heap)
            self._live.pop(key)[1]()
