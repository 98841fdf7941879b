"""An engine in this process, and a small center that asks it for what a test wants."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

from hand_written import Center, SignalT, secrets_of
from sipp import acknowledge, ask, call, get_through, hear

from cordboard.telephony.embedded import EmbeddedEngine
from cordboard.telephony.port import Provision
from cordboard.telephony.settings import EngineSettings
from cordboard.vcc.center import Station, Trunk
from cordboard.vcc.ids import LegId, Milliseconds, StationId, TrunkId, WishId
from cordboard.vcc.telephony import (
    Answer,
    HangUp,
    Heard,
    LegEnded,
    LegIncoming,
    Originate,
    Ring,
    ToNumber,
)

CARRIER = TrunkId("carrier")
PHONE, OTHER_PHONE = StationId("101"), StationId("102")
SECRETS = {PHONE: "s3cret", OTHER_PHONE: "0ther"}
LEG = LegId("out")
NUMBER = "+33140000001"
DESK = {"service": "101", "caller": "101"}
"""sipp as that phone, which is also whom it registers."""


class Switch(Center):
    """An engine whose carrier is at one port of 127.0.0.1; `answering` takes every call."""

    def __init__(self, engine: EmbeddedEngine) -> None:
        super().__init__(engine, None)  # type: ignore[arg-type]  # nobody here writes by hand
        self.answering = False
        self._wishes = count(1)

    def hear(self, heard: Heard) -> None:
        super().hear(heard)
        if self.answering and isinstance(heard.signal, LegIncoming):
            self.take(heard.signal.leg)

    def ask(self, verb: type[Any], **fields: Any) -> WishId:
        """Send one verb under a fresh wish id."""
        wish = WishId(f"wish-{next(self._wishes)}")
        self.engine.send([verb(id=wish, **fields)])
        return wish

    def take(self, leg: LegId) -> None:
        """Let a caller hear ringing, and answer."""
        self.ask(Ring, leg=leg)
        self.ask(Answer, leg=leg)

    def call(self, leg: LegId = LEG, seconds: float = 30.0, trunk: TrunkId = CARRIER, **more: Any) -> None:
        """Call a number outside."""
        to = ToNumber(number=NUMBER, trunk=trunk)
        self.ask(Originate, leg=leg, to=to, ring_timeout=Milliseconds(int(seconds * 1000)), **more)

    def hang_up(self, leg: LegId) -> None:
        self.ask(HangUp, leg=leg)

    async def ended(self, leg: LegId = LEG) -> LegEnded:
        return await self.until(LegEnded, lambda signal: signal.leg == leg)

    def all(self, kind: type[SignalT]) -> list[SignalT]:
        return [each.signal for each in self.log if isinstance(each.signal, kind)]

    @property
    def server(self) -> str:
        host, port = self.engine.sip_address
        return f"{host}:{port}"


@asynccontextmanager
async def open_switch(folder: Path, *trunks: Trunk) -> AsyncIterator[Switch]:
    """A switch with two phones and these trunks."""
    settings = EngineSettings(data=folder, sip_host="127.0.0.1", sip_port=0, rtp_first=0, rtp_last=0)
    engine = await EmbeddedEngine.open(settings)
    provision = Provision(
        realm="demo",
        stations=tuple(Station(id=one, ha1=secrets_of(one, secret)) for one, secret in SECRETS.items()),
        trunks=trunks,
        prompts=str(folder),
        recordings=str(folder / "r"),
    )
    switch = Switch(engine)
    await engine.attach(1, provision, None, 0, switch.hear)
    try:
        yield switch
    finally:
        await engine.close()


def proof(phone: StationId = PHONE, secret: str = "") -> str:
    """sipp's answer to the challenge that it heard."""
    return f"[authentication username={phone} password={secret or SECRETS[phone]}]"


def dial_in(phone: StationId = PHONE, *headers: str) -> list[str]:
    """One of our phones calls, and is let in and answered; the next number is 3."""
    challenged = [*call(1, *headers), hear(401, auth=True), acknowledge(1, failed=True)]
    return [*challenged, *get_through(2, proof(phone), *headers)]


def registration(secret: str = "", *headers: str) -> list[str]:
    """PHONE registers, up to the answer to its proof; the next number is 3."""
    wanted = headers or ("Expires: 60",)
    return [
        ask("REGISTER", 1, *wanted),
        hear(401, auth=True),
        ask("REGISTER", 2, proof(PHONE, secret), *wanted),
    ]
