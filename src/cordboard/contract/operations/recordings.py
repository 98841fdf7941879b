"""The agent's own voicemails and greeting."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id


class RequestRecordings(Answered[None]):
    """Request recordings list."""


class PlayRecording(Answered[None]):
    """Plays recording."""

    voicemailId: Id | None = None


class StopPlayingRecording(Answered[None]):
    """Stops player."""


class SaveRecording(Answered[None]):
    """saveRecording."""

    voicemailId: Id | None = None
    path: str | None = None


class RemoveRecording(Answered[None]):
    """Removes recording."""

    voicemailId: Id | None = None


class UploadGreeting(Answered[None]):
    """Uploads greeting to VCC."""

    arg0: str | None = None


class ResetGreeting(Answered[None]):
    """Resets previously set greeting."""
