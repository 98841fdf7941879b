"""Groups of agents, and the rules for what they have to do together."""

from __future__ import annotations

import msgspec

from ..ids import AgentId, GroupId, Milliseconds


class AgentGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Agents who share what has to be done, such as callbacks; a skill is another matter."""

    id: GroupId
    name: str
    description: str = ""
    agents: tuple[AgentId, ...] = ()


class CallbackRules(msgspec.Struct, frozen=True, kw_only=True):
    """How many callbacks there can be, and for how far ahead."""

    limit: int = 200
    """Of one agent, or of one group."""
    horizon: Milliseconds = Milliseconds(366 * 24 * 3_600_000)
