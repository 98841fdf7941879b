"""Dispositions: how a call turned out, in the words that its campaign allows."""

from .policy import chosen, forbids_calls, offered

__all__ = ["chosen", "forbids_calls", "offered"]
