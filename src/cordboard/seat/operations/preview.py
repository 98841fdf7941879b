"""Previews: look at a contact, dial it, skip it, try it once more."""

from __future__ import annotations

from cordboard import contract
from cordboard.seat import views
from cordboard.seat.operations.table import serves
from cordboard.seat.session import Seat
from cordboard.vcc import previews
from cordboard.vcc.center import Disposition
from cordboard.vcc.ids import DispositionId, Milliseconds


@serves(contract.MakePreviewCall)
async def make_preview_call(seat: Seat, request: contract.MakePreviewCall) -> None:
    """Dial one of the contact's numbers; without one, the first that may be dialed."""
    await seat.link.submit(previews.MakePreviewCall(seat=seat.id, number=request.number or ""))


@serves(contract.SetSkipPreviewCall)
async def set_skip_preview_call(seat: Seat, request: contract.SetSkipPreviewCall) -> None:
    """Skip the contact, with a disposition or without."""
    await seat.link.submit(
        previews.SkipPreview(seat=seat.id, disposition=_disposition(request.dispositionId))
    )


@serves(contract.SetSkipPreviewCall2)
async def set_skip_preview_call2(seat: Seat, request: contract.SetSkipPreviewCall2) -> None:
    """Skip the contact, and say when it may come again; an absent time is the usual one."""
    redial = None if request.timeout is None else Milliseconds(request.timeout)
    await seat.link.submit(
        previews.SkipPreview(
            seat=seat.id, disposition=_disposition(request.dispositionId), redial_after=redial
        )
    )


@serves(contract.RenewPreviewCall)
async def renew_preview_call(seat: Seat, request: contract.RenewPreviewCall) -> None:
    """Show the contact again."""
    await _renew(seat, request.dispositionId)


@serves(contract.EndPreviewCall)
async def end_preview_call(seat: Seat, request: contract.EndPreviewCall) -> None:
    """Be done with the contact."""
    await _end(seat, request.dispositionId)


@serves(contract.ContinuePreview)
async def continue_preview(seat: Seat, request: contract.ContinuePreview) -> None:
    """Show the contact again, or be done with it."""
    await (_renew if request.dialAgain else _end)(seat, request.dispositionId)


@serves(contract.GetPreviewSkipDispositions)
async def get_preview_skip_dispositions(
    seat: Seat, _request: contract.GetPreviewSkipDispositions
) -> tuple[contract.DispositionValue, ...]:
    """With which dispositions the contact may be skipped."""
    return tuple(views.disposition_value(each) for each in await _skip_dispositions(seat))


@serves(contract.GetPreviewSkipDispositions2)
async def get_preview_skip_dispositions2(
    seat: Seat, _request: contract.GetPreviewSkipDispositions2
) -> tuple[contract.DispositionValue2, ...]:
    """The same, with their usual redial times."""
    return tuple(views.disposition_value2(each) for each in await _skip_dispositions(seat))


async def _renew(seat: Seat, disposition: int | None) -> None:
    await seat.link.submit(previews.RenewPreview(seat=seat.id, disposition=_disposition(disposition)))


async def _end(seat: Seat, disposition: int | None) -> None:
    await seat.link.submit(previews.EndPreview(seat=seat.id, disposition=_disposition(disposition)))


async def _skip_dispositions(seat: Seat) -> tuple[Disposition, ...]:
    found: tuple[Disposition, ...] = await seat.link.ask(previews.ListSkipDispositions(seat=seat.id))
    return found


def _disposition(asked: int | None) -> DispositionId | None:
    return DispositionId(asked) if asked else None
