"""Who has guessed at secrets too often, and is not listened to for a while.

Ten wrong secrets for one name from one address: that name is not believed from there, so that one phone with
an old secret harms no other behind the same address. A hundred from one address, by names that are not
banned yet: nothing is heard from it. Only failures after a round trip of our nonce count (UDP sources are
easily forged), and the address of a configured trunk is never banned as a whole.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

log = logging.getLogger(__name__)

FAILURES = 10
"""Of one name from one address."""
FAILURES_OF_ALL = 100
"""Of all names from one address."""
WITHIN = 300.0
FOR = 600.0
REMEMBERED = 10_000
_LONGEST_NAME = 64
"""What is kept of a name that a stranger sends."""


@dataclass(slots=True)
class _Record:
    first: float
    failures: int = 0
    until: float = 0.0


class _Tally:
    """Failures and bans of one kind of guesser; a bounded number is remembered."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._records: dict[str, _Record] = {}

    def __len__(self) -> int:
        return len(self._records)

    def failed(self, who: str, now: float) -> None:
        record = self._records.pop(who, None)
        if record is None or now - record.first > WITHIN:
            record = _Record(now)
        self._records[who] = record
        record.failures += 1
        if record.failures >= self._most:
            log.warning("%s is banned for %.0f s after %d wrong secrets", who, FOR, record.failures)
            record.until = now + FOR
        while len(self._records) > REMEMBERED:
            del self._records[next(iter(self._records))]

    def holds(self, who: str, now: float) -> bool:
        record = self._records.get(who)
        return record is not None and record.until > now


class Bans:
    """Failures and bans by source address, and by name at an address."""

    def __init__(self) -> None:
        self._names = _Tally(FAILURES)
        self._hosts = _Tally(FAILURES_OF_ALL)
        self.exempt: frozenset[str] = frozenset()
        """The addresses that are never banned as a whole."""

    def failed(self, host: str, user: str, now: float) -> None:
        """A wrong secret for this name came from this address."""
        if self.holds_name(host, user, now):
            return  # it was not even looked at
        self._names.failed(_name(host, user), now)
        if host not in self.exempt:
            self._hosts.failed(host, now)

    def holds(self, host: str, now: float) -> bool:
        """Whether nothing is heard from this address now."""
        return host not in self.exempt and self._hosts.holds(host, now)

    def holds_name(self, host: str, user: str, now: float) -> bool:
        """Whether nobody at this address is believed to be this user now."""
        return self._names.holds(_name(host, user), now)

    @property
    def remembered(self) -> int:
        """How many names and addresses are remembered."""
        return len(self._names) + len(self._hosts)


def _name(host: str, user: str) -> str:
    return f"{user[:_LONGEST_NAME]!r} at {host}"
