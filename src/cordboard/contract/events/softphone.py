"""The softphone, its levels, and prompts on the agent's machine."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Double, Int


class SetSoftphoneStatus(Event):
    """The softphone's link has changed.

    status: see SoftphoneStatus in the codes.
    """

    status: str | None = None


class SoftphoneError(Event):
    """The softphone, or the station that stands for it, has a problem.

    message: what. After `runVoiceConnectivityTest` it begins with codes, see VoiceTrouble.
    """

    message: str | None = None


class SoftphoneVolumeChanged(Event):
    """A level of the softphone has changed.

    microphone, speaker: which.
    value: from 0 to 100.
    """

    microphone: bool | None = None
    speaker: bool | None = None
    value: Int | None = None


class SkillPromptsChanged(Event):
    """The prompts that may be played have changed."""


class SkillPromptsPermissionChanged(Event):
    """Whether prompts may be played has changed."""


class SkillPromptDownloadProgress(Event):
    """A prompt is being fetched.

    progress: from 0 to 1; the scale is our reading.
    """

    progress: Double | None = None


class SkillPromptDownloaded(Event):
    """A prompt is on the agent's machine, or can be read from there.

    filename: on a hosted seat the address of the file at the server, beginning with `/`.
    """

    filename: str | None = None


class SkillPromptDownloadFailed(Event):
    """A prompt could not be fetched: its file is not in the prompt library any more.

    details: see PlayFailure in the codes.
    """

    details: str | None = None


class SkillPromptDownloadCancelled(Event):
    """Fetching a prompt was stopped. Never told on a hosted seat, where none is ever on its way."""


class SkillPromptPlayFailed(Event):
    """A prompt could not be played, or not to its end.

    details: see PlayFailure in the codes.
    """

    details: str | None = None


class SkillPromptPauseFailed(Event):
    """A prompt could not be paused, and goes on.

    details: see PlayFailure in the codes.
    """

    details: str | None = None


class SkillPromptStopFailed(Event):
    """A prompt could not be stopped, and goes on; it can be stopped once more.

    details: see PlayFailure in the codes.
    """

    details: str | None = None
