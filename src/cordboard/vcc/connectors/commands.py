"""What agents ask of connectors, and what the shell that sees to errands tells."""

from __future__ import annotations

from ..ids import CampaignId, ConnectorId, ErrandId
from ..kernel import Command
from .model import Trouble


class ProcessConnector(Command, frozen=True, kw_only=True):
    """Set off a connector of the campaign by hand, for the current call."""

    campaign: CampaignId | None
    connector: ConnectorId


class OpenPage(Command, frozen=True, kw_only=True):
    """Let the programs at the seat open a web page."""

    address: str


class OfferForm(Command, frozen=True, kw_only=True):
    """The page that carries an errand's form on is at `address`."""

    errand: ErrandId
    address: str


class TakeForm(Command, frozen=True, kw_only=True):
    """A browser fetches the page. Answer: the Errand; refused where it has been fetched, or is too old."""

    errand: ErrandId


class TellOutcome(Command, frozen=True, kw_only=True):
    """An errand is over: `trouble` says what went wrong, None: nothing. `status`: of HTTP, 0 where none."""

    errand: ErrandId
    status: int = 0
    trouble: Trouble | None = None
