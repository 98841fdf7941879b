"""Who hears what is committed: first those at whose seats somebody waits for it, then everybody else."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from functools import partial

from cordboard.vcc.kernel import Recorded

log = logging.getLogger(__name__)

Sink = Callable[[Recorded], None]


class Subscribers:
    """The subscribers of one domain. Each hears every fact, in order; a crash of one harms no other."""

    def __init__(self) -> None:
        self._ahead: dict[object, Sink] = {}
        self._others: dict[object, Sink] = {}

    def add(self, sink: Sink, *, ahead: bool = False) -> Callable[[], None]:
        """Hand it every fact that is told from now on, `ahead` of others or not. Answer: how to stop that."""
        sinks, key = self._ahead if ahead else self._others, object()
        sinks[key] = sink

        def leave() -> None:
            sinks.pop(key, None)

        return leave

    def tell(self, recorded: Sequence[Recorded]) -> Callable[[], None]:
        """Tell those ahead. Answer: how to tell the others, once; who comes later has missed it."""
        others = tuple(self._others)
        self._tell(self._ahead, tuple(self._ahead), recorded)
        return partial(self._tell, self._others, others, recorded)

    def _tell(
        self, sinks: dict[object, Sink], keys: Collection[object], recorded: Sequence[Recorded]
    ) -> None:
        for each in recorded:
            for key in keys:
                sink = sinks.get(key)
                if sink is not None:
                    self._hand(sink, each)

    def _hand(self, sink: Sink, recorded: Recorded) -> None:
        try:
            sink(recorded)
        except Exception:
            log.exception("a subscriber crashed on fact %d", recorded.number)
