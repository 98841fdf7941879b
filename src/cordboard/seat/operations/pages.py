"""Who shows a page that all programs at the seat were told to open."""

from __future__ import annotations

from typing import Final

from cordboard.contract import ContractFault, FaultCode, x1
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import queries

LONGEST: Final = 8192
"""Letters of an address; what is longer was never told of."""


@serves(x1.ClaimPage)
async def claim_page(seat: Seat, request: x1.ClaimPage) -> bool:
    """Whether it is the program that asks."""
    url, timestamp = required("url", request.url), required("timestamp", request.timestamp)
    if len(url) > LONGEST or len(timestamp) > LONGEST:
        raise ContractFault(FaultCode.BAD_VALUE, f"The arguments may have {LONGEST} letters.")
    await seat.link.ask(queries.GetSelf(seat=seat.id))
    return seat.claims.take(url, timestamp)
