"""A real Chromium with the toolbar in it: tabs with a strip, the side panel, the worker, the desk's page."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import workspace
from browser import Browser, Window, pilot
from chromium import QUIET
from sound_card import SoundCard

EXTENSION = "igeamjhldcepehjcgjpdhbkffohmkobl"
"""The id that the manifest's key gives it in Chromium."""
IN_FIREFOX = "moz-extension://c0adb0a7-d000-4000-8000-000000000001"
"""Its origin in a Firefox of `toolbar/pilot/firefox-toolbar.mjs`."""
_FLAGS = (
    *QUIET,
    "--use-fake-ui-for-media-stream",
    "--allow-loopback-in-peer-connection",
    "--autoplay-policy=no-user-gesture-required",
)


def build(browser: str = "chromium") -> Path:
    """The toolbar for a browser, built from what is there; of several that ask, one does it."""
    workspace.install()
    guard = Path(tempfile.gettempdir()) / f"cordboard-extension-{os.getuid()}.lock"
    with guard.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        workspace.run("node", "extension/build.mjs", browser)
    return workspace.TOOLBAR / "extension" / ".output" / {"chromium": "chrome"}.get(browser, browser)


class Toolbar:
    """One browser of one agent, with the toolbar installed."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self._browser = browser
        self.origin = origin

    def tab(self, name: str) -> Window:
        """A tab by a name of the test's."""
        return self._browser.window(name)

    async def page(self, name: str, page: str) -> Window:
        """A tab with a page of the extension."""
        tab = self.tab(name)
        await tab.open(f"{self.origin}/{page}.html")
        return tab

    def strip(self, tab: str) -> Strip:
        """The strip on a tab."""
        return Strip(self._browser, tab)

    async def panel_sees(self, text: str) -> None:
        """Wait until this can be read in the side panel, once it is open."""
        await self.tab("panel").ask(["sees", text])

    async def press_in_panel(self, selector: str) -> None:
        """Press a button there, once it can be pressed."""
        await self.tab("panel").ask(["press", selector])

    async def kill_worker(self) -> None:
        """The service worker dies."""
        await self.tab("worker").ask(["kill"])

    async def worker_lives(self) -> bool:
        """Whether it is there at this moment."""
        return bool(await self.tab("worker").ask(["alive"]))

    async def in_worker(self, expression: str) -> Any:
        """The value of an expression there."""
        return await self.tab("worker").ask(["evaluate", expression])

    async def in_host(self, expression: str) -> Any:
        """The value of an expression in the page that holds the desk."""
        return await self.tab("host").ask(["evaluate", expression])


class Strip:
    """The strip on one tab. No page can look into it, so it is seen as the browser sees it."""

    def __init__(self, browser: Browser, tab: str) -> None:
        self._window = browser.window(f"strip@{tab}")

    async def is_in(self, state: str) -> None:
        """Wait until the agent is in this state, by the word on the strip."""
        await self.sees("strip-state", state)

    async def sees(self, part: str, text: str) -> None:
        """Wait until this can be read in a part."""
        await self._window.ask(["sees", part, text])

    async def text(self, part: str) -> str:
        """What can be read in a part now, empty where it is not there."""
        return str(await self._window.ask(["text", part]))

    async def press(self, part: str) -> None:
        """Press a button with the mouse, once it can be pressed."""
        await self._window.ask(["press", part])

    async def has(self, part: str) -> bool:
        """Whether a part is there now."""
        return bool(await self._window.ask(["has", part]))

    async def run(self, function: str) -> Any:
        """What a function of the strip's root gives, in the world of the extension."""
        return await self._window.ask(["run", function])


@asynccontextmanager
async def toolbar(extension: Path, sound: SoundCard, *flags: str) -> AsyncIterator[Toolbar]:
    """A Chromium with the toolbar, which hears and speaks by a sound card."""
    chromium = shutil.which("chromium")
    assert chromium is not None
    given = (chromium, str(extension), *_FLAGS, *flags)
    browser = await pilot("toolbar.mjs", *given, environment=sound.environment)
    try:
        yield Toolbar(browser, f"chrome-extension://{EXTENSION}")
    finally:
        await browser.close()


@asynccontextmanager
async def firefox_toolbar(extension: Path, sound: SoundCard) -> AsyncIterator[Toolbar]:
    """A Firefox with the toolbar; it knows tabs, strips and `host`, and ends the worker whenever it can."""
    browser = await pilot("firefox-toolbar.mjs", str(extension), environment=sound.environment)
    try:
        yield Toolbar(browser, IN_FIREFOX)
    finally:
        await browser.close()
