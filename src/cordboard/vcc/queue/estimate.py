"""Where a call stands in the queue, and how long it will wait as far as anybody can tell.

The work ahead of a call, shared among those who do it: so many calls, each as long as such calls took of
late, among the agents who take calls now and are asked for this one. Where fewer than three calls were
counted, or nobody works, there is no honest answer, and none is given. It knows nothing of calls of other
skills that the same agents serve, so it errs on the short side where they have many.
"""

from __future__ import annotations

from ..agents import Agent, Presence
from ..calls import Call
from ..ids import Milliseconds
from ..lines import standing
from ..routing import Reach
from ..world import World

LOOKS_BACK = 8 * 3_600_000
ENOUGH = 3


def place(world: World, call: Call) -> int:
    """The call's place among those that wait for its skill; 1 is the first."""
    turn = standing(world, call).turn
    assert call.skill is not None
    return 1 + world.floor.ahead(call.skill, turn)


def expected_wait(world: World, call: Call, now: Milliseconds) -> Milliseconds | None:
    """How long the call will wait from now on; None where that cannot be told."""
    reach = standing(world, call).reach
    workers = [agent for agent in world.agents.values() if _works(world, agent, reach)]
    parts, time = 0, 0
    for agent in workers:
        tally = world.shares.tallies.get(agent.id)
        if tally is not None:
            handled, took = tally.since(now - LOOKS_BACK)
            parts, time = parts + handled, time + took
    if parts < ENOUGH:
        return None
    return Milliseconds(time * place(world, call) // (parts * len(workers)))


def nobody_here(world: World, call: Call) -> bool:
    """Is no agent logged in who could ever have the call?"""
    skills = {each.skill for each in standing(world, call).reach}
    steps = world.directory.routing(call.campaign, call.skill).steps
    skills |= {skill for step in steps for skill in step.skills}
    return not any(
        agent.presence is Presence.LOGGED_IN and skills & world.directory.levels(agent.id).keys()
        for agent in world.agents.values()
    )


def _works(world: World, agent: Agent, reach: tuple[Reach, ...]) -> bool:
    levels = world.directory.levels(agent.id)
    return (
        agent.presence is Presence.LOGGED_IN
        and agent.readiness.state.takes_calls
        and any(
            skill not in agent.skills_off and levels.get(skill, limit + 1) <= limit for skill, limit in reach
        )
    )
