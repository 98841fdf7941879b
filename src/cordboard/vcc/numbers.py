"""Phone numbers: what somebody typed or a trunk sent, read as one number the whole world agrees on.

E.164 inside (`+4930123456`), what was typed beside it. A number counts as a number when its length and
country make it possible: which blocks are in use is the carriers' knowledge, and changes every week.
"""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers
from phonenumbers import shortnumberinfo, timezone

from .errors import Reason, Refusal

_LONGEST = 64
"""Nobody writes a number longer than this, and strangers fill no memory with what they call one."""

_SHORT = re.compile(r"[0-9*#]{1,6}")


def is_internal(text: str) -> bool:
    """True for short dial strings: extensions and codes of our own, which lead to no trunk."""
    return _SHORT.fullmatch(text.strip()) is not None


def is_emergency(text: str, country: str) -> bool:
    """True for a number that reaches the police, the fire brigade or an ambulance in `country`."""
    typed = text.strip()
    return is_internal(typed) and shortnumberinfo.is_emergency_number(typed, country)


def read(text: str, country: str) -> str | None:
    """`text` in E.164, numbers without + read as `country` (two letters) writes them; None if it is none."""
    return _read(text, country) if len(text) <= _LONGEST else None


@lru_cache(maxsize=16_384)
def _read(text: str, country: str) -> str | None:
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@lru_cache(maxsize=16_384)
def zones_of(number: str) -> tuple[str, ...]:
    """The time zones in which somebody with `number` (E.164) may live; empty where that is not known."""
    try:
        found = timezone.time_zones_for_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return ()
    return tuple(zone for zone in found if zone != timezone.UNKNOWN_TIMEZONE)


def dialable(text: str, country: str) -> str:
    """`text` in E.164; an emergency number as it is.

    Raises Refusal: INVALID_NUMBER where it is no number, TARGET_NOT_ALIVE where it is an internal target.
    """
    if is_emergency(text, country):
        return text.strip()
    if is_internal(text):
        raise Refusal(
            Reason.TARGET_NOT_ALIVE,
            f"the target {text.strip()} is internal; only outside numbers can be dialed",
        )
    number = read(text, country)
    if number is None:
        raise Refusal(
            Reason.INVALID_NUMBER,
            "this is not a phone number; dial it with its area code, or with + and its country code",
        )
    return number


def is_national(number: str, country: str) -> bool:
    """Is a number in E.164 one of the country's own numbering plan?"""
    code = phonenumbers.country_code_for_region(country)
    return number.startswith(f"+{code}")
