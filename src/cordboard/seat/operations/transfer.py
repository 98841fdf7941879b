"""A call goes to somebody else."""

from __future__ import annotations

from cordboard import contract
from cordboard.seat.operations.table import serves
from cordboard.seat.session import Seat
from cordboard.vcc import calls
from cordboard.vcc.ids import CallId, DispositionId, Milliseconds


@serves(contract.TransferCall)
async def transfer_call(seat: Seat, request: contract.TransferCall) -> None:
    """Send a call on. The do-not-call list is checked unless the client says not to."""
    await seat.link.submit(_command(seat, request, check_dnc=request.checkDnc is not False))


@serves(contract.TransferCall2)
async def transfer_call2(seat: Seat, request: contract.TransferCall2) -> None:
    """Send a call on, and say when the number may be dialed again; the do-not-call list is checked."""
    redial = None if request.redialTimeout is None else Milliseconds(request.redialTimeout)
    await seat.link.submit(_command(seat, request, check_dnc=True, redial=redial))


@serves(contract.CompleteTransfer)
async def complete_transfer(seat: Seat, _request: contract.CompleteTransfer) -> None:
    """Join the customer and the party consulted."""
    await seat.link.submit(calls.CompleteTransfer(seat=seat.id))


@serves(contract.CancelTransfer)
async def cancel_transfer(seat: Seat, _request: contract.CancelTransfer) -> None:
    """Back to the customer."""
    await seat.link.submit(calls.CancelTransfer(seat=seat.id))


def _command(
    seat: Seat,
    request: contract.TransferCall | contract.TransferCall2,
    *,
    check_dnc: bool,
    redial: Milliseconds | None = None,
) -> calls.TransferCall:
    return calls.TransferCall(
        seat=seat.id,
        call=CallId(request.callSessionId) if request.callSessionId else None,
        number=(request.number or "").strip(),
        warm=request.warm is True,
        check_dnc=check_dnc,
        timeout=Milliseconds(max(0, request.timeout or 0)),
        disposition=DispositionId(request.dispositionId) if request.dispositionId else None,
        redial_after=redial,
    )
