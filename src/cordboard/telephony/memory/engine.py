"""A telephony engine in memory: true in all but the sound, exact under a clock that the test turns.

It does nothing on its own: whoever owns the clock calls `handle_timers` when `next_timer` is due.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from cordboard.telephony.switchboard import Board, Clock, Control, Reports
from cordboard.vcc.ids import EngineId, LegId, Milliseconds

from .audio_door import MemoryAudioDoor
from .line import MemoryLine
from .sound import MemorySound
from .world import World

MEMORY = EngineId("memory-1")


class MemoryEngine(Control):
    """An `Engine` (see `telephony.port`); the far ends of its calls are in `world`."""

    def __init__(
        self,
        clock: Clock,
        engine: EngineId = MEMORY,
        leg_ids: Callable[[], LegId] | None = None,
    ) -> None:
        board = Board(engine, clock)
        reports = Reports(board, leg_ids or _numbered(engine))
        super().__init__(board, reports)
        door = MemoryAudioDoor(board)
        line, sound = MemoryLine(board), MemorySound(board, door)
        line.reports = sound.reports = door.reports = reports
        board.connect(line, sound, door)
        self.world = World(board, reports, line, sound, door)

    def next_timer(self) -> Milliseconds | None:
        """When `handle_timers` has something to do, by the clock; None = nothing is planned."""
        return self._board.timers.next_due()

    def handle_timers(self) -> None:
        """Do what is due by now."""
        self._board.timers.run(self._board.clock())


def _numbered(engine: EngineId) -> Callable[[], LegId]:
    numbers = count(1)
    return lambda: LegId(f"{engine}-in-{next(numbers)}")
