"""Softphones: audio that a program attaches over HTTP, its devices and levels, and a day of work with it.

The softphone is a program of its own (`simulator/softphone.py`): it attaches by WHIP, checks, shakes hands
and seals its audio as a browser does, and answers on its channel.
"""

from __future__ import annotations

import asyncio

from by_tone import PATIENCE, hears

from checklist import MARKS, Workplace, shows, softphone_of
from cordboard.media import tones

pytestmark = MARKS

NOTE, THEIRS = 660, 440
"""Hertz: of the softphone, and of the customer."""


@shows(
    "getSoftphoneInputDevices getSoftphoneOutputDevices getSoftphoneDevices setSoftphoneDevices"
    " getSoftphoneMicrophoneAgc setSoftphoneMicrophoneAgc",
    events="setSoftphoneStatus",
    faults="getSoftphoneInputDevices:NO_SOFTPHONE",
)
async def test_a_softphone_is_asked_for_its_devices(place: Workplace) -> None:
    ben = place["ben"].program
    assert await ben.is_refused("getSoftphoneInputDevices") == "NO_SOFTPHONE"
    async with softphone_of(place, "ben") as softphone:
        await softphone.attach()
        assert (await ben.sees("setSoftphoneStatus")).status == "CONNECTED"
        assert await ben.does("getSoftphoneInputDevices") == ["Headset", "Camera"]
        assert await ben.does("getSoftphoneOutputDevices") == ["Headset", "Loudspeaker"]
        assert await ben.does("getSoftphoneDevices") == [1, 0, 0]
        await ben.does("setSoftphoneDevices", ringDevice=0, speakerDevice=1, microphoneDevice=1, micAgc=False)
        assert await ben.does("getSoftphoneDevices") == [0, 1, 1]
        assert await ben.does("getSoftphoneMicrophoneAgc") is False
        await ben.does("setSoftphoneMicrophoneAgc", agc=True)
        assert softphone.state["micAgc"] is True
    assert (await ben.sees("setSoftphoneStatus")).status == "DISCONNECTED"


@shows(
    "getSoftphoneMicrophoneLevel setSoftphoneMicrophoneLevel"
    " getSoftphoneSpeakerVolume setSoftphoneSpeakerVolume",
    events="softphoneVolumeChanged softphoneError",
    faults="getSoftphoneSpeakerVolume:SOFTPHONE_SILENT setSoftphoneMicrophoneLevel:BAD_VALUE",
)
async def test_levels_are_set_from_both_sides(place: Workplace) -> None:
    ben = place["ben"].program
    async with softphone_of(place, "ben") as softphone:
        await softphone.attach()
        assert await ben.does("getSoftphoneMicrophoneLevel") == 80
        await ben.does("setSoftphoneMicrophoneLevel", level=30)
        told = await ben.sees("softphoneVolumeChanged")
        assert (told.microphone, told.speaker, told.value) == (True, False, 30)
        await ben.does("setSoftphoneSpeakerVolume", volume=100)
        assert (await ben.sees("softphoneVolumeChanged")).speaker is True
        assert await ben.does("getSoftphoneSpeakerVolume") == 100
        assert await ben.is_refused("setSoftphoneMicrophoneLevel", level=101) == "BAD_VALUE"
        await softphone.tell(speakerVolume=10, problem="The headset was unplugged.")
        assert (await ben.sees("softphoneVolumeChanged")).value == 10
        assert (await ben.sees("softphoneError")).message == "The headset was unplugged."
        softphone.answers = False
        assert await ben.is_refused("getSoftphoneSpeakerVolume") == "SOFTPHONE_SILENT"


@shows(
    "getSoftphoneAutoHungup getSoftphoneAutoHangup setSoftphoneAutoHungup setSoftphoneAutoHangup",
    events="optionsUpdated",
)
async def test_a_softphone_may_hang_up_by_itself(place: Workplace) -> None:
    ben = place["ben"].program
    assert await ben.does("getSoftphoneAutoHungup") is False
    await ben.does("setSoftphoneAutoHungup", value=True)
    await ben.sees("optionsUpdated")
    assert await ben.does("getSoftphoneAutoHangup") is True
    await ben.does("setSoftphoneAutoHangup", value=False)
    assert await ben.does("getSoftphoneAutoHungup") is False


@shows(
    "login logout setReadyState softphonePickupPhone disconnectCall",
    events="setSoftphoneStatus loginProcessFinished incomingCall callStarted callEnded",
    faults="login:NO_SOFTPHONE",
)
async def test_an_agent_works_with_a_softphone(place: Workplace) -> None:
    """Also over another page that takes the audio over, in the middle of a conversation."""
    ben = place["ben"].program
    await ben.does("logout", reasonId=0)
    login = {"userName": "ben", "password": ben.password, "stationId": "", "stationType": "SOFTPHONE"}
    assert await ben.is_refused("login", **login) == "NO_SOFTPHONE"
    async with softphone_of(place, "ben") as first, softphone_of(place, "ben") as second:
        # given a login with a softphone
        line = await first.attach()
        line.say(tones.sine(NOTE, 1000))
        await ben.does("login", **login)
        assert (await ben.sees("loginProcessFinished")).stationType == "SOFTPHONE"
        # when a customer calls, then they hear each other
        await ben.does("setReadyState", stateId=1)
        calling = await place.customer_calls()
        await ben.sees("incomingCall")
        await ben.does("softphonePickupPhone")
        await ben.sees("callStarted")
        customer = await calling
        customer.line.say(tones.sine(THEIRS, 1000))
        await asyncio.gather(hears(customer.line, NOTE), hears(line, THEIRS))
        # and when another page takes the audio over, then there
        other = await second.attach(take=True)
        other.say(tones.sine(2 * NOTE, 1000))
        await asyncio.gather(hears(customer.line, 2 * NOTE), hears(other, THEIRS))
        await asyncio.wait_for(first.over.wait(), PATIENCE)
        assert first.detached["cause"] == "taken"
        # and when its network changes, then still
        await second.restart()
        await asyncio.gather(hears(customer.line, 2 * NOTE), hears(other, THEIRS))
        await ben.does("setNotReadyState", reasonId=0)
        await place.finish("ben")
        await ben.does("logout", reasonId=0)
