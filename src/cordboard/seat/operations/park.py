"""A call waits in a slot while the agent does something else."""

from __future__ import annotations

from cordboard import contract
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import calls
from cordboard.vcc.ids import CallId


@serves(contract.ParkCall)
async def park_call(seat: Seat, _request: contract.ParkCall) -> None:
    """Park the current call."""
    await seat.link.submit(calls.ParkCall(seat=seat.id))


@serves(contract.RetrieveCall)
async def retrieve_call(seat: Seat, request: contract.RetrieveCall) -> None:
    """Fetch a parked call; without an id the one that waits longest."""
    await seat.link.submit(calls.RetrieveCall(seat=seat.id, call=_call(request.callSessionId)))


@serves(contract.ParkConferenceParticipant)
async def park_conference_participant(seat: Seat, request: contract.ParkConferenceParticipant) -> None:
    """Park one participant of the conference."""
    asked = CallId(required("callSessionId", request.callSessionId))
    await seat.link.submit(calls.ParkParticipant(seat=seat.id, call=asked))


@serves(contract.DisconnectParkedcalls)
async def disconnect_parked_calls(seat: Seat, request: contract.DisconnectParkedcalls) -> None:
    """Hang up a parked call; without an id all of them."""
    await seat.link.submit(
        calls.DisconnectParkedCalls(
            seat=seat.id, call=_call(request.callSessionId), silent=request.silent is True
        )
    )


def _call(asked: str | None) -> CallId | None:
    return CallId(asked) if asked else None
