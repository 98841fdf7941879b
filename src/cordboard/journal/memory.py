"""A journal that lives as long as its process: for tests and simulated centers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cordboard.vcc.ids import DomainId, Milliseconds
from cordboard.vcc.kernel import Fact, Recorded

from .codec import FactCodec
from .port import JournalConflict


class MemoryJournal:
    """Keeps the facts in a list for each domain; takes only what a journal on disk could read back."""

    def __init__(self, codec: FactCodec | None = None) -> None:
        self._codec = codec or FactCodec()
        self._facts: defaultdict[DomainId, list[Recorded]] = defaultdict(list)

    def last(self, domain: DomainId) -> int:
        """The number of the newest fact."""
        return len(self._facts[domain])

    def append(
        self, domain: DomainId, expected: int, at: Milliseconds, facts: Sequence[Fact]
    ) -> list[Recorded]:
        """Keep all of `facts` after fact number `expected`."""
        if expected != self.last(domain):
            raise JournalConflict(f"fact {expected} is not the last of domain {domain}")
        for fact in facts:
            self._codec.encode(fact)
        recorded = [
            Recorded(number=number, domain=domain, at=at, fact=fact)
            for number, fact in enumerate(facts, start=expected + 1)
        ]
        self._facts[domain].extend(recorded)
        return recorded

    def read(self, domain: DomainId, after: int = 0, upto: int | None = None) -> Iterator[Recorded]:
        """The facts with numbers in (after, upto]."""
        yield from self._facts[domain][after:upto]

    def close(self) -> None:
        """Nothing to release: the facts stay readable, as those of a file would."""
