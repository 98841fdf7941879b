"""What can happen to the do-not-call list."""

from __future__ import annotations

from ..ids import CallId, SeatId
from ..kernel import Fact


class NumberAddedToDnc(Fact, frozen=True, kw_only=True, tag="dnc.number_added"):
    """`number` (E.164) asked not to be called again; heard at the end of `call_id`."""

    seat: SeatId
    number: str
    call_id: CallId
