"""What can happen to a call because it waits."""

from __future__ import annotations

from typing import TypeAlias

from ..calls import Call
from ..kernel import Fact


class StandingChanged(Fact, frozen=True, kw_only=True, tag="queue.standing_changed"):
    """The call has waited so long that it stands better now: more agents are asked, or it comes earlier."""

    call: Call


QueueFact: TypeAlias = StandingChanged
