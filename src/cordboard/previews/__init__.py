"""Previews beside the core: the few records of each running campaign that are due, read from the tables."""

from .filling import Filling, filling

__all__ = ["Filling", "filling"]
