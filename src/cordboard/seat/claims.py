"""What one of an agent's programs does for all of them: the first that says so."""

from __future__ import annotations

from typing import Final

MOST: Final = 100
"""How much of a seat is remembered; the oldest goes first."""


class Claims:
    """What was claimed at one seat. It is about this moment, and ends with the process."""

    def __init__(self) -> None:
        self._taken: dict[tuple[str, str], None] = {}

    def take(self, url: str, timestamp: str) -> bool:
        """Whether nobody has claimed this page before; from now on somebody has."""
        page = (url, timestamp)
        if page in self._taken:
            return False
        self._taken[page] = None
        if len(self._taken) > MOST:
            del self._taken[next(iter(self._taken))]
        return True
