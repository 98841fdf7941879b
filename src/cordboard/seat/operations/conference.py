"""More than two people speak in one call."""

from __future__ import annotations

from cordboard import contract
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import calls
from cordboard.vcc.ids import CallId, DispositionId, Milliseconds


@serves(contract.ConferenceIn)
async def conference_in(seat: Seat, request: contract.ConferenceIn) -> None:
    """Add somebody to the call. The do-not-call list is checked unless the client says not to."""
    await seat.link.submit(
        calls.ConferenceIn(
            seat=seat.id,
            number=(request.numberToConference or "").strip(),
            warm=request.isWarmTransfer is True,
            check_dnc=request.checkDnc is not False,
        )
    )


@serves(contract.CompleteConference)
async def complete_conference(seat: Seat, _request: contract.CompleteConference) -> None:
    """Let the party consulted join."""
    await seat.link.submit(calls.CompleteConference(seat=seat.id))


@serves(contract.CancelConference)
async def cancel_conference(seat: Seat, _request: contract.CancelConference) -> None:
    """Give up whom the agent is having called."""
    await seat.link.submit(calls.CancelConference(seat=seat.id))


@serves(contract.AddToConference)
async def add_to_conference(seat: Seat, request: contract.AddToConference) -> None:
    """Add a parked call."""
    asked = CallId(required("callSessionId", request.callSessionId))
    await seat.link.submit(calls.AddToConference(seat=seat.id, call=asked))


@serves(contract.RemoveConferenceParticipant)
async def remove_conference_participant(seat: Seat, request: contract.RemoveConferenceParticipant) -> None:
    """Hang up one participant."""
    asked = CallId(required("callSessionId", request.callSessionId))
    await seat.link.submit(calls.RemoveParticipant(seat=seat.id, call=asked))


@serves(contract.LeaveConference)
async def leave_conference(seat: Seat, request: contract.LeaveConference) -> None:
    """Leave; the others go on."""
    await _leave(seat, request.dispositionId)


@serves(contract.LeaveConference2)
async def leave_conference2(seat: Seat, request: contract.LeaveConference2) -> None:
    """Leave, and say when the number may be dialed again."""
    await _leave(seat, request.dispositionId, request.redialTimeout)


@serves(contract.LeaveConference3)
async def leave_conference3(seat: Seat, _request: contract.LeaveConference3) -> None:
    """Leave without a word on how it turned out: another participant gives it."""
    await _leave(seat, None, hands_over=True)


async def _leave(
    seat: Seat, disposition: int | None, redial: int | None = None, *, hands_over: bool = False
) -> None:
    await seat.link.submit(
        calls.LeaveConference(
            seat=seat.id,
            disposition=DispositionId(disposition) if disposition else None,
            hands_over=hands_over,
            redial_after=None if redial is None else Milliseconds(redial),
        )
    )
