"""The engine as a process: started, adopted, mourned, revived, ended."""

from __future__ import annotations

import asyncio
import fcntl
import os
import signal
import stat
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import msgspec
import pytest
from hand_written import SDP, hand_written

from cordboard.errors import UserError
from cordboard.telephony.link import LinkedEngine
from cordboard.telephony.place import Place
from cordboard.telephony.port import EngineUnavailable, Provision
from cordboard.telephony.process import EngineSettings, spawn_or_adopt
from cordboard.vcc.center import Trunk
from cordboard.vcc.ids import TrunkId, WishId
from cordboard.vcc.telephony import Answer, EngineLost, EngineUp, Heard, LegIncoming

PATIENCE = 60.0
NOTHING = Provision(realm="demo")


class Ear:
    """Hears signals, and waits for them."""

    def __init__(self) -> None:
        self.log: list[Heard] = []
        self._news = asyncio.Event()

    def __call__(self, heard: Heard) -> None:
        self.log.append(heard)
        self._news.set()

    async def until(self, reached: Callable[[list[Heard]], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not reached(self.log):
                self._news.clear()
                await self._news.wait()


@pytest.fixture
def settings(tmp_path: Path) -> EngineSettings:
    return EngineSettings(data=tmp_path, sip_host="127.0.0.1", sip_port=0, rtp_first=0, rtp_last=0)


@pytest.fixture
async def engine(settings: EngineSettings) -> AsyncIterator[LinkedEngine]:
    engine = await spawn_or_adopt(settings)
    yield engine
    await engine.stop()


async def test_it_outlives_its_center_and_is_adopted(engine: LinkedEngine, settings: EngineSettings) -> None:
    # given an engine of a center that goes
    ear = Ear()
    await engine.attach(1, NOTHING, None, 0, ear)
    await engine.detach()
    # when another center comes
    again = await spawn_or_adopt(settings)
    await again.attach(2, NOTHING, None, 0, ear)
    # then it is the same engine
    assert again.welcome == engine.welcome
    assert len({heard.engine for heard in ear.log}) == 1
    await again.detach()


async def test_it_lives_in_a_session_of_its_own(engine: LinkedEngine) -> None:
    assert engine.welcome is not None
    assert os.getsid(engine.welcome.pid) != os.getsid(0)


async def test_its_place_is_private(engine: LinkedEngine, settings: EngineSettings) -> None:
    place = Place.of(settings.data)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in place.folder.iterdir()}
    assert stat.S_IMODE(place.folder.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}
    assert {"socket", "token", "lock", "log"} <= modes.keys()


async def test_its_log_has_no_secret(engine: LinkedEngine, settings: EngineSettings) -> None:
    place = Place.of(settings.data)
    assert place.read_token() not in place.log.read_text()


async def test_its_death_is_told_and_it_is_started_again(engine: LinkedEngine) -> None:
    # given
    ear = Ear()
    await engine.attach(1, NOTHING, None, 0, ear)
    assert engine.welcome is not None
    port = engine.welcome.sip_port
    # when it is killed
    os.kill(engine.welcome.pid, signal.SIGKILL)
    await ear.until(lambda log: isinstance(log[-1].signal, EngineLost))
    # then its loss takes no number of its own
    assert ear.log[-1].number == ear.log[-2].number
    # when the center attaches again, then there is another life
    await engine.attach(1, NOTHING, ear.log[-1].engine, ear.log[-1].number, ear)
    assert isinstance(ear.log[-1].signal, EngineUp)
    assert ear.log[-1].engine != ear.log[0].engine
    # and phones find it where the other was
    assert engine.welcome.sip_port == port


async def test_sigterm_ends_it(settings: EngineSettings) -> None:
    # given
    engine = await spawn_or_adopt(settings)
    ear = Ear()
    await engine.attach(1, NOTHING, None, 0, ear)
    assert engine.welcome is not None
    # when
    os.kill(engine.welcome.pid, signal.SIGTERM)
    # then
    await ear.until(lambda log: isinstance(log[-1].signal, EngineLost))
    assert not Place.of(settings.data).lives()
    await engine.detach()


async def test_an_orphan_ends(settings: EngineSettings) -> None:
    # given an engine that nobody needs
    orphan = EngineSettings(
        data=settings.data, sip_host="127.0.0.1", sip_port=0, rtp_first=0, rtp_last=0, orphan_minutes=0.001
    )
    # when
    await spawn_or_adopt(orphan)
    # then
    await asyncio.to_thread(wait_for_end, Place.of(settings.data))


async def test_an_orphan_does_not_wait_for_somebody_who_has_vanished(settings: EngineSettings) -> None:
    # given a call whose far end never says a thing
    engine = await spawn_or_adopt(msgspec.structs.replace(settings, orphan_minutes=0.01))
    assert engine.welcome is not None
    address = (engine.welcome.sip_host, engine.welcome.sip_port)
    customer = await hand_written(address, "127.0.0.7")
    trunk = Trunk(id=TrunkId("carrier"), host="127.0.0.7", port=customer.address[1])
    ear = Ear()
    await engine.attach(1, Provision(realm="demo", trunks=(trunk,)), None, 0, ear)
    invite = customer.request("INVITE", "sip:+33180000000@127.0.0.1", "+33140000001", SDP)
    customer.say(invite)
    await ear.until(lambda log: isinstance(log[-1].signal, LegIncoming))
    arrived = ear.log[-1].signal
    assert isinstance(arrived, LegIncoming)
    engine.send([Answer(id=WishId("answer"), leg=arrived.leg)])
    customer.acknowledge(invite, await customer.answer("SIP/2.0 200"))
    # when the center goes
    await engine.detach()
    # then the engine does as well, and says so
    assert (await customer.answer("BYE")).startswith("BYE")
    await asyncio.to_thread(wait_for_end, Place.of(settings.data))
    customer.transport.close()


def wait_for_end(place: Place) -> None:
    """Return when the lock is free."""
    with place.lock.open() as file:
        fcntl.flock(file, fcntl.LOCK_SH)


async def test_it_is_not_adopted_at_another_address(engine: LinkedEngine, settings: EngineSettings) -> None:
    # given / when another address is asked for
    elsewhere = EngineSettings(data=settings.data, sip_host="127.0.0.9", sip_port=0, rtp_first=0, rtp_last=0)
    # then
    with pytest.raises(UserError, match="ENGINE-ELSEWHERE"):
        await spawn_or_adopt(elsewhere)


async def test_it_is_not_adopted_with_other_ports(engine: LinkedEngine, settings: EngineSettings) -> None:
    other = EngineSettings(
        data=settings.data, sip_host="127.0.0.1", sip_port=0, rtp_first=40_000, rtp_last=40_100
    )
    with pytest.raises(UserError, match="ENGINE-ELSEWHERE"):
        await spawn_or_adopt(other)


async def test_a_taken_address_is_said(engine: LinkedEngine, tmp_path: Path) -> None:
    # given an address that another engine has
    assert engine.welcome is not None
    taken = EngineSettings(
        data=tmp_path / "other",
        sip_host="127.0.0.1",
        sip_port=engine.welcome.sip_port,
        rtp_first=0,
        rtp_last=0,
    )
    # when / then
    with pytest.raises(UserError, match="SIP-ADDRESS"):
        await spawn_or_adopt(taken)


def test_it_does_not_load_the_core() -> None:
    """It would take a third of its start, for decisions that it never makes."""
    look = "import sys, cordboard.telephony.process; print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout
    assert "'cordboard.vcc.telephony'" in loaded
    assert "'cordboard.vcc.core'" not in loaded


async def test_it_counts(engine: LinkedEngine) -> None:
    assert (await engine.counters())["legs"] == 0


async def test_nobody_is_let_in_without_the_token(engine: LinkedEngine, settings: EngineSettings) -> None:
    # given a token file that holds something else
    place = Place.of(settings.data)
    token = place.read_token()
    place.new_token()
    stranger = LinkedEngine(place, lambda: pytest.fail("no clock is needed"))
    # when / then
    with pytest.raises(EngineUnavailable, match="LINK_TOKEN"):
        await stranger.attach(1, NOTHING, None, 0, Ear())
    place.token.write_text(token)
