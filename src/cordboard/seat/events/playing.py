"""What the listeners hear of an agent's player: prompts and files that a conversation hears.

Choices that the contract leaves open:

- It has no event for the beginning, nor for the end of a prompt. The end is told as that of any recording,
  `recordingPlayFinished`, by which programs set their player back; what the agent stops is not told.
- A voicemail, which the agent hears alone, ends with `recordingPlayFinished` also where it is cut off; what
  comes to nothing is told by `softphoneError` as well.
- What else comes to nothing, or is cut off by what becomes of the call, is a failure:
  `skillPromptPlayFailed` for prompts, `callError` of the operation `playFile` for files. So is a pause or a
  stop that the engine cannot do: the sound goes on then, and can be stopped once more.
- A prompt is fetched by HTTP from the address that `skillPromptDownloaded` names, relative to that of the web
  services. It is there at once, so that its only progress is the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc import configuration, player
from cordboard.vcc.ids import LOCAL_SEAT
from cordboard.vcc.kernel import Fact
from cordboard.vcc.player import PlaybackEnd

from .rows import Row, row

FAILURES: Final[Mapping[PlaybackEnd, codes.PlayFailure]] = {
    PlaybackEnd.INTERRUPTED: codes.PlayFailure.INTERRUPTED,
    PlaybackEnd.NOT_FOUND: codes.PlayFailure.NOT_FOUND,
    PlaybackEnd.UNREADABLE: codes.PlayFailure.UNREADABLE,
    PlaybackEnd.FAILED: codes.PlayFailure.FAILED,
}


_TROUBLE: Final[Mapping[PlaybackEnd, str]] = {
    PlaybackEnd.NOT_FOUND: "its file is not there any more.",
    PlaybackEnd.UNREADABLE: "its file is no sound that can be played.",
    PlaybackEnd.FAILED: "the telephony engine failed.",
    PlaybackEnd.NOT_REACHED: "the phone was not answered.",
}


def _is_over(fact: player.PlaybackEnded) -> bool:
    """A voicemail that is cut off has no other event by which programs set their player back."""
    cut_off = fact.end is not PlaybackEnd.STOPPED and fact.playback.voicemail is not None
    return fact.end is PlaybackEnd.COMPLETED or cut_off


def _voicemail_failed(fact: player.PlaybackEnded) -> bool:
    return fact.end in _TROUBLE and fact.playback.voicemail is not None


def _prompt_failed(fact: player.PlaybackEnded) -> bool:
    return fact.end in FAILURES and fact.playback.prompt is not None


def _file_failed(fact: player.PlaybackEnded) -> bool:
    theirs = fact.playback.prompt is None and fact.playback.voicemail is None
    return fact.end in FAILURES and theirs


def _failure(fact: player.PlaybackEnded) -> str:
    return str(FAILURES[fact.end].value)


def _is_prompt(fact: Any) -> bool:
    return fact.playback.prompt is not None


def _is_file(fact: Any) -> bool:
    return fact.playback.prompt is None and fact.playback.voicemail is None


def _cannot(event: type[contract.Event], operation: str) -> tuple[Row, ...]:
    """What is told where the engine has failed: `event` for a prompt, an error of the call for a file."""
    return (
        row(event, when=_is_prompt, details=lambda _fact: codes.PlayFailure.FAILED.value),
        row(
            contract.CallError,
            when=_is_file,
            callSessionId=lambda fact: str(fact.playback.call),
            operation=lambda _fact: operation,
            cause=lambda _fact: codes.PlayFailure.FAILED.value,
        ),
    )


def _address(fact: Any) -> str:
    """Where the prompt's file is, on the server of the web services."""
    home = "/agent" if fact.seat == LOCAL_SEAT else f"/seat/{fact.seat}"
    return f"{home}/prompts/{fact.prompt.file}.wav"


PLAYING: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    player.PlaybackEnded: (
        row(
            contract.RecordingPlayFinished,
            when=_is_over,
            duration=lambda fact: fact.playback.length or 0,
        ),
        row(contract.SkillPromptPlayFailed, when=_prompt_failed, details=_failure),
        row(
            contract.CallError,
            when=_file_failed,
            callSessionId=lambda fact: str(fact.playback.call),
            operation=lambda _fact: "playFile",
            cause=_failure,
        ),
        row(
            contract.SoftphoneError,
            when=_voicemail_failed,
            message=lambda fact: f"The voicemail could not be played: {_TROUBLE[fact.end]}",
        ),
    ),
    player.PlaybackPauseFailed: _cannot(contract.SkillPromptPauseFailed, "pauseAudioPlaying"),
    player.PlaybackStopFailed: _cannot(contract.SkillPromptStopFailed, "stopAudioPlaying"),
    player.PromptMissing: (
        row(
            contract.SkillPromptDownloadFailed,
            details=lambda _fact: codes.PlayFailure.NOT_FOUND.value,
        ),
    ),
    player.PromptFetched: (
        row(contract.SkillPromptDownloadProgress, progress=lambda _fact: 1.0),
        row(contract.SkillPromptDownloaded, filename=_address),
    ),
    configuration.SkillPromptsChanged: (row(contract.SkillPromptsChanged),),
    configuration.PromptPermissionChanged: (row(contract.SkillPromptsPermissionChanged),),
}
"""Fact -> the events that its seat hears, in order."""
