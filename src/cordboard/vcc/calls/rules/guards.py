"""What rules have in common: for which values they are, in which states, and what else has to be so."""

from __future__ import annotations

from typing import Any

from ...agents import Agent, Occupation
from ...stations import StationLegState
from ...world import World
from .. import conference, transfer
from ..admission import OWN, Guard
from ..model import Call, CallState, CallType
from ..parties import CONVERSATION, further_of, is_own, other_party, pending_of
from ..states import CALL, CallEvent


def is_on(_agent: Agent, command: Any) -> bool:
    """For switching on, not off."""
    return bool(command.on)


def is_warm(_agent: Agent, command: Any) -> bool:
    """For speaking with the other party first."""
    return bool(command.warm)


def of_own_call(agent: Agent, command: Any) -> bool:
    """For the agent's own call, not a parked one."""
    return command.call is None or command.call == agent.call


def of_own_call_warm(agent: Agent, command: Any) -> bool:
    """Both."""
    return of_own_call(agent, command) and is_warm(agent, command)


def phone_is_up(_world: World, _agent: Agent, call: Call) -> bool:
    """Can the agent be heard?"""
    return call.station_leg is not None and call.station_leg_state is StationLegState.UP


def has_receiver(_world: World, _agent: Agent, call: Call) -> bool:
    """Is the agent's phone called, or up?"""
    return call.station_leg is not None


def has_line(agent: Agent) -> bool:
    """Is the agent's phone up beside their calls?"""
    return agent.held or agent.occupation is Occupation.MONITORING


def secretly_recorded(_world: World, _agent: Agent, call: Call) -> bool:
    """Is the call recorded without the agent's knowing?"""
    return call.recording is not None and call.recording_secret


def alone(world: World, _agent: Agent, call: Call) -> bool:
    """Is it the agent's only call?"""
    return not further_of(world, call)


NOT_A_TEST = Guard(
    lambda _world, _agent, call: call.type is not CallType.TEST,
    "in a test call there is nobody to put on hold; disconnect it",
)
SOMEBODY = Guard(
    lambda world, _agent, call: other_party(world, call), "only a conversation with somebody can be parked"
)
ON_HOOK = Guard(has_receiver, "the agent's phone is on the hook")
NOT_UP = Guard(phone_is_up, "the agent's phone is on the hook; mute it during a call")
IS_CONFERENCE = Guard(
    lambda world, _agent, call: conference.others(world, call) > 1, conference.NO_CONFERENCE
)
HAS_FURTHER = Guard(lambda world, _agent, call: bool(further_of(world, call)), conference.NO_CONFERENCE)
BEFORE_WRAP_UP = tuple(each for each in OWN if each is not CallState.WRAP_UP)
TALK = tuple(each for each in OWN if each in CONVERSATION)
WITHOUT_CONSULTATION = (CallState.TALKING, CallState.ON_HOLD)
ENDS = tuple(each for each in OWN if CALL.rows[each].keys() & {CallEvent.ENDED, CallEvent.DROPPED})
OWN_CALL = Guard(
    is_own,
    "a colleague has others to speak with on this call, or has sent it on; ask them, or wait",
)
CAN_GO = (
    Guard(
        lambda world, _agent, call: other_party(world, call),
        "only a parked call or a conversation with somebody can be transferred; connect it first",
    ),
    Guard(alone, "a conference cannot be transferred; leave it instead"),
    OWN_CALL,
)
CONSULTS = Guard(transfer.is_consulting, "no transfer is under way; begin one with transferCall, warm")
CALLS_SOMEBODY = Guard(
    conference.calls_somebody, "nobody is being called for a conference; begin with conferenceIn"
)
NOBODY_CALLED = Guard(
    lambda world, _agent, call: pending_of(world, call) is None,
    "somebody is being called already; wait, or cancelConference",
)
NO_CONVERSATION = "there is no conversation that others could join; connect it first"
HAS_BRIDGE = Guard(lambda _world, _agent, call: call.bridge is not None, NO_CONVERSATION)
JOINABLE = (HAS_BRIDGE, NOBODY_CALLED, OWN_CALL)
