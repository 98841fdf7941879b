"""Do not call: the numbers that asked to be left alone, from the center file and from dispositions."""

from .facts import NumberAddedToDnc
from .policy import Verdict, judge

__all__ = ["NumberAddedToDnc", "Verdict", "judge"]
