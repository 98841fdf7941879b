"""The devices and levels of the agent's softphone, which it is asked for and told to change.

The softphone knows them; the center keeps only whether it hangs up by itself, which is the center's to do.
"""

from __future__ import annotations

from typing import TypeVar

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.softphone import SoftphoneChange, SoftphoneState
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc.preferences import Preference, SetPreference, Setting
from cordboard.vcc.queries import ListPreferences
from cordboard.vcc.softphones import Attachment, GetAudioHolder, Level, TellLevel

_LOUDEST = 100
_NO_DEVICE = -1
_MOST_DEVICES = 1000
ToldT = TypeVar("ToldT")


@serves(contract.GetSoftphoneInputDevices)
async def get_input_devices(seat: Seat, _request: contract.GetSoftphoneInputDevices) -> tuple[str, ...]:
    """The microphones of the softphone's machine."""
    return (await _state(seat)).inputs


@serves(contract.GetSoftphoneOutputDevices)
async def get_output_devices(seat: Seat, _request: contract.GetSoftphoneOutputDevices) -> tuple[str, ...]:
    """The speakers of the softphone's machine."""
    return (await _state(seat)).outputs


@serves(contract.GetSoftphoneDevices)
async def get_devices(seat: Seat, _request: contract.GetSoftphoneDevices) -> tuple[int, ...]:
    """The devices in use: ring, speaker, microphone; -1 is none."""
    state = await _state(seat)
    used = state.ringDevice, state.speakerDevice, state.microphoneDevice
    return tuple(_NO_DEVICE if each is None else each for each in used)


@serves(contract.SetSoftphoneDevices)
async def set_devices(seat: Seat, request: contract.SetSoftphoneDevices) -> None:
    """Choose devices; what is absent stays."""
    change = SoftphoneChange(
        ringDevice=_place("ringDevice", request.ringDevice),
        speakerDevice=_place("speakerDevice", request.speakerDevice),
        microphoneDevice=_place("microphoneDevice", request.microphoneDevice),
        micAgc=request.micAgc,
    )
    if change == SoftphoneChange():
        raise ContractFault(FaultCode.BAD_VALUE, "No device is named, and no automatic gain.")
    await _state(seat, change)


@serves(contract.GetSoftphoneMicrophoneAgc)
async def get_microphone_agc(seat: Seat, _request: contract.GetSoftphoneMicrophoneAgc) -> bool:
    """Whether the automatic gain is on."""
    return _told("automatic gain", (await _state(seat)).micAgc)


@serves(contract.SetSoftphoneMicrophoneAgc)
async def set_microphone_agc(seat: Seat, request: contract.SetSoftphoneMicrophoneAgc) -> None:
    """Turn the automatic gain on or off."""
    await _state(seat, SoftphoneChange(micAgc=required("agc", request.agc)))


@serves(contract.GetSoftphoneMicrophoneLevel)
async def get_microphone_level(seat: Seat, _request: contract.GetSoftphoneMicrophoneLevel) -> int:
    """How loud the microphone is."""
    return _told("microphone level", (await _state(seat)).microphoneLevel)


@serves(contract.SetSoftphoneMicrophoneLevel)
async def set_microphone_level(seat: Seat, request: contract.SetSoftphoneMicrophoneLevel) -> None:
    """Make the microphone louder or softer; all who listen hear of it."""
    change = SoftphoneChange(microphoneLevel=_level("level", request.level))
    state = await _state(seat, change)
    await _tell(seat, Level.MICROPHONE, _told("microphone level", state.microphoneLevel))


@serves(contract.GetSoftphoneSpeakerVolume)
async def get_speaker_volume(seat: Seat, _request: contract.GetSoftphoneSpeakerVolume) -> int:
    """How loud the speaker is."""
    return _told("speaker volume", (await _state(seat)).speakerVolume)


@serves(contract.SetSoftphoneSpeakerVolume)
async def set_speaker_volume(seat: Seat, request: contract.SetSoftphoneSpeakerVolume) -> None:
    """Make the speaker louder or softer; all who listen hear of it."""
    state = await _state(seat, SoftphoneChange(speakerVolume=_level("volume", request.volume)))
    await _tell(seat, Level.SPEAKER, _told("speaker volume", state.speakerVolume))


@serves(contract.GetSoftphoneAutoHungup)
async def get_auto_hang_up(seat: Seat, _request: contract.GetSoftphoneAutoHungup) -> bool:
    """Whether the softphone hangs up when a call ends."""
    settings: tuple[Setting, ...] = await seat.link.ask(ListPreferences(seat=seat.id))
    return next(each.on for each in settings if each.preference is Preference.AUTO_HANG_UP)


@serves(contract.SetSoftphoneAutoHungup)
async def set_auto_hang_up(seat: Seat, request: contract.SetSoftphoneAutoHungup) -> None:
    """Let the softphone hang up when a call ends, or hold its leg."""
    on = required("value", request.value)
    await seat.link.submit(SetPreference(seat=seat.id, preference=Preference.AUTO_HANG_UP, on=on))


async def _state(seat: Seat, change: SoftphoneChange | None = None) -> SoftphoneState:
    """How the agent's softphone is set, after a change. Raises ContractFault where it cannot be asked."""
    found: Attachment | None = await seat.link.ask(GetAudioHolder(seat=seat.id))
    if found is None:
        raise ContractFault(FaultCode.NO_SOFTPHONE)
    return await seat.asking.ask(found.id, change)


async def _tell(seat: Seat, level: Level, value: int) -> None:
    await seat.link.submit(TellLevel(seat=seat.id, level=level, value=value))


def _told(what: str, value: ToldT | None) -> ToldT:
    if value is None:
        raise ContractFault(FaultCode.SOFTPHONE_FAILED, f"The softphone does not tell its {what}.")
    return value


def _level(name: str, given: int | None) -> int:
    level = required(name, given)
    if not 0 <= level <= _LOUDEST:
        raise ContractFault(FaultCode.BAD_VALUE, f"The argument {name} goes from 0 to {_LOUDEST}.")
    return level


def _place(name: str, given: int | None) -> int | None:
    if given is not None and not _NO_DEVICE <= given < _MOST_DEVICES:
        raise ContractFault(FaultCode.BAD_VALUE, f"The argument {name} is a place in a list of devices.")
    return given
