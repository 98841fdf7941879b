"""How agents call by hand: their own phone first, then the customer's or the colleague's.

In a test call their own phone is all there is.
"""

from __future__ import annotations

from collections.abc import Container

from msgspec.structs import replace

from ..addresses import Address, AddressType, may_make_calls_to
from ..agents import (
    Agent,
    WorkEvent,
    busy,
    can_be_reached,
    idle,
    require_own_password,
)
from ..campaigns import for_manual_call
from ..center import Campaign, SystemWord, Trunk
from ..errors import Reason, Refusal
from ..ids import CallId, LegId, PlayId, SeatId
from ..telephony import Answer, HangupCause, Tone, ToneSource
from ..work import Work
from . import boxes, echo
from .commands import MakeCall, MakeTestCall
from .deposit import deposit
from .facts import CallInitiated, CallRinging, DialFailure, ManualCallFailed, ManualCallStarted
from .facts_consult import FurtherCallMoved
from .internal import place
from .media import NOTHING_GONE, call_number, call_station, play, require_engine, take_down
from .model import Call, CallState, CallType
from .parties import agent_leg
from .people import agent_of, apply_pending
from .policy import dial_failure, failed, moved, station_answered, with_station_leg
from .states import MANUAL_FIRST, CallEvent
from .targets import Obstacle, dnc_obstacle, hours_obstacle, name_of, obstacle, target_of, way_out
from .unreached import not_reached
from .word import with_systems_word, word_for


def make_call(work: Work, command: MakeCall, ear: LegId | None = None) -> CallId | None:
    """Dial a number by hand; `ear` is the leg of a phone that did so by itself.

    Answer: the call's id; None where nobody can be called, which is told apart.
    """
    world = work.world
    agent = world.agent_at(command.seat)
    user = world.directory.users[agent.id]
    target = target_of(world, user, command.target or command.number, may_make_calls_to)
    require_own_password(user, world.passwords.get(user.id), world.directory.options.password, work.now)
    if target.type is AddressType.EXTERNAL:
        return _call_outside(work, command, agent, target.number, ear)
    return _call_inside(work, command, agent, target, ear)


def make_test_call(work: Work, command: MakeTestCall) -> CallId:
    """Let the agent try out their phone. Answer: the call's id."""
    world = work.world
    agent = world.agent_at(command.seat)
    user = world.directory.users[agent.id]
    require_own_password(user, world.passwords.get(user.id), world.directory.options.password, work.now)
    _require_phone(work, agent)
    call = Call(
        id=CallId(work.fresh()),
        type=CallType.TEST,
        measures=command.measure,
        state=MANUAL_FIRST,
        number=agent.station,
        dnis=agent.station,
        agent=agent.id,
        created_at=work.at,
    )
    return start(work, command.seat, agent, call)


def _call_outside(
    work: Work, command: MakeCall, agent: Agent, number: str, ear: LegId | None
) -> CallId | None:
    world = work.world
    user = world.directory.users[agent.id]
    campaign = for_manual_call(world.directory, user, command.campaign)
    trunk = require_way(work, agent)
    listed = dnc_obstacle(world, user, number, insists=not command.check_dnc)
    in_the_way = listed or hours_obstacle(work, campaign, number)
    if in_the_way is not None:
        _forbidden(work, command, number, campaign, in_the_way)
        return None
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
        callback=command.callback,
        created_at=work.at,
    )
    return start(work, command.seat, agent, call, ear)


def _call_inside(
    work: Work, command: MakeCall, agent: Agent, target: Address, ear: LegId | None
) -> CallId | None:
    _require_phone(work, agent)
    target, in_the_way = _reached(work, target)
    number = name_of(work.world, target)
    if in_the_way is not None:
        _forbidden(work, command, number, None, in_the_way)
        return None
    call = Call(
        id=CallId(work.fresh()),
        type=CallType.INTERNAL,
        state=MANUAL_FIRST,
        number=number,
        typed_number=command.number,
        dnis=number,
        target=target,
        agent=agent.id,
        callback=command.callback,
        created_at=work.at,
    )
    return start(work, command.seat, agent, call, ear)


def dial_out(work: Work, call: Call) -> None:
    """The agent's phone is up: now the other party."""
    if call.type is CallType.TEST:
        echo.begin(work, call)
        return
    if call.target is not None:
        _dial_inside(work, call, call.target)
        return
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    after = moved(station_answered(call), CallEvent.DIALED, customer_leg=LegId(work.fresh()))
    work.record(CallInitiated(seat=agent.seat, call=after, agent=agent))
    call_number(work, after)


def _dial_inside(work: Work, call: Call, target: Address) -> None:
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    target, in_the_way = _reached(work, target)
    if in_the_way is None and target.type is AddressType.VOICEMAIL:
        deposit(work, station_answered(call), target)
        return
    if in_the_way is not None:
        _fail(work, station_answered(call), in_the_way, HangupCause.BUSY, NOTHING_GONE)
        return
    colleague = CallId(work.fresh())
    after = moved(station_answered(call), CallEvent.DIALED, peer=colleague)
    work.record(CallInitiated(seat=agent.seat, call=after, agent=agent))
    place(work, after, colleague, target)
    rings(work, after)


def _reached(work: Work, target: Address) -> tuple[Address, Obstacle | None]:
    """Whom a call to `target` gets to, or what is in the way; perhaps only to a colleague's voicemail box."""
    in_the_way = obstacle(work, target, at_once=True)
    why = None if in_the_way is None else boxes.UNANSWERED.get(in_the_way[0])
    box = None if why is None else boxes.instead_of_answer(work.world, target, why)
    return (target, in_the_way) if box is None else (box, None)


def rings(work: Work, call: Call) -> None:
    """The other party's phone rings: let the agent hear it, once, unless they speak with others meanwhile."""
    agent = agent_of(work.world, call)
    ear = agent_leg(work.world, call)
    speaks = call.main is not None and not call.warm
    if call.play is not None or ear is None or speaks or agent.seat is None:
        return
    ringback = PlayId(work.fresh())
    after = moved(call, CallEvent.RINGING, play=ringback)
    work.record(CallRinging(seat=agent.seat, call=after, agent=agent))
    play(work, ear, ringback, ToneSource(Tone.RINGBACK), loop=True)


def ring_again(work: Work, call: Call, ear: LegId) -> None:
    """The agent's phone is a new one: let them hear on it that the other party's rings, if it does."""
    if call.state is CallState.DIALING and call.play is not None:
        ringback = PlayId(work.fresh())
        work.record(FurtherCallMoved(call=replace(call, play=ringback)))
        play(work, ear, ringback, ToneSource(Tone.RINGBACK), loop=True)


def fail(work: Work, call: Call, cause: HangupCause, gone: Container[LegId] = NOTHING_GONE) -> None:
    """The customer's leg came to nothing."""
    _fail(work, call, dial_failure(cause), cause, gone)


def station_failed(work: Work, call: Call, cause: HangupCause, gone: Container[LegId] = NOTHING_GONE) -> None:
    """The agent's own phone could not be reached, so the customer was never called."""
    _fail(work, call, (DialFailure.UNAVAILABLE, dial_failure(cause)[1]), cause, gone)


def require_way(work: Work, agent: Agent) -> Trunk:
    """The trunk by which the agent can call out now.

    Raises Refusal ENGINE_UNAVAILABLE, STATION_UNREACHABLE or NO_TRUNK.
    """
    _require_phone(work, agent)
    return way_out(work)


def _require_phone(work: Work, agent: Agent) -> None:
    """Raises Refusal where the engine or the agent's phone is missing."""
    require_engine(work)
    if not can_be_reached(agent, work.world.reachable):
        raise Refusal(
            Reason.STATION_UNREACHABLE,
            f"station {agent.station} is not registered; check that the phone is on and connected",
        )


def _forbidden(
    work: Work,
    command: MakeCall,
    number: str,
    campaign: Campaign | None,
    in_the_way: Obstacle,
) -> None:
    failure, cause = in_the_way
    work.record(
        ManualCallFailed(
            seat=command.seat,
            agent=work.world.agent_at(command.seat),
            failure=failure,
            cause=cause,
            number=number,
            campaign=None if campaign is None else campaign.id,
            callback=command.callback,
        )
    )


def start(work: Work, seat: SeatId, agent: Agent, call: Call, ear: LegId | None = None) -> CallId:
    """Call the agent's own phone; over a held leg the other party at once. `ear`: it has called us."""
    leg = ear or agent.station_leg or LegId(work.fresh())
    call = with_station_leg(call, leg)
    after = busy(agent, WorkEvent.DIALED, call.id, work.at)
    work.record(ManualCallStarted(seat=seat, call=call, agent=after))
    if ear is not None:
        work.wish(Answer(id=work.fresh_wish(), leg=ear))
    elif agent.held:
        dial_out(work, call)
    else:
        call_station(work, call, agent, leg, auto_answer=True)
    return call.id


def _fail(
    work: Work, call: Call, told: tuple[DialFailure, str], cause: HangupCause, gone: Container[LegId]
) -> None:
    if call.type is CallType.QUEUE_CALLBACK:
        not_reached(work, call, told, cause, gone)
        return
    failure, name = told
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    reached_out = call.customer_leg is not None
    word = word_for(cause, SystemWord.DIAL_ERROR) if reached_out else SystemWord.RESOURCE_UNAVAILABLE
    after = with_systems_word(work.world, failed(call, cause, work.at), word, work.at)
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
            callback=call.callback,
        )
    )
    take_down(work, call, gone)
    apply_pending(work, free)
