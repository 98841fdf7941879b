"""Everything that a running center does for its e-mails."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from cordboard.errors import UserError
from cordboard.link import Link
from cordboard.owner.clock import SystemClock
from cordboard.settings import Settings

from .dispositions import DISPOSITIONS
from .posting import MailServer
from .sending import Sending
from .voicemails import news_of_voicemails


@asynccontextmanager
async def mail_work(link: Link, settings: Settings, folder: Path) -> AsyncIterator[None]:
    """News of voicemails, which lie in `folder`, and of dispositions is sent.

    Raises UserError where the secret for the mail server cannot be read.
    """
    server, now = mail_server(settings), SystemClock().now
    kinds = (
        Sending(link, server, news_of_voicemails(folder), now),
        Sending(link, server, DISPOSITIONS, now),
    )
    for each in kinds:
        await each.start()
    try:
        yield
    finally:
        for each in kinds:
            await each.stop()


def mail_server(settings: Settings) -> MailServer | None:
    """The mail server of the settings; None: no news is sent. Raises UserError."""
    if settings.smtp is None:
        return None
    return MailServer(
        host=settings.smtp.host,
        port=settings.smtp.port,
        sender=settings.mail_from,
        starttls=settings.smtp_security == "starttls",
        user=settings.smtp_user,
        secret=_secret(settings.smtp_secret_file),
    )


def _secret(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        return file.read_text("utf-8").strip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        text = f"The file {file} of smtp_secret_file cannot be read: {type(error).__name__}."
        raise UserError("SMTP-SECRET", text, "Check its path and its permissions.") from None
