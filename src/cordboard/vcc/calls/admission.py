"""What a rule is: when an agent may ask something of their calls, and what becomes of the call then."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum, unique
from typing import Any

import msgspec

from ..agents import Agent, require, require_idle
from ..center import Permission
from ..errors import Reason, Refusal
from ..kernel import Command
from ..world import World
from .model import Call, CallState
from .people import call_of
from .states import CALL, CallEvent

OWN = (
    CallState.OFFERED,
    CallState.PICKING_UP,
    CallState.DIALING_STATION,
    CallState.DIALING,
    CallState.TALKING,
    CallState.ON_HOLD,
    CallState.CONSULTING,
    CallState.DEPOSITING,
    CallState.WRAP_UP,
)
"""The states in which a call is an agent's own; parked calls are beside it."""


@unique
class Need(StrEnum):
    """What an agent must have, or not have, to ask."""

    CALL = "CALL"
    IDLE = "IDLE"
    NOTHING = "NOTHING"
    PARKED = "PARKED"
    """At least one parked call."""


class Guard(msgspec.Struct, frozen=True):
    """Something that has to be so; where it is not, `text` says what is wrong and what to do."""

    holds: Callable[[World, Agent, Call], bool]
    text: str


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """When one way of asking is allowed.

    `first` is looked at before the call's state, `then` after it. `events`: what may happen to the call, if
    anything. Without `refused` the table of calls says why a state is wrong.
    """

    name: str
    command: type[Command]
    asked_by: Callable[[Agent], bool] = lambda _agent: True
    """Whose rule it is."""
    given: Callable[[Agent, Any], bool] = lambda _agent, _command: True
    """For which values of the command this is the rule."""
    need: Need = Need.CALL
    begins: CallState | None = None
    """In which state an idle agent's call begins with it."""
    permission: Permission | None = None
    first: tuple[Guard, ...] = ()
    states: tuple[CallState, ...] = OWN
    refused: str = ""
    then: tuple[Guard, ...] = ()
    events: tuple[CallEvent, ...] = ()
    happening_in: tuple[CallState, ...] = OWN
    """In which of its states they happen; in the others the call stays as it is."""

    def after(self, state: CallState) -> frozenset[CallState]:
        """What the call can be next."""
        events = self.events if state in self.happening_in else ()
        following = (CALL.rows[state].get(event) for event in events)
        return frozenset(each for each in following if each is not None) or frozenset({state})


def check(world: World, agent: Agent, rule: Rule) -> None:
    """Raises Refusal NO_CALL, NO_PERMISSION or WRONG_STATE where the agent cannot ask this now."""
    assert agent.seat is not None
    if rule.need is Need.CALL:
        call_of(world, agent.seat)
    if rule.permission is not None:
        require(world.directory.users[agent.id], rule.permission)
    if rule.need is Need.IDLE:
        require_idle(agent)
    if rule.need is Need.PARKED and not world.parked.get(agent.id):
        raise Refusal(Reason.NO_CALL, "the agent has no parked calls")
    call = None if agent.call is None else world.calls[agent.call]
    if rule.need is Need.CALL and call is not None:
        _check_call(world, agent, call, rule)


def _check_call(world: World, agent: Agent, call: Call, rule: Rule) -> None:
    for guard in rule.first:
        _require(guard.holds(world, agent, call), guard.text)
    if call.state not in rule.states and not rule.refused:
        CALL.after(call.state, rule.events[0])
    _require(call.state in rule.states, rule.refused)
    for guard in rule.then:
        _require(guard.holds(world, agent, call), guard.text)


def _require(holds: bool, text: str) -> None:
    if not holds:
        raise Refusal(Reason.WRONG_STATE, text)
