"""The devices and levels of a softphone at the seat: asked of it, told to it, and heard by all."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from msgspec.structs import replace

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.softphone import SoftphoneQuestion, SoftphoneReply, SoftphoneState
from cordboard.vcc.ids import AttachmentId
from cordboard.vcc.telephony import SoftphoneAttached, softphone_of

STATION = softphone_of("anna@demo.example")


class Softphone:
    """A softphone that does as it is told, with two microphones and one speaker."""

    def __init__(self, asking: Any) -> None:
        self._asking = asking
        self.state = SoftphoneState(
            inputs=("Headset", "Camera"),
            outputs=("Headset",),
            ringDevice=0,
            speakerDevice=0,
            microphoneDevice=1,
            micAgc=True,
            microphoneLevel=80,
            speakerVolume=60,
        )
        self.problem = ""

    async def live(self) -> None:
        async for question in self._asking.follow("a1"):
            if isinstance(question, SoftphoneQuestion):
                self._asking.answer("a1", question.id, self._reply(question))

    def _reply(self, question: SoftphoneQuestion) -> SoftphoneReply:
        change = question.change
        named = {} if change is None else {name: getattr(change, name) for name in change.__struct_fields__}
        self.state = replace(self.state, **{name: each for name, each in named.items() if each is not None})
        return SoftphoneReply(problem=self.problem) if self.problem else SoftphoneReply(state=self.state)


@pytest.fixture
async def anna(client: Any, link: Any) -> Any:
    """Anna's application; she is logged in at a desk phone, and her softphone is there as well."""
    await client.log_in(link)
    return client


@pytest.fixture
async def softphone(link: Any, house: Any) -> Any:
    link.engine(
        SoftphoneAttached(at=link.now, station=STATION, attachment=AttachmentId("a1"), holder="Firefox")
    )
    living = Softphone(house.asking)
    task = asyncio.create_task(living.live())
    yield living
    task.cancel()


async def code(asked: Any) -> FaultCode:
    with pytest.raises(ContractFault) as caught:
        await asked
    return caught.value.code


@pytest.mark.parametrize(
    ("request_", "answer"),
    [
        (contract.GetSoftphoneInputDevices(), ("Headset", "Camera")),
        (contract.GetSoftphoneOutputDevices(), ("Headset",)),
        (contract.GetSoftphoneDevices(), (0, 0, 1)),
        (contract.GetSoftphoneMicrophoneAgc(), True),
        (contract.GetSoftphoneMicrophoneLevel(), 80),
        (contract.GetSoftphoneSpeakerVolume(), 60),
    ],
)
async def test_what_is_asked_of_it(softphone: Softphone, anna: Any, request_: Any, answer: Any) -> None:
    assert await anna(request_) == answer


async def test_what_it_is_told(softphone: Softphone, anna: Any) -> None:
    await anna(contract.SetSoftphoneDevices(microphoneDevice=0, micAgc=False))
    assert (softphone.state.microphoneDevice, softphone.state.ringDevice) == (0, 0)
    assert await anna(contract.GetSoftphoneMicrophoneAgc()) is False
    await anna(contract.SetSoftphoneMicrophoneAgc(agc=True))
    assert softphone.state.micAgc is True


async def test_levels_are_heard_by_all(softphone: Softphone, anna: Any) -> None:
    listener = await anna.listen()
    await anna(contract.SetSoftphoneMicrophoneLevel(level=30))
    await anna(contract.SetSoftphoneSpeakerVolume(volume=0))
    microphone, speaker = await anna.story(listener)
    assert (microphone.microphone, microphone.speaker, microphone.value) == (True, False, 30)
    assert (speaker.microphone, speaker.speaker, speaker.value) == (False, True, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        contract.SetSoftphoneMicrophoneLevel(level=101),
        contract.SetSoftphoneSpeakerVolume(volume=-1),
        contract.SetSoftphoneSpeakerVolume(),
        contract.SetSoftphoneDevices(),
        contract.SetSoftphoneDevices(ringDevice=-2),
        contract.SetSoftphoneMicrophoneAgc(),
        contract.SetSoftphoneAutoHungup(),
    ],
)
async def test_a_bad_value_never_reaches_it(softphone: Softphone, anna: Any, wrong: Any) -> None:
    before = softphone.state
    assert await code(anna(wrong)) is FaultCode.BAD_VALUE
    assert softphone.state == before


async def test_without_a_softphone_there_is_nobody_to_ask(anna: Any) -> None:
    assert await code(anna(contract.GetSoftphoneInputDevices())) is FaultCode.NO_SOFTPHONE


async def test_a_softphone_that_cannot_or_does_not_say(softphone: Softphone, anna: Any) -> None:
    softphone.state = replace(softphone.state, micAgc=None)
    assert await code(anna(contract.GetSoftphoneMicrophoneAgc())) is FaultCode.SOFTPHONE_FAILED
    softphone.problem = "This browser chooses no speakers."
    with pytest.raises(ContractFault, match="This browser chooses no speakers") as caught:
        await anna(contract.SetSoftphoneDevices(speakerDevice=0))
    assert caught.value.code is FaultCode.SOFTPHONE_FAILED


@pytest.mark.parametrize("get", [contract.GetSoftphoneAutoHungup, contract.GetSoftphoneAutoHangup])
@pytest.mark.parametrize("set_", [contract.SetSoftphoneAutoHungup, contract.SetSoftphoneAutoHangup])
async def test_auto_hang_up_is_the_center_s_to_keep(anna: Any, get: Any, set_: Any) -> None:
    assert await anna(get()) is False
    await anna(set_(value=True))
    assert await anna(get()) is True
