"""Who has guessed at secrets too often, and is not listened to for a while.

Only failures after a round trip of our nonce count (UDP sources are easily forged), and a configured
trunk is never banned.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

log = logging.getLogger(__name__)

FAILURES = 10
WITHIN = 300.0
FOR = 600.0
REMEMBERED = 10_000


@dataclass(slots=True)
class _Record:
    first: float
    failures: int = 0
    until: float = 0.0


class Bans:
    """Failures and bans by source address; a bounded number is remembered."""

    def __init__(self) -> None:
        self._records: dict[str, _Record] = {}
        self.exempt: frozenset[str] = frozenset()

    def failed(self, host: str, now: float) -> None:
        """A wrong secret came from this address."""
        if host in self.exempt:
            return
        record = self._records.pop(host, None)
        if record is None or now - record.first > WITHIN:
            record = _Record(now)
        self._records[host] = record
        record.failures += 1
        if record.failures >= FAILURES:
            log.warning("%s is banned for %.0f s after %d wrong secrets", host, FOR, record.failures)
            record.until = now + FOR
        while len(self._records) > REMEMBERED:
            del self._records[next(iter(self._records))]

    def holds(self, host: str, now: float) -> bool:
        """Whether this address is banned now."""
        record = self._records.get(host)
        return record is not None and record.until > now and host not in self.exempt
