"""Web pages of other programs, opened with data of the call."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id
from cordboard.contract.types.campaigns import ConnectorValue


class RequestConnectors(Answered[tuple[ConnectorValue, ...]]):
    """The connectors that the agent may open by hand in a campaign.

    campaignId: the campaign.
    """

    campaignId: Id | None = None


class ProcessConnector(Answered[None]):
    """Opens a connector for the current call.

    campaignId: the campaign.
    connectorId: from `requestConnectors`.
    Causes `openURL`.
    """

    campaignId: Id | None = None
    connectorId: Id | None = None


class OpenBrowser(Answered[None]):
    """Opens a web page on the agent's machine.

    url: the address.
    Causes `openURL`.
    """

    url: str | None = None
