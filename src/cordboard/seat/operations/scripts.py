"""What the agent says to a customer."""

from __future__ import annotations

from collections.abc import Mapping

from cordboard import contract
from cordboard.seat.connectors import values_of
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import queries, scripts
from cordboard.vcc.center import Script
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import CampaignId


@serves(contract.RequestScript)
async def request_script(seat: Seat, request: contract.RequestScript) -> str:
    """The campaign's script as HTML, with what is known of the current call; empty where there is none.

    Without a call only the agent is known.
    """
    campaign = CampaignId(required("campaignId", request.campaignId))
    script: Script | None = await seat.link.ask(scripts.GetScript(seat=seat.id, campaign=campaign))
    return "" if script is None else scripts.render(script.text, await _known(seat))


async def _known(seat: Seat) -> Mapping[str, str]:
    try:
        return values_of(await seat.link.ask(queries.GetCallVariables(seat=seat.id)))
    except Refusal as refusal:
        if refusal.reason is not Reason.NO_CALL:
            raise
    who: queries.Self = await seat.link.ask(queries.GetSelf(seat=seat.id))
    return {"Agent.user_name": who.user.name, "Agent.full_name": who.user.full_name}
