"""A stranger's word: sipp calls in over a trunk, talks with real RTP, and hangs up from either side."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from floor import Floor
from wire_reader import WireMessage, faults_of, read_sipp_log

from cordboard import contract
from cordboard.media import g711, tones
from cordboard.simulator import cast
from cordboard.simulator.application import Application
from cordboard.simulator.cast import Cast, write_center
from cordboard.simulator.earwitness import Earwitness
from cordboard.simulator.person import Person
from cordboard.simulator.running import RunningCenter

pytestmark = [
    pytest.mark.peer("sip-tester", binary="sipp"),
    pytest.mark.serial,
    pytest.mark.timeout(90),
]

SCENARIOS = Path(__file__).parent / "sipp"
NUMBER = "+15550100300"
"""Of a campaign without a greeting: the call is offered at once."""
TONE = 440.0
_AUDIBLE = -40.0


@pytest.fixture
def sipp_port() -> int:
    """A UDP port that is free now, and known to the center as its carrier's."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
async def floor(tmp_path: Path, sipp_port: int) -> AsyncIterator[Floor]:
    """A center whose carrier is sipp, with an agent logged in at a phone."""
    data = tmp_path / "center"
    center = await RunningCenter.start(write_center(data, ("127.0.0.1", sipp_port)), data)
    nobody = await Person.open(cast.CUSTOMER)
    phone = await Person.open(cast.STATION, tones.sine(660.0, 1000))
    desk, listener = Application(center.ready.soap), Application(center.ready.soap)
    bystander = Earwitness(listener)
    await bystander.start("bystander")
    floor = Floor(Cast(center, nobody, phone), desk, bystander)
    await floor.log_in()
    yield floor
    await bystander.stop()
    await desk.close()
    await listener.close()
    await floor.cast.part()


async def test_sipp_calls_talks_and_hangs_up(floor: Floor, sipp_port: int, tmp_path: Path) -> None:
    # given sipp calling
    sipp = await _sipp("caller_hangs_up.xml", floor, sipp_port, tmp_path, talk=6000)
    await floor.bystander.wait_for(contract.IncomingCall, 20)

    # when the agent answers
    await floor.desk.ask(contract.SoftphonePickupPhone())
    agent = await floor.cast.phone.be_called()
    await floor.bystander.wait_for(contract.CallStarted)

    # then sipp's tone is heard, and its hang-up is told as the caller's
    ended = await floor.bystander.wait_for(contract.CallEnded, 20)
    await asyncio.wait_for(agent.over.wait(), 5)
    assert ended.party == 2
    assert tones.tone_level(agent.heard.between(0, float("inf"))[-8000:], TONE) > _AUDIBLE
    assert await sipp.wait() == 0
    _is_clean(tmp_path, {"INVITE 100", "INVITE 200", "BYE 200"})


async def test_sipp_is_hung_up_by_the_agent(floor: Floor, sipp_port: int, tmp_path: Path) -> None:
    # given sipp talking with an agent
    sipp = await _sipp("caller_is_hung_up.xml", floor, sipp_port, tmp_path)
    await floor.bystander.wait_for(contract.IncomingCall, 20)
    await floor.desk.ask(contract.SoftphonePickupPhone())
    agent = await floor.cast.phone.be_called()
    await floor.bystander.wait_for(contract.CallStarted)
    await asyncio.sleep(1)

    # when the agent hangs up
    await floor.desk.ask(contract.DisconnectCall())

    # then sipp got a clean BYE, and both sides are over
    ended = await floor.bystander.wait_for(contract.CallEnded)
    await asyncio.wait_for(agent.over.wait(), 5)
    assert ended.party == 1
    assert await asyncio.wait_for(sipp.wait(), 20) == 0
    _is_clean(tmp_path, {"INVITE 100", "INVITE 200", "BYE"})


async def _sipp(
    scenario: str, floor: Floor, port: int, folder: Path, talk: int = 0
) -> asyncio.subprocess.Process:
    sound, script = folder / "tone.ulaw", folder / scenario
    sound.write_bytes(g711.encode(tones.sine(TONE, 1000), g711.Law.PCMU).tobytes())
    text = (SCENARIOS / scenario).read_text("utf-8")
    script.write_text(text.replace("[sound]", str(sound)).replace("[talk]", str(talk)))
    command = ["sipp", floor.cast.center.ready.sip, "-sf", str(script), "-s", NUMBER]
    place = ["-i", "127.0.0.1", "-p", str(port), "-mi", "127.0.0.1", "-m", "1", "-nostdin"]
    bounds = [
        "-timeout",
        "60s",
        "-timeout_error",
        "-trace_msg",
        "-message_file",
        str(folder / "messages.log"),
    ]
    with (folder / "sipp.out").open("wb") as output:
        return await asyncio.create_subprocess_exec(*command, *place, *bounds, stdout=output, stderr=output)


def _is_clean(folder: Path, wanted: set[str]) -> None:
    """Every message that the center sent was by the book, and these were among them."""
    _, ours = read_sipp_log((folder / "messages.log").read_text("utf-8"))
    assert {_kind(message) for message in ours} >= wanted
    assert [(message.start, faults_of(message)) for message in ours if faults_of(message)] == []


def _kind(message: WireMessage) -> str:
    return f"{message.method} {message.status}" if message.is_response else message.method
