"""Why an agent was chosen for a call: kept with every offer, so that it can be asked later."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..center import Algorithm, Period
from ..ids import AgentId, SkillId

SHOWN = 3
"""So many of those who could take the call are named."""


@unique
class Decided(StrEnum):
    """What put the chosen agent before the next one."""

    ADDRESSED = "ADDRESSED"
    """The call was for this agent alone."""
    LAST_AGENT = "LAST_AGENT"
    """They spoke with this caller last."""
    NOBODY_ELSE = "NOBODY_ELSE"
    """Nobody else could take it now."""
    LEVEL = "LEVEL"
    """Their level in the skill is better."""
    ALGORITHM = "ALGORITHM"
    """The skill's algorithm prefers them."""
    ID = "ID"
    """Nothing: they are equal, and the smaller id came first."""


class Candidate(msgspec.Struct, frozen=True):
    """One who could have had the call: their level, and what the algorithm compares.

    `measure` is the moment since when they are ready or without an offer, a number of calls, or the
    milliseconds spent on calls; less is better.
    """

    agent: AgentId
    level: int
    measure: int


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """Who was considered for a call, and what decided."""

    decided: Decided
    skill: SkillId | None = None
    """In which skill the agent was found."""
    algorithm: Algorithm | None = None
    period: Period | None = None
    step: int = 0
    """How far the search had widened by then; 0: not at all."""
    priority: int = 0
    urgent: bool = False
    """The call had waited so long that it came before all others."""
    candidates: tuple[Candidate, ...] = ()
    """Those who could take it, best first; no more than three are named."""
    left_out: tuple[AgentId, ...] = ()
    """Who was spared: they passed the call by, or send it on."""
