"""Addresses from which passwords are guessed: whoever asks from there waits in one line, apart from others.

Nobody is shut out: a whole office may stand behind one address. They only cannot take every place at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv6Address, IPv6Network, ip_address

DOUBTS = 10
WITHIN = 300.0
"""So many passwords in so many seconds that are wrong, or not judged yet, make an address suspect."""
REMEMBERED = 10_000
_LONGEST = 64
"""What is kept of what a proxy says that is no address."""


@dataclass(slots=True)
class _Record:
    first: float
    doubts: int = 0


class Suspects:
    """Doubtful passwords by address; a bounded number is remembered. Time is an argument, in seconds."""

    def __init__(self) -> None:
        self._records: dict[str, _Record] = {}

    def doubt(self, client: str, now: float) -> bool:
        """A password comes from there, and nobody knows yet whether it is right. Answer: whether to line up.

        An empty address is nobody's.
        """
        place = neighbourhood(client)
        if not place:
            return False
        record = self._records.pop(place, None)
        if record is None or now - record.first > WITHIN:
            record = _Record(now)
        record.doubts += 1
        self._records[place] = record
        while len(self._records) > REMEMBERED:
            del self._records[next(iter(self._records))]
        return record.doubts > DOUBTS

    def trust(self, client: str) -> None:
        """One of the passwords from there was right."""
        record = self._records.get(neighbourhood(client))
        if record is not None:
            record.doubts -= 1

    @property
    def remembered(self) -> int:
        """How many addresses are remembered."""
        return len(self._records)


@lru_cache(maxsize=1024)
def neighbourhood(client: str) -> str:
    """Where a client lives: an IPv4 address, or the /64 of an IPv6 one, of which anybody has many."""
    try:
        address = ip_address(client)
    except ValueError:
        return client[:_LONGEST]
    if isinstance(address, IPv6Address):
        mapped = address.ipv4_mapped
        return str(mapped or IPv6Network((address, 64), strict=False))
    return str(address)
