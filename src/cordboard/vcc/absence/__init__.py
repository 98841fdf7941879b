"""Absence: agents whose programs are all gone become Not Ready and are logged out, if the center says so."""

from .book import EFFECTS, Absence
from .facts import SessionGivenUp

__all__ = ["EFFECTS", "Absence", "SessionGivenUp"]
