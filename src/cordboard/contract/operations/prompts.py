"""Prompts that a caller may hear, and the player that plays them: one for each agent."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Float, Id, Long
from cordboard.contract.types.media import AgentPromptValue


class GetSkillPrompts(Answered[tuple[AgentPromptValue, ...]]):
    """The prompts that the agent may play to a caller: those of the agent's skills.

    An agent without the permission to play prompts has none.
    """


class PlaySkillPrompt(Answered[None]):
    """Plays a prompt to the caller, heard by both sides; needs the permission to play prompts.

    id: from `getSkillPrompts`. The prompt that is paused goes on where it stands; another takes its place.
    Refused unless the caller is connected and off hold; hold, park, transfer and hang-up end it.
    At its end `recordingPlayFinished`; a failure comes as `skillPromptPlayFailed`, see PlayFailure in the
    codes.
    """

    id: Id | None = None


class PauseSkillPrompt(Answered[None]):
    """Pauses what the caller hears; `playSkillPrompt` of the same prompt goes on."""


class StopSkillPrompt(Answered[None]):
    """Stops what the caller hears."""


class StartDownloadSkillPrompt(Answered[None]):
    """Fetches a prompt to the agent's machine; needs the permission to play prompts.

    id: from `getSkillPrompts`. On a hosted seat its filename is the address at the server, to be read by
    HTTP with the seat's own credentials; it is there at once.
    Causes `skillPromptDownloadProgress`, then `skillPromptDownloaded` or `skillPromptDownloadFailed`.
    """

    id: Id | None = None


class CancelDownloadSkillPrompt(Answered[None]):
    """Stops fetching a prompt. Refused: its file is there at once, for a request of the program's own.

    Causes `skillPromptDownloadCancelled`.
    """


class GetAudioPlayerVolume(Answered[Float]):
    """The volume of the player, from 0 to 1; the scale is our reading.

    It belongs to the user and stays from login to login.
    """


class SetAudioPlayerVolume(Answered[None]):
    """Sets the volume of the player, for what it plays now and later.

    volume: from 0 (silence) to 1 (the sound as it is), kept in steps of 0.01; the scale is our reading.
    """

    volume: Float | None = None


class SetAudioPlayingPosition(Answered[None]):
    """Moves the player within the file.

    position: milliseconds from the start; behind the end it is over. The unit is our reading.
    """

    position: Long | None = None


class PauseAudioPlaying(Answered[None]):
    """Pauses the player."""


class ResumeAudioPlaying(Answered[None]):
    """Lets the player go on."""


class StopAudioPlaying(Answered[None]):
    """Stops the player."""
