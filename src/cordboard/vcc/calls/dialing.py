"""How agents call out by hand: their own phone first, then the customer's."""

from __future__ import annotations

from collections.abc import Container

from ..addresses import AddressType, resolve
from ..agents import Agent, WorkEvent, busy, can_be_reached, idle, require, require_idle, require_own_password
from ..campaigns import for_manual_call
from ..center import Campaign, Permission, Trunk
from ..dnc import Verdict, judge
from ..errors import Reason, Refusal
from ..ids import CallId, LegId, PlayId
from ..telephony import HangupCause, Originate, Tone, ToneSource, ToNumber, ToStation
from ..work import Work
from ..world import World
from .commands import MakeCall
from .facts import CallInitiated, CallRinging, DialFailure, ManualCallFailed, ManualCallStarted
from .media import NOTHING_GONE, play, require_engine, take_down
from .model import Call, CallType
from .people import agent_of, apply_pending
from .policy import dial_failure, moved, station_answered, with_station_leg, without_station_leg
from .states import MANUAL_FIRST, CallEvent

_DNC_FAILURES = {Verdict.CONFIRM: DialFailure.DNC_CONFIRM, Verdict.REFUSED: DialFailure.DNC_REFUSED}


def make_call(work: Work, command: MakeCall) -> CallId | None:
    """Dial a number by hand. Answer: the call's id; None where the do-not-call list forbids it."""
    world = work.world
    agent = world.agent_at(command.seat)
    user = world.directory.users[agent.id]
    require(user, Permission.MAKE_CALLS)
    require_own_password(user, world.passwords.get(user.id))
    require_idle(agent)
    campaign = for_manual_call(world.directory, user, command.campaign)
    number = _number(world, command.number)
    trunk = _ways_out(work, agent)
    verdict = judge(
        listed=world.on_dnc(number),
        may_insist=Permission.DIAL_DNC in user.permissions,
        insists=not command.check_dnc,
    )
    if verdict is not Verdict.CLEAR:
        _forbidden(work, agent, number, campaign, _DNC_FAILURES[verdict])
        return None
    return _start(work, command, agent, number=number, campaign=campaign, trunk=trunk)


def dial_out(work: Work, call: Call) -> None:
    """The agent's phone is up: now the customer."""
    agent = agent_of(work.world, call)
    directory = work.world.directory
    assert agent.seat is not None
    assert call.trunk is not None
    leg = LegId(work.fresh())
    after = moved(station_answered(call), CallEvent.DIALED, customer_leg=leg)
    work.record(CallInitiated(seat=agent.seat, call=after, agent=agent))
    work.wish(
        Originate(
            id=work.fresh_wish(),
            leg=leg,
            to=ToNumber(call.number, call.trunk),
            caller=call.ani,
            ring_timeout=directory.options.dialing_timeout,
        )
    )


def rings(work: Work, call: Call) -> None:
    """The customer's phone rings: let the agent hear it, once."""
    agent = agent_of(work.world, call)
    if call.play is not None or call.station_leg is None or agent.seat is None:
        return
    ringback = PlayId(work.fresh())
    after = moved(call, CallEvent.RINGING, play=ringback)
    work.record(CallRinging(seat=agent.seat, call=after, agent=agent))
    play(work, call.station_leg, ringback, ToneSource(Tone.RINGBACK), loop=True)


def fail(work: Work, call: Call, cause: HangupCause, gone: Container[LegId] = NOTHING_GONE) -> None:
    """The customer's leg came to nothing."""
    _fail(work, call, dial_failure(cause), cause, gone)


def station_failed(work: Work, call: Call, cause: HangupCause, gone: Container[LegId] = NOTHING_GONE) -> None:
    """The agent's own phone could not be reached, so the customer was never called."""
    _fail(work, call, (DialFailure.UNAVAILABLE, dial_failure(cause)[1]), cause, gone)


def _number(world: World, typed: str) -> str:
    address = resolve(world.directory, typed)
    if address.type is not AddressType.EXTERNAL:
        raise Refusal(
            Reason.TARGET_NOT_ALIVE,
            f"the target {typed.strip()} is internal; only outside numbers can be dialed",
        )
    return address.number


def _ways_out(work: Work, agent: Agent) -> Trunk:
    """The trunk to dial through. Raises Refusal where the phone, the engine or the trunk is missing."""
    require_engine(work)
    if not can_be_reached(agent, work.world.reachable):
        raise Refusal(
            Reason.STATION_UNREACHABLE,
            f"station {agent.station} is not registered; check that the phone is on and connected",
        )
    trunk = work.world.directory.outbound_trunk
    if trunk is None:
        raise Refusal(Reason.NO_TRUNK, "this center has no outbound trunk; add one to the center file")
    return trunk


def _forbidden(
    work: Work, agent: Agent, number: str, campaign: Campaign | None, failure: DialFailure
) -> None:
    assert agent.seat is not None
    work.record(
        ManualCallFailed(
            seat=agent.seat,
            agent=agent,
            failure=failure,
            cause="DO_NOT_CALL",
            number=number,
            campaign=None if campaign is None else campaign.id,
        )
    )


def _start(
    work: Work, command: MakeCall, agent: Agent, *, number: str, campaign: Campaign | None, trunk: Trunk
) -> CallId:
    call = Call(
        id=CallId(work.fresh()),
        type=CallType.MANUAL,
        state=MANUAL_FIRST,
        number=number,
        typed_number=command.number,
        ani="" if campaign is None else campaign.caller_number,
        dnis=number,
        trunk=trunk.id,
        campaign=None if campaign is None else campaign.id,
        agent=agent.id,
        created_at=work.at,
    )
    leg = agent.station_leg or LegId(work.fresh())
    call = with_station_leg(call, leg)
    after = busy(agent, WorkEvent.DIALED, call.id, work.at)
    work.record(ManualCallStarted(seat=command.seat, call=call, agent=after))
    if agent.held:
        dial_out(work, call)
        return call.id
    work.wish(
        Originate(
            id=work.fresh_wish(),
            leg=leg,
            to=ToStation(agent.station),
            caller=number,
            ring_timeout=work.world.directory.options.offer_timeout,
        )
    )
    return call.id


def _fail(
    work: Work, call: Call, told: tuple[DialFailure, str], cause: HangupCause, gone: Container[LegId]
) -> None:
    failure, name = told
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    after = moved(
        without_station_leg(call),
        CallEvent.FAILED,
        customer_leg=None,
        play=None,
        ended_at=work.at,
        end_cause=cause,
        finished_at=work.at,
    )
    free = idle(agent, WorkEvent.DROPPED, work.at)
    work.record(
        ManualCallFailed(
            seat=agent.seat,
            agent=free,
            failure=failure,
            cause=name,
            number=call.number,
            campaign=call.campaign,
            call=after,
        )
    )
    take_down(work, call, gone)
    apply_pending(work, free)
