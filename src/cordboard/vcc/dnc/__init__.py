"""Do not call: the numbers that asked to be left alone, from the center file, dispositions and agents."""

from .commands import AddToDnc
from .facts import DncAdditionFailed, DncFailure, NumberAddedToDnc
from .policy import Verdict, judge
from .register import DncRegister, packed

__all__ = [
    "AddToDnc",
    "DncAdditionFailed",
    "DncFailure",
    "DncRegister",
    "NumberAddedToDnc",
    "Verdict",
    "judge",
    "packed",
]
