"""Who decides on what of menus."""

from __future__ import annotations

from collections.abc import Callable

from ..work import Work
from . import asking

TIMERS: dict[str, Callable[[Work, str], None]] = {asking.MENU_TIMER: asking.silent}
