"""Who hears of it when a call has its disposition."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from ..calls import Call, Given, given
from ..center import Disposition
from ..ids import AgentId
from ..work import Work
from ..world import World
from .commands import TellNews
from .facts import NewsDue, NewsSettled
from .model import NewsMail
from .queries import ListNews

MOST: Final = 1_000
"""So many e-mails wait at most: with more the mail server is down, and they pile up."""
TOO_MANY: Final = "TOO_MANY"


class Writing(Protocol):
    """How users are told in writing."""

    def __call__(self, work: Work, by: AgentId, users: Iterable[AgentId], text: str) -> None: ...


def follow(work: Work, writing: Writing) -> None:
    """Let those hear whom the dispositions of this decision's calls concern."""
    for fact in tuple(work.facts):
        said = given(work.world.directory, fact)
        if said is not None:
            _tell(work, said, writing)


def tell(work: Work, command: TellNews) -> None:
    """It has been sent, or never will be."""
    if command.id in work.world.news.waiting:
        work.record(NewsSettled(id=command.id, sent=command.sent, cause=command.cause))


def list_news(world: World, _query: ListNews) -> tuple[NewsMail, ...]:
    """What has still to be sent."""
    return world.news.kept()


def _tell(work: Work, said: Given, writing: Writing) -> None:
    disposition = work.world.directory.dispositions.get(said.disposition)
    if disposition is None:
        return
    for address in disposition.email_to:
        _mail(work, address, disposition, said)
    _write(work, disposition, said, writing)


def _mail(work: Work, address: str, disposition: Disposition, said: Given) -> None:
    mail = NewsMail(
        id=work.fresh(),
        to=address,
        disposition=disposition.name,
        call=said.call.id,
        number=said.call.number,
        customer=said.call.customer,
        campaign=_campaign(work.world, said.call),
        agent=_agent(work.world, said),
        comments=said.call.comments,
        since=work.at,
    )
    if len(work.world.news.waiting) >= MOST:
        work.record(NewsSettled(id=mail.id, sent=False, cause=TOO_MANY))
    else:
        work.record(NewsDue(mail=mail))


def _write(work: Work, disposition: Disposition, said: Given, writing: Writing) -> None:
    """Write in the name of the agent; nothing where none has had the call."""
    if said.by is None or not disposition.message_to:
        return
    call = said.call
    whom = f"{call.customer} ({call.number})" if call.customer else call.number
    about = ", ".join(each for each in (whom, _campaign(work.world, call)) if each)
    writing(work, said.by, disposition.message_to, f"{disposition.name}: {about}. {call.comments}".strip())


def _campaign(world: World, call: Call) -> str:
    campaign = None if call.campaign is None else world.directory.campaigns.get(call.campaign)
    return "" if campaign is None else campaign.name


def _agent(world: World, said: Given) -> str:
    user = None if said.by is None else world.directory.users.get(said.by)
    return "" if user is None else user.full_name or user.name
