"""Prompts that a caller may hear, and the player on the agent's machine."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Float, Id, Long
from cordboard.contract.types.media import AgentPromptValue


class GetSkillPrompts(Answered[tuple[AgentPromptValue, ...]]):
    """getSkillPrompts."""


class PlaySkillPrompt(Answered[None]):
    """playSkillPrompt."""

    id: Id | None = None


class PauseSkillPrompt(Answered[None]):
    """pauseSkillPrompt."""


class StopSkillPrompt(Answered[None]):
    """stopSkillPrompt."""


class StartDownloadSkillPrompt(Answered[None]):
    """startDownloadSkillPrompt."""

    id: Id | None = None


class CancelDownloadSkillPrompt(Answered[None]):
    """cancelDownloadSkillPrompt."""


class GetAudioPlayerVolume(Answered[Float]):
    """getAudioPlayerVolume."""


class SetAudioPlayerVolume(Answered[None]):
    """setAudioPlayerVolume."""

    volume: Float | None = None


class SetAudioPlayingPosition(Answered[None]):
    """setAudioPlayingPosition."""

    position: Long | None = None


class PauseAudioPlaying(Answered[None]):
    """pauseAudioPlaying."""


class ResumeAudioPlaying(Answered[None]):
    """resumeAudioPlaying."""


class StopAudioPlaying(Answered[None]):
    """stopAudioPlaying."""
