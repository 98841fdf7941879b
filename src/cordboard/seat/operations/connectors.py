"""Web pages of other programs, opened with data of the call."""

from __future__ import annotations

from cordboard import contract
from cordboard.seat import views
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import connectors
from cordboard.vcc.ids import CampaignId, ConnectorId


@serves(contract.RequestConnectors)
async def request_connectors(
    seat: Seat, request: contract.RequestConnectors
) -> tuple[contract.ConnectorValue, ...]:
    """The connectors that the agent may open by hand in a campaign."""
    campaign = CampaignId(required("campaignId", request.campaignId))
    found = await seat.link.ask(connectors.ListConnectors(seat=seat.id, campaign=campaign))
    return tuple(views.connector_value(each) for each in found)


@serves(contract.ProcessConnector)
async def process_connector(seat: Seat, request: contract.ProcessConnector) -> None:
    """Open a connector for the current call; without a campaign it is the call's own."""
    await seat.link.submit(
        connectors.ProcessConnector(
            seat=seat.id,
            campaign=CampaignId(request.campaignId) if request.campaignId else None,
            connector=ConnectorId(required("connectorId", request.connectorId)),
        )
    )


@serves(contract.OpenBrowser)
async def open_browser(seat: Seat, request: contract.OpenBrowser) -> None:
    """Let the seat's programs open a page of the web."""
    await seat.link.submit(connectors.OpenPage(seat=seat.id, address=required("url", request.url)))
