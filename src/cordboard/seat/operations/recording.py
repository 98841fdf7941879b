"""Something is left out of a recording."""

from __future__ import annotations

from cordboard.contract import x1
from cordboard.seat import views
from cordboard.seat.operations.table import serves
from cordboard.seat.session import Seat
from cordboard.vcc import calls, queries


@serves(x1.PauseRecording)
async def pause_recording(seat: Seat, _request: x1.PauseRecording) -> None:
    """Leave something out."""
    await seat.link.submit(calls.PauseRecord(seat=seat.id, on=True))


@serves(x1.ResumeRecording)
async def resume_recording(seat: Seat, _request: x1.ResumeRecording) -> None:
    """Record on."""
    await seat.link.submit(calls.PauseRecord(seat=seat.id, on=False))


@serves(x1.GetRecordingState)
async def get_recording_state(seat: Seat, _request: x1.GetRecordingState) -> x1.RecordingState:
    """How the current call is being recorded."""
    known: queries.CallVariables = await seat.link.ask(queries.GetCallVariables(seat=seat.id))
    return views.recording_state(known.call)
