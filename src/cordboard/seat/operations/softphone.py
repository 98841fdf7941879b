"""The phone of the seat: pick up, hang up."""

from __future__ import annotations

from cordboard import contract
from cordboard.seat.operations.table import serves
from cordboard.seat.session import Seat
from cordboard.vcc.calls import HangUpStation, PickUp


@serves(contract.SoftphonePickupPhone)
async def pickup_phone(seat: Seat, _request: contract.SoftphonePickupPhone) -> None:
    """Take the offered call; the desk phone is called and answers by itself."""
    await seat.link.submit(PickUp(seat=seat.id))


@serves(contract.SoftphoneHangupPhone)
async def hangup_phone(seat: Seat, _request: contract.SoftphoneHangupPhone) -> None:
    """End the station leg."""
    await seat.link.submit(HangUpStation(seat=seat.id))
