"""Who decides on what in the queue."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..work import Work
from ..world import World
from . import announcing, asking, handlers, overflow, standing
from .queries import ExplainChoice, ListWaiting, WhyRouted

TIMERS: dict[str, Callable[[Work, str], None]] = {
    standing.RISE_TIMER: standing.rise,
    standing.WIDEN_TIMER: standing.widen,
    standing.RESERVE_TIMER: standing.reserve,
    announcing.ANNOUNCE_TIMER: announcing.announce,
    overflow.OVERFLOW_TIMER: overflow.waited_too_long,
    overflow.CLOSING_TIMER: overflow.closing,
    asking.ASKING_TIMER: asking.silent,
}

QUERIES: dict[type, Callable[[World, Any], Any]] = {
    ExplainChoice: handlers.explain_choice,
    WhyRouted: handlers.why_routed,
    ListWaiting: handlers.list_waiting,
}
