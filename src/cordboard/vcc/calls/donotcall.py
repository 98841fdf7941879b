"""A disposition by which a customer asks to be left alone puts their numbers on the do-not-call list."""

from __future__ import annotations

from ..center import DispositionKind
from ..dispositions import forbids_calls
from ..dnc import NumberAddedToDnc
from ..ids import DispositionId, SeatId
from ..work import Work
from ..world import World
from .model import Call


def numbers_of(world: World, call: Call) -> tuple[str, ...]:
    """The number of the call, and all others that we know of its customer."""
    known = world.contacts.of(call.id)
    others = () if known is None else known.contact.numbers
    return tuple(dict.fromkeys((call.number, *others)))


def heed(
    work: Work,
    seat: SeatId | None,
    call: Call,
    disposition: DispositionId | None,
    numbers: tuple[str, ...] | None = None,
) -> None:
    """Do what the agent's word on `call` means for its number, or for all of the customer's `numbers`.

    A caller who hid the number cannot be put on a list, and nobody is put there twice.
    """
    said = work.world.directory.dispositions.get(disposition or DispositionId(0))
    if said is None or not forbids_calls(said):
        return
    everything = said.kind is DispositionKind.DO_NOT_CALL_ALL
    meant = (numbers or numbers_of(work.world, call)) if everything else (call.number,)
    for number in meant:
        if number.startswith("+") and not work.world.on_dnc(number):
            work.record(NumberAddedToDnc(seat=seat, number=number, call_id=call.id))
