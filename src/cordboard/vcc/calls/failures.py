"""What follows where the engine cannot let people hear each other, or wait.

A leg that has ended meanwhile has been told of before; so what fails here is a living leg. Whoever cannot be
heard is taken out: a participant leaves the conference, a consultation is over, a conversation of two ends.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..telephony import AddToBridge, CreateBridge, HangupCause, Hold, Mute, Unhold, VerbFailed
from ..work import Work
from . import further, holding
from .consequences import outside_ended
from .ending import end
from .facts import MuteChanged
from .facts_consult import ConferenceFailed, FurtherCallMoved
from .media import hang_up, leave
from .model import Call, CallState, Party, Purpose
from .parties import CONVERSATION, agent_leg, is_put_on_hold, lines_of, main_of, pending_of
from .people import agent_of

UNHEARD = "RESOURCE_UNAVAILABLE"


def bridge_failed(work: Work, verb: CreateBridge | AddToBridge, signal: VerbFailed) -> None:
    """Somebody is not in the bridge in which they belong; people who cannot hear each other do not talk."""
    for leg in verb.legs if isinstance(verb, CreateBridge) else (verb.leg,):
        call = work.world.call_of_leg(leg)
        consulted = None if call is None else pending_of(work.world, call)
        for each in (call, consulted):
            if each is not None and each.bridge == verb.bridge:
                _unheard(work, each)


def hold_failed(work: Work, verb: Hold, signal: VerbFailed) -> None:
    """Who cannot be put on hold hears music alone in the bridge instead."""
    call = work.world.call_of_leg(verb.leg)
    if call is not None and is_put_on_hold(call):
        after = replace(call, stepped_out=True)
        work.record(FurtherCallMoved(call=after))
        leave(work, after.bridge, agent_leg(work.world, after))
        holding.company_changed(work, after)


def unhold_failed(work: Work, verb: Unhold, signal: VerbFailed) -> None:
    """Who hears nothing but music for ever is better hung up."""
    if work.world.call_of_leg(verb.leg) is not None:
        hang_up(work, verb.leg, HangupCause.FAILED)


def mute_failed(work: Work, verb: Mute, signal: VerbFailed) -> None:
    """The agent is heard, or not, as before, and is to know."""
    call = work.world.call_of_leg(verb.leg)
    main = None if call is None else main_of(work.world, call) or call
    if main is None or main.muted != verb.muted or verb.leg not in lines_of(work.world, main):
        return
    agent = agent_of(work.world, main)
    assert agent.seat is not None
    before = replace(main, muted=not verb.muted)
    work.record(MuteChanged(seat=agent.seat, call=before, agent=agent))
    for leg in lines_of(work.world, main):
        if leg != verb.leg:
            work.wish(Mute(id=work.fresh_wish(), leg=leg, muted=before.muted))


def _unheard(work: Work, call: Call) -> None:
    if call.state is CallState.TRANSFERRED:
        outside_ended(work, call, Party.SYSTEM, HangupCause.FAILED)
    elif call.main is not None:
        _tell(work, call)
        further.drop(work, call, Party.SYSTEM, HangupCause.FAILED)
    elif call.state in CONVERSATION:
        end(work, call, Party.SYSTEM, HangupCause.FAILED)


def _tell(work: Work, call: Call) -> None:
    """Tell the agent of a conference which of their wishes has failed."""
    main = main_of(work.world, call)
    if main is None or call.purpose is not Purpose.CONFERENCE:
        return
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    work.record(
        ConferenceFailed(
            seat=agent.seat, agent=agent, call_id=main.id, operation=_operation(call), cause=UNHEARD
        )
    )


def _operation(call: Call) -> str:
    """By which operation the party of a further call has come."""
    if call.target is None:
        return "addToConference"
    return "completeConference" if call.joined_at > call.connected_at else "conferenceIn"
