"""The journal port: the numbered facts of each domain, which are the truth about the center.

What `append` has answered is safe on the disk. Numbers start at 1 in each domain and have no gaps. Beside
the facts lie snapshots of the world; what lies before the oldest of them may be cut off for good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from cordboard.vcc.ids import DomainId, Milliseconds
from cordboard.vcc.kernel import Fact, Recorded

from .snapshots import Snapshot


class JournalUnavailable(Exception):
    """The facts could not be committed; none of them is in the journal."""


class JournalConflict(JournalUnavailable):
    """Somebody else wrote to this domain: `expected` is not the last number any more."""


class JournalDamaged(Exception):
    """What the journal holds is not what was written: `number` is the first fact that cannot be trusted.

    Everything before `number` is whole. `number` is 0 where the file as such cannot be read.
    """

    def __init__(self, domain: DomainId | None, number: int, text: str) -> None:
        super().__init__(text)
        self.domain = domain
        self.number = number


class JournalCut(Exception):
    """Facts were asked for that have been cut off: `first` is the number of the oldest that is kept."""

    def __init__(self, domain: DomainId, after: int, first: int) -> None:
        super().__init__(
            f"fact {after + 1} of domain {domain} has been cut off, the oldest that is kept is {first}: "
            "begin with a snapshot, or with what is kept"
        )
        self.domain = domain
        self.first = first


class Journal(Protocol):
    """An append-only order of facts for each domain, cut only from its beginning."""

    def first(self, domain: DomainId) -> int:
        """The number of the oldest fact that is kept: 1 where nothing has been cut off."""
        ...

    def last(self, domain: DomainId) -> int:
        """The number of the newest fact, 0 where there is none."""
        ...

    def append(
        self, domain: DomainId, expected: int, at: Milliseconds, facts: Sequence[Fact]
    ) -> list[Recorded]:
        """Commit all of `facts` or none, after fact number `expected`.

        Raises JournalConflict where `expected` is not the last number, JournalUnavailable where the
        commit failed, FactUnreadable for a fact that could not be read back (a bug in the core); the
        journal can be used again after each.
        """
        ...

    def read(self, domain: DomainId, after: int = 0, upto: int | None = None) -> Iterator[Recorded]:
        """The facts with numbers in (after, upto], oldest first; none that come after the first is read.

        Any thread may read, also while another appends. Raises JournalDamaged at the first fact
        that is missing or not as it was written, JournalUnavailable where reading is impossible,
        JournalCut where the first one asked for has been cut off.
        """
        ...

    def check(self, domain: DomainId, after: int = 0) -> None:
        """Compare the checksums of all kept facts after number `after`. Raises what `read` raises."""
        ...

    def since(self, domain: DomainId, moment: Milliseconds) -> int:
        """The number of the oldest kept fact recorded at `moment` or later; that of the next fact
        where there is none."""
        ...

    def keep(self, domain: DomainId, snapshot: Snapshot) -> None:
        """Commit `snapshot`; the `journal.snapshots.KEPT` newest stay. Raises JournalUnavailable."""
        ...

    def snapshots(self, domain: DomainId) -> list[Snapshot]:
        """The kept snapshots that are as they were written, newest first; what is damaged is logged."""
        ...

    def cut(self, domain: DomainId, below: int) -> int:
        """Forget facts numbered under `below`, but only so many at once that nobody waits for it.

        Never one that comes after the oldest of two snapshots, and never the newest. Answer: the number
        of the oldest fact that is kept now. Raises JournalUnavailable.
        """
        ...

    def close(self) -> None:
        """Release the journal."""
        ...
