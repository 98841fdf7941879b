"""What can happen to an agent's skills."""

from __future__ import annotations

from ..agents import Agent
from ..ids import SeatId, SkillId
from ..kernel import Fact


class ActiveSkillsChanged(Fact, frozen=True, kw_only=True, tag="agent.active_skills_changed"):
    """The agent works in `active` from now on, and in none other."""

    seat: SeatId
    agent: Agent
    active: tuple[SkillId, ...]
