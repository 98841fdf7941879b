"""Who decides on what is asked about previews; what also dials is in the core's own `together`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..work import Work
from ..world import World
from . import handlers, window
from .commands import OfferRecords, SkipPreview
from .looking import CLOCK_TIMER
from .queries import ListDialable, ListSkipDispositions, ListWanted

COMMANDS: dict[type, Callable[[Work, Any], Any]] = {
    OfferRecords: window.offer,
    SkipPreview: handlers.skip,
}

TIMERS: dict[str, Callable[[Work, str], None]] = {CLOCK_TIMER: handlers.clock_struck}

QUERIES: dict[type, Callable[[World, Any], Any]] = {
    ListSkipDispositions: handlers.list_skip_dispositions,
    ListDialable: window.list_dialable,
    ListWanted: window.list_wanted,
}
