"""What the news of a disposition says, as an e-mail."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

from cordboard.vcc.ids import LOCAL_SEAT
from cordboard.vcc.news import ListNews, NewsDue, NewsMail, TellNews

from .sending import Mails
from .text import headed, moment_of, plain


def letter(mail: NewsMail, sender: str) -> EmailMessage:
    """The e-mail from `sender`."""
    moment = moment_of(mail.since)
    number, customer = plain(mail.number), plain(mail.customer)
    whom = f"{customer} ({number})" if customer else number
    subject = f"{plain(mail.disposition)}: {whom}"
    message = headed(subject, sender, mail.to, moment, f"disposition-{mail.id}")
    lines = {
        "Disposition": mail.disposition,
        "Customer": whom,
        "Campaign": mail.campaign,
        "Agent": mail.agent,
        "Time": moment.strftime("%Y-%m-%d %H:%M UTC"),
        "Call": mail.call,
    }
    text = "".join(f"{name}: {plain(value)}\n" for name, value in lines.items() if value)
    message.set_content(f"{text}\n{mail.comments}\n" if mail.comments else text)
    return message


def _due(fact: Any) -> NewsMail | None:
    return fact.mail if isinstance(fact, NewsDue) else None


def _over(mail: NewsMail, cause: str) -> TellNews:
    return TellNews(seat=LOCAL_SEAT, id=mail.id, sent=not cause, cause=cause)


DISPOSITIONS = Mails(
    waiting=ListNews(seat=LOCAL_SEAT),
    new=_due,
    name=lambda mail: f"disposition {mail.id}",
    over=_over,
    letter=letter,
)
"""News of dispositions."""
