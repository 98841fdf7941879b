"""Who decides on scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..world import World
from . import handlers, queries

QUERIES: Mapping[type, Callable[[World, Any], Any]] = {queries.GetScript: handlers.get_script}
