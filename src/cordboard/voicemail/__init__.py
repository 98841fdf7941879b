"""What a running center does beside its core for voicemail: it looks at messages that were cut off, and sends
the news of those that are kept.
"""

from .following import voicemail_work
from .mailing import Mailing
from .mending import Mending
from .posting import MailServer, NotSent

__all__ = ["MailServer", "Mailing", "Mending", "NotSent", "voicemail_work"]
