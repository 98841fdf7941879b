"""The agent's own voicemails and greeting."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id


class RequestRecordings(Answered[None]):
    """Asks for the agent's personal voicemails.

    They come with the event `recordingsChanged`.
    """


class PlayRecording(Answered[None]):
    """Plays a personal voicemail to the agent.

    voicemailId: the recording. At its end `recordingPlayFinished`.
    """

    voicemailId: Id | None = None


class StopPlayingRecording(Answered[None]):
    """Stops the player."""


class SaveRecording(Answered[None]):
    """Saves a personal voicemail as a file on the agent's machine.

    voicemailId: the recording.
    path: where to. This service writes no files on anybody's machine: it refuses, with the address to read
    it from.
    """

    voicemailId: Id | None = None
    path: str | None = None


class RemoveRecording(Answered[None]):
    """Deletes a personal voicemail.

    voicemailId: the recording.
    Causes `recordingsChanged`.
    """

    voicemailId: Id | None = None


class UploadGreeting(Answered[None]):
    """Replaces the agent's voicemail greeting.

    arg0: a file of the center's prompt library, by its name.
    """

    arg0: str | None = None


class ResetGreeting(Answered[None]):
    """Goes back to the center's standard greeting."""
