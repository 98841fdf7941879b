"""Targets of calls, as the extension shows them."""

from __future__ import annotations

from cordboard.contract import codes, x1
from cordboard.vcc.addresses import Target
from cordboard.vcc.queries import Parked


def target(found: Target) -> x1.Target:
    """Whom a call reaches, as `target`."""
    return x1.Target(
        kind=found.kind.value, id=found.id or None, name=found.name or None, number=found.number or None
    )


def waiting(parked: Parked) -> x1.ParkedCall:
    """A call that waits in a slot, as `parkedCall`."""
    return x1.ParkedCall(
        callSessionId=parked.call.id,
        party=target(parked.party),
        campaignId=parked.call.campaign or codes.NO_CAMPAIGN,
        parkedAt=parked.call.parked_at,
        worksheetFinished=parked.call.worksheet_complete,
    )
