"""All that a running center does beside its core for voicemail."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from cordboard.errors import UserError
from cordboard.owner.clock import SystemClock
from cordboard.settings import Settings

from .mailing import Mailing
from .mending import Link, Mending
from .posting import MailServer


@asynccontextmanager
async def voicemail_work(link: Link, settings: Settings, folder: Path) -> AsyncIterator[None]:
    """Messages that were cut off are looked at, and news is sent; voicemails lie in `folder`.

    Raises UserError where the secret for the mail server cannot be read.
    """
    mending = Mending(link, folder)
    mailing = Mailing(link, mail_server(settings), folder, SystemClock().now)
    await mending.start()
    await mailing.start()
    try:
        yield
    finally:
        await mailing.stop()
        await mending.stop()


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
