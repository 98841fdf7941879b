"""Who gets which call, said plainly: every waiting call is compared with every free agent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cordboard.vcc.center import Routing


def comes_first(call: Any) -> tuple[Any, ...]:
    """What has waited too long, by age; then the higher priority, by age."""
    return (0, call.queued_at, call.id) if call.urgent else (1, -call.priority, call.queued_at, call.id)


def asked(call: Any, routing: Routing) -> list[tuple[int, int]]:
    """The skills whose agents may have the call by now, and down to which level."""
    skills = [call.skill]
    limit = 10
    for step in routing.steps[: call.step + 1]:
        limit = step.levels
        skills += [skill for skill in step.skills if skill not in skills]
    return [(skill, limit) for skill in skills]


def choose(
    waiting: Iterable[Any],
    free: Iterable[Any],
    level: Callable[[Any, Any], int | None],
    routing: Callable[[Any], Routing],
    compared: Callable[[Any, Routing], Any],
) -> tuple[Any, Any] | None:
    """The call that comes first of all that somebody can take, and the best agent for it.

    `compared` is what the call's algorithm looks at in an agent: less is better.
    """
    agents = list(free)
    for call in sorted(waiting, key=comes_first):
        found = _agent_for(call, agents, level, routing(call), compared)
        if found is not None:
            return call, found
    return None


def _agent_for(call: Any, agents: list[Any], level: Any, routing: Routing, compared: Any) -> Any:
    best: list[tuple[Any, ...]] = []
    if call.skill is None:
        return None
    for place, (skill, limit) in enumerate(asked(call, routing)):
        for agent in agents:
            rank = level(agent.id, skill)
            if agent.id in call.not_for or rank is None or rank > limit:
                continue
            known = 0 if agent.id == call.preferred else 1
            best.append((known, place, rank, compared(agent, routing), agent.id, agent))
    return min(best, key=lambda each: each[:5])[5] if best else None
