"""What the shell tells of e-mails."""

from __future__ import annotations

from ..kernel import Command


class TellNews(Command, frozen=True, kw_only=True):
    """What became of an e-mail about a disposition. The shell's word; told again it is old news."""

    id: str
    sent: bool
    cause: str = ""
