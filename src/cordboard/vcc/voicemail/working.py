"""The work on a skill's voicemail: done, sent on or thrown away by its agent, interrupted by calls."""

from __future__ import annotations

from ..addresses import box_of, resolve
from ..agents import Agent, LoggedOut, Occupation, done_with_voicemail, require
from ..center import Permission
from ..errors import Reason, Refusal
from ..ids import Milliseconds, SeatId
from ..work import Work
from ..world import World
from .arrival import into_box
from .commands import DeleteVoicemail, PlayVoicemail, ProcessVoicemail, TransferVoicemail
from .facts import (
    OfferOver,
    VoicemailDeleted,
    VoicemailPostponed,
    VoicemailProcessed,
    VoicemailResumed,
    VoicemailReturned,
    VoicemailSentOn,
)
from .model import Voicemail, VoicemailState
from .offering import OFFER_AGAIN_TIMER, withdraw
from .policy import moved
from .states import VoicemailEvent


def worked_on(world: World, seat: SeatId) -> tuple[Agent, Voicemail]:
    """The agent, and what they work on. Raises Refusal NO_VOICEMAIL."""
    agent = world.agent_at(seat)
    voicemail = world.voicemails.of_agent(agent.id)
    if voicemail is None or voicemail.state is VoicemailState.NEW:
        raise Refusal(Reason.NO_VOICEMAIL, "the agent works on no voicemail; accept one first")
    return agent, voicemail


def to_play(world: World, command: PlayVoicemail) -> Voicemail:
    """What the agent works on, and is not interrupted in. Raises Refusal NO_VOICEMAIL or WRONG_STATE."""
    _, voicemail = worked_on(world, command.seat)
    if voicemail.state is not VoicemailState.PROCESSING:
        raise Refusal(
            Reason.WRONG_STATE, "a call interrupts the work on the voicemail; finish the call first"
        )
    return voicemail


def process(work: Work, command: ProcessVoicemail) -> None:
    """It is done."""
    agent, voicemail = worked_on(work.world, command.seat)
    done = _done(work, voicemail, command.comments)
    free = done_with_voicemail(agent, work.at)
    work.record(VoicemailProcessed(seat=command.seat, voicemail=done, agent=free))


def delete(work: Work, command: DeleteVoicemail) -> None:
    """It is thrown away."""
    agent, voicemail = worked_on(work.world, command.seat)
    require(work.world.directory.users[agent.id], Permission.DELETE_VOICEMAIL)
    done = _done(work, voicemail, command.comments)
    free = done_with_voicemail(agent, work.at)
    work.record(VoicemailDeleted(seat=command.seat, voicemail=done, agent=free))


def transfer(work: Work, command: TransferVoicemail) -> None:
    """It lies in somebody else's box."""
    world = work.world
    agent, voicemail = worked_on(world, command.seat)
    require(world.directory.users[agent.id], Permission.TRANSFER_VOICEMAIL)
    box = box_of(resolve(world.directory, command.number))
    if box is None:
        raise Refusal(Reason.BAD_VALUE, "only agents and skills have a voicemail box; name one of them")
    if world.voicemails.held(box) >= world.directory.options.voicemail.messages:
        raise Refusal(Reason.WRONG_STATE, "that box is full; choose another one")
    sent = moved(
        voicemail,
        VoicemailEvent.SENT_ON,
        agent=None,
        accepted_at=Milliseconds(0),
        transferred_by=agent.id,
        skill=None,
    )
    free = done_with_voicemail(agent, work.at)
    work.cancel_timer(OFFER_AGAIN_TIMER, str(voicemail.id))
    work.record(VoicemailSentOn(seat=command.seat, voicemail=sent, agent=free))
    into_box(work, sent, box)


def follow(work: Work) -> None:
    """Calls interrupt the work on voicemails, and it goes on after them."""
    world = work.world
    for agent_id, voicemail_id in tuple(world.voicemails.with_agents.items()):
        voicemail, agent = world.voicemails.alive[voicemail_id], world.agents[agent_id]
        idle = agent.occupation is Occupation.IDLE
        if voicemail.state is VoicemailState.NEW and not idle:
            withdraw(work, voicemail, agent, OfferOver.BUSY)
        elif voicemail.state is VoicemailState.PROCESSING and not idle:
            _postpone(work, voicemail, agent)
        elif voicemail.state is VoicemailState.POSTPONED and idle:
            _resume(work, voicemail, agent)


def gone_home(work: Work, fact: LoggedOut) -> None:
    """Whoever has logged out leaves what they were offered, or have worked on, to others."""
    voicemail = work.world.voicemails.of_agent(fact.agent.id)
    if voicemail is None:
        return
    if voicemail.state is VoicemailState.NEW:
        withdraw(work, voicemail, fact.agent, OfferOver.LEFT, seat=fact.seat)
        return
    back = moved(voicemail, VoicemailEvent.RETURNED, agent=None, accepted_at=Milliseconds(0))
    work.record(VoicemailReturned(seat=fact.seat, voicemail=back, by=fact.agent.id))


def _postpone(work: Work, voicemail: Voicemail, agent: Agent) -> None:
    assert agent.seat is not None
    after = moved(voicemail, VoicemailEvent.POSTPONED, postponed_at=work.at)
    work.record(VoicemailPostponed(seat=agent.seat, voicemail=after))


def _resume(work: Work, voicemail: Voicemail, agent: Agent) -> None:
    assert agent.seat is not None
    waited = Milliseconds(voicemail.hold_time + max(0, work.at - voicemail.postponed_at))
    after = moved(voicemail, VoicemailEvent.RESUMED, hold_time=waited, postponed_at=Milliseconds(0))
    work.record(VoicemailResumed(seat=agent.seat, voicemail=after))


def _done(work: Work, voicemail: Voicemail, comments: str) -> Voicemail:
    work.cancel_timer(OFFER_AGAIN_TIMER, str(voicemail.id))
    return moved(voicemail, VoicemailEvent.DONE, comments=comments, ended_at=work.at)
