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
        commit failed.
        """
        ...

    def read(self, domain: DomainId, after: int = 0, upto: int | None = None) -> Iterator[Recorded]:
        """The facts with numbers in (after, upto], oldest first."""
        ...

    def close(self) -> None:
        """Release the journal."""
        ...
