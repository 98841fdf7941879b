"""What a softphone tells of itself."""

from __future__ import annotations

from ..kernel import Command
from .model import Level


class TellLevel(Command, frozen=True, kw_only=True):
    """A level of the softphone of `user` (the seat's own where empty) is `value` now, from 0 to 100."""

    user: str = ""
    level: Level
    value: int


class TellTrouble(Command, frozen=True, kw_only=True):
    """Something is wrong with the softphone of `user`; `text` is for people."""

    user: str = ""
    text: str
