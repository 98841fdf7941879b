"""Places and times in words, made of the prompts that come with the center."""

from __future__ import annotations

from ..ids import Milliseconds

_MINUTE = 60_000
_LAST_PLACE = 99
_LONG_WAIT = 30

COMFORT = "say-hold"


def place(number: int) -> tuple[str, ...]:
    """ "You are number three in line"; nothing where the line is too long for that to comfort anybody."""
    return () if number > _LAST_PLACE else ("say-position", *_number(number), "say-in-line")


def wait(expected: Milliseconds) -> tuple[str, ...]:
    """ "The expected wait is about four minutes", in whole minutes, rounded up."""
    minutes = -(-expected // _MINUTE)
    if minutes <= 1:
        return ("say-wait", "say-a-minute")
    if minutes > _LONG_WAIT:
        return ("say-wait", "say-long")
    return ("say-wait", *_number(minutes), "say-minutes")


def digits(number: str) -> tuple[str, ...]:
    """A telephone number, digit by digit."""
    return tuple(f"say-{digit}" for digit in number if digit.isdigit())


def _number(number: int) -> tuple[str, ...]:
    """A number from 0 to 99."""
    tens, ones = divmod(number, 10)
    if number <= 20 or not ones:
        return (f"say-{number}",)
    return (f"say-{tens * 10}", f"say-{ones}")
