"""The way to a mail server: SMTP (RFC 5321) with STARTTLS (RFC 3207) and a log-in where they are set."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage

TIMEOUT = 30.0
"""Seconds that the mail server has for each answer."""
PERMANENT = 500


class NotSent(Exception):
    """A message that was not taken; `for_good` where trying again is in vain. The text is for the log."""

    def __init__(self, text: str, *, for_good: bool) -> None:
        super().__init__(text)
        self.for_good = for_good


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where messages are handed in, and from whom they are."""

    host: str
    port: int
    sender: str
    starttls: bool = True
    user: str = ""
    secret: str = ""

    def __repr__(self) -> str:
        return f"MailServer({self.host}:{self.port})"

    def send(self, message: EmailMessage, trusted: ssl.SSLContext | None = None) -> None:
        """Hand a message in; blocks. Raises NotSent. `trusted`: whose certificates count."""
        try:
            with smtplib.SMTP(self.host, self.port, timeout=TIMEOUT) as server:
                if self.starttls:
                    server.starttls(context=trusted or ssl.create_default_context())
                if self.user:
                    server.login(self.user, self.secret)
                server.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            codes = [code for code, _ in refused.recipients.values()]
            raise NotSent(f"the recipient is refused ({codes})", for_good=min(codes) >= PERMANENT) from None
        except smtplib.SMTPResponseException as answered:  # the answer to a log-in may quote what was sent
            text = f"{type(answered).__name__} ({answered.smtp_code})"
            raise NotSent(text, for_good=_is_for_good(answered)) from None
        except (OSError, smtplib.SMTPException) as trouble:
            raise NotSent(type(trouble).__name__, for_good=False) from None


def _is_for_good(answered: smtplib.SMTPResponseException) -> bool:
    """A message that is refused stays refused; a log-in may work once somebody has put it right."""
    is_message = isinstance(answered, smtplib.SMTPDataError | smtplib.SMTPSenderRefused)
    return is_message and answered.smtp_code >= PERMANENT
