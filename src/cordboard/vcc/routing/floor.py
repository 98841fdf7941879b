"""The floor in the order of routing: of each skill the lines of waiting calls and that of free agents.

The world keeps it up to date, so that the next pair is found at the heads of the lines and not by walking
over everybody. Who cannot be reached, and who has passed a call by, is stepped over when it is looked for.

Calls that differ in whom they may ask, or in the rule among agents, wait in different *lanes* of the same
skill: where the first call of a lane finds nobody at all, those behind it find nobody either. Agents stand
in one line for each *order* that some rule of the center wants. An algorithm that looks back compares the
agents of the best level when a call is there for them, since what it compares changes with the clock.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum, unique
from heapq import merge
from itertools import groupby, islice, takewhile
from typing import NamedTuple, TypeAlias, TypeVar

from ..center import Algorithm
from ..ids import AgentId, CallId, Milliseconds, SkillId
from .choice import SHOWN, Candidate
from .policy import Reach, Rule, Turn

Place: TypeAlias = tuple[int, int, AgentId]
"""An agent's level in a skill, since when they wait in this order, and who they are."""
KeyT = TypeVar("KeyT", Turn, Place)


@unique
class Order(IntEnum):
    """What agents of one level stand in line by."""

    READY = 0
    """Since when they are ready."""
    READY_BUT_FOR_MANUAL = 1
    """Since when they are ready, their manual calls aside."""
    LAST_OFFER = 2
    """When they were offered a call last."""


ORDERS = {
    Algorithm.LONGEST_READY_TIME: Order.READY,
    Algorithm.LONGEST_READY_TIME_EXCLUDE_MC: Order.READY_BUT_FOR_MANUAL,
    Algorithm.ROUND_ROBIN: Order.LAST_OFFER,
    Algorithm.MIN_CALLS_HANDLED: Order.READY,
    Algorithm.MIN_HANDLE_TIME: Order.READY,
}
"""The order of each algorithm; for those that look back it settles ties."""


class Lane(NamedTuple):
    """Calls of a skill that ask down to the same level, by the same rule."""

    limit: int
    rule: Rule


class Standing(NamedTuple):
    """Where a call waits."""

    turn: Turn
    rule: Rule
    reach: tuple[Reach, ...]
    preferred: AgentId | None = None


class Pair(NamedTuple):
    """A call and the agent who takes it, found in `skill`; and who else could have, the agent first."""

    call: CallId
    agent: AgentId
    skill: SkillId
    preferred: bool
    candidates: tuple[Candidate, ...]


class Eyes(NamedTuple):
    """What the floor has to ask of the world while it looks for a pair."""

    spared: Callable[[CallId], Collection[AgentId]]
    """Who is not offered a call."""
    reached: Callable[[AgentId], bool]
    """Whether a call can get to an agent now."""
    measure: Callable[[AgentId, Rule], int]
    """What an algorithm that looks back compares; less is better."""


@dataclass(slots=True)
class Floor:
    """Lines of calls and of agents by skill; the first in a line comes first. No line is empty."""

    calls: dict[SkillId, dict[Lane, list[Turn]]] = field(default_factory=dict)
    agents: dict[tuple[SkillId, Order], list[Place]] = field(default_factory=dict)
    skills: dict[SkillId, int] = field(default_factory=dict)
    """In how many lines of a skill free agents stand."""
    _standings: dict[CallId, Standing] = field(default_factory=dict)
    _places: dict[AgentId, list[tuple[SkillId, Order, Place]]] = field(default_factory=dict)

    def wait(self, call: CallId, standing: Standing) -> None:
        """`call` waits for an agent of the skills that it reaches; without one nobody ever takes it."""
        self._standings[call] = standing
        for skill, limit in standing.reach:
            lanes = self.calls.setdefault(skill, {})
            insort(lanes.setdefault(Lane(limit, standing.rule), []), standing.turn)

    def go(self, call: CallId) -> None:
        """A call does not wait any more, if it did."""
        known = self._standings.pop(call, None)
        if known is None:
            return
        for skill, limit in known.reach:
            lanes = self.calls[skill]
            _leave(lanes, Lane(limit, known.rule), known.turn)
            if not lanes:
                del self.calls[skill]

    def join(self, agent: AgentId, places: Iterable[tuple[SkillId, Order, int, int]]) -> None:
        """`agent` is free: skill, order, level there, and since when by that order."""
        mine = [(skill, order, (level, since, agent)) for skill, order, level, since in places]
        self._places[agent] = mine
        for skill, order, place in mine:
            insort(self.agents.setdefault((skill, order), []), place)
            self.skills[skill] = self.skills.get(skill, 0) + 1

    def part(self, agent: AgentId) -> None:
        """An agent is not free any more, if they were."""
        for skill, order, place in self._places.pop(agent, ()):
            _leave(self.agents, (skill, order), place)
            self.skills[skill] -= 1
            if not self.skills[skill]:
                del self.skills[skill]

    def ahead(self, skill: SkillId, turn: Turn) -> int:
        """How many wait for agents of this skill whose turn comes before."""
        return sum(bisect_left(line, turn) for line in self.calls.get(skill, {}).values())

    def others(self, skill: SkillId, call: CallId) -> int:
        """How many wait for agents of this skill besides `call`."""
        known = self._standings.get(call)
        mine = 0 if known is None else sum(each.skill == skill for each in known.reach)
        return sum(len(line) for line in self.calls.get(skill, {}).values()) - mine

    def longest_since(self, skill: SkillId, now: Milliseconds) -> Milliseconds:
        """Since when whoever waits longest for agents of this skill has waited; `now` where nobody does.

        Among calls of one priority that is the first, so that only those are looked at.
        """
        since = now
        for line in self.calls.get(skill, {}).values():
            place = 0
            while place < len(line):
                urgent, priority, queued_at, _ = line[place]
                since = min(since, queued_at)
                place = bisect_right(line, (urgent, priority), key=lambda turn: turn[:2])
        return since

    def first_turns(self, skills: Iterable[SkillId], count: int) -> list[Turn]:
        """The first ones who wait for any of the skills, in order; who waits for several is there once.

        The lines are in order already, so that no more of them is read than is answered.
        """
        lines = [line for skill in skills for line in self.calls.get(skill, {}).values()]
        return list(islice((turn for turn, _ in groupby(merge(*lines))), count))

    def next_pair(self, eyes: Eyes) -> Pair | None:
        """The call that comes first of all that somebody can take now, and who takes it."""
        first: Turn | None = None
        for skill in self.calls.keys() & self.skills.keys():
            for lane, line in self.calls[skill].items():
                first = self._served(skill, lane, line, eyes, first)
        return None if first is None else self._pair(first[3], eyes)

    def _served(
        self, skill: SkillId, lane: Lane, line: list[Turn], eyes: Eyes, first: Turn | None
    ) -> Turn | None:
        """The first call of the line that somebody can take, or `first` where that comes before it."""
        for turn in line:
            if first is not None and first < turn:
                break
            spared = eyes.spared(turn[3])
            if next(self._able(skill, lane, spared, eyes), None) is not None:
                return turn
            if not spared:
                break  # nobody at all for this one: none for those behind it
        return first

    def _able(self, skill: SkillId, lane: Lane, spared: Collection[AgentId], eyes: Eyes) -> Iterator[Place]:
        """Those who can take a call of the lane, in the lane's order."""
        line = self.agents.get((skill, ORDERS[lane.rule.algorithm]), ())
        for place in line:
            if place[0] > lane.limit:
                return
            if place[2] not in spared and eyes.reached(place[2]):
                yield place

    def _pair(self, call: CallId, eyes: Eyes) -> Pair:
        """Who takes a call that somebody can take."""
        standing = self._standings[call]
        spared = eyes.spared(call)
        if standing.preferred is not None and standing.preferred not in spared:
            for skill, limit in standing.reach:
                lane = Lane(limit, standing.rule)
                mine = next(self._theirs(standing.preferred, skill, lane), None)
                if mine is not None and eyes.reached(standing.preferred):
                    best = _shown(lane.rule, (mine,), eyes)
                    others = _shown(lane.rule, self._able(skill, lane, {*spared, mine[2]}, eyes), eyes)
                    return Pair(call, mine[2], skill, True, (*best, *others)[:SHOWN])
        for skill, limit in standing.reach:
            lane = Lane(limit, standing.rule)
            found = _shown(lane.rule, self._able(skill, lane, spared, eyes), eyes)
            if found:
                return Pair(call, found[0].agent, skill, False, found)
        raise AssertionError(f"nobody takes {call}, whom somebody could take")

    def _theirs(self, agent: AgentId, skill: SkillId, lane: Lane) -> Iterator[Place]:
        """The agent's place in the lane's line, if they are free and of a level that is asked."""
        order = ORDERS[lane.rule.algorithm]
        for known, line, place in self._places.get(agent, ()):
            if (known, line) == (skill, order) and place[0] <= lane.limit:
                yield place


def _shown(rule: Rule, able: Iterable[Place], eyes: Eyes) -> tuple[Candidate, ...]:
    """The first of those who are able, best first."""
    places = iter(able)
    if not rule.algorithm.looks_back:
        first = islice(places, SHOWN)
        return tuple(Candidate(agent, level, since) for level, since, agent in first)
    best = next(places, None)
    if best is None:
        return ()
    level = best[0]
    peers = [best, *takewhile(lambda place: place[0] == level, places)]
    ranked = sorted((eyes.measure(agent, rule), since, agent) for _, since, agent in peers)
    return tuple(Candidate(agent, level, measure) for measure, _, agent in ranked[:SHOWN])


LineT = TypeVar("LineT")


def _leave(lines: dict[LineT, list[KeyT]], name: LineT, key: KeyT) -> None:
    """Take somebody out of their line; a line in which nobody is left goes."""
    line = lines[name]
    del line[bisect_left(line, key)]
    if not line:
        del lines[name]
