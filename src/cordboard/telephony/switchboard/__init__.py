"""The switchboard: what every engine of ours does alike with legs, bridges, plays and recordings.

It obeys verbs and tells signals; an engine puts it on a `Line` (calls) and a `Sound` (audio).
"""

from .board import Board, Clock
from .control import Control
from .legs import LEG_LIFE, Leg, LegEvent, LegState
from .ports import AudioDoor, CannotDo, Failure, Line, Sound
from .reports import Arrival, Reports
from .softphones import SILENCE, Softphones
from .transfers import LONGEST_REFER, Transfers, Wanted

__all__ = [
    "LEG_LIFE",
    "LONGEST_REFER",
    "SILENCE",
    "Arrival",
    "AudioDoor",
    "Board",
    "CannotDo",
    "Clock",
    "Control",
    "Failure",
    "Leg",
    "LegEvent",
    "LegState",
    "Line",
    "Reports",
    "Softphones",
    "Sound",
    "Transfers",
    "Wanted",
]
