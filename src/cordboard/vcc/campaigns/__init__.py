"""Campaigns: pieces of work, with their numbers, skills, dispositions and manners."""

from .policy import (
    calling_changes,
    closes_in,
    for_manual_call,
    is_open,
    may_be_called,
    of_user,
    require_known,
    takes_calls,
    works_for,
)

__all__ = [
    "calling_changes",
    "closes_in",
    "for_manual_call",
    "is_open",
    "may_be_called",
    "of_user",
    "require_known",
    "takes_calls",
    "works_for",
]
