"""What a user can say to a notice."""

from __future__ import annotations

from ..ids import NoticeId
from ..kernel import Command


class AcknowledgeNotice(Command, frozen=True, kw_only=True):
    """Accept a notice, or not: who does not is shown it again and cannot work."""

    notice: NoticeId
    accept: bool
