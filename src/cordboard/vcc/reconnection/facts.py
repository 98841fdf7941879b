"""What happens when a program has lost the thread."""

from __future__ import annotations

from ..agents import Agent, ReadyState, SkillRef
from ..calls import Call
from ..center import Permission
from ..ids import SeatId
from ..kernel import Fact
from ..preferences import Setting


class Reconnected(Fact, frozen=True, kw_only=True, tag="seat.reconnected"):
    """Everything about the agent at `seat` as it is now; nothing has changed by it."""

    seat: SeatId
    agent: Agent
    call: Call | None
    permissions: frozenset[Permission]
    skills: tuple[SkillRef, ...]
    ready_states: tuple[ReadyState, ...]
    reason_codes_enabled: bool
    settings: tuple[Setting, ...] = ()
    parked: tuple[Call, ...] = ()
