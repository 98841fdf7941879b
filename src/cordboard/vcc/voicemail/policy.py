"""Who is offered which voicemail, and what follows for it from what happens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from ..agents import Agent
from ..center import Algorithm, Permission, Skill
from ..ids import AgentId, CallId, Milliseconds
from ..lines import measure, since
from ..routing import Rule, rule_of
from ..world import World
from .model import Voicemail
from .states import VOICEMAIL, VoicemailEvent

BELOW_CALLS = 0

Turn = tuple[int, Milliseconds, int]
"""A voicemail's place among those that wait: priority, since when, and its id."""


def moved(voicemail: Voicemail, event: VoicemailEvent, **changes: Any) -> Voicemail:
    """The voicemail after `event`, with `changes`. Raises Refusal WRONG_STATE."""
    return replace(voicemail, state=VOICEMAIL.after(voicemail.state, event), **changes)


def is_undisturbed(skill: Skill | None) -> bool:
    """Is whoever works on a voicemail of the skill offered no calls meanwhile?"""
    return skill is not None and skill.voicemail.priority is not None


def turn(world: World, voicemail: Voicemail) -> Turn:
    """Higher priority first, then who has waited longer."""
    skill = None if voicemail.skill is None else world.directory.skills.get(voicemail.skill)
    priority = BELOW_CALLS if skill is None else skill.voicemail.priority or BELOW_CALLS
    return -priority, voicemail.queued_at, voicemail.id


def taker(world: World, voicemail: Voicemail, now: Milliseconds) -> Agent | None:
    """Who is offered it: the best level first, then whom the skill's algorithm prefers, as for calls."""
    rule = rule_of(world.directory.routing(None, voicemail.skill))
    places = (
        (level, *_preferred(world, agent, rule, now), agent.id)
        for agent in map(world.agents.__getitem__, world.for_voicemail)
        if (level := _level(world, agent, voicemail)) is not None and _may_take(world, agent, voicemail)
    )
    first = min(places, default=None)
    return None if first is None else world.agents[first[-1]]


def _preferred(world: World, agent: Agent, rule: Rule, now: Milliseconds) -> tuple[int, int]:
    """An agent's place among those of a level; less is better. Calls are what an agent has had so far.

    In turn means in turn for calls and voicemails together.
    """
    waits = since(world, agent, rule)
    if rule.algorithm is Algorithm.ROUND_ROBIN:
        waits = max(waits, world.voicemails.offered.get(agent.id, 0))
    return measure(world, now, agent.id, rule) if rule.algorithm.looks_back else 0, waits


def _may_take(world: World, agent: Agent, voicemail: Voicemail) -> bool:
    """One at a time, none that they have passed by, and only for those who process voicemails."""
    is_free = agent.id not in world.voicemails.with_agents and agent.id not in voicemail.passed_by
    return is_free and Permission.PROCESS_VOICEMAIL in world.directory.users[agent.id].permissions


def comes_before_calls(world: World, voicemail: Voicemail, agent: Agent, calls: Iterable[CallId]) -> bool:
    """Is it beside calls, and before all of these that the agent could take?"""
    priority, since, _ = turn(world, voicemail)
    if priority == BELOW_CALLS:
        return False
    if not agent.readiness.state.takes_calls:
        return True
    skills = _skills(world, agent)
    theirs = (world.calls[each] for each in calls)
    return all(
        (priority, since) < (-each.priority, each.queued_at) for each in theirs if each.skill in skills
    )


def _level(world: World, agent: Agent, voicemail: Voicemail) -> int | None:
    if voicemail.skill is None:
        return None
    return _skills(world, agent).get(voicemail.skill)


def _skills(world: World, agent: Agent) -> dict[Any, int]:
    levels = world.directory.levels(AgentId(agent.id))
    return {skill: level for skill, level in levels.items() if skill not in agent.skills_off}
