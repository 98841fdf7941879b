"""Which waiting call goes to which free agent: pure, and the same for the same floor.

Calls: the higher priority first, whatever the wait; among equals the one that waits longest. Agents: the
better level in the call's skill first (1 is the best); among equals the one that is ready longest. Whoever
let the call ring or refused it of late, or is just sending it on, is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final, Protocol, TypeVar

from ..ids import AgentId, CallId, Milliseconds, SkillId


class Waiting(Protocol):
    """A call in the queue."""

    @property
    def id(self) -> CallId: ...
    @property
    def skill(self) -> SkillId | None: ...
    @property
    def priority(self) -> int: ...
    @property
    def queued_at(self) -> Milliseconds: ...
    @property
    def not_for(self) -> Collection[AgentId]: ...


class Free(Protocol):
    """An agent who could take a call now; `since` says from when."""

    @property
    def id(self) -> AgentId: ...
    @property
    def since(self) -> Milliseconds: ...


W = TypeVar("W", bound=Waiting)
F = TypeVar("F", bound=Free)
Level = Callable[[AgentId, SkillId], int | None]
"""An agent's level in a skill, None where they do not have it."""

_TOP: Final = 1
"""The best level there is."""


def choose(waiting: Iterable[W], free: Sequence[F], level: Level) -> tuple[W, F] | None:
    """The next pair to bring together; None where no waiting call has a free agent."""
    hopeless: set[SkillId] = set()
    for call in sorted(waiting, key=queue_order):
        if call.skill is None or call.skill in hopeless:
            continue
        agent = _best(call.skill, free, level, call.not_for)
        if agent is not None:
            return call, agent
        if not call.not_for:
            hopeless.add(call.skill)
    return None


def queue_order(call: Waiting) -> tuple[int, Milliseconds, CallId]:
    """The place in the queue: smaller comes first. The id only settles a tie, always the same way."""
    return (-call.priority, call.queued_at, call.id)


def _best(skill: SkillId, free: Sequence[F], level: Level, not_for: Collection[AgentId]) -> F | None:
    """A plain loop, as it runs over the whole floor for each call; it asks only for levels that matter."""
    best: F | None = None
    best_place: tuple[int, Milliseconds, AgentId] | None = None
    for agent in free:
        if best_place is not None and (_TOP, agent.since, agent.id) > best_place:
            continue  # not even with the best level
        rank = level(agent.id, skill)
        if rank is None or agent.id in not_for:
            continue
        place = (rank, agent.since, agent.id)
        if best_place is None or place < best_place:
            best, best_place = agent, place
    return best
