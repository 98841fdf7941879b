"""What a running center does beside its core for voicemail: it looks at messages that were cut off, and lets
the files of old ones go.
"""

from .following import voicemail_work
from .forgetting import Forgetting
from .mending import Mending

__all__ = ["Forgetting", "Mending", "voicemail_work"]
