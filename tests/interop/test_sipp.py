"""A stranger's word: sipp as the carrier of a whole center, calling and called, with real RTP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from centers import direct_center
from floor import Floor, becomes_idle
from onlooker import Onlooker
from reloading import rewrite
from sipp import (
    Sipp,
    accept,
    answer_call,
    expect,
    free_port,
    get_through,
    kinds,
    part,
    pause,
    reply,
    stop_talking,
    talk,
    tone,
)
from staging.telephones import eventually

from cordboard import contract
from cordboard.media import tones
from cordboard.simulator import cast
from cordboard.simulator.application import Application, SoapFault
from cordboard.simulator.cast import Cast
from cordboard.simulator.earwitness import Earwitness
from cordboard.simulator.person import Conversation, Person
from cordboard.simulator.running import RunningCenter

pytestmark = [
    pytest.mark.peer("sip-tester", binary="sipp"),
    pytest.mark.live,
    pytest.mark.timeout(90),
    pytest.mark.asyncio(loop_scope="module"),
]

TONE = 440.0
PATIENCE = 45.0
_AUDIBLE = -40.0


@pytest.fixture(scope="module")
def port() -> int:
    """A UDP port that is free, and known to the center as its carrier's."""
    return free_port()


@pytest.fixture(scope="module")
def desk_port() -> int:
    """A UDP port that is free, where agents may name any phone that begins with 7."""
    return free_port()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def building(
    tmp_path_factory: pytest.TempPathFactory, port: int, desk_port: int
) -> AsyncIterator[Cast]:
    """A center whose carrier is sipp and where nobody waits long, and a registered phone."""
    data = tmp_path_factory.mktemp("center")
    file = direct_center(data, ("127.0.0.1", port), dialing_timeout="1s")
    rewrite(file, lambda document: document.update(station_addresses=[f"sip:7*@127.0.0.1:{desk_port}"]))
    center = await RunningCenter.start(file, data)
    nobody = await Person.open(cast.CUSTOMER)
    phone = await Person.open(cast.STATION, tones.sine(660.0, 1000))
    await phone.register(center.ready.sip_address, "demo", cast.STATION_SECRET)
    players = Cast(center, nobody, phone)
    yield players
    await players.part()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def onlooker(building: Cast) -> Onlooker:
    return Onlooker(building.center)


@pytest_asyncio.fixture(loop_scope="module")
async def floor(building: Cast, onlooker: Onlooker) -> AsyncIterator[Floor]:
    """An agent who is logged in at the phone and ready; nothing of an earlier story is under way."""
    await onlooker.until_at_rest()
    soap = building.center.ready.soap
    desk, listener = Application(soap), Application(soap)
    bystander = Earwitness(listener)
    await bystander.start("bystander")
    await desk.ask(_login_at(cast.STATION))
    await desk.ask(contract.SetReadyState(stateId=1))
    yield Floor(building, desk, bystander)
    await building.phone.hang_up()
    await becomes_idle(desk)
    await bystander.stop()
    if (await desk.ask(contract.GetStatus())).loggedIn:
        await desk.ask(contract.Logout(reasonId=0))
    await desk.close()
    await listener.close()


# -- they call ------------------------------------------------------------------------------------


async def test_sipp_calls_talks_and_hangs_up(floor: Floor, port: int, tmp_path: Path) -> None:
    # given sipp calling
    steps = [*get_through(), talk(tone(tmp_path, TONE)), pause(6000), stop_talking(), *part()]
    sipp = await _sipp(steps, floor, port, tmp_path)
    await floor.bystander.wait_for(contract.IncomingCall, PATIENCE)

    # when the agent answers
    await floor.desk.ask(contract.SoftphonePickupPhone())
    agent = await floor.cast.phone.be_called()
    await floor.bystander.wait_for(contract.CallStarted)

    # then sipp's tone is heard, and its hang-up is told as the caller's
    ended = await floor.bystander.wait_for(contract.CallEnded, PATIENCE)
    await asyncio.wait_for(agent.over.wait(), PATIENCE)
    assert ended.party == 2
    assert _hears_tone(agent)
    assert kinds(await sipp.ends_well()) >= {"INVITE 100", "INVITE 200", "BYE 200"}


async def test_sipp_is_hung_up_by_the_agent(floor: Floor, port: int, tmp_path: Path) -> None:
    # given sipp talking with an agent
    steps = [*get_through(), talk(tone(tmp_path, TONE)), expect("BYE"), accept()]
    sipp = await _sipp(steps, floor, port, tmp_path)
    await floor.bystander.wait_for(contract.IncomingCall, PATIENCE)
    await floor.desk.ask(contract.SoftphonePickupPhone())
    agent = await floor.cast.phone.be_called()
    await floor.bystander.wait_for(contract.CallStarted)

    # when the agent hangs up
    await floor.desk.ask(contract.DisconnectCall())

    # then sipp got a clean BYE, and both sides are over
    ended = await floor.bystander.wait_for(contract.CallEnded)
    await asyncio.wait_for(agent.over.wait(), PATIENCE)
    assert ended.party == 1
    assert kinds(await sipp.ends_well()) >= {"INVITE 100", "INVITE 200", "BYE"}


async def test_sipp_leaves_before_the_agent_picks_up(floor: Floor, port: int, tmp_path: Path) -> None:
    # given sipp waiting, when it hangs up while an agent is offered the call
    sipp = await _sipp([*get_through(), pause(1000), *part()], floor, port, tmp_path)
    await floor.bystander.wait_for(contract.IncomingCall, PATIENCE)

    # then the agent hears that the caller is gone
    await floor.bystander.wait_for(contract.CallAbandoned, PATIENCE)
    assert kinds(await sipp.ends_well()) >= {"INVITE 200", "BYE 200"}


# -- we call --------------------------------------------------------------------------------------

MANUAL = contract.MakeCall(number="+14155550123", campaignId=0, checkDnc=True, callbackId=0)
BUSY = [expect("INVITE"), reply(486, "Busy Here"), expect("ACK")]
RINGS_ON = [
    expect("INVITE"),
    reply(180, "Ringing"),
    expect("CANCEL"),
    reply(200, "OK"),
    reply(487, "Request Terminated", to="INVITE"),
    expect("ACK"),
]


async def test_sipp_answers_a_manual_call(floor: Floor, port: int, tmp_path: Path) -> None:
    # given sipp as the called party, who talks
    answering = [expect("INVITE"), reply(180, "Ringing"), answer_call(), expect("ACK")]
    steps = [*answering, talk(tone(tmp_path, TONE)), expect("BYE"), accept()]
    sipp = await _sipp(steps, floor, port, tmp_path)

    # when the agent calls
    await floor.desk.ask(MANUAL)
    agent = await floor.cast.phone.be_called()
    await floor.bystander.wait_for(contract.CallStarted, PATIENCE)
    await eventually(lambda: _hears_tone(agent), "sipp's tone")

    # then they talk until the agent hangs up
    await floor.desk.ask(contract.DisconnectCall())
    ended = await floor.bystander.wait_for(contract.CallEnded)
    assert ended.party == 1
    assert kinds(await sipp.ends_well()) == {"INVITE", "ACK", "BYE"}


@pytest.mark.parametrize(("steps", "code"), [(BUSY, 10003), (RINGS_ON, 10004)], ids=["busy", "no-answer"])
async def test_a_manual_call_fails(
    steps: list[str], code: int, floor: Floor, port: int, tmp_path: Path
) -> None:
    # given sipp, who does not take the call
    sipp = await _sipp(steps, floor, port, tmp_path)

    # when the agent calls, then they hear why it failed
    await floor.desk.ask(MANUAL)
    failed = await floor.bystander.wait_for(contract.MakeCallFailed, PATIENCE)
    assert failed.errorCode == code
    assert "ACK" in kinds(await sipp.ends_well())


# -- an agent at a phone of somebody else's --------------------------------------------------------


async def test_sipp_is_the_phone_of_an_agent_who_names_its_address(
    floor: Floor, port: int, desk_port: int, tmp_path: Path
) -> None:
    # given sipp as a phone that nobody has listed: it is probed when the agent logs in there
    await floor.desk.ask(contract.Logout(reasonId=0))
    probed = await _sipp([expect("OPTIONS"), reply(200, "OK")], floor, desk_port, tmp_path / "probed")
    await floor.desk.ask(_login_at(f"sip:7001@127.0.0.1:{desk_port}"))
    assert kinds(await probed.ends_well()) == {"OPTIONS"}
    await floor.desk.ask(contract.SetReadyState(stateId=1))

    # when a customer calls and the agent picks up, then sipp is called there
    answering = [expect("INVITE"), reply(180, "Ringing"), answer_call(), expect("ACK")]
    phone = await _sipp([*answering, expect("BYE"), accept()], floor, desk_port, tmp_path / "phone")
    customer = await _sipp([*get_through(), expect("BYE"), accept()], floor, port, tmp_path / "customer")
    await floor.bystander.wait_for(contract.IncomingCall, PATIENCE)
    await floor.desk.ask(contract.SoftphonePickupPhone())
    await floor.bystander.wait_for(contract.CallStarted, PATIENCE)

    # and both are hung up in the end
    await floor.desk.ask(contract.DisconnectCall())
    await floor.bystander.wait_for(contract.CallEnded)
    await customer.ends_well()
    (invite, *_) = await phone.ends_well()
    assert invite.start.startswith(f"INVITE sip:7001@127.0.0.1:{desk_port} ")


async def test_any_other_address_at_that_phone_is_refused(floor: Floor, desk_port: int) -> None:
    await floor.desk.ask(contract.Logout(reasonId=0))
    with pytest.raises(SoapFault, match="STATION_UNKNOWN"):
        await floor.desk.ask(_login_at(f"sip:+19005550100@127.0.0.1:{desk_port}"))


def _login_at(station: str) -> contract.Login:
    return contract.Login(userName=cast.AGENT, password=cast.PASSWORD, stationId=station, stationType="VoIP")


def _hears_tone(agent: Conversation) -> bool:
    return tones.tone_level(agent.heard.between(0, float("inf"))[-8000:], TONE) > _AUDIBLE


async def _sipp(steps: list[str], floor: Floor, port: int, folder: Path) -> Sipp:
    return await Sipp.start(steps, folder / "sipp", port, floor.cast.center.ready.sip, service=cast.NUMBER)
