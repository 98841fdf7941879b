"""The VCC: every decision of the center, made by a pure core."""

from .core import Core

__all__ = ["Core"]
