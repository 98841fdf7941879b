"""A seat: one agent's CTI Web Services, for any number of programs.

`SeatHouse` holds all seats of a process; `alive_operations` and `alive_events` say what it serves.
"""

from cordboard.seat.asking import Asking, Heard
from cordboard.seat.events import alive_events
from cordboard.seat.house import SeatHouse
from cordboard.seat.operations import alive_operations
from cordboard.seat.port import CursorStore, Timers, VccLink
from cordboard.seat.session import Chores
from cordboard.seat.settings import SeatSettings

__all__ = [
    "Asking",
    "Chores",
    "CursorStore",
    "Heard",
    "SeatHouse",
    "SeatSettings",
    "Timers",
    "VccLink",
    "alive_events",
    "alive_operations",
]
