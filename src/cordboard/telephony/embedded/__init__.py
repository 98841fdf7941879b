"""The own telephony engine: SIP and media in one process, behind the engine port."""

from .engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
