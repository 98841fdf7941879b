"""The imported do-not-call numbers, a million or more of them, small enough to be asked in memory.

They are a look-up that is handed to the core, as the clock is: a decision asks it, and only the decision is
recorded. So neither journal nor snapshot holds the numbers, and a replay does not need them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable


def packed(number: str) -> int | None:
    """A number in E.164 without its +, as a number; None for what is none."""
    digits = number[1:]
    is_number = number[:1] == "+" and digits.isascii() and digits.isdecimal() and 0 < len(digits) <= 15
    return int(digits) if is_number else None


class DncRegister:
    """A set of E.164 numbers, eight bytes each, that is replaced as a whole."""

    __slots__ = ("_numbers",)

    def __init__(self, numbers: Iterable[str] = ()) -> None:
        self._numbers = array("q", sorted({each for number in numbers if (each := packed(number))}))

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, number: object) -> bool:
        sought = packed(number) if isinstance(number, str) else None
        if sought is None:
            return False
        place = bisect_left(self._numbers, sought)
        return place < len(self._numbers) and self._numbers[place] == sought

    def replace(self, numbers: array[int]) -> None:
        """From here on these, packed and in rising order."""
        self._numbers = numbers
