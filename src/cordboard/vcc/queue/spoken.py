"""Places and times in words, made of the prompts that come with the center, or of those of another language.

Numbers are put together as in English. A language that does it otherwise has each number up to `whole` in a
file of its own: the hundreds and thousands before them are alike in most.
"""

from __future__ import annotations

from ..ids import Milliseconds

_MINUTE = 60_000
_LAST_PLACE = 999
_LONG_WAIT = 30

ENGLISH = 20
"""Numbers that are no composition in English."""
PIECE = "say-"
"""What the names of all pieces begin with."""
COMFORT = "say-hold"


def place(number: int, whole: int = ENGLISH) -> tuple[str, ...]:
    """ "You are number three in line"; nothing where the line is too long for that to comfort anybody."""
    return () if number > _LAST_PLACE else ("say-position", *in_words(number, whole), "say-in-line")


def wait(expected: Milliseconds, whole: int = ENGLISH) -> tuple[str, ...]:
    """ "The expected wait is about four minutes", in whole minutes, rounded up."""
    minutes = -(-expected // _MINUTE)
    if minutes <= 1:
        return ("say-wait", "say-a-minute")
    if minutes > _LONG_WAIT:
        return ("say-wait", "say-long")
    return ("say-wait", *in_words(minutes, whole), "say-minutes")


def digits(number: str) -> tuple[str, ...]:
    """A telephone number, digit by digit."""
    return tuple(f"say-{digit}" for digit in number if digit.isdigit())


def in_words(number: int, whole: int = ENGLISH) -> tuple[str, ...]:
    """A number from 0 to 999,999; up to `whole` each is a prompt of its own."""
    for size, word in ((1000, "say-thousand"), (100, "say-hundred")):
        if number >= size and number > whole:
            many, rest = divmod(number, size)
            return (*in_words(many, whole), word, *(in_words(rest, whole) if rest else ()))
    tens, ones = divmod(number, 10)
    if number <= max(whole, ENGLISH) or not ones:
        return (f"say-{number}",)
    return (f"say-{tens * 10}", f"say-{ones}")


def in_language(prompts: tuple[str, ...], folder: str) -> tuple[str, ...]:
    """The same pieces from a folder of the library; the center's own prompts are as they are."""
    if not folder:
        return prompts
    return tuple(f"{folder}/{each}" if each.startswith(PIECE) else each for each in prompts)
