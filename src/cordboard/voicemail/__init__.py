"""What a running center does beside its core for voicemail: it looks at messages that were cut off."""

from .following import voicemail_work
from .mending import Mending

__all__ = ["Mending", "voicemail_work"]
