"""What the news of a voicemail says, as an e-mail."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from cordboard.vcc.voicemail import Mail

_LINES = """\
Hello {name},

{caller} left you a voicemail on {moment} UTC; it is {seconds} seconds long.
{sound}
"""
_ATTACHED = "It is attached to this message."
_ON_THE_PHONE = "You can listen to it at your workplace."


def letter(mail: Mail, sender: str, sound: bytes | None) -> EmailMessage:
    """The e-mail from `sender`, with the sound where there is one.

    Its Message-ID follows from the voicemail, so that a message that comes twice is known as the same.
    """
    moment = datetime.fromtimestamp(mail.created / 1000, UTC)
    caller = _plain(f"{mail.caller_name} ({mail.number})" if mail.caller_name else mail.number)
    message = EmailMessage()
    message["Subject"] = f"Voicemail from {caller}"
    message["From"] = sender
    message["To"] = mail.to
    message["Date"] = format_datetime(moment)
    message["Message-ID"] = f"<voicemail-{mail.voicemail}-{mail.since}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody is to answer that they are away
    message.set_content(
        _LINES.format(
            name=_plain(mail.name),
            caller=caller,
            moment=moment.strftime("%Y-%m-%d at %H:%M"),
            seconds=-(-mail.length // 1000),
            sound=_ON_THE_PHONE if sound is None else _ATTACHED,
        )
    )
    if sound is not None:
        message.add_attachment(
            sound, maintype="audio", subtype="wav", filename=f"voicemail-{mail.voicemail}.wav"
        )
    return message


def _plain(text: str) -> str:
    """One line without control characters: callers choose their names, and must not write headers."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
