"""Who decides on worksheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..work import Work
from ..world import World
from . import commands, handlers, queries

COMMANDS: Mapping[type, Callable[[Work, Any], Any]] = {
    commands.SaveAnswers: handlers.save,
    commands.UpdateAnswer: handlers.update,
}

QUERIES: Mapping[type, Callable[[World, Any], Any]] = {
    queries.GetWorksheet: handlers.get_worksheet,
    queries.GetAnswers: handlers.get_answers,
    queries.IsComplete: handlers.get_complete,
}
