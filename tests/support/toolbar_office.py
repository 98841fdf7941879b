"""An agent with the toolbar in a browser: a center, a customer who calls over SIP, sound that is heard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from browser import Window
from centers import direct_center
from ears import hears_tone
from sound_card import SoundCard, sound_card
from toolbar_browser import Strip, Toolbar
from web_site import web_site

from cordboard import contract
from cordboard.media.tones import sine
from cordboard.simulator import cast
from cordboard.simulator.application import Application
from cordboard.simulator.person import Conversation, Person
from cordboard.simulator.running import RunningCenter

CUSTOMERS_NOTE, AGENTS_NOTE = 700, 1100
HEADSET = "Headset"
UNTOUCHED = 'localStorage.setItem(\'audio\', \'{"echo": false, "noise": false, "gain": false}\')'
"""The agent's voice as it is: what removes noise takes a lasting note for one."""


@dataclass
class Office:
    """A center, its agent with the toolbar in a browser, a customer, and the agent's other program."""

    center: RunningCenter
    bar: Toolbar
    sound: SoundCard
    customer: Person
    site: str
    program: Application
    found: dict[str, object] = field(default_factory=dict)
    """What axe found wrong with each page on the way."""

    async def open(self, path: str, tab: str = "crm") -> Strip:
        """The agent opens a page of the site; the strip on it."""
        await self.bar.tab(tab).open(self.site + path)
        return self.bar.strip(tab)

    async def desk(self) -> Window:
        """The panel's page, in a tab of its own."""
        return await self.bar.page("desk", "sidepanel")

    # -- setting up

    async def connect(self, page: Window) -> None:
        """Say which center, on the page that opens after the installation."""
        await page.fill("Address of the center", self.center.ready.web.rstrip("/"))
        await page.press("Connect")
        await page.fill("Your user name", cast.AGENT)

    async def be_let_in(self, page: Window) -> None:
        """Ask for it, compare the code at the center's own page, and approve it there."""
        await page.press("Ask to be let in")
        code = await page.text("#welcome-code")
        pair = self.bar.tab("pair")
        await pair.open(str(await page.run("document.querySelector('#welcome-open').href")))
        assert code in await pair.text("body")
        assert self.bar.origin in await pair.text("body")
        await pair.fill("User name", cast.AGENT)
        await pair.fill("Password", cast.PASSWORD)
        await pair.press("Sign in")
        await pair.press("Approve")
        await page.sees("Your microphone")

    async def allow(self, page: Window) -> None:
        """Allow the microphone, the strip on pages, and notifications."""
        await page.press("Allow the microphone")
        await page.ask(["locator", "#welcome-hearing .good"], ["waitFor"])
        await page.press("Show the strip on pages")
        await page.sees("The strip is shown on pages.")
        await page.press("Tell me of calls in other windows too")
        await page.sees("Calls are told in other windows too.")

    async def begin(self, desk: Window) -> None:
        """Log in at the panel, and become ready on a page of the site."""
        await desk.fill("User name", cast.AGENT)
        await desk.fill("Password", cast.PASSWORD)
        await desk.press("Log in")
        strip = await self.open("/")
        await strip.is_in("Not ready")
        await strip.press("strip-ready")
        await strip.is_in("Ready")

    # -- calls

    async def call(self, strip: Strip) -> Conversation:
        """A customer calls, and the agent answers on the strip."""
        await strip.is_in("Ready")
        calling = asyncio.create_task(self.customer.call(self.center.ready.sip_address, cast.NUMBER))
        await strip.is_in("Ringing")
        await strip.press("strip-answer")
        await strip.is_in("Talking")
        return await calling

    async def finish(self, strip: Strip) -> None:
        """The call is over, and the agent is ready for the next one."""
        status = await self.program.ask(contract.GetStatus())
        assert status.currentCall is not None
        campaign = status.currentCall.campaignId
        [outcome, *_] = await self.program.ask(contract.GetCampaignDispositions(campaignId=campaign))
        await self.program.ask(contract.FinishCall(disposition=outcome.id))
        await strip.is_in("Ready")

    async def is_heard(self, customer: Conversation) -> None:
        """Wait until the loudspeaker plays the customer, and the customer hears the microphone."""
        await self.sound.plays(HEADSET, CUSTOMERS_NOTE)
        async with asyncio.timeout(20):
            while not await hears_tone(customer, AGENTS_NOTE):
                pass


@asynccontextmanager
async def toolbar_office(
    data: Path,
    pages: Mapping[str, str],
    policies: Mapping[str, str],
    browser: Callable[[SoundCard, str], AbstractAsyncContextManager[Toolbar]],
) -> AsyncIterator[Office]:
    """All of it, with a web site, and the `browser` for a sound card and that site; nobody is logged in."""
    async with AsyncExitStack() as stack:
        customer = await Person.open(cast.CUSTOMER, sine(CUSTOMERS_NOTE, 1000))
        stack.push_async_callback(customer.close)
        center = await RunningCenter.start(direct_center(data, customer.address), data)
        stack.push_async_callback(center.stop)
        program = Application(f"{center.ready.web}seat/{cast.AGENT}/agent/v2", cast.AGENT, cast.PASSWORD)
        stack.push_async_callback(program.close)
        site = stack.enter_context(web_site(data, pages, policies))
        (data / "sound").mkdir()
        sound = await stack.enter_async_context(sound_card(data / "sound"))
        await sound.plug(HEADSET, hum=AGENTS_NOTE)
        bar = await stack.enter_async_context(browser(sound, site))
        yield Office(center, bar, sound, customer, site, program)
