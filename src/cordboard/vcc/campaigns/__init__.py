"""Campaigns: pieces of work, with their numbers, skills, dispositions and manners."""

from .policy import for_manual_call, is_open, of_user, takes_calls, works_for

__all__ = ["for_manual_call", "is_open", "of_user", "takes_calls", "works_for"]
