"""The agent's own voicemails, and the greeting of their box."""

from __future__ import annotations

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import player, voicemail
from cordboard.vcc.ids import LOCAL_SEAT, VoicemailId


@serves(contract.RequestRecordings)
async def request_recordings(seat: Seat, _request: contract.RequestRecordings) -> None:
    """Tell what lies in the agent's box, by event."""
    await seat.link.submit(voicemail.RequestRecordings(seat=seat.id))


@serves(contract.PlayRecording)
async def play_recording(seat: Seat, request: contract.PlayRecording) -> None:
    """Hear one on the agent's phone."""
    await seat.link.submit(voicemail.PlayRecording(seat=seat.id, voicemail=_id(request.voicemailId)))


@serves(contract.StopPlayingRecording)
async def stop_playing_recording(seat: Seat, _request: contract.StopPlayingRecording) -> None:
    """Play no more."""
    await seat.link.submit(player.StopPlayer(seat=seat.id))


@serves(contract.SaveRecording)
async def save_recording(seat: Seat, request: contract.SaveRecording) -> None:
    """Refused, with the address of the file."""
    asked = _id(request.voicemailId)
    raise download_instead(seat, await seat.link.ask(voicemail.GetVoicemail(seat=seat.id, voicemail=asked)))


@serves(contract.RemoveRecording)
async def remove_recording(seat: Seat, request: contract.RemoveRecording) -> None:
    """Throw one away."""
    await seat.link.submit(voicemail.RemoveRecording(seat=seat.id, voicemail=_id(request.voicemailId)))


@serves(contract.UploadGreeting)
async def upload_greeting(seat: Seat, request: contract.UploadGreeting) -> None:
    """Let callers hear a file of the prompt library."""
    name = required("arg0", request.arg0).strip()
    await seat.link.submit(voicemail.ChooseGreeting(seat=seat.id, name=name))


@serves(contract.ResetGreeting)
async def reset_greeting(seat: Seat, _request: contract.ResetGreeting) -> None:
    """Let callers hear what the center file says."""
    await seat.link.submit(voicemail.ResetGreeting(seat=seat.id))


def download_instead(seat: Seat, found: voicemail.Voicemail) -> ContractFault:
    """A service writes no files on the agent's machine: it says where this one is."""
    home = "/agent" if seat.id == LOCAL_SEAT else f"/seat/{seat.id}"
    address = f"{seat.settings.server}{home}/voicemails/{found.id}.wav"
    return ContractFault(
        FaultCode.DOWNLOAD_INSTEAD,
        f"The voicemail is a file at {address}.",
        remedy="Read it from there with the credentials of this seat, or a token for operations.",
    )


def _id(asked: int | None) -> VoicemailId:
    return VoicemailId(required("voicemailId", asked))
