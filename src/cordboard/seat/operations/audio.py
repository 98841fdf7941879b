"""Who holds the audio of the seat, and that they let go."""

from __future__ import annotations

from cordboard.contract import ContractFault, FaultCode, x1
from cordboard.seat import views
from cordboard.seat.operations.table import serves
from cordboard.seat.session import Seat
from cordboard.vcc.softphones import Attachment, GetAudioHolder


@serves(x1.GetAudioHolder)
async def get_audio_holder(seat: Seat, _request: x1.GetAudioHolder) -> x1.HeldAudio:
    """Who has it."""
    return views.held_audio(await _holder(seat))


@serves(x1.ReleaseAudio)
async def release_audio(seat: Seat, request: x1.ReleaseAudio) -> None:
    """End the attachment, so that another may come."""
    found = await _holder(seat)
    if found is None:
        raise ContractFault(FaultCode.NO_SOFTPHONE)
    if request.attachment not in {None, "", found.id}:
        raise ContractFault(FaultCode.NOT_ATTACHED)
    await seat.asking.release(found.id)


async def _holder(seat: Seat) -> Attachment | None:
    found: Attachment | None = await seat.link.ask(GetAudioHolder(seat=seat.id))
    return found
