"""Prompts that a caller may hear, and the player on the agent's machine."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Float, Id, Long
from cordboard.contract.types.media import AgentPromptValue


class GetSkillPrompts(Answered[tuple[AgentPromptValue, ...]]):
    """The prompts that the agent may play to a caller."""


class PlaySkillPrompt(Answered[None]):
    """Plays a prompt to the caller.

    id: from `getSkillPrompts`. A failure comes as `skillPromptPlayFailed`.
    """

    id: Id | None = None


class PauseSkillPrompt(Answered[None]):
    """Pauses the prompt that the caller hears."""


class StopSkillPrompt(Answered[None]):
    """Stops the prompt that the caller hears."""


class StartDownloadSkillPrompt(Answered[None]):
    """Fetches a prompt to the agent's machine.

    id: from `getSkillPrompts`.
    Causes `skillPromptDownloadProgress`, then `skillPromptDownloaded` or `skillPromptDownloadFailed`.
    """

    id: Id | None = None


class CancelDownloadSkillPrompt(Answered[None]):
    """Stops fetching a prompt.

    Causes `skillPromptDownloadCancelled`.
    """


class GetAudioPlayerVolume(Answered[Float]):
    """The volume of the player, from 0 to 1; the scale is our reading."""


class SetAudioPlayerVolume(Answered[None]):
    """Sets the volume of the player.

    volume: from 0 to 1; the scale is our reading.
    """

    volume: Float | None = None


class SetAudioPlayingPosition(Answered[None]):
    """Moves the player within the file.

    position: milliseconds from the start; the unit is our reading.
    """

    position: Long | None = None


class PauseAudioPlaying(Answered[None]):
    """Pauses the player."""


class ResumeAudioPlaying(Answered[None]):
    """Lets the player go on."""


class StopAudioPlaying(Answered[None]):
    """Stops the player."""
