"""Phones that are called at a SIP address: how an address is read, and which ones an agent may name.

An address has a user, a host and a port, and nothing else: no password, no parameter, no escape. A host
is compared letter by letter, so nobody can have us send to a host that is not written in the center file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final, NamedTuple

import msgspec

_HOST: Final = r"([A-Za-z0-9][A-Za-z0-9.-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])(?::([0-9]{1,5}))?"
_ADDRESS: Final = re.compile(rf"(?i:sip):([A-Za-z0-9._+-]{{1,64}})@{_HOST}")
_PATTERN: Final = re.compile(rf"(?i:sip):([A-Za-z0-9._+*?-]{{1,64}})@{_HOST}")
_ONE: Final = "[A-Za-z0-9._-]"
"""What `?` stands for, and `*` for any number of: no `+`, so that whole numbers are written out."""
_SIP: Final = 5060


class PhoneAddress(NamedTuple):
    """Where a phone is called; as text always in one form, so that one phone has one name."""

    user: str
    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"sip:{self.user}@{host}:{self.port}"


class AddressPattern(msgspec.Struct, frozen=True, kw_only=True):
    """Which users at one host and port an agent may name as their phone; `user` may hold `*` and `?`."""

    user: str
    host: str
    port: int = _SIP

    def allows(self, address: PhoneAddress) -> bool:
        """Whether this is one of them."""
        there = (address.host, address.port) == (self.host, self.port)
        return there and _matcher(self.user).fullmatch(address.user) is not None


def read_address(text: str) -> PhoneAddress | None:
    """The address that somebody wrote; None where it is none."""
    parts = _parts(_ADDRESS, text)
    return None if parts is None else PhoneAddress(*parts)


def read_pattern(text: str) -> AddressPattern | None:
    """The pattern that somebody wrote; None where it is none."""
    parts = _parts(_PATTERN, text)
    return None if parts is None else AddressPattern(user=parts[0], host=parts[1], port=parts[2])


def is_allowed(text: str, patterns: Iterable[AddressPattern]) -> bool:
    """Whether this is an address that one of the patterns allows."""
    address = read_address(text)
    return address is not None and any(each.allows(address) for each in patterns)


def _parts(form: re.Pattern[str], text: str) -> tuple[str, str, int] | None:
    found = form.fullmatch(text)
    if found is None:
        return None
    port = int(found[3] or _SIP)
    return (found[1], found[2].strip("[]").lower(), port) if 0 < port < 65536 else None


@cache
def _matcher(user: str) -> re.Pattern[str]:
    written = re.escape(re.sub(r"\*+", "*", user))
    return re.compile(written.replace(r"\*", f"{_ONE}*").replace(r"\?", _ONE))
