"""The order in which calls that wait are served, and the rule by which their agents are found.

Calls: one that has waited too long comes before all others; then the higher priority, whatever the wait;
among equals the one that waits longest. Agents: those of the call's own skill before those of further
ones; the better level first (1 is the best); among equals whom the algorithm prefers. Whoever let the call
ring or refused it of late, or is just sending it on, is left out. `floor` keeps both orders.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from ..center import Algorithm, Period, Routing
from ..ids import AgentId, CallId, Milliseconds, SkillId

Turn = tuple[bool, int, Milliseconds, CallId]
"""A call's place in the queue, see `queue_order`."""


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
    def urgent(self) -> bool: ...
    @property
    def step(self) -> int: ...
    @property
    def preferred(self) -> AgentId | None: ...


class Rule(NamedTuple):
    """How one agent is preferred to another of the same level."""

    algorithm: Algorithm = Algorithm.LONGEST_READY_TIME
    period: Period | None = None


class Reach(NamedTuple):
    """Agents of this skill, from level 1 down to `limit`, are asked."""

    skill: SkillId
    limit: int


def queue_order(call: Waiting) -> Turn:
    """The place in the queue: smaller comes first. The id only settles a tie, always the same way."""
    return (not call.urgent, 0 if call.urgent else -call.priority, call.queued_at, call.id)


def rule_of(routing: Routing) -> Rule:
    """The rule among agents of one level."""
    return Rule(routing.algorithm, routing.period if routing.algorithm.looks_back else None)


def reach_of(routing: Routing, skill: SkillId, step: int) -> tuple[Reach, ...]:
    """Who is asked at `step`: the call's own skill first, then what the steps so far have added."""
    taken = routing.steps[: step + 1]
    further = dict.fromkeys(each for one in taken for each in one.skills if each != skill)
    limit = taken[-1].levels
    return (Reach(skill, limit), *(Reach(each, limit) for each in further))
