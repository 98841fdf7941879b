"""What every agent has had of the calls that were routed, for algorithms that look back.

A share is counted when the agent's part in a call is over. What is older than a day of 25 hours (the day on
which clocks go back) counts for nobody and is forgotten.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

import msgspec

from ..center import Algorithm, Period, TimeZone, wall_clock
from ..ids import AgentId, CallId, Milliseconds
from .choice import Choice
from .policy import Rule

_MINUTE, _HOUR = 60_000, 3_600_000
_LENGTHS = {
    Period.MINUTES_15: 15 * _MINUTE,
    Period.MINUTES_30: 30 * _MINUTE,
    Period.MINUTES_60: 60 * _MINUTE,
    Period.HOURS_8: 8 * _HOUR,
    Period.HOURS_24: 24 * _HOUR,
}
_LONGEST = 25 * _HOUR

CHOICES_KEPT = 2_000
CALLERS_KEPT = 10_000


class Handled(msgspec.Struct, frozen=True):
    """One part in a call: when it was over, and how long it took from the first word to the disposition."""

    at: Milliseconds
    took: Milliseconds


class Spoke(msgspec.Struct, frozen=True):
    """Who spoke with a caller, and when."""

    number: str
    agent: AgentId
    at: Milliseconds


@dataclass(slots=True)
class Tally:
    """The parts of one agent, in order; `totals[n]` is what the first n took together."""

    ends: list[Milliseconds] = field(default_factory=list)
    totals: list[int] = field(default_factory=lambda: [0])

    def add(self, handled: Handled) -> None:
        """Count a part; one that is told late counts from the newest on."""
        at = max(handled.at, self.ends[-1]) if self.ends else handled.at
        self.ends.append(at)
        self.totals.append(self.totals[-1] + handled.took)
        old = bisect_right(self.ends, at - _LONGEST)
        if old:
            del self.ends[:old]
            base = self.totals[old]
            self.totals = [each - base for each in self.totals[old:]]

    def since(self, moment: int) -> tuple[int, int]:
        """How many parts were over after that moment, and how long they took."""
        first = bisect_right(self.ends, moment)
        return len(self.ends) - first, self.totals[-1] - self.totals[first]

    def all(self) -> tuple[Handled, ...]:
        """Every part that counts."""
        took = (after - before for before, after in zip(self.totals, self.totals[1:], strict=False))
        return tuple(map(Handled, self.ends, map(Milliseconds, took)))

    @classmethod
    def of(cls, parts: Iterable[Handled]) -> Tally:
        """The tally of these parts."""
        parts = tuple(parts)
        return cls([each.at for each in parts], [0, *accumulate(each.took for each in parts)])


class KeptShares(msgspec.Struct, frozen=True, kw_only=True):
    """All of `Shares`, as a snapshot keeps it."""

    offered: tuple[tuple[AgentId, Milliseconds], ...] = ()
    handled: tuple[tuple[AgentId, tuple[Handled, ...]], ...] = ()
    callers: tuple[Spoke, ...] = ()
    choices: tuple[tuple[CallId, Choice], ...] = ()


@dataclass(slots=True)
class Shares:
    """Offers, parts, callers and choices of late."""

    offered: dict[AgentId, Milliseconds] = field(default_factory=dict)
    """When each agent was offered a call last."""
    tallies: dict[AgentId, Tally] = field(default_factory=dict)
    callers: dict[str, Spoke] = field(default_factory=dict)
    """Who spoke last with whom outside: the last ten thousand, the one who called longest ago first."""
    choices: dict[CallId, Choice] = field(default_factory=dict)
    """Why the agent was chosen whom each call was offered last: the last two thousand, oldest first."""

    def measure(self, agent: AgentId, rule: Rule, since: int) -> int:
        """What the rule compares of an agent who handled calls after `since`."""
        tally = self.tallies.get(agent)
        if tally is None:
            return 0
        calls, time = tally.since(since)
        return calls if rule.algorithm is Algorithm.MIN_CALLS_HANDLED else time

    def remember(self, spoke: Spoke) -> None:
        """Somebody has spoken with a caller."""
        self.callers.pop(spoke.number, None)
        self.callers[spoke.number] = spoke
        if len(self.callers) > CALLERS_KEPT:
            del self.callers[next(iter(self.callers))]

    def explain(self, call: CallId, choice: Choice) -> None:
        """An agent was chosen for a call."""
        self.choices.pop(call, None)
        self.choices[call] = choice
        if len(self.choices) > CHOICES_KEPT:
            del self.choices[next(iter(self.choices))]

    def last_agent(self, number: str, since: int) -> AgentId | None:
        """Who spoke with the caller last, if that was after `since`."""
        spoke = self.callers.get(number)
        return None if spoke is None or spoke.at < since else spoke.agent

    def kept(self) -> KeptShares:
        """Everything, frozen."""
        return KeptShares(
            offered=tuple(self.offered.items()),
            handled=tuple((agent, tally.all()) for agent, tally in self.tallies.items()),
            callers=tuple(self.callers.values()),
            choices=tuple(self.choices.items()),
        )

    @classmethod
    def of(cls, kept: KeptShares) -> Shares:
        """What was kept."""
        return cls(
            offered=dict(kept.offered),
            tallies={agent: Tally.of(parts) for agent, parts in kept.handled},
            callers={each.number: each for each in kept.callers},
            choices=dict(kept.choices),
        )


def begins(period: Period, zone: TimeZone | None, now: Milliseconds) -> int:
    """The moment after which a period that ends now counts; without a zone days are those of UTC."""
    if period is not Period.THIS_DAY:
        return now - _LENGTHS[period]
    clock = wall_clock(zone, now)
    since_midnight = (clock.hour * 60 + clock.minute) * _MINUTE + clock.second * 1000
    return now - since_midnight - now % 1000 - 1
