"""A real Chromium without a screen, driven by the DevTools protocol over two pipes."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""How every Chromium of the tests is started: it speaks with this machine alone."""
PATIENCE = 45.0


class ScriptFailed(Exception):
    """What a page's script threw."""


class Page:
    """One tab."""

    def __init__(self, browser: Browser, session: str, target: str) -> None:
        self._browser, self._session, self.target = browser, session, target

    async def does(self, script: str) -> Any:
        """The value of an expression in the page, once it is known. Raises ScriptFailed."""
        wanted = {"expression": script, "awaitPromise": True, "returnByValue": True, "userGesture": True}
        told = await self._browser.call("Runtime.evaluate", wanted, self._session)
        if "exceptionDetails" in told:
            details = told["exceptionDetails"]
            raise ScriptFailed(details.get("exception", {}).get("description", details["text"]))
        return told["result"].get("value")

    async def goes(self, address: str) -> None:
        """Another document, whole."""
        await self.leaves(f"location.href = {json.dumps(address)}")

    async def leaves(self, script: str) -> None:
        """Do what leads to another document, and wait until that is whole."""
        await self.does("window.isOld = true")
        with suppress(ScriptFailed):
            await self.does(script)
        await self.comes_to("!window.isOld && document.readyState === 'complete'")

    async def comes_to(self, condition: str) -> None:
        """Wait until an expression is true."""
        async with asyncio.timeout(PATIENCE):
            while not await self._holds(condition):  # noqa: ASYNC110 - the page lives in another process
                await asyncio.sleep(0.02)

    async def _holds(self, condition: str) -> bool:
        with suppress(ScriptFailed, ConnectionError):  # between two documents there is none
            return bool(await self.does(condition))
        return False

    async def closes(self) -> None:
        """Close the tab."""
        await self._browser.call("Target.closeTarget", {"targetId": self.target})


class Browser:
    """One Chromium, as it is spoken with."""

    def __init__(self, reader: asyncio.StreamReader, out: int) -> None:
        self._reader, self._out = reader, out
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._listening = asyncio.create_task(self._listen())

    async def call(self, method: str, given: dict[str, Any] | None = None, session: str | None = None) -> Any:
        """One command, and its answer. Raises ConnectionError where the browser says no."""
        number = next(self._numbers)
        command = {"id": number, "method": method, "params": given or {}}
        command |= {"sessionId": session} if session else {}
        self._answers[number] = asyncio.get_running_loop().create_future()
        os.write(self._out, json.dumps(command).encode() + b"\0")
        async with asyncio.timeout(PATIENCE):
            told = await self._answers[number]
        if "error" in told:
            raise ConnectionError(f"{method}: {told['error']}")
        return told["result"]

    async def opens(self, address: str, context: str | None = None) -> Page:
        """A new tab with that page, whole."""
        where = {"browserContextId": context} if context else {}
        target = (await self.call("Target.createTarget", {"url": "about:blank", **where}))["targetId"]
        attached = await self.call("Target.attachToTarget", {"targetId": target, "flatten": True})
        page = Page(self, attached["sessionId"], target)
        await page.goes(address)
        return page

    async def stranger(self) -> str:
        """A new browsing context, without cookies and permissions."""
        return str((await self.call("Target.createBrowserContext"))["browserContextId"])

    async def _listen(self) -> None:
        while True:
            told = json.loads((await self._reader.readuntil(b"\0"))[:-1])
            answer = self._answers.pop(told.get("id"), None)
            if answer is not None and not answer.done():
                answer.set_result(told)

    async def ends(self) -> None:
        """Say goodbye."""
        with suppress(Exception):
            await self.call("Browser.close")
        self._listening.cancel()


@asynccontextmanager
async def chromium(profile: Path, *flags: str) -> AsyncIterator[Browser]:
    """A browser with a profile of its own; it is gone afterwards, with all its processes."""
    to_browser, from_browser = os.pipe(), os.pipe()
    program = await asyncio.create_subprocess_exec(
        "bash",
        "-c",
        f'exec chromium "$@" 3<&{to_browser[0]} 4>&{from_browser[1]}',
        "chromium",
        "--headless",
        *QUIET,
        f"--user-data-dir={profile}",
        "--remote-debugging-pipe",
        *flags,
        pass_fds=(to_browser[0], from_browser[1]),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(to_browser[0])
    os.close(from_browser[1])
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=1 << 24)
    heard, _ = await loop.connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(from_browser[0], "rb", buffering=0)
    )
    browser = Browser(reader, to_browser[1])
    try:
        yield browser
    finally:
        await browser.ends()
        with suppress(TimeoutError):
            await asyncio.wait_for(program.wait(), 5)
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
        await program.wait()
        heard.close()
        os.close(to_browser[1])
