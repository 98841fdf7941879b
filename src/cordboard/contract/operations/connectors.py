"""Web pages of other programs, opened with data of the call."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id
from cordboard.contract.types.campaigns import ConnectorValue


class RequestConnectors(Answered[tuple[ConnectorValue, ...]]):
    """Request manual connectors."""

    campaignId: Id | None = None


class ProcessConnector(Answered[None]):
    """Initiate connector."""

    campaignId: Id | None = None
    connectorId: Id | None = None


class OpenBrowser(Answered[None]):
    """Opens web-browser with required URL."""

    url: str | None = None
