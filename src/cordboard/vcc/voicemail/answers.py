"""The answers to questions about voicemails."""

from __future__ import annotations

from ..calls import Deposit
from ..errors import Reason, Refusal
from ..world import World
from .model import Mail, Voicemail
from .queries import GetVoicemail, ListCutDeposits, ListMails
from .working import worked_on


def get_voicemail(world: World, query: GetVoicemail) -> Voicemail:
    """The voicemail, where it is the agent's to hear."""
    if query.voicemail is None:
        return worked_on(world, query.seat)[1]
    agent = world.agent_at(query.seat)
    found = world.voicemails.alive.get(query.voicemail)
    theirs = found is not None and (found.owner == agent.id or found == world.voicemails.of_agent(agent.id))
    if found is None or not theirs:
        raise Refusal(Reason.UNKNOWN_VOICEMAIL, "this agent has no such voicemail")
    return found


def list_mails(world: World, _query: ListMails) -> tuple[Mail, ...]:
    """What has still to be sent."""
    return tuple(world.voicemails.mails.values())


def list_cut_deposits(world: World, _query: ListCutDeposits) -> tuple[Deposit, ...]:
    """What waits to be looked at."""
    book = world.voicemails
    return tuple(book.deposits[each] for each in sorted(book.cut))
