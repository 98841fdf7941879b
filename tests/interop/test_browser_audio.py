"""A real browser and an engine process: audio both ways, keys, changing networks, nobody else let in."""

from __future__ import annotations

import asyncio
import re
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from chromium import Browser, chromium
from leg_page import FLAGS, LegPage, is_heard, is_not_heard, site
from sipp import free_port
from staging.embedded import CUSTOMERS_NOTE, ProcessStage
from staging.stage import PHONE, Customer

from cordboard.softphones import IceServers, Turn
from cordboard.vcc.ids import BridgeId, LegId
from cordboard.vcc.telephony import (
    CreateBridge,
    DetachCause,
    DtmfReceived,
    HangUp,
    LegAnswered,
    LegEnded,
    Originate,
    SendDtmf,
    SoftphoneDetached,
    ToStation,
)

pytestmark = [
    pytest.mark.peer("chromium"),
    pytest.mark.live,
    pytest.mark.timeout(90),
    pytest.mark.asyncio(loop_scope="module"),
]
NOTE, OTHER_NOTE = 1000.0, 1500.0
SECRET = "north of the river"
NOBODYS = ":".join(["00"] * 32)


class House:
    """One engine, one browser."""

    def __init__(self, stage: ProcessStage, browser: Browser, address: str) -> None:
        self.stage, self.browser, self.address = stage, browser, address

    async def page(self, note: float = NOTE) -> LegPage:
        """A page that has just been loaded."""
        return LegPage(await self.browser.opens(self.address), self.stage, note)

    async def call(self) -> LegId:
        """A leg to the softphone, which is answered at once."""
        leg = LegId(f"leg-{secrets.token_hex(4)}")
        self.stage.ask(Originate, leg=leg, to=ToStation(PHONE))
        await self.stage.until(LegAnswered, leg=leg)
        return leg

    @asynccontextmanager
    async def talk(self, page: LegPage) -> AsyncIterator[tuple[LegId, Customer]]:
        """The page's agent and a customer in one conversation."""
        agent = await self.call()
        caller, customer = await self.stage.taken_call()
        bridge = BridgeId(f"bridge-{secrets.token_hex(4)}")
        self.stage.ask(CreateBridge, bridge=bridge, legs=(agent, caller))
        await is_heard(page, customer)
        await page.hears(CUSTOMERS_NOTE)
        yield agent, customer
        for leg in (agent, caller):
            self.stage.ask(HangUp, leg=leg)
            await self.stage.until(LegEnded, leg=leg)

    async def leaves(self, page: LegPage) -> None:
        """The page closes; its audio is over at once."""
        await page.page.does("connection.close()")
        gone = await self.stage.until(SoftphoneDetached, attachment=page.attachment)
        assert gone.cause is DetachCause.LEFT
        await page.page.closes()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with AsyncExitStack() as after:
        stage = ProcessStage()
        await stage.open()
        after.push_async_callback(stage.close)
        await stage.attach()
        address = after.enter_context(site())
        browser = await after.enter_async_context(chromium(tmp_path_factory.mktemp("profile"), *FLAGS))
        yield House(stage, browser, address)


async def test_both_hear_each_other_and_each_other_s_keys(house: House) -> None:
    # given a browser that hides its addresses
    page = await house.page()
    sdp = await page.offers()
    candidates = re.findall("a=candidate:.*", sdp)
    assert candidates
    assert all(".local " in one for one in candidates)
    # when
    await page.accepts(await page.asks(sdp))
    await page.is_attached()
    # then
    async with house.talk(page) as (agent, _):
        await page.presses("159#")
        for digit in "159#":
            await house.stage.until(DtmfReceived, leg=agent, digit=digit)
        house.stage.ask(SendDtmf, leg=agent, digits="7")
        assert (await page.way())["protocol"] == "udp"
    await house.leaves(page)


async def test_a_browser_goes_on_from_another_port(house: House) -> None:
    page = await house.page()
    await page.attaches()
    async with house.talk(page) as (_, customer):
        before = await page.way()
        # when
        await page.moves()
        await page.page.comes_to(f"way().then(({{ port }}) => port !== {before['port']})")
        # then
        await is_heard(page, customer)
        await page.hears(CUSTOMERS_NOTE)
    await house.leaves(page)


async def test_a_page_that_is_loaded_again_finds_its_call(house: House) -> None:
    page = await house.page()
    await page.attaches()
    async with house.talk(page) as (_, customer):
        # when
        await page.page.goes(house.address)
        await is_not_heard(page, customer)
        await page.attaches(take=True)
        # then
        await is_heard(page, customer)
        await page.hears(CUSTOMERS_NOTE)
    await house.leaves(page)


async def test_another_page_takes_over(house: House) -> None:
    first, second = await house.page(), await house.page(OTHER_NOTE)
    await first.attaches()
    async with house.talk(first) as (_, customer):
        # when
        await second.attaches(take=True)
        # then
        taken = await house.stage.until(SoftphoneDetached, attachment=first.attachment)
        assert taken.cause is DetachCause.TAKEN
        await is_heard(second, customer)
        await is_not_heard(first, customer)
        await second.hears(CUSTOMERS_NOTE)
    await first.page.closes()
    await house.leaves(second)


async def test_a_second_call_on_the_same_audio_is_heard(house: House) -> None:
    page = await house.page()
    await page.attaches()
    async with house.talk(page):
        pass
    await page.hears_not(CUSTOMERS_NOTE)
    async with house.talk(page):
        pass
    await house.leaves(page)


async def test_the_death_of_the_center_harms_nobody(house: House) -> None:
    page = await house.page()
    await page.attaches()
    async with house.talk(page) as (agent, customer):
        # when
        await house.stage.engine.detach()
        await is_heard(page, customer)
        house.stage.engine = await house.stage.relaunch()
        last = house.stage.log[-1]
        up = await house.stage.attach(epoch=2, engine=last.engine, heard=last.number)
        # then
        assert agent in [one.leg for one in up.legs]
        assert [one.attachment for one in up.softphones] == [page.attachment]
        await page.hears(CUSTOMERS_NOTE)
    await house.leaves(page)


async def test_where_udp_does_not_get_through_tcp_does(house: House) -> None:
    page = await house.page()
    answer = await page.asks(await page.offers())
    # when
    await page.accepts(re.sub(r"a=candidate:\S+ 1 udp .*\r\n", "", answer))
    # then
    await page.is_attached()
    async with house.talk(page):
        assert (await page.way())["protocol"] == "tcp"
    await house.leaves(page)


async def test_a_browser_with_another_certificate_gets_nothing(house: House) -> None:
    page = await house.page()
    sdp = await page.offers()
    wrong = re.sub(r"a=fingerprint:sha-256 [0-9A-F:]+", f"a=fingerprint:sha-256 {NOBODYS}", sdp)
    # when
    await page.accepts(await page.asks(wrong))
    # then
    gone = await house.stage.until(SoftphoneDetached, attachment=page.attachment)
    assert gone.cause is DetachCause.FAILED
    await page.page.closes()


async def test_a_browser_with_a_wrong_password_gets_nowhere(house: House) -> None:
    page = await house.page()
    answer = await page.asks(await page.offers())
    # when
    await page.accepts(re.sub(r"a=ice-pwd:\S+", f"a=ice-pwd:{'0' * 32}", answer))
    # then
    await page.page.comes_to("checks().then(({ sent, answered }) => sent > 5 && answered === 0)")
    assert (await house.stage.counters())["softphones"] == 1
    await house.stage.engine.detach_audio(page.attachment)
    await house.stage.until(SoftphoneDetached, attachment=page.attachment)
    await page.page.closes()


@pytest.fixture
async def relay(tmp_path: Path) -> AsyncIterator[str]:
    """The URL of a TURN server that shares a secret with us."""
    port = free_port()
    server = await asyncio.create_subprocess_exec(
        "turnserver",
        *("-n", "--no-cli", "--no-tls", "--no-dtls", "--log-file", "stdout", "--simple-log"),
        *("--listening-ip", "127.0.0.1", "--relay-ip", "127.0.0.1", "--allow-loopback-peers"),
        *("--listening-port", str(port), "--realm", "demo", "--use-auth-secret"),
        *(
            "--static-auth-secret",
            SECRET,
            "--pidfile",
            str(tmp_path / "pid"),
            "--userdb",
            str(tmp_path / "db"),
        ),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    yield f"turn:127.0.0.1:{port}?transport=udp"
    server.terminate()
    await server.wait()


@pytest.mark.peer("coturn", binary="turnserver")
async def test_a_closed_network_is_left_by_a_relay(house: House, relay: str) -> None:
    # given a browser that may speak with a TURN server only, and credentials of ours for it
    turn = Turn(urls=(relay,), secret=SECRET.encode(), seconds=600)
    [made] = IceServers((), turn, lambda: int(time.time() * 1000)).servers_for("mia@demo")
    server = {"urls": made.urls, "username": made.username, "credential": made.credential}
    page = await house.page()
    # when
    await page.attaches(iceServers=[server], iceTransportPolicy="relay")
    # then
    async with house.talk(page):
        assert (await page.way())["kind"] == "relay"
    await house.leaves(page)
