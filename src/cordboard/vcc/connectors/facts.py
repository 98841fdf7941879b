"""What can happen to connectors."""

from __future__ import annotations

from typing import TypeAlias

from ..agents import Agent
from ..center import Connector
from ..ids import SeatId
from ..kernel import Fact
from ..queries import CallVariables
from .model import Errand, Trouble


class ConnectorOpened(Fact, frozen=True, kw_only=True, tag="connector.opened"):
    """The agent's browser opens a connector's address, with what is known of the call."""

    seat: SeatId
    agent: Agent
    connector: Connector
    known: CallVariables


class PageOpened(Fact, frozen=True, kw_only=True, tag="connector.page_opened"):
    """The agent's browser opens an address that one of the agent's programs has given."""

    seat: SeatId
    agent: Agent
    address: str


class ErrandBegun(Fact, frozen=True, kw_only=True, tag="connector.errand_begun"):
    """The server is to see to a connector."""

    seat: SeatId | None
    errand: Errand


class FormOffered(Fact, frozen=True, kw_only=True, tag="connector.form_offered"):
    """The agent's browser opens the page that carries an errand's form on."""

    seat: SeatId | None
    errand: Errand
    address: str


class ErrandEnded(Fact, frozen=True, kw_only=True, tag="connector.errand_ended"):
    """An errand is done, or has failed."""

    seat: SeatId | None
    errand: Errand
    status: int = 0
    """Of HTTP; 0 where there was none."""
    trouble: Trouble | None = None


AnyConnectorsFact: TypeAlias = ConnectorOpened | PageOpened | ErrandBegun | FormOffered | ErrandEnded
