"""The phone inside the seat: pick up, hang up, devices and levels."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Int


class SoftphonePickupPhone(Answered[None]):
    """Picks up softphone."""


class SoftphoneHangupPhone(Answered[None]):
    """Hangs up softphone."""


class IsSoftphoneAnswerRequired(Answered[bool]):
    """isSoftphoneAnswerRequired."""


class MakeAnswerOnHungup(Answered[None]):
    """makeAnswerOnHungup."""


class SetMute(Answered[None]):
    """setMute."""

    mute: bool | None = None


class RunVoiceConnectivityTest(Answered[None]):
    """runVoiceConnectivityTest."""


class GetSoftphoneAutoHungup(Answered[bool]):
    """Checks auto-hangup mode for softphone."""


class GetSoftphoneAutoHangup(GetSoftphoneAutoHungup):
    """Checks auto-hangup mode for softphone."""


class SetSoftphoneAutoHungup(Answered[None]):
    """Sets auto-hangup mode for softphone."""

    value: bool | None = None


class SetSoftphoneAutoHangup(SetSoftphoneAutoHungup):
    """Sets auto-hangup mode for softphone."""


class GetSoftphoneDevices(Answered[tuple[Int, ...]]):
    """Retrieves softphone devices configuration."""


class SetSoftphoneDevices(Answered[None]):
    """Sets softphone devices configuration."""

    ringDevice: Int | None = None
    speakerDevice: Int | None = None
    microphoneDevice: Int | None = None
    micAgc: bool | None = None


class GetSoftphoneInputDevices(Answered[tuple[str, ...]]):
    """Retrieves system input devices."""


class GetSoftphoneOutputDevices(Answered[tuple[str, ...]]):
    """Retrieves system output devices."""


class GetSoftphoneMicrophoneAgc(Answered[bool]):
    """Retrieves softphone auto gain."""


class SetSoftphoneMicrophoneAgc(Answered[None]):
    """Sets softphone auto gain."""

    agc: bool | None = None


class GetSoftphoneMicrophoneLevel(Answered[Int]):
    """Retrieves softphone microphone level."""


class SetSoftphoneMicrophoneLevel(Answered[None]):
    """Sets softphone microphone level."""

    level: Int | None = None


class GetSoftphoneSpeakerVolume(Answered[Int]):
    """Retrieves softphone speaker volume."""


class SetSoftphoneSpeakerVolume(Answered[None]):
    """Sets softphone speaker volume."""

    volume: Int | None = None
