"""An agent's softphone as a program: it attaches over HTTP as a page does, speaks, and has devices.

Its devices are only names, and its levels numbers; its audio is real. A page in a browser does the same with
more of everything.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx

from cordboard.simulator.browser import BrowserLine

_PATIENCE = 15.0
_SOON = 0.05
_AGAIN = 0.2
"""Seconds before the channel is opened again."""


class SoftphoneRefused(Exception):
    """The center said no; `code` is stable."""

    def __init__(self, status: int, code: str, text: str) -> None:
        super().__init__(f"{status} {code}: {text}")
        self.status = status
        self.code = code


class Softphone:
    """One softphone of a user at a center. `state` is how it is set: change it as a person would."""

    def __init__(self, web: str, user: str, password: str) -> None:
        self.state: dict[str, Any] = {
            "inputs": ["Headset", "Camera"],
            "outputs": ["Headset", "Loudspeaker"],
            "ringDevice": 1,
            "speakerDevice": 0,
            "microphoneDevice": 0,
            "micAgc": True,
            "microphoneLevel": 80,
            "speakerVolume": 60,
        }
        self.line: BrowserLine | None = None
        self.detached: dict[str, Any] = {}
        """The last word of its channel, once there is one."""
        self.over = asyncio.Event()
        self.answers = True
        """Whether questions are answered."""
        self._user, self._password = user, password
        self._http = httpx.AsyncClient(base_url=web, timeout=httpx.Timeout(60.0), trust_env=False)
        self._audio = f"/api/v2/seats/{user}/audio"
        self._attachment = ""
        self._hearing: asyncio.Task[None] | None = None

    async def log_in(self) -> None:
        """Get a token for audio."""
        wanted = {"user": self._user, "password": self._password, "scopes": ["audio"]}
        grant = await self._ask("POST", "/api/v2/tokens", json=wanted)
        self._http.headers["authorization"] = f"Bearer {grant.json()['accessToken']}"

    async def attach(self, *, take: bool = False) -> BrowserLine:
        """Offer audio, and wait until it flows both ways. Raises SoftphoneRefused."""
        line = await BrowserLine.open()
        sdp = {"content-type": "application/sdp"}
        where = f"{self._audio}?take=true" if take else self._audio
        try:
            answer = await self._ask("POST", where, content=line.offer(), headers=sdp)
        except SoftphoneRefused:
            await line.close()
            raise
        self.line, self._attachment = line, answer.headers["location"]
        self.over.clear()
        await line.accept(answer.text)
        self._hearing = asyncio.create_task(self._hear_forever())
        await self._wait_until_heard()
        return line

    async def _wait_until_heard(self) -> None:
        """Our audio is the seat's once the center has heard it. Raises TimeoutError."""
        ours = self._attachment.rpartition("/")[2]
        async with asyncio.timeout(_PATIENCE):
            while True:
                held = (await self._ask("GET", self._audio)).json()
                if held.get("attachment") == ours:
                    return
                await asyncio.sleep(_SOON)

    async def restart(self) -> None:
        """Go on from another port, as after a change of network."""
        assert self.line is not None
        fragment = {"content-type": "application/trickle-ice-sdpfrag", "if-match": "*"}
        answer = await self._ask("PATCH", self._attachment, content=self.line.new_ice(), headers=fragment)
        await self.line.move(answer.text)

    async def leave(self) -> None:
        """Give the audio back."""
        await self._ask("DELETE", self._attachment)

    async def revoke(self) -> None:
        """End the token, as somebody does who has lost it."""
        token = self._http.headers["authorization"].removeprefix("Bearer ")
        await self._ask("POST", "/api/v2/tokens/revoke", json={"token": token})

    async def tell(self, **news: Any) -> None:
        """Tell of something by itself."""
        await self._ask("POST", f"{self._attachment}/news", json=news)

    async def close(self) -> None:
        """The machine is switched off."""
        if self._hearing is not None:
            self._hearing.cancel()
            await asyncio.gather(self._hearing, return_exceptions=True)
        if self.line is not None:
            await self.line.close()
        await self._http.aclose()

    # -- its channel ------------------------------------------------------------------------------

    async def _hear_forever(self) -> None:
        while not self.over.is_set():
            with contextlib.suppress(httpx.HTTPError, SoftphoneRefused):
                async for name, told in self._events():
                    await self._hear(name, told)
            await asyncio.sleep(_AGAIN)

    async def _hear(self, name: str, told: dict[str, Any]) -> None:
        if name in {"detached", "problem"}:
            self.detached = told
            self.over.set()
        elif name == "question" and self.answers:
            self.state |= told.get("change", {})
            place = f"{self._attachment}/questions/{told['id']}"
            await self._ask("POST", place, json={"state": self.state})

    async def _events(self) -> AsyncIterator[tuple[str, dict[str, Any]]]:
        """Server-sent events, by name."""
        name = ""
        async with self._http.stream("GET", f"{self._attachment}/questions") as stream:
            async for each in stream.aiter_lines():
                if each.startswith("event: "):
                    name = each.removeprefix("event: ")
                elif each.startswith("data: "):
                    yield name, json.loads(each.removeprefix("data: "))

    async def _ask(self, method: str, path: str, **given: Any) -> httpx.Response:
        answer = await self._http.request(method, path, **given)
        if answer.is_error:
            problem = answer.json()
            raise SoftphoneRefused(answer.status_code, problem["code"], problem["detail"])
        return answer
