"""Who decides on news."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..work import Work
from ..world import World
from . import telling
from .commands import TellNews
from .queries import ListNews

COMMANDS: Mapping[type, Callable[[Work, Any], Any]] = {TellNews: telling.tell}
QUERIES: Mapping[type, Callable[[World, Any], Any]] = {ListNews: telling.list_news}
