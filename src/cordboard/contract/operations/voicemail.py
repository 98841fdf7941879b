"""A skill's voicemail is offered to an agent like a call."""

from cordboard.contract.record import Answered


class AcceptVoicemail(Answered[None]):
    """acceptVoicemail."""


class RejectVoicemail(Answered[None]):
    """rejectVoicemail."""


class PlayVoicemail(Answered[None]):
    """playVoicemail."""


class SaveVoicemail(Answered[None]):
    """saveVoicemail."""

    path: str | None = None


class ProcessVoicemail(Answered[None]):
    """processVoicemail."""

    comments: str | None = None


class TransferVoicemail(Answered[None]):
    """transferVoicemail."""

    number: str | None = None


class DeleteVoicemail(Answered[None]):
    """deleteVoicemail."""

    comments: str | None = None
