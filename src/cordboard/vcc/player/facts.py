"""What can happen to an agent's player."""

from __future__ import annotations

from enum import StrEnum, unique

from ..agents import Agent
from ..center import SkillPrompt
from ..ids import AgentId, SeatId
from ..kernel import Fact
from .model import Playback


@unique
class PlaybackEnd(StrEnum):
    """Why a playback is over."""

    COMPLETED = "COMPLETED"
    STOPPED = "STOPPED"
    """The agent stopped it, or played something else."""
    INTERRUPTED = "INTERRUPTED"
    """The conversation went another way before the end: hold, transfer, hang-up."""
    NOT_FOUND = "NOT_FOUND"
    """The prompt library has no such file."""
    UNREADABLE = "UNREADABLE"
    """The file is none that can be played."""
    FAILED = "FAILED"
    """The telephony engine could not play it."""
    NOT_REACHED = "NOT_REACHED"
    """The agent's own phone, on which they wanted to hear it, was not answered."""


class PlaybackStarted(Fact, frozen=True, kw_only=True, tag="player.started"):
    """The agent lets the conversation hear something."""

    seat: SeatId
    playback: Playback


class PlaybackBegan(Fact, frozen=True, kw_only=True, tag="player.began"):
    """It is heard now, and its length is known (`playback.length`)."""

    seat: SeatId
    playback: Playback


class PlaybackChanged(Fact, frozen=True, kw_only=True, tag="player.changed"):
    """The agent's own phone is up for it."""

    seat: SeatId
    playback: Playback


class PlaybackPaused(Fact, frozen=True, kw_only=True, tag="player.paused"):
    """It stands still."""

    seat: SeatId
    playback: Playback


class PlaybackResumed(Fact, frozen=True, kw_only=True, tag="player.resumed"):
    """It goes on."""

    seat: SeatId
    playback: Playback


class PlaybackStopping(Fact, frozen=True, kw_only=True, tag="player.stopping"):
    """The agent wants to hear no more of it."""

    seat: SeatId
    playback: Playback


class PlaybackPauseFailed(Fact, frozen=True, kw_only=True, tag="player.pause_failed"):
    """The telephony engine could not let it stand still: it goes on."""

    seat: SeatId
    playback: Playback


class PlaybackStopFailed(Fact, frozen=True, kw_only=True, tag="player.stop_failed"):
    """The telephony engine could not stop it: it goes on."""

    seat: SeatId
    playback: Playback


class PlaybackEnded(Fact, frozen=True, kw_only=True, tag="player.ended"):
    """It is over."""

    seat: SeatId
    playback: Playback
    end: PlaybackEnd


class VolumeSet(Fact, frozen=True, kw_only=True, tag="player.volume_set"):
    """The user's player is so loud from now on, from login to login."""

    seat: SeatId
    user: AgentId
    volume: int


class PromptMissing(Fact, frozen=True, kw_only=True, tag="player.prompt_missing"):
    """The agent's program wants a prompt as a file, and the prompt library has it no more."""

    seat: SeatId
    agent: Agent
    prompt: SkillPrompt


class PromptFetched(Fact, frozen=True, kw_only=True, tag="player.prompt_fetched"):
    """The agent's program wants a prompt as a file."""

    seat: SeatId
    agent: Agent
    prompt: SkillPrompt
