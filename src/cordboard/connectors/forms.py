"""The forms that agents' browsers fetch and send on, each once."""

from __future__ import annotations

from typing import NamedTuple

from cordboard.seat.connectors import Pairs, address_of, form_of
from cordboard.seat.port import VccLink
from cordboard.vcc.connectors import TakeForm
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import LOCAL_SEAT, ErrandId, SeatId


class Form(NamedTuple):
    """Where a form goes, and what it says."""

    action: str
    fields: Pairs


class Forms:
    """What the door of forms needs of the center."""

    def __init__(self, link: VccLink) -> None:
        self._link = link

    async def take(self, seat: str | None, form: str) -> Form | None:
        """The form, given out now; None where there is none (any more) at this seat."""
        home = LOCAL_SEAT if seat is None else SeatId(seat)
        try:
            errand = await self._link.submit(TakeForm(seat=home, errand=ErrandId(form)))
        except Refusal:
            return None
        return Form(address_of(errand.connector, errand.known), form_of(errand))
