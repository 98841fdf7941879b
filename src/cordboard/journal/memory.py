"""A journal that lives as long as its process: for tests and simulated centers."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cordboard.vcc.ids import DomainId, Milliseconds
from cordboard.vcc.kernel import Fact, Recorded

from .codec import FactCodec
from .port import JournalConflict, JournalCut
from .snapshots import KEPT, Snapshot


class MemoryJournal:
    """Keeps the facts in a list for each domain; takes only what a journal on disk could read back."""

    def __init__(self, codec: FactCodec | None = None) -> None:
        self._codec = codec or FactCodec()
        self._facts: defaultdict[DomainId, list[Recorded]] = defaultdict(list)
        self._snapshots: defaultdict[DomainId, list[Snapshot]] = defaultdict(list)

    def first(self, domain: DomainId) -> int:
        """The number of the oldest fact that is kept."""
        facts = self._facts[domain]
        return facts[0].number if facts else 1

    def last(self, domain: DomainId) -> int:
        """The number of the newest fact."""
        facts = self._facts[domain]
        return facts[-1].number if facts else 0

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
        first = self.first(domain)
        if after + 1 < first:
            raise JournalCut(domain, after, first)
        yield from self._facts[domain][after - first + 1 : None if upto is None else max(0, upto - first + 1)]

    def check(self, domain: DomainId, after: int = 0) -> None:
        """Memory does not rot."""

    def since(self, domain: DomainId, moment: Milliseconds) -> int:
        """The number of the oldest fact recorded at `moment` or later."""
        return self.first(domain) + bisect_left(self._facts[domain], moment, key=lambda each: each.at)

    def keep(self, domain: DomainId, snapshot: Snapshot) -> None:
        """Keep `snapshot` among the newest."""
        others = [each for each in self._snapshots[domain] if each.number != snapshot.number]
        ordered = sorted([snapshot, *others], key=lambda each: each.number, reverse=True)
        self._snapshots[domain] = ordered[:KEPT]

    def snapshots(self, domain: DomainId) -> list[Snapshot]:
        """The kept snapshots, newest first."""
        return list(self._snapshots[domain])

    def cut(self, domain: DomainId, below: int) -> int:
        """Forget the facts under `below`, as far as nobody needs them."""
        snapshots = self._snapshots[domain]
        needed = min(snapshots[-1].number + 1, self.last(domain)) if len(snapshots) == KEPT else 1
        below = min(below, needed)
        self._facts[domain] = [each for each in self._facts[domain] if each.number >= below]
        return self.first(domain)

    def close(self) -> None:
        """Nothing to release: the facts stay readable, as those of a file would."""
