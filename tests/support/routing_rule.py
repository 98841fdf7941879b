"""Who gets which call, said plainly: every waiting call is compared with every free agent."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cordboard.vcc.routing import queue_order


def choose(
    waiting: Iterable[Any], free: Iterable[Any], level: Callable[[Any, Any], int | None]
) -> tuple[Any, Any] | None:
    """The call that comes first of all that somebody can take, and the best agent for it."""
    agents = list(free)
    for call in sorted(waiting, key=queue_order):
        able = [
            (rank, agent.since, agent.id, agent)
            for agent in agents
            if agent.id not in call.not_for and (rank := level(agent.id, call.skill)) is not None
        ]
        if able:
            return call, min(able, key=lambda each: each[:3])[3]
    return None
