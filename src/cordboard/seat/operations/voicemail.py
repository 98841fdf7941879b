"""Voicemails of skills: offered, worked on, done."""

from __future__ import annotations

from cordboard import contract
from cordboard.seat.operations.recordings import download_instead
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import voicemail


@serves(contract.AcceptVoicemail)
async def accept_voicemail(seat: Seat, _request: contract.AcceptVoicemail) -> None:
    """Begin the work on the voicemail that is offered."""
    await seat.link.submit(voicemail.AcceptVoicemail(seat=seat.id))


@serves(contract.RejectVoicemail)
async def reject_voicemail(seat: Seat, _request: contract.RejectVoicemail) -> None:
    """Let the next agent have it."""
    await seat.link.submit(voicemail.RejectVoicemail(seat=seat.id))


@serves(contract.PlayVoicemail)
async def play_voicemail(seat: Seat, _request: contract.PlayVoicemail) -> None:
    """Hear it on the agent's phone."""
    await seat.link.submit(voicemail.PlayVoicemail(seat=seat.id))


@serves(contract.SaveVoicemail)
async def save_voicemail(seat: Seat, _request: contract.SaveVoicemail) -> None:
    """Refused, with the address of the file."""
    found = await seat.link.ask(voicemail.GetVoicemail(seat=seat.id))
    raise download_instead(seat, found)


@serves(contract.ProcessVoicemail)
async def process_voicemail(seat: Seat, request: contract.ProcessVoicemail) -> None:
    """It is done."""
    await seat.link.submit(voicemail.ProcessVoicemail(seat=seat.id, comments=request.comments or ""))


@serves(contract.TransferVoicemail)
async def transfer_voicemail(seat: Seat, request: contract.TransferVoicemail) -> None:
    """Put it into somebody else's box."""
    number = required("number", request.number).strip()
    await seat.link.submit(voicemail.TransferVoicemail(seat=seat.id, number=number))


@serves(contract.DeleteVoicemail)
async def delete_voicemail(seat: Seat, request: contract.DeleteVoicemail) -> None:
    """Throw it away."""
    await seat.link.submit(voicemail.DeleteVoicemail(seat=seat.id, comments=request.comments or ""))
