"""The floor in the order of routing: of each skill the line of waiting calls and that of free agents.

The world keeps it up to date, so that the next pair is found at the heads of the lines and not by walking
over everybody. Who cannot be reached, and who has passed a call by, is stepped over when it is looked for.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from ..ids import AgentId, CallId, Milliseconds, SkillId
from .policy import Waiting, queue_order

Turn: TypeAlias = tuple[int, Milliseconds, CallId]
"""A call's place in the queue, see `queue_order`."""
Place: TypeAlias = tuple[int, Milliseconds, AgentId]
"""An agent's level in a skill, since when they are free, and who they are."""
KeyT = TypeVar("KeyT", Turn, Place)


@dataclass(slots=True)
class Floor:
    """Lines of calls and of agents by skill; the first in a line comes first. No line is empty."""

    calls: dict[SkillId, list[Turn]] = field(default_factory=dict)
    agents: dict[SkillId, list[Place]] = field(default_factory=dict)
    _turns: dict[CallId, tuple[SkillId, Turn]] = field(default_factory=dict)
    _places: dict[AgentId, list[tuple[SkillId, Place]]] = field(default_factory=dict)

    def wait(self, call: Waiting) -> None:
        """`call` waits for an agent of its skill; without a skill nobody ever takes it."""
        if call.skill is not None:
            turn = queue_order(call)
            self._turns[call.id] = (call.skill, turn)
            insort(self.calls.setdefault(call.skill, []), turn)

    def go(self, call: CallId) -> None:
        """A call does not wait any more, if it did."""
        known = self._turns.pop(call, None)
        if known is not None:
            _leave(self.calls, *known)

    def join(self, agent: AgentId, since: Milliseconds, levels: Mapping[SkillId, int]) -> None:
        """`agent` is free since then, with these levels in the skills that they work in."""
        places = [(skill, (level, since, agent)) for skill, level in levels.items()]
        self._places[agent] = places
        for skill, place in places:
            insort(self.agents.setdefault(skill, []), place)

    def part(self, agent: AgentId) -> None:
        """An agent is not free any more, if they were."""
        for skill, place in self._places.pop(agent, ()):
            _leave(self.agents, skill, place)

    def next_pair(
        self, passed_by: Callable[[CallId], Collection[AgentId]], reached: Callable[[AgentId], bool]
    ) -> tuple[CallId, AgentId] | None:
        """The call that comes first of all that somebody can take now, and who takes it."""
        first: tuple[Turn, AgentId] | None = None
        for skill in self.calls.keys() & self.agents.keys():
            for turn in self.calls[skill]:
                if first is not None and first[0] < turn:
                    break
                spared = passed_by(turn[2])
                agent = _first(self.agents[skill], spared, reached)
                if agent is not None:
                    first = (turn, agent)
                if agent is not None or not spared:
                    break  # nobody at all for this one: none for those behind it
        return None if first is None else (first[0][2], first[1])


def _first(
    line: list[Place], spared: Collection[AgentId], reached: Callable[[AgentId], bool]
) -> AgentId | None:
    return next((agent for _, _, agent in line if agent not in spared and reached(agent)), None)


def _leave(lines: dict[SkillId, list[KeyT]], skill: SkillId, key: KeyT) -> None:
    """Take somebody out of their line; a line in which nobody is left goes."""
    line = lines[skill]
    del line[bisect_left(line, key)]
    if not line:
        del lines[skill]
