"""The live state of a domain, which is always what the journal says and nothing more."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import Any

from cordboard.journal.port import Journal
from cordboard.vcc.ids import DomainId, Milliseconds
from cordboard.vcc.kernel import Recorded

from .ports import Core

log = logging.getLogger(__name__)


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
        """Read the whole journal. Raises what the journal raises."""
        self.last = self._journal.last(self._domain)
        self.rebuild()

    def rebuild(self) -> list[Recorded]:
        """Forget what was not committed. Answer: what was committed although the journal denied it.

        A commit may fail and yet be found on the disk, as when only its confirmation was lost.
        """
        self.stale = True
        began = time.perf_counter()
        core, number, at, unseen = self._new_core(), 0, Milliseconds(0), []
        for recorded in self._journal.read(self._domain):
            core.replay(recorded)
            number, at = recorded.number, recorded.at
            if number > self.last:
                unseen.append(recorded)
        self.core, self.last, self.at, self.stale = core, number, at, False
        seconds = time.perf_counter() - began
        log.info("read %d facts in %.2f s (%.0f a second)", number, seconds, number / max(seconds, 1e-6))
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
