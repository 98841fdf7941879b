"""Agents with browsers: programs of ours that speak to an engine as a browser does."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from cordboard.media import tones
from cordboard.simulator.browser import BrowserLine
from cordboard.telephony.port import Engine, SoftphoneOffer
from cordboard.vcc.ids import AttachmentId, StationId

from .telephones import Telephone


class BrowserFarEnd(Telephone):
    """An agent with a browser: hears and speaks as those with telephones do."""

    line: BrowserLine

    def __init__(self, station: StationId, note: float, engine: Callable[[], Engine]) -> None:
        self.user, self.note = station, note
        self.attachment = AttachmentId("")
        self._station = station
        self._engine_now = engine
        self._lines: list[BrowserLine] = []

    async def attaches(
        self, *, take: bool = False, holder: str = "a browser", by_tcp: bool = False, fingerprint: str = ""
    ) -> None:
        line = await BrowserLine.open()
        self._lines.append(line)
        line.by_tcp, line.fingerprint = by_tcp, fingerprint or line.fingerprint
        line.say(tones.sine(self.note, 1000))
        attachment = AttachmentId(secrets.token_hex(16))
        offer = SoftphoneOffer(
            station=self._station, attachment=attachment, holder=holder, sdp=line.offer(), take=take
        )
        answer = await self._engine_now().attach_audio(offer)
        self.line, self.attachment = line, attachment
        await line.accept(answer.sdp)

    async def vanishes(self) -> None:
        self.line.is_there = False

    async def returns(self) -> None:
        self.line.is_there = True

    async def leaves(self) -> None:
        await self._engine_now().detach_audio(self.attachment)

    async def changes_network(self) -> None:
        frag = self.line.new_ice()
        await self.line.move(await self._engine_now().restart_audio(self.attachment, frag))

    async def close(self) -> None:
        for line in self._lines:
            await line.close()
