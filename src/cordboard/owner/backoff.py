"""How long to wait before trying again: a little at first, then longer, never for ever."""

from __future__ import annotations

from cordboard.vcc.ids import Milliseconds


class Backoff:
    """Delays that double from `first` to `most`, until `reset`."""

    def __init__(self, first: Milliseconds, most: Milliseconds) -> None:
        self._first = first
        self._most = most
        self._next = first

    def delay(self) -> Milliseconds:
        """The delay before the next try."""
        delay = self._next
        self._next = min(self._most, Milliseconds(delay * 2))
        return delay

    def reset(self) -> None:
        """It worked: begin with the shortest again."""
        self._next = self._first
