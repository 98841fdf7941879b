"""Dispositions: how a call turned out, in the words that its campaign allows."""

from .policy import chosen, forbids_calls, is_final, offered, redial_time

__all__ = ["chosen", "forbids_calls", "is_final", "offered", "redial_time"]
