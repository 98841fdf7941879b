"""Whom a call is to reach, said as what it is."""

from __future__ import annotations

from cordboard.contract import ContractFault, FaultCode, codes, x1
from cordboard.seat import views
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import calls
from cordboard.vcc.addresses import Target, TargetKind
from cordboard.vcc.ids import CallbackId, CallId, CampaignId, DispositionId, Milliseconds
from cordboard.vcc.queries import FindTarget, ListParked


@serves(x1.FindTarget)
async def find_target(seat: Seat, request: x1.FindTarget) -> x1.Target:
    """Whom a text would reach."""
    found = await seat.link.ask(FindTarget(seat=seat.id, text=required("text", request.text)))
    return views.target(found)


@serves(x1.GetParkedCalls)
async def get_parked_calls(seat: Seat, _request: x1.GetParkedCalls) -> tuple[x1.ParkedCall, ...]:
    """Who waits in the agent's slots."""
    return tuple(map(views.waiting, await seat.link.ask(ListParked(seat=seat.id))))


@serves(x1.MakeCallTo)
async def make_call_to(seat: Seat, request: x1.MakeCallTo) -> None:
    """Call somebody. The do-not-call list is checked unless told not to."""
    target = _target(request.target)
    await seat.link.submit(
        calls.MakeCall(
            seat=seat.id,
            number=target.number,
            target=target,
            campaign=CampaignId(request.campaignId) if request.campaignId else None,
            check_dnc=request.checkDnc is not False,
            callback=CallbackId(request.callbackId) if request.callbackId else None,
        )
    )


@serves(x1.TransferCallTo)
async def transfer_call_to(seat: Seat, request: x1.TransferCallTo) -> None:
    """Send a call on. The do-not-call list is checked unless told not to."""
    target = _target(request.target)
    redial = None if request.redialTimeout is None else Milliseconds(request.redialTimeout)
    await seat.link.submit(
        calls.TransferCall(
            seat=seat.id,
            call=CallId(request.callSessionId) if request.callSessionId else None,
            number=target.number,
            target=target,
            warm=request.warm is True,
            check_dnc=request.checkDnc is not False,
            timeout=Milliseconds(max(0, request.timeout or 0)),
            disposition=DispositionId(request.dispositionId) if request.dispositionId else None,
            redial_after=redial,
        )
    )


@serves(x1.ConferenceWith)
async def conference_with(seat: Seat, request: x1.ConferenceWith) -> None:
    """Add somebody to the call."""
    target = _target(request.target)
    await seat.link.submit(
        calls.ConferenceIn(
            seat=seat.id,
            number=target.number,
            target=target,
            warm=request.warm is True,
            check_dnc=request.checkDnc is not False,
        )
    )


def _target(given: x1.Target | None) -> Target:
    """Raises ContractFault BAD_VALUE where it is not said whom."""
    target = required("target", given)
    try:
        kind = TargetKind((target.kind or "").strip().upper())
    except ValueError:
        known = ", ".join(codes.TargetKind)
        raise ContractFault(
            FaultCode.BAD_VALUE, f"There is no such kind of target; use one of {known}."
        ) from None
    return Target(
        kind=kind, id=target.id or 0, name=(target.name or "").strip(), number=(target.number or "").strip()
    )
