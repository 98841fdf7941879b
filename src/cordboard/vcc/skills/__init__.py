"""Skills: groups of agents who can take the same calls."""

from .policy import of_user

__all__ = ["of_user"]
