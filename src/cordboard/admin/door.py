"""The side of the center: a Unix socket that its owner alone can open; a request a connection."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec

from cordboard.link import Link
from cordboard.sockets import unix_listener
from cordboard.vcc.campaigns import ResetCampaign, StartCampaign, StopCampaign
from cordboard.vcc.center import Campaign
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import LOCAL_SEAT
from cordboard.vcc.queries import ListCampaignsInForce

from .wire import (
    LONGEST_LINE,
    AdminAnswer,
    AdminRequest,
    Campaigns,
    CampaignShown,
    Refused,
    Reset,
    Show,
    Start,
    Stop,
    line,
    read_request,
    socket_in,
)

log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds that a line, and its answer's way, may take."""


class AdminDoor:
    """Lets the VCC behind `link` do what is asked."""

    def __init__(self, link: Link, patience: float = PATIENCE) -> None:
        self._link = link
        self._patience = patience

    @asynccontextmanager
    async def open(self, data: Path) -> AsyncIterator[None]:
        """Listen in that data folder, in place of a center that was killed there."""
        place = socket_in(data)
        server = await asyncio.start_unix_server(self._serve, sock=unix_listener(place), limit=LONGEST_LINE)
        try:
            yield
        finally:
            server.close()
            place.unlink(missing_ok=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, TimeoutError), contextlib.closing(writer):
            async with asyncio.timeout(self._patience):
                answer = await self._answer(reader)
                writer.write(line(answer))
                await writer.drain()

    async def _answer(self, reader: asyncio.StreamReader) -> AdminAnswer:
        try:
            request = read_request(await reader.readuntil(b"\n"))
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, msgspec.MsgspecError) as error:
            log.warning("an operator's request cannot be read: %s", type(error).__name__)
            return Refused(code="BAD_REQUEST", text="this is no request; send one line of JSON")
        log.info("an operator asks: %r", request)
        try:
            return Campaigns(campaigns=await self._do(request))
        except Refusal as refusal:
            return Refused(code=refusal.reason.value, text=refusal.text)

    async def _do(self, request: AdminRequest) -> tuple[CampaignShown, ...]:
        if isinstance(request, Show):
            found: tuple[Campaign, ...] = await self._link.ask(ListCampaignsInForce(seat=LOCAL_SEAT))
        else:
            found = (await self._link.submit(_COMMANDS[type(request)](request)),)
        return tuple(CampaignShown(name=each.name, type=each.type, state=each.state) for each in found)


_COMMANDS: dict[type, Callable[[Any], Any]] = {
    Start: lambda asked: StartCampaign(seat=LOCAL_SEAT, name=asked.name),
    Stop: lambda asked: StopCampaign(seat=LOCAL_SEAT, name=asked.name, at_once=asked.at_once),
    Reset: lambda asked: ResetCampaign(
        seat=LOCAL_SEAT, name=asked.name, what=asked.what, dispositions=asked.dispositions
    ),
}
