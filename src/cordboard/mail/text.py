"""What every e-mail of a center has in common."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from cordboard.vcc.ids import Milliseconds


def headed(subject: str, sender: str, to: str, at: datetime, name: str) -> EmailMessage:
    """A message without its text. `name`: the same for one that comes twice, so that this can be seen."""
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = sender
    message["To"] = to
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{name}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody is to answer that they are away
    return message


def moment_of(at: Milliseconds) -> datetime:
    """That moment, in UTC."""
    return datetime.fromtimestamp(at / 1000, UTC)


def plain(text: str) -> str:
    """One line without control characters: others choose these words, and must not write headers."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
