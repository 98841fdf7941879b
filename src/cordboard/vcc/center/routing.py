"""Which agents are asked for a waiting call, in which order, and how that changes while it waits."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import Milliseconds, SkillId

LOWEST_LEVEL = 10
HIGHEST_PRIORITY = 100


@unique
class Algorithm(StrEnum):
    """Who of several free agents of the same level is asked first."""

    LONGEST_READY_TIME = "LongestReadyTime"
    """Whoever is ready longest."""
    LONGEST_READY_TIME_EXCLUDE_MC = "LongestReadyTimeExcludeMC"
    """The same, but calls that agents make by hand cost them no place."""
    ROUND_ROBIN = "RoundRobin"
    """Whoever was offered a call longest ago."""
    MIN_CALLS_HANDLED = "MinCallsHandled"
    """Whoever has had the fewest calls in a period."""
    MIN_HANDLE_TIME = "MinHandleTime"
    """Whoever has spent the least time on calls in a period."""

    @property
    def looks_back(self) -> bool:
        """True where a period counts."""
        return self in {Algorithm.MIN_CALLS_HANDLED, Algorithm.MIN_HANDLE_TIME}


@unique
class Period(StrEnum):
    """How far an algorithm looks back."""

    MINUTES_15 = "15m"
    MINUTES_30 = "30m"
    MINUTES_60 = "60m"
    HOURS_8 = "8h"
    HOURS_24 = "24h"
    THIS_DAY = "this_day"
    """Since midnight, by the center's clock."""


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """From `after` on, agents down to this level are asked, and then those of further skills."""

    after: Milliseconds = Milliseconds(0)
    levels: int = LOWEST_LEVEL
    skills: tuple[SkillId, ...] = ()


class Rise(msgspec.Struct, frozen=True, kw_only=True):
    """The priority of a waiting call rises `by` so much `every` so often, to 100."""

    every: Milliseconds
    by: int = 1


class Routing(msgspec.Struct, frozen=True, kw_only=True):
    """How the calls of a skill or a campaign find their agents."""

    algorithm: Algorithm = Algorithm.LONGEST_READY_TIME
    period: Period = Period.HOURS_24
    steps: tuple[Step, ...] = (Step(),)
    """In the order of `after`; the first begins at 0."""
    rise: Rise | None = None
    longest_wait: Milliseconds = Milliseconds(0)
    """A call that has waited so long comes before all that have not, whatever their priority; 0: never."""
    last_agent: Milliseconds = Milliseconds(0)
    """Whoever spoke with the caller so recently is asked first, where they are free; 0: nobody is."""


USUAL = Routing()
