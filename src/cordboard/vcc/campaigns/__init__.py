"""Campaigns: pieces of work, with their numbers, skills, dispositions and manners."""

from .policy import closes_in, for_manual_call, is_open, of_user, takes_calls, works_for

__all__ = ["closes_in", "for_manual_call", "is_open", "of_user", "takes_calls", "works_for"]
