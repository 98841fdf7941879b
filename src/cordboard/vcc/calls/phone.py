"""What agents do with the buttons of their own desk phone: dial, ask for a transfer, move to another leg.

The phone asks for what an application would ask for, with the agent's own rights: a number dialed while idle
is a manual call, one dialed in the middle of a conversation a consultation; a blind REFER is a cold transfer,
and one with Replaces completes the consultation.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..agents import UNBOUND, Agent, Presence
from ..errors import Reason, Refusal
from ..ids import LegId
from ..stations import StationLegState
from ..telephony import Answer, HangupCause, LegIncoming, ReferRequested, ReportRefer
from ..work import Work
from ..world import World
from . import dialing, onward, recording, rules, transfer
from .commands import CompleteTransfer, MakeCall, TransferCall
from .facts import DialFailure, StationLegRejoined
from .media import hang_up
from .model import Call, CallState, CallType
from .parties import CONVERSATION, main_of

_CAUSES = {Reason.INVALID_NUMBER: HangupCause.INVALID_NUMBER, Reason.WRONG_STATE: HangupCause.BUSY}
"""Why a phone's call is refused; else REJECTED."""
_STATUS = {Reason.NO_PERMISSION: 403, Reason.INVALID_NUMBER: 404, Reason.ENGINE_UNAVAILABLE: 503}
_NO_SUCH_CALL, _UNAVAILABLE = 481, 480


def dialed(work: Work, signal: LegIncoming) -> None:
    """A phone of ours calls: for its agent; where nobody works at it, for nobody."""
    if signal.trunk is not None or work.world.knows(signal.leg):
        return
    agent = _agent_of_phone(work.world, signal)
    if agent is None:
        hang_up(work, signal.leg, HangupCause.REJECTED)
    elif signal.replaces is not None:
        _take_place(work, agent, signal.leg, signal.replaces)
    else:
        cause = _dial(work, agent, signal)
        if cause is not None:
            hang_up(work, signal.leg, cause)


def wants_transfer(work: Work, signal: ReferRequested) -> None:
    """The phone asks for a transfer, and hears how it goes."""
    status = _transfer(work, signal)
    if status is not None:
        work.wish(ReportRefer(id=work.fresh_wish(), refer=signal.refer, status=status))


def _agent_of_phone(world: World, signal: LegIncoming) -> Agent | None:
    """Who is logged in at the phone."""
    here = (each for each in world.agents.values() if each.station == signal.station)
    return next((each for each in here if each.presence is Presence.LOGGED_IN), None)


def _dial(work: Work, agent: Agent, signal: LegIncoming) -> HangupCause | None:
    """Call whom the phone has dialed. Answer: why not."""
    try:
        idle = agent.occupation in UNBOUND
        return (_call if idle else _consult)(work, agent, signal)
    except Refusal as refusal:
        return _CAUSES.get(refusal.reason, HangupCause.REJECTED)


def _call(work: Work, agent: Agent, signal: LegIncoming) -> HangupCause | None:
    assert agent.seat is not None
    campaign = work.world.directory.options.default_campaign
    command = MakeCall(seat=agent.seat, number=signal.called, campaign=campaign, check_dnc=True)
    rules.admit(work.world, command)
    call = dialing.make_call(work, command, signal.leg)
    return HangupCause.REJECTED if call is None else None


def _consult(work: Work, agent: Agent, signal: LegIncoming) -> HangupCause | None:
    assert agent.seat is not None
    command = TransferCall(seat=agent.seat, call=None, number=signal.called, warm=True, check_dnc=True)
    rules.admit(work.world, command)
    told = transfer.begin(work, command, ear=signal.leg)
    if told is None:
        return None
    return HangupCause.BUSY if told[0] is DialFailure.BUSY else HangupCause.REJECTED


def _take_place(work: Work, agent: Agent, leg: LegId, replaced: LegId) -> None:
    """The agent goes on speaking on another leg of their phone (RFC 3891), but for a test of that leg."""
    call = work.world.call_of_leg(replaced)
    is_theirs = call is not None and call.agent == agent.id and call.station_leg == replaced
    stays = call is None or call.main is not None or call.type is CallType.TEST
    if call is None or not is_theirs or stays or call.state not in CONVERSATION:
        hang_up(work, leg, HangupCause.REJECTED)
        return
    assert agent.seat is not None
    call = recording.stop(work, call, agent)
    after = replace(
        call, station_leg=leg, station_leg_state=StationLegState.CALLING, muted=False, phone_holds=False
    )
    work.record(StationLegRejoined(seat=agent.seat, call=after, agent=agent))
    work.wish(Answer(id=work.fresh_wish(), leg=leg))
    hang_up(work, replaced)


def _transfer(work: Work, signal: ReferRequested) -> int | None:
    """Do it. Answer: the status that tells the phone at once how it ended; None where that comes later."""
    call = work.world.call_of_leg(signal.leg)
    agent = None if call is None or call.agent is None else work.world.agents.get(call.agent)
    if call is None or agent is None or agent.seat is None:
        return _NO_SUCH_CALL
    main = main_of(work.world, call) or call
    try:
        if signal.replaces is None:
            return _send(work, agent, main, signal)
        if not _are_one_consultation(work.world, main, signal.leg, signal.replaces):
            return _NO_SUCH_CALL
        command = CompleteTransfer(seat=agent.seat)
        rules.admit(work.world, command)
        transfer.complete(work, command, signal.refer)
    except Refusal as refusal:
        return _STATUS.get(refusal.reason, _UNAVAILABLE)
    return None


def _send(work: Work, agent: Agent, call: Call, signal: ReferRequested) -> int | None:
    assert agent.seat is not None
    command = TransferCall(seat=agent.seat, call=call.id, number=signal.target, warm=False, check_dnc=True)
    rules.admit(work.world, command)
    told = transfer.begin(work, command, refer=signal.refer)
    return None if told is None else onward.status_of(told)


def _are_one_consultation(world: World, main: Call, *legs: LegId) -> bool:
    """Are these the phone's legs with the customer and with whom the agent consults?"""
    calls = [world.call_of_leg(leg) for leg in legs]
    ids = {each.id for each in calls if each is not None}
    return main.state is CallState.CONSULTING and ids == {main.id, *world.further.get(main.id, ())}
