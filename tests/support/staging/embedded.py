"""The own engine's stage: real sockets on loopback, real audio, and patience instead of a script."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from cordboard import sip
from cordboard.media import tones, wav
from cordboard.telephony.embedded import EmbeddedEngine
from cordboard.telephony.link import LinkedEngine
from cordboard.telephony.link_server import LinkServer
from cordboard.telephony.place import Place
from cordboard.telephony.port import Engine
from cordboard.telephony.process import spawn_or_adopt
from cordboard.telephony.settings import EngineSettings
from cordboard.telephony.wire import Welcome
from cordboard.vcc.center import Station, Transfer, Trunk
from cordboard.vcc.ids import Milliseconds, StationId

from .browsers import BrowserFarEnd
from .stage import (
    CUSTOMER,
    DESK,
    OTHER_DESK,
    PHONE,
    TRUNK,
    Ability,
    Browser,
    Customer,
    FarEnd,
    Stage,
    provision,
)
from .telephones import Telephone, eventually

FoundT = TypeVar("FoundT")
REALM = "demo"
SECRET = "a secret of a phone"
NOTES = {DESK: 1900.0, OTHER_DESK: 2300.0}
CUSTOMERS_NOTE = 2700.0
BROWSER_NOTES = (1100.0, 1500.0)


class EmbeddedStage(Stage):
    """The own engine, directly."""

    abilities = frozenset({Ability.AUDIO, Ability.FILES, Ability.SOFTPHONES})
    machine: EmbeddedEngine

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.root = Path(self._folder.name)
        self._phones: list[Telephone] = []
        self._browser_notes = iter(BROWSER_NOTES)
        self._customer: Telephone

    async def open(self) -> None:
        prompts = self.root / "prompts"
        prompts.mkdir()
        (prompts / "greeting.wav").write_bytes(wav.write(tones.sine(800, 600)))
        self._customer = await self._phone(CUSTOMER, CUSTOMERS_NOTE)
        stations = tuple(Station(id=one, ha1=_secrets(one)) for one in NOTES)
        trunk = Trunk(id=TRUNK, host="127.0.0.1", port=self._customer.port, transfer=Transfer.REFER)
        self.provision = provision(
            stations,
            trunk,
            prompts=str(prompts),
            recordings=str(self.root / "recordings"),
            voicemails=str(self.root / "voicemails"),
        )
        settings = EngineSettings(
            data=self.root, sip_host="127.0.0.1", sip_port=0, rtp_first=0, rtp_last=0, probe_timeout=10
        )
        self._customer.meet(await self.start(settings))
        self.engine = await self.relaunch()

    async def start(self, settings: EngineSettings) -> tuple[str, int]:
        """Bring the engine to life; where it answers SIP."""
        self.machine = await EmbeddedEngine.open(settings)
        return self.machine.sip_address

    async def _phone(self, user: str, note: float) -> Telephone:
        phone = await Telephone.open(user, note)
        self._phones.append(phone)
        return phone

    async def relaunch(self) -> Engine:
        return self.machine

    async def wait(self, look: Callable[[], FoundT | None], what: str) -> FoundT:
        return await eventually(look, what)

    async def desk(self, station: StationId = DESK) -> FarEnd:
        phone = await self._phone(station, NOTES[station])
        phone.meet(self.machine.sip_address)
        await phone.register(REALM, SECRET)
        return phone

    async def browser(self, station: StationId = PHONE) -> Browser:
        browser = BrowserFarEnd(station, next(self._browser_notes), lambda: self.engine)
        self._phones.append(browser)
        return browser

    def recording(self, name: str) -> bytes:
        return (self.root / "recordings" / name).read_bytes()

    def voicemail(self, name: str) -> bytes:
        return (self.root / "voicemails" / name).read_bytes()

    async def customer(self) -> Customer:
        return self._customer

    async def stop(self) -> None:
        """End the engine."""
        await self.machine.close()

    async def close(self) -> None:
        await self.stop()
        for phone in self._phones:
            await phone.close()
        self._folder.cleanup()


class LinkedEmbeddedStage(EmbeddedStage):
    """The own engine behind a real link."""

    async def open(self) -> None:
        self._place = Place.of(self.root)
        self._place.prepare()
        self._held = self._place.taken()
        self._held.__enter__()
        self._links: list[LinkedEngine] = []
        self._server: LinkServer | None = None
        await super().open()

    async def relaunch(self) -> Engine:
        if self._server is None:
            welcome = Welcome(engine=self.machine.id)
            self._server = LinkServer(self.machine, self._place, welcome, stop=lambda: None)
            await self._server.open()
        link = LinkedEngine(self._place, lambda: Milliseconds(0))
        self._links.append(link)
        return link

    async def close(self) -> None:
        for link in self._links:
            await link.detach()
        if self._server is not None:
            await self._server.close()
        self._held.__exit__(None, None, None)
        await super().close()


class ProcessStage(EmbeddedStage):
    """The own engine in a process of its own."""

    async def start(self, settings: EngineSettings) -> tuple[str, int]:
        link = await spawn_or_adopt(settings)
        self._place = Place.of(self.root)
        assert link.welcome is not None
        return link.welcome.sip_host, link.welcome.sip_port

    async def relaunch(self) -> Engine:
        self._link = LinkedEngine(self._place, lambda: Milliseconds(0))
        return self._link

    async def counters(self) -> dict[str, int]:
        """What the engine has counted."""
        return await self._link.counters()

    async def stop(self) -> None:
        await self._link.stop()


def _secrets(user: str) -> dict[str, str]:
    return {each.value: sip.ha1(user, REALM, SECRET, each) for each in sip.Algorithm}
