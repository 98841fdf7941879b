"""Clicks: a number that the agent clicked on a page, shown to their programs. Nothing is dialed by it."""

from .commands import ClickNumber
from .facts import NumberClicked

__all__ = ["ClickNumber", "NumberClicked"]
