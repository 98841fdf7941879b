"""How a skill's voicemails meet agents who are ready for them: one at a time, one agent after the other.

Below calls, a voicemail is offered to who is still free when every call has found its agent. Beside calls,
it goes before those of lower priority, and those that came later.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..agents import Agent, busy_with_voicemail, require
from ..center import Permission
from ..errors import Reason, Refusal
from ..ids import SeatId, SkillId, VoicemailId
from ..work import Work
from ..world import World
from .commands import AcceptVoicemail, RejectVoicemail
from .facts import OfferOver, VoicemailAccepted, VoicemailOffered, VoicemailOpenToAll, VoicemailWithdrawn
from .model import Voicemail, VoicemailState
from .policy import comes_before_calls, is_undisturbed, moved, taker, turn
from .states import VoicemailEvent

OFFER_TIMER = "voicemail_offer"
OFFER_AGAIN_TIMER = "voicemail_again"
_PASSES = frozenset({OfferOver.REJECTED, OfferOver.TIMED_OUT})


def match(work: Work, *, before_calls: bool = False) -> None:
    """Offer what waits to who can take it; `before_calls`: only what comes before every call that waits."""
    world = work.world
    book = world.voicemails
    if not (book.waiting and world.for_voicemail and work.has_changed_the_floor):
        return
    in_vain: set[SkillId | None] = set()
    """Skills of which nobody can take anything now."""
    for voicemail in sorted(map(book.alive.__getitem__, book.waiting), key=lambda each: turn(world, each)):
        agent = None if voicemail.skill in in_vain else taker(world, voicemail, work.now)
        if agent is None and not voicemail.passed_by:
            in_vain.add(voicemail.skill)
        elif agent is not None and (
            not before_calls or comes_before_calls(world, voicemail, agent, world.queue)
        ):
            _offer(work, voicemail, agent)


def _offer(work: Work, voicemail: Voicemail, agent: Agent) -> None:
    assert agent.seat is not None
    offered = moved(voicemail, VoicemailEvent.OFFERED, agent=agent.id)
    work.record(VoicemailOffered(seat=agent.seat, voicemail=offered, at=work.at))
    work.set_timer(OFFER_TIMER, str(voicemail.id), work.world.directory.options.voicemail.offer_timeout)


def offered_to(world: World, seat: SeatId) -> tuple[Agent, Voicemail]:
    """The agent, and what they are offered. Raises Refusal NO_VOICEMAIL or WRONG_STATE."""
    agent = world.agent_at(seat)
    voicemail = world.voicemails.of_agent(agent.id)
    if voicemail is None:
        raise Refusal(
            Reason.NO_VOICEMAIL, "no voicemail is offered to the agent; wait for voicemailDelivered"
        )
    if voicemail.state is not VoicemailState.NEW:
        raise Refusal(Reason.WRONG_STATE, "the agent has accepted the voicemail already; process it")
    return agent, voicemail


def accept(work: Work, command: AcceptVoicemail) -> None:
    """The agent begins the work on it."""
    agent, voicemail = offered_to(work.world, command.seat)
    require(work.world.directory.users[agent.id], Permission.PROCESS_VOICEMAIL)
    work.cancel_timer(OFFER_TIMER, str(voicemail.id))
    skill = None if voicemail.skill is None else work.world.directory.skills.get(voicemail.skill)
    accepted = moved(voicemail, VoicemailEvent.ACCEPTED, accepted_at=work.at, unread=False)
    working = busy_with_voicemail(agent, accepted.id, work.at, undisturbed=is_undisturbed(skill))
    work.record(VoicemailAccepted(seat=command.seat, voicemail=accepted, agent=working))


def reject(work: Work, command: RejectVoicemail) -> None:
    """The next agent has it."""
    agent, voicemail = offered_to(work.world, command.seat)
    withdraw(work, voicemail, agent, OfferOver.REJECTED)


def timed_out(work: Work, subject: str) -> None:
    """The offer has lasted long enough."""
    voicemail = work.world.voicemails.alive.get(VoicemailId(int(subject)))
    if voicemail is not None and voicemail.agent is not None and voicemail.state is VoicemailState.NEW:
        withdraw(work, voicemail, work.world.agents[voicemail.agent], OfferOver.TIMED_OUT)


def open_to_all(work: Work, subject: str) -> None:
    """Those who let it pass have been spared for long enough."""
    voicemail = work.world.voicemails.alive.get(VoicemailId(int(subject)))
    if voicemail is not None:
        work.record(VoicemailOpenToAll(voicemail=replace(voicemail, passed_by=())))


def withdraw(
    work: Work, voicemail: Voicemail, agent: Agent, cause: OfferOver, seat: SeatId | None = None
) -> None:
    """The offer is over; it waits for somebody else. `seat`: that of an agent who has just left it."""
    work.cancel_timer(OFFER_TIMER, str(voicemail.id))
    event = VoicemailEvent.REJECTED if cause in _PASSES else VoicemailEvent.WITHDRAWN
    after = moved(voicemail, event, agent=None)
    if cause in _PASSES:
        pause = work.world.directory.options.offer_again_after
        work.set_timer(OFFER_AGAIN_TIMER, str(voicemail.id), pause)
        others = (each for each in after.passed_by if each != agent.id)
        after = replace(after, passed_by=(*others, agent.id))
    where = seat or agent.seat
    assert where is not None
    work.record(VoicemailWithdrawn(seat=where, voicemail=after, by=agent.id, cause=cause))
