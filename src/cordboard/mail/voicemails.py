"""What the news of a voicemail says, as an e-mail."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from typing import Any

from cordboard.vcc.ids import LOCAL_SEAT
from cordboard.vcc.voicemail import ListMails, Mail, MailDue, TellMail

from .sending import Mails
from .text import headed, moment_of, plain

_LINES = """\
Hello {name},

{caller} left you a voicemail on {moment} UTC; it is {seconds} seconds long.
{sound}
"""
_ATTACHED = "It is attached to this message."
_ON_THE_PHONE = "You can listen to it at your workplace."


def letter(mail: Mail, sender: str, sound: bytes | None) -> EmailMessage:
    """The e-mail from `sender`, with the sound where there is one."""
    moment = moment_of(mail.created)
    caller = plain(f"{mail.caller_name} ({mail.number})" if mail.caller_name else mail.number)
    name = f"voicemail-{mail.voicemail}-{mail.since}"
    message = headed(f"Voicemail from {caller}", sender, mail.to, moment, name)
    message.set_content(
        _LINES.format(
            name=plain(mail.name),
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


def news_of_voicemails(folder: Path) -> Mails[Mail]:
    """News of voicemails, whose sounds lie in `folder`."""
    return Mails(
        waiting=ListMails(seat=LOCAL_SEAT),
        new=_due,
        name=lambda mail: f"voicemail {mail.voicemail}",
        over=_over,
        letter=lambda mail, sender: letter(mail, sender, _sound(folder, mail)),
    )


def _due(fact: Any) -> Mail | None:
    return fact.mail if isinstance(fact, MailDue) else None


def _over(mail: Mail, cause: str) -> TellMail:
    return TellMail(seat=LOCAL_SEAT, voicemail=mail.voicemail, sent=not cause, cause=cause)


def _sound(folder: Path, mail: Mail) -> bytes | None:
    """The sound that goes with it, if that is wanted and still there."""
    try:
        return (folder / mail.file).read_bytes() if mail.file else None
    except OSError:
        return None
