"""How errands go on: what the shell that sees to them tells, and the browser that fetches a form."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ..errors import Reason, Refusal
from ..ids import ErrandId, Milliseconds
from ..work import Work
from ..world import World
from .commands import OfferForm, TakeForm, TellOutcome
from .facts import ErrandEnded, FormOffered
from .model import Errand, ErrandState, Trouble
from .queries import ListErrands
from .states import ERRAND, ErrandEvent

FORM_TIMER = "connector_form"
_PATIENCE: Final = Milliseconds(120_000)
"""A browser fetches a page as soon as it is told to; what is left lying is not kept."""


def offer(work: Work, command: OfferForm) -> None:
    """Tell the seat's programs where the form is. Told twice, it is offered once."""
    errand = _running(work.world, command.errand)
    if errand.state is ErrandState.OFFERED:
        return
    offered = replace(errand, state=ERRAND.after(errand.state, ErrandEvent.OFFERED))
    work.record(FormOffered(seat=errand.seat, errand=offered, address=command.address))
    work.set_timer(FORM_TIMER, errand.id, _PATIENCE)


def take(work: Work, command: TakeForm) -> Errand:
    """Give the form out, once, at its own seat."""
    errand = _running(work.world, command.errand)
    if errand.seat != command.seat:
        raise _gone()
    taken = replace(errand, state=ERRAND.after(errand.state, ErrandEvent.TAKEN))
    work.cancel_timer(FORM_TIMER, errand.id)
    work.record(ErrandEnded(seat=errand.seat, errand=taken))
    return errand


def tell_outcome(work: Work, command: TellOutcome) -> None:
    """An errand is over; one that is over already stays as it is."""
    errand = work.world.errands.running.get(command.errand)
    if errand is None:
        return
    event = ErrandEvent.SUCCEEDED if command.trouble is None else ErrandEvent.FAILED
    ended = replace(errand, state=ERRAND.after(errand.state, event))
    work.record(ErrandEnded(seat=errand.seat, errand=ended, status=command.status, trouble=command.trouble))


def expire(work: Work, subject: str) -> None:
    """No browser has come for the form."""
    errand = work.world.errands.running.get(ErrandId(subject))
    if errand is not None:
        ended = replace(errand, state=ERRAND.after(errand.state, ErrandEvent.EXPIRED))
        work.record(ErrandEnded(seat=errand.seat, errand=ended, trouble=Trouble.EXPIRED))


def list_errands(world: World, _query: ListErrands) -> tuple[Errand, ...]:
    """The errands that the server has still to see to."""
    return tuple(each for each in world.errands.running.values() if each.state is ErrandState.WAITING)


def _running(world: World, errand: ErrandId) -> Errand:
    found = world.errands.running.get(errand)
    if found is None:
        raise _gone()
    return found


def _gone() -> Refusal:
    text = "this form has been fetched, or is too old; open the connector again"
    return Refusal(Reason.UNKNOWN_CONNECTOR, text)
