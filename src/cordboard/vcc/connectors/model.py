"""Errands: connectors that the server sees to."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..center import Connector, Method, Opens
from ..ids import ErrandId, SeatId
from ..queries import CallVariables


@unique
class ErrandState(StrEnum):
    """How far an errand has come; the table is in `states.py`."""

    WAITING = "WAITING"
    """The server is at it, or will be."""
    OFFERED = "OFFERED"
    """The agent's browser has been told of a page that carries the form on."""
    DONE = "DONE"
    FAILED = "FAILED"


@unique
class Trouble(StrEnum):
    """Why an errand has failed."""

    UNREACHABLE = "UNREACHABLE"
    """Nobody answers at that address."""
    TIMEOUT = "TIMEOUT"
    """The answer took too long."""
    STATUS = "STATUS"
    """The answer is a failure by its HTTP status."""
    TOO_MANY = "TOO_MANY"
    """More errands wait than the server takes on."""
    EXPIRED = "EXPIRED"
    """The agent's browser did not fetch the page in time."""


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """A connector that is under way, with what was known of the call when it was set off.

    The connector is as the center file had it then. `id` is a secret where a browser is to fetch the form.
    """

    id: ErrandId
    seat: SeatId | None
    """Where the agent sits; None: they have gone home before their word on the call counted."""
    state: ErrandState
    connector: Connector
    known: CallVariables
    answers: tuple[tuple[str, str], ...] = ()
    """Questions and answers of the worksheet, where the connector asks for them."""

    @property
    def opens_a_page(self) -> bool:
        """True where the agent's browser carries the form on."""
        return self.connector.opens is not Opens.NONE


def is_errand(connector: Connector) -> bool:
    """Does the server see to this connector? Else the agent's browser opens its address, and that is all."""
    return connector.opens is Opens.NONE or connector.method is Method.POST
