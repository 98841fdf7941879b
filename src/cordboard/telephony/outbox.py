"""The outbox: what the engine has told, numbered, kept until the center says it has it in writing.

Numbers start at 1 in each engine life and have no gaps. A signal leaves only by acknowledgement.
"""

from __future__ import annotations

from collections import deque

import msgspec

from cordboard.vcc.ids import EngineId
from cordboard.vcc.telephony import AnySignal, EngineUp, Heard, VerbDone

from .port import SignalSink


class Outbox:
    """The numbered signals of one engine life, in order."""

    def __init__(self, engine: EngineId) -> None:
        self.engine = engine
        self._kept: deque[Heard] = deque()
        self._last = 0
        self._sink: SignalSink | None = None

    @property
    def last(self) -> int:
        """The number of the youngest signal, 0 before the first."""
        return self._last

    @property
    def kept(self) -> int:
        """How many signals wait for their acknowledgement."""
        return len(self._kept)

    @property
    def attached(self) -> bool:
        """Whether somebody listens."""
        return self._sink is not None

    def put(self, signal: AnySignal) -> None:
        """Number a signal, keep it, and hand it over at once if somebody listens."""
        self._last += 1
        heard = Heard(engine=self.engine, number=self._last, signal=signal)
        self._kept.append(heard)
        if self._sink is not None:
            self._sink(heard)

    def acknowledge(self, number: int) -> None:
        """Forget the signals up to `number`; one that was never given is ignored."""
        while self._kept and self._kept[0].number <= number:
            self._kept.popleft()

    def attach(self, sink: SignalSink, engine: EngineId | None, heard: int) -> None:
        """Hand over what has been kept, after `heard` where that counts this engine's life.

        What was heard is kept all the same: only an acknowledgement says that it is in writing.
        """
        self._kept = deque(_without_old_inventory(one) for one in self._kept)
        self._sink = sink
        known = heard if engine == self.engine else 0
        for one in tuple(self._kept):
            if one.number > known:
                sink(one)

    def detach(self) -> None:
        """Nobody listens any more; signals are kept."""
        self._sink = None


def _without_old_inventory(heard: Heard) -> Heard:
    """Blank an inventory that a newer one will follow: it misses what was asked for after it.

    Its number stays, as a signal that settles nothing, so that there is no gap.
    """
    if isinstance(heard.signal, EngineUp):
        return msgspec.structs.replace(heard, signal=VerbDone(at=heard.signal.at))
    return heard
