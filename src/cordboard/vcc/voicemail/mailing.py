"""News of voicemails by e-mail: what is due, until somebody has sent it or has given up."""

from __future__ import annotations

from ..work import Work
from .commands import TellMail
from .facts import MailDue, MailSettled, VoicemailArrived
from .model import Mail


def arrived(work: Work, fact: VoicemailArrived) -> None:
    """The owner of the box hears of it by e-mail, where the center file has their address."""
    voicemail = fact.voicemail
    user = None if voicemail.owner is None else work.world.directory.users.get(voicemail.owner)
    if user is None or not user.voicemail.email:
        return
    work.record(
        MailDue(
            mail=Mail(
                voicemail=voicemail.id,
                to=user.voicemail.email,
                name=user.full_name or user.name,
                number=voicemail.number,
                caller_name=voicemail.caller_name,
                created=voicemail.created,
                length=voicemail.length,
                file=voicemail.file if user.voicemail.attach else "",
                since=work.at,
            )
        )
    )


def tell(work: Work, command: TellMail) -> None:
    """It has been sent, or never will be."""
    if command.voicemail in work.world.voicemails.mails:
        work.record(MailSettled(voicemail=command.voicemail, sent=command.sent, cause=command.cause))
