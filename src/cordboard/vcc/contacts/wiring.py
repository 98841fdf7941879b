"""Who decides on what is asked about contacts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..work import Work
from ..world import World
from . import answers, handlers
from .commands import ChooseContact, SetContactField
from .queries import GetContact, ListContactFields, ListUnmatchedCalls

COMMANDS: dict[type, Callable[[Work, Any], Any]] = {
    SetContactField: handlers.set_field,
    ChooseContact: handlers.choose,
}

QUERIES: dict[type, Callable[[World, Any], Any]] = {
    GetContact: answers.get_contact,
    ListContactFields: answers.list_fields,
    ListUnmatchedCalls: answers.list_unmatched,
}
