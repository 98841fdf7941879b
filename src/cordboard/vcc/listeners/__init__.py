"""Listeners: the programs that hear what happens at a seat."""

from .commands import AddListener, RemoveListener
from .facts import ListenerAdded, ListenerRemoved, Removal
from .model import Listener

__all__ = ["AddListener", "Listener", "ListenerAdded", "ListenerRemoved", "Removal", "RemoveListener"]
