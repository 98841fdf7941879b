"""What an agent can ask of their player."""

from __future__ import annotations

from ..ids import Milliseconds, PromptId
from ..kernel import Command


class PlayPrompt(Command, frozen=True, kw_only=True):
    """Play a prompt of the agent's skills; one that is paused goes on where it stands."""

    prompt: PromptId


class PlayFile(Command, frozen=True, kw_only=True):
    """Play a file of the prompt library, by its name there."""

    name: str


class PausePlayer(Command, frozen=True, kw_only=True):
    """Let the player stand still."""


class ResumePlayer(Command, frozen=True, kw_only=True):
    """Let the player go on."""


class StopPlayer(Command, frozen=True, kw_only=True):
    """Play no more."""


class SeekPlayer(Command, frozen=True, kw_only=True):
    """Go on at `position` ms from the start; behind the end the sound is over."""

    position: Milliseconds


class SetVolume(Command, frozen=True, kw_only=True):
    """Play at `volume` percent from now on, also what is played later."""

    volume: int


class FetchPrompt(Command, frozen=True, kw_only=True):
    """Say where the agent's program finds a prompt as a file."""

    prompt: PromptId
    found: bool = True
    """Is its file in the prompt library?"""
