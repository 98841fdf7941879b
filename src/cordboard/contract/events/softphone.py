"""The softphone, its levels, and prompts on the agent's machine."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Double, Int


class SetSoftphoneStatus(Event):
    """setSoftphoneStatus"""

    status: str | None = None


class SoftphoneError(Event):
    """softphoneError"""

    message: str | None = None


class SoftphoneVolumeChanged(Event):
    """softphoneVolumeChanged"""

    microphone: bool | None = None
    speaker: bool | None = None
    value: Int | None = None


class SkillPromptsChanged(Event):
    """skillPromptsChanged"""


class SkillPromptsPermissionChanged(Event):
    """skillPromptsPermissionChanged"""


class SkillPromptDownloadProgress(Event):
    """skillPromptDownloadProgress"""

    progress: Double | None = None


class SkillPromptDownloaded(Event):
    """skillPromptDownloaded"""

    filename: str | None = None


class SkillPromptDownloadFailed(Event):
    """skillPromptDownloadFailed"""

    details: str | None = None


class SkillPromptDownloadCancelled(Event):
    """skillPromptDownloadCancelled"""


class SkillPromptPlayFailed(Event):
    """skillPromptPlayFailed"""

    details: str | None = None


class SkillPromptPauseFailed(Event):
    """skillPromptPauseFailed"""

    details: str | None = None


class SkillPromptStopFailed(Event):
    """skillPromptStopFailed"""

    details: str | None = None
