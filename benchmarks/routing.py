"""How many decisions a second routing makes, with a thousand agents of two hundred skills.

Each step a call begins to wait, an agent becomes free, and routing looks for a pair until it finds none;
each look is a decision. As many calls come as agents can take, so now calls wait and now agents do. Every
algorithm plays the same day; beside it the plain rule, which compares every call with every agent, plays
the beginning of it, and has to choose the same pairs.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from benchmarks.figures import Row
from cordboard.vcc.center import Algorithm, Period, Routing, Step
from cordboard.vcc.routing import (
    ORDERS,
    Eyes,
    Floor,
    Handled,
    Order,
    Rule,
    Shares,
    Standing,
    Tally,
    begins,
    queue_order,
    reach_of,
    rule_of,
)

SEED = 7
SKILLS_EACH = 5
FREE, STEP_MS = 0.2, 100
WIDER = (Step(levels=5), Step(after=1, levels=10))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A call in the queue."""

    id: str
    skill: int
    priority: int
    queued_at: int
    step: int
    urgent: bool = False
    preferred: None = None


@dataclass(slots=True)
class Day:
    """A day at one center: who is free, who waits, what everybody has had."""

    routing: Routing
    levels: list[dict[int, int]]
    floor: Floor = field(default_factory=Floor)
    shares: Shares = field(default_factory=Shares)
    waiting: dict[str, Waiting] = field(default_factory=dict)
    free: dict[int, int] = field(default_factory=dict)
    now: int = 1_700_000_000_000
    decisions: int = 0

    def eyes(self) -> Eyes:
        """Everybody can be reached, nobody has passed a call by."""
        return Eyes(lambda _call: (), lambda _agent: True, self._measure)

    def join(self, agent: int) -> None:
        """An agent becomes free."""
        self.free[agent] = self.now
        order = ORDERS[self.routing.algorithm]
        since = self.shares.offered.get(agent, 0) if order is Order.LAST_OFFER else self.now
        self.floor.join(agent, [(skill, order, level, since) for skill, level in self.levels[agent].items()])

    def wait(self, call: Waiting) -> None:
        """A call begins to wait."""
        self.waiting[call.id] = call
        reach = reach_of(self.routing, call.skill, call.step)
        self.floor.wait(call.id, Standing(queue_order(call), rule_of(self.routing), reach))

    def offer(self, call: str, agent: int) -> None:
        """The agent takes the call, and will have had it for three minutes."""
        del self.waiting[call]
        del self.free[agent]
        self.floor.go(call)
        self.floor.part(agent)
        self.shares.offered[agent] = self.now
        self.shares.tallies.setdefault(agent, Tally()).add(Handled(self.now, 180_000 + agent))

    def _measure(self, agent: int, rule: Rule) -> int:
        assert rule.period is not None
        return self.shares.measure(agent, rule, begins(rule.period, None, self.now))


def by_heads_of_lines(day: Day) -> tuple[str, int] | None:
    """The pair that the floor finds."""
    pair = day.floor.next_pair(day.eyes())
    return None if pair is None else (pair.call, pair.agent)


def by_comparing_everybody(day: Day) -> tuple[str, int] | None:
    """The pair that the plain rule of longest ready time finds."""
    for call in sorted(day.waiting.values(), key=queue_order):
        limit = day.routing.steps[call.step].levels
        able = [
            (level, since, agent)
            for agent, since in day.free.items()
            if (level := day.levels[agent].get(call.skill, 11)) <= limit
        ]
        if able:
            return call.id, min(able)[2]
    return None


Choose = Callable[[Day], tuple[str, int] | None]


def play(day: Day, steps: int, choose: Choose, rush: int = 0) -> tuple[float, list[tuple[str, int]]]:
    """Play so many steps, with a `rush` of calls at the beginning.

    Answer: the CPU seconds of choosing, and who got which call.
    """
    chance = random.Random(SEED)
    agents, skills = len(day.levels), max(max(each) for each in day.levels)
    busy = [agent for agent in range(agents) if chance.random() > FREE]
    for agent in set(range(agents)) - set(busy):
        day.join(agent)
    ids, spent, pairs = count(), 0.0, []
    for _ in range(rush):
        day.wait(Waiting(f"{next(ids):08}", chance.randint(1, skills), 60, day.now, 0))
    for _ in range(steps):
        day.now += STEP_MS
        call = Waiting(
            f"{next(ids):08}",
            chance.randint(1, skills),
            chance.choice([50, 60]),
            day.now,
            chance.randint(0, 1),
        )
        freed = busy.pop(chance.randrange(len(busy))) if busy else None
        begun = time.process_time()
        day.wait(call)
        found = _settle(day, choose)
        if freed is not None:
            day.join(freed)
            found += _settle(day, choose)
        spent += time.process_time() - begun
        busy += [agent for _, agent in found]
        pairs += found
    return spent, pairs


def _settle(day: Day, choose: Choose) -> list[tuple[str, int]]:
    found = []
    while True:
        day.decisions += 1
        pair = choose(day)
        if pair is None:
            return found
        day.offer(*pair)
        found.append(pair)


def rows(quick: bool) -> Iterator[Row]:
    """Every algorithm, and the plain rule."""
    agents, skills, steps = (50, 20, 300) if quick else (1_000, 200, 20_000)
    chance = random.Random(SEED)
    levels = [
        {skill: chance.randint(1, 10) for skill in chance.sample(range(1, skills + 1), SKILLS_EACH)}
        for _ in range(agents)
    ]
    chosen = {}
    for algorithm in Algorithm:
        day = Day(Routing(algorithm=algorithm, period=Period.HOURS_8, steps=WIDER), levels)
        spent, chosen[algorithm] = play(day, steps, by_heads_of_lines)
        yield _row(f"routing {algorithm}", day, spent, agents, skills)
    day = Day(Routing(steps=WIDER), levels)
    spent, _ = play(day, steps, by_heads_of_lines, rush=agents * 2)
    yield _row("routing rush", day, spent, agents, skills)
    day = Day(Routing(steps=WIDER), levels)
    few = max(1, steps // 20)
    spent, plainly = play(day, few, by_comparing_everybody)
    assert plainly == chosen[Algorithm.LONGEST_READY_TIME][: len(plainly)]
    yield _row("routing plain rule", day, spent, agents, skills)


def _row(name: str, day: Day, spent: float, agents: int, skills: int) -> Row:
    return Row(
        name,
        {
            "decisions_a_second_of_a_core": day.decisions / spent,
            "decision_us": spent / day.decisions * 1e6,
            "decisions": day.decisions,
            "left_waiting": len(day.waiting),
            "left_free": len(day.free),
            "agents": agents,
            "skills": skills,
        },
    )
