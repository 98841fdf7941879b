"""What a program can ask about listening."""

from __future__ import annotations

from ..ids import ListenerId
from ..kernel import Command
from .facts import Removal


class AddListener(Command, frozen=True, kw_only=True):
    """Listen from now on. Answer: the `ListenerId`."""

    name: str


class RemoveListener(Command, frozen=True, kw_only=True):
    """Listen no longer."""

    listener: ListenerId
    cause: Removal = Removal.ASKED
