"""What can happen to a caller in a menu."""

from __future__ import annotations

from typing import TypeAlias

from ..calls import Call
from ..center import Route
from ..kernel import Fact
from .model import Visit


class CallerAsked(Fact, frozen=True, kw_only=True, tag="menu.caller_asked"):
    """The caller hears a menu, for the first time or again."""

    call: Call
    visit: Visit


class VisitMoved(Fact, frozen=True, kw_only=True, tag="menu.visit_moved"):
    """The caller has heard the menu, or has keyed in a digit of several."""

    visit: Visit


class MenuLeft(Fact, frozen=True, kw_only=True, tag="menu.left"):
    """The caller goes on: by a key, by what they have keyed in, or because they have missed all tries.

    `call` has what was keyed in, where a variable keeps it.
    """

    call: Call
    visit: Visit
    route: Route


MenuFact: TypeAlias = CallerAsked | VisitMoved | MenuLeft
