"""How often somebody may do something: so much at once, and a little more as time passes."""

from __future__ import annotations


class Allowance:
    """`burst` at once, and one more every `refill` seconds, for each name."""

    def __init__(self, burst: int, refill: float) -> None:
        self._burst, self._refill = float(burst), refill
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, who: str, now: float) -> float:
        """0 where it may be, and counts; else in how many seconds it may be."""
        left, at = self._left.get(who, (self._burst, now))
        left = min(self._burst, left + (now - at) / self._refill)
        if left < 1:
            return (1 - left) * self._refill
        self._left[who] = left - 1, now
        return 0.0

    def forget(self, who: str) -> None:
        """Nobody of that name comes again."""
        self._left.pop(who, None)
