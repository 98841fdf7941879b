"""The phone inside the seat: pick up, hang up, devices and levels."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Int


class SoftphonePickupPhone(Answered[None]):
    """Picks up: takes the offered call at the agent's station.

    Causes `callStarted` and `updateStatus`. With a desk phone that rings at offer the phone itself must
    support it, else it is refused.
    """


class SoftphoneHangupPhone(Answered[None]):
    """Ends the agent's own audio leg, not the call.

    With a station that is held up all day the leg is built again; with a station on demand the call ends.
    """


class IsSoftphoneAnswerRequired(Answered[bool]):
    """Whether an offered call waits to be picked up."""


class MakeAnswerOnHungup(Answered[None]):
    """Picks up although the phone was hung up; its exact effect is not published.

    Our reading: takes the offered call like `softphonePickupPhone`; a station that is held up all day and has
    been hung up is called first, and the call is connected when it is answered.
    Causes `restartStationStarted` where the station is called, then the events of `softphonePickupPhone`.
    """


class SetMute(Answered[None]):
    """Mutes the agent during a call, at the center, whatever the station; it ends with the call.

    mute: true mutes.
    Causes no event.
    """

    mute: bool | None = None


class RunVoiceConnectivityTest(Answered[None]):
    """Measures the agent's station for five seconds; needs the permission to make test calls.

    Its result is not published. Ours: the station is called (call type TEST), a sweep is played to the agent,
    who says something meanwhile. Then `callUpdated` has the figures as the call's comments, after OK or what
    is wrong, see VoiceTrouble in the codes; where something is, `softphoneError` says the same. The call
    ends by itself. To hear oneself there is `makeTestCall`.
    """


class GetSoftphoneAutoHungup(Answered[bool]):
    """Whether the softphone hangs up by itself when the call ends."""


class GetSoftphoneAutoHangup(GetSoftphoneAutoHungup):
    """The other published spelling of `getSoftphoneAutoHungup`; the same operation."""


class SetSoftphoneAutoHungup(Answered[None]):
    """Sets whether the softphone hangs up by itself when the call ends.

    value: true to hang up.
    """

    value: bool | None = None


class SetSoftphoneAutoHangup(SetSoftphoneAutoHungup):
    """The other published spelling of `setSoftphoneAutoHungup`; the same operation."""


class GetSoftphoneDevices(Answered[tuple[Int, ...]]):
    """The audio devices in use as places in the device lists, in this order: ring, speaker, microphone."""


class SetSoftphoneDevices(Answered[None]):
    """Chooses the audio devices.

    ringDevice, speakerDevice: places in `getSoftphoneOutputDevices`.
    microphoneDevice: a place in `getSoftphoneInputDevices`.
    micAgc: automatic gain.
    """

    ringDevice: Int | None = None
    speakerDevice: Int | None = None
    microphoneDevice: Int | None = None
    micAgc: bool | None = None


class GetSoftphoneInputDevices(Answered[tuple[str, ...]]):
    """The names of the microphones of the agent's machine."""


class GetSoftphoneOutputDevices(Answered[tuple[str, ...]]):
    """The names of the speakers of the agent's machine."""


class GetSoftphoneMicrophoneAgc(Answered[bool]):
    """Whether the microphone's automatic gain is on."""


class SetSoftphoneMicrophoneAgc(Answered[None]):
    """Turns the microphone's automatic gain on or off.

    agc: true for on.
    """

    agc: bool | None = None


class GetSoftphoneMicrophoneLevel(Answered[Int]):
    """The microphone level, from 0 to 100."""


class SetSoftphoneMicrophoneLevel(Answered[None]):
    """Sets the microphone level.

    level: from 0 to 100.
    Causes `softphoneVolumeChanged`.
    """

    level: Int | None = None


class GetSoftphoneSpeakerVolume(Answered[Int]):
    """The speaker volume, from 0 to 100."""


class SetSoftphoneSpeakerVolume(Answered[None]):
    """Sets the speaker volume.

    volume: from 0 to 100.
    Causes `softphoneVolumeChanged`.
    """

    volume: Int | None = None
