"""Reconnection: a program that has lost the thread is told everything about its seat again."""

from .commands import Reconnect
from .facts import Reconnected

__all__ = ["Reconnect", "Reconnected"]
