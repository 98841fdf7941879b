"""What an agent may ask of their calls, and when: one rule for each way of asking, as a table.

A command that has a rule is admitted by it before its handler is asked, so a handler need not look again.
A rule says in which states of the agent's own call it is allowed, what becomes of the call, and what else
has to be so. What depends on the values that are sent with it (a number, a disposition, the id of another
call) is the handler's to refuse. `OperationsAllowed` and the page of call states come from this table.
"""

from __future__ import annotations

from typing import Any

from ..agents import Agent, Occupation
from ..center import Permission
from ..errors import Refusal
from ..kernel import Command
from ..queries import OperationsAllowed
from ..stations import StationLegState
from ..world import World
from . import commands, conference, recording, talking, transfer
from .admission import OWN, Guard, Need, Rule, check
from .model import Call, CallState, CallType
from .parties import CONVERSATION, further_of, members_of, pending_of
from .returning import CALLBACK_RULES
from .states import CALL, MANUAL_FIRST, CallEvent


def _is_on(_agent: Agent, command: Any) -> bool:
    return bool(command.on)


def _is_warm(_agent: Agent, command: Any) -> bool:
    return bool(command.warm)


def _of_own_call(agent: Agent, command: Any) -> bool:
    return command.call is None or command.call == agent.call


def _of_own_call_warm(agent: Agent, command: Any) -> bool:
    return _of_own_call(agent, command) and _is_warm(agent, command)


def _phone_is_up(_world: World, _agent: Agent, call: Call) -> bool:
    return call.station_leg is not None and call.station_leg_state is StationLegState.UP


def _has_receiver(_world: World, _agent: Agent, call: Call) -> bool:
    return call.station_leg is not None


def _has_line(agent: Agent) -> bool:
    """Is the agent's phone up beside their calls?"""
    return agent.held or agent.occupation is Occupation.MONITORING


def _secretly_recorded(_world: World, _agent: Agent, call: Call) -> bool:
    return call.recording is not None and call.recording_secret


def _alone(world: World, _agent: Agent, call: Call) -> bool:
    return not further_of(world, call)


_NOT_A_TEST = Guard(
    lambda _world, _agent, call: call.type is not CallType.TEST,
    "in a test call there is nobody to put on hold; disconnect it",
)
_OUTSIDE = Guard(
    lambda _world, _agent, call: call.customer_leg is not None,
    "only a conversation with somebody outside can be parked",
)
_ON_HOOK = Guard(_has_receiver, "the agent's phone is on the hook")
_NOT_UP = Guard(_phone_is_up, "the agent's phone is on the hook; mute it during a call")
_IS_CONFERENCE = Guard(
    lambda world, _agent, call: conference.others(world, call) > 1, conference.NO_CONFERENCE
)
_HAS_FURTHER = Guard(lambda world, _agent, call: bool(further_of(world, call)), conference.NO_CONFERENCE)
_BEFORE_WRAP_UP = tuple(each for each in OWN if each is not CallState.WRAP_UP)
_TALK = tuple(each for each in OWN if each in CONVERSATION)
_WITHOUT_CONSULTATION = (CallState.TALKING, CallState.ON_HOLD)
_ENDS = tuple(each for each in OWN if CALL.rows[each].keys() & {CallEvent.ENDED, CallEvent.DROPPED})
_CUSTOMER_THERE = (
    Guard(
        lambda _world, _agent, call: call.customer_leg is not None and call.type is not CallType.INTERNAL,
        "only a parked call or a conversation with somebody outside can be transferred; connect it first",
    ),
    Guard(_alone, "a conference cannot be transferred; leave it instead"),
)
_CONSULTS = Guard(transfer.is_consulting, "no transfer is under way; begin one with transferCall, warm")
_CALLS_SOMEBODY = Guard(
    conference.calls_somebody, "nobody is being called for a conference; begin with conferenceIn"
)
_NOBODY_CALLED = Guard(
    lambda world, _agent, call: pending_of(world, call) is None,
    "somebody is being called already; wait, or cancelConference",
)
_CONVERSATION = "there is no conversation that others could join; connect it first"
_HAS_BRIDGE = Guard(lambda _world, _agent, call: call.bridge is not None, _CONVERSATION)
_OWN_CONFERENCE = Guard(
    conference.is_own, "a colleague speaks with others on this call; only they can add somebody to it"
)
_JOINABLE = (_HAS_BRIDGE, _NOBODY_CALLED, _OWN_CONFERENCE)

RULES = (
    Rule(name="make call", command=commands.MakeCall, need=Need.IDLE, begins=MANUAL_FIRST),
    Rule(
        name="make test call",
        command=commands.MakeTestCall,
        need=Need.IDLE,
        begins=MANUAL_FIRST,
        permission=Permission.MAKE_TEST_CALLS,
    ),
    Rule(name="pick up", command=commands.PickUp, states=(CallState.OFFERED,), events=(CallEvent.PICKED_UP,)),
    Rule(
        name="reject",
        command=commands.RejectCall,
        permission=Permission.REJECT_CALLS,
        states=(CallState.OFFERED,),
        refused="only an offered call can be rejected; disconnect this one",
        events=(CallEvent.RETURNED,),
    ),
    *CALLBACK_RULES,
    Rule(
        name="hang up",
        command=commands.HangUpStation,
        asked_by=lambda agent: not _has_line(agent),
        states=_BEFORE_WRAP_UP,
        refused=_ON_HOOK.text,
        then=(_ON_HOOK,),
        events=(CallEvent.RETURNED, CallEvent.ENDED, CallEvent.DROPPED),
    ),
    Rule(name="hang up line", command=commands.HangUpStation, asked_by=_has_line, need=Need.NOTHING),
    Rule(
        name="disconnect",
        command=commands.DisconnectCall,
        states=_ENDS,
        events=(CallEvent.ENDED, CallEvent.DROPPED),
    ),
    Rule(
        name="finish",
        command=commands.FinishCall,
        states=(*_ENDS, CallState.WRAP_UP),
        events=(CallEvent.FINISHED, CallEvent.DROPPED),
    ),
    Rule(name="set variable", command=commands.SetCallVariable),
    Rule(
        name="hold",
        command=commands.HoldCall,
        given=_is_on,
        permission=Permission.HOLD,
        first=(_NOT_A_TEST,),
        states=(CallState.TALKING,),
        events=(CallEvent.HELD,),
    ),
    Rule(
        name="take off hold",
        command=commands.HoldCall,
        permission=Permission.HOLD,
        first=(_NOT_A_TEST,),
        states=(CallState.ON_HOLD,),
        refused="nobody is on hold; put them on hold first",
        events=(CallEvent.RESUMED,),
    ),
    Rule(
        name="mute",
        command=commands.MuteCall,
        states=(CallState.DIALING, *_TALK),
        refused=_NOT_UP.text,
        then=(_NOT_UP,),
    ),
    Rule(
        name="send digits",
        command=commands.SendDtmf,
        states=(CallState.TALKING, CallState.CONSULTING),
        refused=talking.NOBODY_OUTSIDE,
        then=(Guard(talking.hears_digits, talking.NOBODY_OUTSIDE),),
    ),
    Rule(
        name="start recording",
        command=commands.RecordCall,
        given=_is_on,
        permission=Permission.MAKE_RECORDINGS,
        states=_TALK,
        refused="there is no conversation to record",
        then=(
            Guard(
                lambda _world, _agent, call: not recording.is_shown(call),
                "the call is being recorded already",
            ),
            Guard(
                lambda world, agent, call: (
                    _secretly_recorded(world, agent, call) or call.state is not CallState.CONSULTING
                ),
                "a consultation is not recorded; record when the customer is back",
            ),
            Guard(
                lambda world, agent, call: (
                    _secretly_recorded(world, agent, call) or recording.with_outside(world, call)
                ),
                "only a call with somebody outside is recorded",
            ),
            Guard(
                lambda world, agent, call: (
                    _secretly_recorded(world, agent, call) or _phone_is_up(world, agent, call)
                ),
                "the agent's phone is not connected; record when it is",
            ),
        ),
    ),
    Rule(
        name="stop recording",
        command=commands.RecordCall,
        permission=Permission.MAKE_RECORDINGS,
        states=_TALK,
        refused="there is no conversation to record",
        then=(
            Guard(lambda _world, _agent, call: recording.is_shown(call), "the call is not being recorded"),
        ),
    ),
    Rule(
        name="park",
        command=commands.ParkCall,
        permission=Permission.PARK,
        states=_WITHOUT_CONSULTATION,
        refused=_OUTSIDE.text,
        then=(
            _OUTSIDE,
            Guard(_alone, "a conference cannot be parked; park or remove its participants first"),
        ),
        events=(CallEvent.PARKED,),
    ),
    Rule(name="retrieve", command=commands.RetrieveCall, need=Need.IDLE, begins=CallState.PICKING_UP),
    Rule(name="disconnect parked", command=commands.DisconnectParkedCalls, need=Need.PARKED),
    Rule(
        name="transfer warm",
        command=commands.TransferCall,
        given=_of_own_call_warm,
        states=_WITHOUT_CONSULTATION,
        refused=_CUSTOMER_THERE[0].text,
        then=_CUSTOMER_THERE,
        events=(CallEvent.CONSULTED,),
    ),
    Rule(
        name="transfer cold",
        command=commands.TransferCall,
        given=_of_own_call,
        states=_WITHOUT_CONSULTATION,
        refused=_CUSTOMER_THERE[0].text,
        then=_CUSTOMER_THERE,
        events=(CallEvent.SENT_ON, CallEvent.SENT_OUT),
    ),
    Rule(
        name="complete transfer",
        command=commands.CompleteTransfer,
        states=(CallState.CONSULTING,),
        refused=_CONSULTS.text,
        then=(
            _CONSULTS,
            Guard(
                lambda _world, _agent, call: call.customer_leg is not None,
                "the customer has left; end the consultation instead",
            ),
        ),
        events=(CallEvent.HANDED_OVER, CallEvent.TAKEN_OVER, CallEvent.SENT_ON, CallEvent.SENT_OUT),
    ),
    Rule(
        name="cancel transfer",
        command=commands.CancelTransfer,
        states=(CallState.CONSULTING,),
        refused=_CONSULTS.text,
        then=(_CONSULTS,),
        events=(CallEvent.RESUMED,),
    ),
    Rule(
        name="add warm",
        command=commands.ConferenceIn,
        given=_is_warm,
        states=_WITHOUT_CONSULTATION,
        refused=_CONVERSATION,
        then=(
            *_JOINABLE,
            Guard(
                lambda world, _agent, call: not members_of(world, call),
                "only the first participant can be spoken to alone; add this one cold",
            ),
        ),
        events=(CallEvent.CONSULTED,),
    ),
    Rule(
        name="add cold",
        command=commands.ConferenceIn,
        states=_WITHOUT_CONSULTATION,
        refused=_CONVERSATION,
        then=_JOINABLE,
    ),
    Rule(
        name="complete conference",
        command=commands.CompleteConference,
        first=(_CALLS_SOMEBODY,),
        states=(CallState.CONSULTING,),
        refused=conference.NOT_ANSWERED,
        then=(Guard(conference.has_answered, conference.NOT_ANSWERED),),
        events=(CallEvent.RESUMED,),
    ),
    Rule(
        name="cancel conference",
        command=commands.CancelConference,
        states=_TALK,
        refused=_CALLS_SOMEBODY.text,
        then=(_CALLS_SOMEBODY,),
        events=(CallEvent.RESUMED,),
        happening_in=(CallState.CONSULTING,),
    ),
    Rule(
        name="add parked",
        command=commands.AddToConference,
        states=_WITHOUT_CONSULTATION,
        refused=_CONVERSATION,
        then=_JOINABLE,
    ),
    Rule(
        name="remove customer",
        command=commands.RemoveParticipant,
        given=lambda agent, command: command.call == agent.call,
        states=_TALK,
        refused=conference.NO_CONFERENCE,
        then=(_IS_CONFERENCE,),
    ),
    Rule(
        name="remove participant",
        command=commands.RemoveParticipant,
        states=_TALK,
        refused=conference.NO_CONFERENCE,
        then=(_HAS_FURTHER,),
    ),
    Rule(
        name="park participant",
        command=commands.ParkParticipant,
        states=_TALK,
        refused=conference.NO_CONFERENCE,
        then=(_HAS_FURTHER,),
    ),
    Rule(
        name="leave conference",
        command=commands.LeaveConference,
        states=_WITHOUT_CONSULTATION,
        refused=_CONVERSATION,
        then=(
            _HAS_BRIDGE,
            _NOBODY_CALLED,
            _IS_CONFERENCE,
        ),
        events=(CallEvent.HANDED_OVER, CallEvent.TAKEN_OVER, CallEvent.DROPPED),
    ),
)
"""Where a command has several rules, the first one that is `given` counts."""

BY_COMMAND: dict[type[Command], tuple[Rule, ...]] = {
    kind: tuple(rule for rule in RULES if rule.command is kind)
    for kind in dict.fromkeys(rule.command for rule in RULES)
}


def rule_of(world: World, command: Command) -> Rule | None:
    """The rule for this command; None where its handler alone decides. Raises Refusal NOT_LOGGED_IN."""
    rules = BY_COMMAND.get(type(command))
    if rules is None:
        return None
    agent = world.agent_at(command.seat)
    mine = (rule for rule in rules if rule.asked_by(agent))
    return next((rule for rule in mine if rule.given(agent, command)), None)


def admit(world: World, command: Command) -> None:
    """Raises Refusal where a rule says that this cannot be asked now."""
    rule = rule_of(world, command)
    if rule is not None:
        check(world, world.agent_at(command.seat), rule)


def operations_allowed(world: World, query: OperationsAllowed) -> tuple[str, ...]:
    """The names of all rules under which the agent can ask now. Raises Refusal NOT_LOGGED_IN."""
    agent = world.agent_at(query.seat)
    mine = (rule for rule in RULES if rule.asked_by(agent))
    return tuple(rule.name for rule in mine if _is_allowed(world, agent, rule))


def _is_allowed(world: World, agent: Agent, rule: Rule) -> bool:
    try:
        check(world, agent, rule)
    except Refusal:
        return False
    return True
