"""Menus: what callers are asked before they wait, answered by the keys of their phone."""

from .facts import CallerAsked, MenuLeft, VisitMoved
from .model import Visit, VisitState
from .visits import EFFECTS, Visits

__all__ = ["EFFECTS", "CallerAsked", "MenuLeft", "Visit", "VisitMoved", "VisitState", "Visits"]
