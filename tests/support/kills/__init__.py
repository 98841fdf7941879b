"""A center whose VCC is killed again and again: real processes, link and SOAP, and a memory engine."""

from .proof import prove
from .story import Story, tell

__all__ = ["Story", "prove", "tell"]
