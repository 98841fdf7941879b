"""A disposition by which a customer asks to be left alone puts their number on the do-not-call list."""

from __future__ import annotations

from ..dispositions import forbids_calls
from ..dnc import NumberAddedToDnc
from ..ids import DispositionId, SeatId
from ..work import Work
from .model import Call


def heed(work: Work, seat: SeatId, call: Call, disposition: DispositionId | None) -> None:
    """Do what the agent's word on `call` means for its number.

    A caller who hid the number cannot be put on a list, and nobody is put there twice.
    """
    said = work.world.directory.dispositions.get(disposition or DispositionId(0))
    can_be_listed = call.number.startswith("+") and not work.world.on_dnc(call.number)
    if said is not None and forbids_calls(said) and can_be_listed:
        work.record(NumberAddedToDnc(seat=seat, number=call.number, call_id=call.id))
