"""What can happen to a listener."""

from __future__ import annotations

from enum import StrEnum, unique

from ..kernel import Fact
from .model import Listener


@unique
class Removal(StrEnum):
    """Why a listener is gone."""

    ASKED = "ASKED"
    EXPIRED = "EXPIRED"
    OVERRUN = "OVERRUN"


class ListenerAdded(Fact, frozen=True, kw_only=True, tag="listener.added"):
    """A program listens from here on."""

    listener: Listener


class ListenerRemoved(Fact, frozen=True, kw_only=True, tag="listener.removed"):
    """A program listens no longer."""

    listener: Listener
    cause: Removal
