"""The player: what the agent lets a caller hear."""

from __future__ import annotations

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.seat import views
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import player, queries
from cordboard.vcc.ids import Milliseconds, PromptId


@serves(contract.GetSkillPrompts)
async def get_skill_prompts(
    seat: Seat, _request: contract.GetSkillPrompts
) -> tuple[contract.AgentPromptValue, ...]:
    """The prompts of the agent's skills; none for those who may not play any."""
    prompts = await seat.link.ask(queries.ListPrompts(seat=seat.id))
    return tuple(views.prompt_value(prompt) for prompt in prompts)


@serves(contract.PlaySkillPrompt)
async def play_skill_prompt(seat: Seat, request: contract.PlaySkillPrompt) -> None:
    """Let the caller hear a prompt; one that is paused goes on."""
    await seat.link.submit(player.PlayPrompt(seat=seat.id, prompt=PromptId(required("id", request.id))))


@serves(contract.PlayFile)
async def play_file(seat: Seat, request: contract.PlayFile) -> None:
    """Let the caller hear a file of the prompt library."""
    name = required("filename", request.filename).strip()
    await seat.link.submit(player.PlayFile(seat=seat.id, name=name))


@serves(contract.PauseSkillPrompt)
async def pause_skill_prompt(seat: Seat, _request: contract.PauseSkillPrompt) -> None:
    """Let the player stand still."""
    await seat.link.submit(player.PausePlayer(seat=seat.id))


@serves(contract.StopSkillPrompt)
async def stop_skill_prompt(seat: Seat, _request: contract.StopSkillPrompt) -> None:
    """Play no more."""
    await seat.link.submit(player.StopPlayer(seat=seat.id))


@serves(contract.StartDownloadSkillPrompt)
async def start_download(seat: Seat, request: contract.StartDownloadSkillPrompt) -> None:
    """Say where the prompt is as a file."""
    asked = PromptId(required("id", request.id))
    prompts = await seat.link.ask(queries.ListPrompts(seat=seat.id))
    file = next((each.file for each in prompts if each.id == asked), None)
    found = file is None or await seat.link.has_prompt(file)
    await seat.link.submit(player.FetchPrompt(seat=seat.id, prompt=asked, found=found))


@serves(contract.CancelDownloadSkillPrompt)
async def cancel_download(seat: Seat, _request: contract.CancelDownloadSkillPrompt) -> None:
    """Refused: a prompt's file is there at once, so that nothing is ever on its way."""
    await seat.link.ask(queries.GetSelf(seat=seat.id))
    raise ContractFault(
        FaultCode.WRONG_STATE,
        "No prompt is on its way: its file is at the address of skillPromptDownloaded at once.",
        remedy="Stop your own HTTP request instead.",
    )


@serves(contract.PauseAudioPlaying)
async def pause_audio(seat: Seat, _request: contract.PauseAudioPlaying) -> None:
    """Let the player stand still."""
    await seat.link.submit(player.PausePlayer(seat=seat.id))


@serves(contract.ResumeAudioPlaying)
async def resume_audio(seat: Seat, _request: contract.ResumeAudioPlaying) -> None:
    """Let the player go on."""
    await seat.link.submit(player.ResumePlayer(seat=seat.id))


@serves(contract.StopAudioPlaying)
async def stop_audio(seat: Seat, _request: contract.StopAudioPlaying) -> None:
    """Play no more."""
    await seat.link.submit(player.StopPlayer(seat=seat.id))


@serves(contract.SetAudioPlayingPosition)
async def set_position(seat: Seat, request: contract.SetAudioPlayingPosition) -> None:
    """Go on at a moment of the sound."""
    position = Milliseconds(required("position", request.position))
    await seat.link.submit(player.SeekPlayer(seat=seat.id, position=position))


@serves(contract.GetAudioPlayerVolume)
async def get_volume(seat: Seat, _request: contract.GetAudioPlayerVolume) -> float:
    """How loud the player is, from 0 to 1."""
    volume: int = await seat.link.ask(queries.GetVolume(seat=seat.id))
    return volume / player.FULL_VOLUME


@serves(contract.SetAudioPlayerVolume)
async def set_volume(seat: Seat, request: contract.SetAudioPlayerVolume) -> None:
    """Make the player louder or softer, in steps of one percent."""
    volume = required("volume", request.volume)
    if not 0.0 <= volume <= 1.0:
        raise ContractFault(FaultCode.BAD_VALUE, "The volume is from 0 (silence) to 1 (the sound as it is).")
    await seat.link.submit(player.SetVolume(seat=seat.id, volume=round(volume * player.FULL_VOLUME)))
