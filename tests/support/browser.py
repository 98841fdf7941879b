"""A real Chromium, driven as a person would, by what can be read and pressed; Playwright in node does it."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import soap_peers
import workspace
from chromium import QUIET

_FLAGS = (*QUIET, "--use-fake-ui-for-media-stream", "--allow-loopback-in-peer-connection")
_BEEPS = "--use-fake-device-for-media-stream"
_ORDER_SECONDS = 35
_LOOK = 0.05
Chain = list[list[Any]]


class Browser:
    """One browser; each of its windows is a person of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._asked: dict[int, asyncio.Future[Any]] = {}
        self._ids = count(1)
        self._reading = asyncio.create_task(self._read())

    def window(self, name: str, **options: Any) -> Window:
        """A window; `options` are those of Playwright's browser contexts."""
        return Window(self, name, options)

    async def order(self, page: str, chain: Chain, options: dict[str, Any]) -> Any:
        """What came of a chain of calls on a page. Raises AssertionError where one of them failed."""
        assert self._process.stdin is not None
        number = next(self._ids)
        done = self._asked[number] = asyncio.get_running_loop().create_future()
        order = {"id": number, "page": page, "chain": chain, "options": options}
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        async with asyncio.timeout(_ORDER_SECONDS):
            return await done

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            told = json.loads(line)
            done = self._asked.pop(told["id"])
            if "error" in told:
                done.set_exception(AssertionError(told["error"]))
            else:
                done.set_result(told["value"])

    async def close(self) -> None:
        """Close all windows."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        await self._process.wait()
        self._reading.cancel()


class Window:
    """One window, with one page."""

    def __init__(
        self, browser: Browser, name: str, options: dict[str, Any], within: tuple[list[Any], ...] = ()
    ) -> None:
        self._browser = browser
        self._name = name
        self._options = options
        self._within = within

    def inside(self, frame: str) -> Window:
        """What is seen and pressed in a frame of the page; `frame` is its selector."""
        return Window(self._browser, self._name, self._options, (["frameLocator", frame],))

    async def ask(self, *chain: list[Any]) -> Any:
        """A chain of calls on Playwright's page, or in the frame."""
        return await self._browser.order(self._name, [*self._within, *chain], self._options)

    async def open(self, url: str) -> None:
        """Open an address."""
        await self.ask(["goto", url])

    async def press(self, name: str) -> None:
        """Press the button of this name, once it can be pressed."""
        await self.ask(["getByRole", "button", {"name": name, "exact": True}], ["click"])

    async def pick(self, name: str) -> None:
        """Pick one of several by its label."""
        await self.ask(["getByRole", "radio", {"name": name, "exact": True}], ["check"])

    async def fill(self, label: str, text: str) -> None:
        """Fill in a field."""
        await self.ask(["getByLabel", label, {"exact": True}], ["fill", text])

    async def sees(self, text: str) -> None:
        """Wait until this can be read, somewhere."""
        await self.ask(["getByText", text, {"exact": True}], ["first"], ["waitFor"])

    async def is_in(self, state: str) -> None:
        """Wait until the agent is in this state, by the word at the top."""
        await self.ask(["locator", f"#desk-state span:text-is('{state}')"], ["waitFor"])

    async def text(self, selector: str) -> str:
        """What stands there."""
        return str(await self.ask(["locator", selector], ["innerText"]))

    async def before(self, script: str) -> None:
        """A program that runs before each page that is opened here."""
        await self.ask(["addInitScript", {"content": script}])

    async def run(self, expression: str) -> Any:
        """The value of an expression on the page, or in the frame."""
        where = [["locator", ":root"]] if self._within else []
        return await self.ask(*where, ["evaluate", expression])

    async def comes_to(self, expression: str) -> None:
        """Wait until an expression is true; a page's policy lets Playwright itself look only once."""
        async with asyncio.timeout(_ORDER_SECONDS):
            while not await self.run(expression):  # noqa: ASYNC110 - a page announces nothing
                await asyncio.sleep(_LOOK)

    async def picture(self, path: str) -> None:
        """Keep what it looks like."""
        await self.ask(["screenshot", {"path": path, "fullPage": True}])


@asynccontextmanager
async def chromium(*flags: str, sound: Mapping[str, str] | None = None) -> AsyncIterator[Browser]:
    """A browser with a microphone that beeps, unless `flags` say otherwise, and the leave to use it.

    `sound`: the environment of a sound system, whose microphones and loudspeakers it uses instead.
    """
    devices = (_BEEPS,) if sound is None else ()
    program = shutil.which("chromium")
    assert program is not None
    browser = await pilot("pilot.mjs", program, *_FLAGS, *devices, *flags, environment=sound or {})
    try:
        yield browser
    finally:
        await browser.close()


async def pilot(name: str, *arguments: str, environment: Mapping[str, str]) -> Browser:
    """A browser with its pilot, a program of `toolbar/pilot`; `environment` is more of theirs."""
    process = await asyncio.create_subprocess_exec(
        soap_peers.tool("node"),
        *(str(workspace.TOOLBAR / "pilot" / name), *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        env={**workspace.environment(), **environment},
        limit=2**24,
    )
    return Browser(process)
