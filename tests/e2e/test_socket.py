"""WebSockets of a running center, with a client that nobody here wrote."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
from floor import Floor
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from cordboard.simulator import cast

pytestmark = [pytest.mark.live, pytest.mark.timeout(120)]


class Program:
    """A program at the machine's own seat."""

    def __init__(self, line: ClientConnection) -> None:
        self.line = line
        self.said = 0
        self.events: list[dict[str, Any]] = []

    async def says(self, kind: str, **members: Any) -> dict[str, Any]:
        """Say something, and hear what comes back for it, and events before it."""
        self.said += 1
        await self.line.send(json.dumps({"type": kind, "id": self.said, **members}))
        while (message := await self.hears()).get("id") != self.said:
            self.events.append(message)
        return message

    async def hears(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(await self.line.recv())
        return message

    async def floods(self, text: str) -> None:
        """Say the same for ever, and read nothing."""
        while True:
            await self.line.send(text)

    async def end(self) -> int | None:
        """With which code it is closed, None where it just ends."""
        try:
            while True:
                await self.hears()
        except ConnectionClosed as end:
            return None if end.rcvd is None else end.rcvd.code

    async def hears_event(self, name: str) -> dict[str, Any]:
        """The next event of a name."""
        while self.events:
            message = self.events.pop(0)
            if message.get("event", {}).get("event") == name:
                return message
        while (message := await self.hears()).get("event", {}).get("event") != name:
            pass
        return message


async def token(floor: Floor) -> str:
    async with httpx.AsyncClient(base_url=floor.cast.center.ready.web) as api:
        wanted = {"user": cast.AGENT, "password": cast.PASSWORD}
        grant = (await api.post("/api/v2/tokens", json=wanted)).raise_for_status().json()
        return str(grant["accessToken"])


@asynccontextmanager
async def program(floor: Floor, **options: Any) -> AsyncIterator[Program]:
    url = floor.cast.center.ready.web.replace("http:", "ws:") + "api/v2/seats/local/socket"
    async with connect(url, subprotocols=["cordboard.1"], **options) as line:
        yield Program(line)


async def test_a_talk_that_outlives_a_crash(floor: Floor) -> None:
    # given an agent, and a program that lets itself in and hears what happens
    await floor.log_in()
    shown = await token(floor)
    async with program(floor) as one:
        assert (one.line.subprotocol, one.line.protocol.extensions) == ("cordboard.1", [])
        assert (await one.says("authorize", token=shown))["user"] == f"{cast.AGENT}@demo"
        await one.line.send('{"type": "follow", "id": 0}')
        assert (await one.hears())["type"] == "reached"

        # when it asks, in fragments too, and is refused, and the center crashes
        assert (await one.says("ask", operation="setNotReadyState"))["value"] is None
        await one.line.send(iter(['{"type": "ask", "id": 99, ', '"operation": "getSta', 'tus"}']))
        while (answer := await one.hears()).get("id") != 99:
            one.events.append(answer)
        assert answer["value"]["loggedIn"] is True
        assert (await one.says("ask", operation="disconnectCall"))["problem"]["code"] == "NO_CALL"
        seen = await one.hears_event("readyStateChanged")
        await floor.cast.center.kill()
        assert await one.end() is None
    floor.cast.center = await floor.cast.center.start_again()

    # then it comes again, and goes on where it was
    async with program(floor) as again:
        await again.says("authorize", token=shown)
        await again.says("ask", operation="setReadyState", parameters={"stateId": 1}, key="once")
        await again.line.send(json.dumps({"type": "follow", "id": 0, "after": seen["position"]}))
        assert (await again.hears_event("readyStateChanged"))["position"] != seen["position"]

        # and hears of it when the center stops
        await floor.cast.center.stop()
        assert await again.end() == 1001
    floor.cast.center = await floor.cast.center.start_again()


async def test_who_is_not_let_in_and_who_does_not_read(floor: Floor) -> None:
    # given a program that is let in
    shown = await token(floor)
    async with program(floor, max_queue=1) as one:
        await one.says("authorize", token=shown)

        # when strangers come, and it asks for much without reading any of it
        with pytest.raises(InvalidStatus) as refused:
            async with program(floor, origin="https://evil.example"):
                pass
        url = floor.cast.center.ready.web.replace("http:", "ws:") + "api/v2/seats/local/socket"
        with pytest.raises(InvalidStatus) as no_protocol:
            async with connect(url):
                pass
        asking = json.dumps({"type": "ask", "id": 5, "operation": "getAllCampaigns"})
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(one.floods(asking), 2)

        # then the strangers are refused, and it is not heard any more
        assert (refused.value.response.status_code, no_protocol.value.response.status_code) == (403, 400)

        # and others are served all the time
        async with program(floor) as other:
            await other.says("authorize", token=shown)
            assert (await other.says("ask", operation="getStatus"))["type"] == "answer"
        one.line.transport.abort()
