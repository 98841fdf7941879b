"""The journal port: the numbered facts of each domain, which are the truth about the center.

What `append` has answered is safe on the disk. Numbers start at 1 in each domain and have no gaps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from cordboard.vcc.ids import DomainId, Milliseconds
from cordboard.vcc.kernel import Fact, Recorded


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


class Journal(Protocol):
    """An append-only order of facts for each domain."""

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
        that is missing or not as it was written, JournalUnavailable where reading is impossible.
        """
        ...

    def close(self) -> None:
        """Release the journal."""
        ...
