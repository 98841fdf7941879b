"""The player: what an agent lets a conversation hear, prompts of their skills or files of the library."""

from .commands import (
    FetchPrompt,
    PausePlayer,
    PlayFile,
    PlayPrompt,
    ResumePlayer,
    SeekPlayer,
    SetVolume,
    StopPlayer,
)
from .facts import (
    PlaybackBegan,
    PlaybackChanged,
    PlaybackEnd,
    PlaybackEnded,
    PlaybackPaused,
    PlaybackPauseFailed,
    PlaybackResumed,
    PlaybackStarted,
    PlaybackStopFailed,
    PlaybackStopping,
    PromptFetched,
    PromptMissing,
    VolumeSet,
)
from .model import FULL_VOLUME, Playback
from .policy import may_play, prompts_of

__all__ = [
    "FULL_VOLUME",
    "FetchPrompt",
    "PausePlayer",
    "PlayFile",
    "PlayPrompt",
    "Playback",
    "PlaybackBegan",
    "PlaybackChanged",
    "PlaybackEnd",
    "PlaybackEnded",
    "PlaybackPauseFailed",
    "PlaybackPaused",
    "PlaybackResumed",
    "PlaybackStarted",
    "PlaybackStopFailed",
    "PlaybackStopping",
    "PromptFetched",
    "PromptMissing",
    "ResumePlayer",
    "SeekPlayer",
    "SetVolume",
    "StopPlayer",
    "VolumeSet",
    "may_play",
    "prompts_of",
]
