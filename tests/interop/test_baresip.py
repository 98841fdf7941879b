"""A phone that nobody here wrote: baresip registers, is called, talks, and is recorded."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from baresip import Baresip
from centers import direct_center
from staging.telephones import eventually

from cordboard import contract
from cordboard.media import tones, wav
from cordboard.media.samples import Samples
from cordboard.simulator import cast
from cordboard.simulator.application import Application
from cordboard.simulator.earwitness import Earwitness
from cordboard.simulator.person import Person
from cordboard.simulator.running import RunningCenter

pytestmark = [
    pytest.mark.peer("baresip-core", binary="baresip"),
    pytest.mark.live,
    pytest.mark.timeout(90),
]

CALLER, AGENT = 440.0, 660.0
PATIENCE = 45.0
LOUD, QUIET = -30.0, -50.0


@pytest.fixture
async def caller() -> AsyncIterator[Person]:
    person = await Person.open(cast.CUSTOMER, tones.sine(CALLER, 1000))
    yield person
    await person.close()


@pytest.fixture
async def center(tmp_path: Path, caller: Person) -> AsyncIterator[RunningCenter]:
    data = tmp_path / "center"
    center = await RunningCenter.start(direct_center(data, caller.address), data)
    yield center
    await center.stop()


@pytest.fixture
async def phone(tmp_path: Path, center: RunningCenter) -> AsyncIterator[Baresip]:
    phone = await Baresip.start(
        tmp_path / "baresip", center.ready.sip, cast.STATION, "demo", cast.STATION_SECRET, AGENT
    )
    await eventually(phone.is_registered, "baresip's registration")
    yield phone
    await phone.stop()


@pytest.fixture
async def desk(center: RunningCenter) -> AsyncIterator[Application]:
    desk = Application(center.ready.soap)
    yield desk
    await desk.close()


@pytest.fixture
async def witness(center: RunningCenter) -> AsyncIterator[Earwitness]:
    application = Application(center.ready.soap)
    witness = Earwitness(application)
    await witness.start("bystander")
    yield witness
    await witness.stop()
    await application.close()


async def test_baresip_and_a_caller_hear_each_other_and_are_recorded(
    center: RunningCenter, caller: Person, phone: Baresip, desk: Application, witness: Earwitness
) -> None:
    # given an agent at baresip, and a caller
    login = contract.Login(
        userName=cast.AGENT, password=cast.PASSWORD, stationId=cast.STATION, stationType="VoIP"
    )
    await desk.ask(login)
    await desk.ask(contract.SetReadyState(stateId=1))
    conversation = await caller.call(center.ready.sip_address, cast.NUMBER)
    await witness.wait_for(contract.IncomingCall, PATIENCE)

    # when the agent's program picks up, and records
    await desk.ask(contract.SoftphonePickupPhone())
    await witness.wait_for(contract.CallStarted, PATIENCE)
    await eventually(lambda: _has(conversation.heard.between(0, float("inf")), AGENT), "the agent's tone")
    await eventually(lambda: _has(phone.heard(), CALLER), "the caller's tone")
    await desk.ask(contract.RecordCall(flag=True))
    await witness.wait_for(contract.RecordingStarted)
    recorded = len(phone.heard()) + 16_000
    await eventually(lambda: len(phone.heard()) > recorded, "two more seconds of talk")
    await desk.ask(contract.RecordCall(flag=False))
    await witness.wait_for(contract.RecordingStopped)
    await desk.ask(contract.DisconnectCall())
    await witness.wait_for(contract.CallEnded)

    # then each is in their own channel of the recording
    (path,) = (center.data / "recordings").glob("*.wav")
    sound = wav.read(path.read_bytes())
    left, right = sound[:, 0].copy(), sound[:, 1].copy()
    assert tones.tone_level(left, CALLER) > LOUD
    assert tones.tone_level(right, AGENT) > LOUD
    assert tones.tone_level(left, AGENT) < QUIET
    assert tones.tone_level(right, CALLER) < QUIET


def _has(heard: Samples, hertz: float) -> bool:
    """Whether the last half second is that tone."""
    return len(heard) >= 4000 and tones.tone_level(heard[-4000:], hertz) > LOUD
