"""Passwords that are shown at a door, to open a seat or to get tokens; wrong ones count as at a login."""

from __future__ import annotations

from cordboard.seat.faults import fault_of
from cordboard.seat.port import VccLink
from cordboard.vcc.agents import ShowPassword
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import SeatId
from cordboard.vcc.queries import IsDoubted


async def proves(link: VccLink, user: str, password: str, client: str) -> bool:
    """Whether this password is that user's, by its full name. `client` is the address that it comes from.

    Raises ContractFault LOCKED_OUT where it is, and does not help now.
    """
    verified = await link.verify(user, password, client)
    seat = SeatId(user)
    try:
        if not verified or await link.ask(IsDoubted(seat=seat, user_name=user)):
            await link.submit(ShowPassword(seat=seat, user_name=user, verified=verified))
    except Refusal as refusal:
        raise fault_of(refusal) from None
    return verified
