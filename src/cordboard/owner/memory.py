"""The live state of a domain, which is always what the journal says and nothing more."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import Any

from cordboard.journal.codec import FactUnreadable
from cordboard.journal.port import Journal, JournalDamaged
from cordboard.journal.snapshots import Snapshot, SnapshotCodec
from cordboard.vcc.ids import DomainId, Milliseconds
from cordboard.vcc.kernel import Recorded

from .ports import Core

log = logging.getLogger(__name__)

CODEC = SnapshotCodec()
CHECKED = 1_000_000
"""Facts whose checksums a start compares, in a few seconds; damage before them shows when it is read."""


class Memory:
    """A core and the number of the last fact in it.

    While `stale`, the core holds something that was never committed, and nobody may see it.
    """

    def __init__(self, domain: DomainId, new_core: Callable[[], Core], journal: Journal) -> None:
        self._domain = domain
        self._new_core = new_core
        self._journal = journal
        self.core = new_core()
        self.stale = True
        self.last = 0
        self.at = Milliseconds(0)

    def load(self) -> None:
        """Check the journal, and read what is needed of it. Raises what the journal raises."""
        began = time.perf_counter()
        self.last = self._journal.last(self._domain)
        self._journal.check(self._domain, self.last - CHECKED)
        log.info("the journal is whole: checked in %.2f s", time.perf_counter() - began)
        self.rebuild()

    def rebuild(self) -> list[Recorded]:
        """Forget what was not committed. Answer: what was committed although the journal denied it.

        A commit may fail and yet be found on the disk, as when only its confirmation was lost.
        """
        self.stale = True
        began = time.perf_counter()
        core, start, at = self._begin()
        number, unseen = start, []
        for recorded in self._journal.read(self._domain, start):
            core.replay(recorded)
            number, at = recorded.number, recorded.at
            if number > self.last:
                unseen.append(recorded)
        self.core, self.last, self.at, self.stale = core, number, at, False
        seconds = time.perf_counter() - began
        log.info("read %d facts after fact %d in %.2f s", number - start, start, seconds)
        return unseen

    def commit(self, at: Milliseconds, facts: Sequence[Any]) -> list[Recorded]:
        """Commit facts that the core has applied. Raises what the journal raises, and is stale then."""
        if not facts:
            return []
        self.stale = True
        recorded = self._journal.append(self._domain, self.last, at, facts)
        self.stale = False
        self.last = recorded[-1].number
        self.at = at
        return recorded

    def _begin(self) -> tuple[Core, int, Milliseconds]:
        """A core with the newest good snapshot, else an empty one; the number of its last fact."""
        for snapshot in self._journal.snapshots(self._domain):
            core = self._restored(snapshot)
            if core is not None:
                return core, snapshot.number, snapshot.at
        first = self._journal.first(self._domain)
        if first > 1:
            raise JournalDamaged(
                self._domain,
                1,
                f"facts 1 to {first - 1} of domain {self._domain} have been cut off, and no snapshot of what "
                "they led to is whole. Keep a copy of the data folder, and restore the last good backup",
            )
        return self._new_core(), 0, Milliseconds(0)

    def _restored(self, snapshot: Snapshot) -> Core | None:
        core = self._new_core()
        try:
            core.restore(CODEC.decode(snapshot))
        except FactUnreadable as error:
            log.error("going back to what is older: %s", error)  # noqa: TRY400 - it says everything
            return None
        return core
