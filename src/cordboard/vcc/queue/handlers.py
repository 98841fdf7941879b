"""The queue looks once at every fact of a decision, and answers what is asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..agents import LoggedOut
from ..calls import Call, CallState, CallType
from ..center import SUPERVISION
from ..errors import Reason, Refusal
from ..routing import Choice
from ..work import Work
from ..world import World
from . import announcing, asking, overflow, standing
from .queries import ExplainChoice, ListWaiting, Routed, WhyRouted

SHOWN = 100


def follow(work: Work, news: Sequence[Any]) -> None:
    """Calls that begin to wait, or do so no longer."""
    for fact in news:
        if type(fact) is LoggedOut:
            overflow.agent_left(work, fact)
        call = getattr(fact, "call", None)
        if type(call) is not Call:
            continue
        if call.state is CallState.QUEUED:
            _begin(work, work.world.calls.get(call.id))
        elif call.state not in standing.WAITING:
            _stop(work, call)


def _begin(work: Work, call: Call | None) -> None:
    """The call waits, if it still does."""
    if call is None or call.id not in work.world.queue:
        return
    standing.begin(work, call)
    if call.keeps_place:
        _hush(work, call)
        return
    announcing.begin(work, call)
    overflow.begin(work, call)


def _stop(work: Work, call: Call) -> None:
    standing.stop(work, call.id)
    _hush(work, call)


def _hush(work: Work, call: Call) -> None:
    """Nobody is on the line any more, or they speak with an agent."""
    announcing.stop(work, call)
    asking.stop(work, call)
    overflow.stop(work, call.id)


def explain_choice(world: World, query: ExplainChoice) -> Choice:
    """Why the agent was chosen whom the call was offered last."""
    choice = world.shares.choices.get(query.call)
    if choice is None:
        text = f"no call {query.call} was offered lately; the journal knows of earlier ones"
        raise Refusal(Reason.UNKNOWN_CALL, text)
    return choice


def why_routed(world: World, query: WhyRouted) -> Routed:
    """The same for those whom it concerns, with names."""
    agent = world.agent_at(query.seat)
    call = world.calls.get(query.call)
    directory = world.directory
    user = directory.users[agent.id]
    supervises = user.role.supervises and bool(SUPERVISION & user.permissions)
    if not supervises and (call is None or call.agent != agent.id):
        raise Refusal(Reason.UNKNOWN_CALL, f"the agent has no call {query.call}")
    choice = explain_choice(world, ExplainChoice(seat=query.seat, call=query.call))
    about = (*(each.agent for each in choice.candidates), *choice.left_out)
    skill = None if choice.skill is None else directory.skills.get(choice.skill)
    return Routed(
        choice=choice,
        skill_name="" if skill is None else skill.name,
        names={each: directory.users[each].name for each in about if each in directory.users},
    )


def list_waiting(world: World, query: ListWaiting) -> tuple[Call, ...]:
    """What the agent has before them, if they were asked now."""
    agent = world.agent_at(query.seat)
    personal = [world.calls[each] for each in world.personal]
    mine = [call for call in personal if call.for_agent == agent.id and call.type is not CallType.INTERNAL]
    skills = world.directory.levels(agent.id).keys() - set(agent.skills_off)
    return (*mine, *(world.calls[turn[3]] for turn in world.floor.first_turns(skills, SHOWN)))
