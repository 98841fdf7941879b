"""Notices: what users have to read and accept before they work."""

from .book import EFFECTS, KeptNotices, Notices
from .commands import AcknowledgeNotice
from .facts import NoticeAccepted, NoticeFact, NoticeShown
from .policy import require_accepted, unread

__all__ = [
    "EFFECTS",
    "AcknowledgeNotice",
    "KeptNotices",
    "NoticeAccepted",
    "NoticeFact",
    "NoticeShown",
    "Notices",
    "require_accepted",
    "unread",
]
