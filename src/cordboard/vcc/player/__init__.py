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
    PlaybackResumed,
    PlaybackStarted,
    PromptFetched,
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
    "PlaybackPaused",
    "PlaybackResumed",
    "PlaybackStarted",
    "PromptFetched",
    "ResumePlayer",
    "SeekPlayer",
    "SetVolume",
    "StopPlayer",
    "VolumeSet",
    "may_play",
    "prompts_of",
]
