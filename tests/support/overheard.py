"""A center in this process with real SIP and RTP: everyone hums, and who hears whom is measured.

There is no wire operation for supervisors yet, so commands go to the owner itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from hand_written import secrets_of
from msgspec.structs import replace
from small_center import SALES_NUMBER, small_center

from cordboard.journal.memory import MemoryJournal
from cordboard.media import tones
from cordboard.owner.clock import SystemClock
from cordboard.owner.loop import Owner
from cordboard.simulator.person import Person
from cordboard.telephony.embedded import EmbeddedEngine
from cordboard.telephony.port import Provision
from cordboard.telephony.settings import EngineSettings
from cordboard.vcc import Core
from cordboard.vcc.agents import ConfirmLogin, ReadyState, SetReady, StartLogin, StationType
from cordboard.vcc.calls import CallState, PickUp
from cordboard.vcc.center import Center, Station, Trunk
from cordboard.vcc.ids import SeatId, StationId, TrunkId
from cordboard.vcc.kernel import Command, Recorded
from cordboard.vcc.queries import GetStatus, Status

TONES = {"customer": 440, "anna": 660, "sue": 880}
"""Hertz."""
PHONES = {"anna": "101", "sue": "104"}
PATIENCE = 30.0
_SECRET, _LISTEN, _AUDIBLE = "secret", 0.4, -40.0

FoundT = TypeVar("FoundT")


class Overheard:
    """The center and its people."""

    def __init__(self, owner: Owner, engine: EmbeddedEngine, people: dict[str, Person], folder: Path) -> None:
        self.owner = owner
        self.engine = engine
        self.people = people
        self.recordings = folder / "recordings"
        self.facts: list[Any] = []
        self._news = asyncio.Event()
        owner.subscribe(self._notice)

    def _notice(self, recorded: Recorded) -> None:
        self.facts.append(recorded.fact)
        self._news.set()

    async def asks(self, kind: type[Command], name: str, **fields: Any) -> Any:
        """Somebody at their seat asks for something."""
        return await self.owner.submit(kind(seat=SeatId(f"{name}@demo"), **fields))

    async def logs_in(self, name: str) -> None:
        """Somebody's phone registers, and they log in there."""
        await self.people[name].register(self.engine.sip_address, "demo", _SECRET)
        station = StationId(PHONES[name])
        login = await self.asks(
            StartLogin, name, user_name=name, station_type=StationType.VOIP, station=station
        )
        await self.asks(ConfirmLogin, name, login=login, verified=True)
        await self.until(lambda: self._at(name).agent, f"{name} is logged in")

    async def talks(self) -> None:
        """The customer calls, and Anna answers."""
        await self.asks(SetReady, "anna", state=ReadyState.READY)
        await self.people["customer"].call(self.engine.sip_address, SALES_NUMBER)
        await self.until(lambda: self._at("anna").call, "the call is offered")
        await self.asks(PickUp, "anna")
        await self.until(lambda: self._is_talking("anna"), "Anna talks")

    def _at(self, name: str) -> Status:
        status: Status = self.owner._memory.core.answer(GetStatus(seat=SeatId(f"{name}@demo")))
        return status

    def _is_talking(self, name: str) -> bool:
        call = self._at(name).call
        return call is not None and call.state is CallState.TALKING

    async def fact(self, kind: type[FoundT]) -> FoundT:
        """Wait until such a fact has been committed."""
        return await self.until(
            lambda: next((each for each in self.facts if type(each) is kind), None), kind.__name__
        )

    async def until(self, look: Callable[[], FoundT | None], what: str) -> FoundT:
        """Wait until `look` finds something; only facts can make it so."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not (found := look()):
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"waited in vain: {what}") from None
        return found

    async def hears(self, **expected: str) -> None:
        """Wait until everyone named hears exactly those said: `hears(customer="anna", sue="")`."""
        wanted = {who: frozenset(others.split()) for who, others in expected.items()}
        heard: dict[str, frozenset[str]] = {}
        try:
            async with asyncio.timeout(PATIENCE):
                while heard != wanted:
                    heard = await self._listen(tuple(wanted))
        except TimeoutError:
            raise AssertionError(f"wanted {wanted}, heard {heard}") from None

    async def _listen(self, who: tuple[str, ...]) -> dict[str, frozenset[str]]:
        clock = asyncio.get_running_loop()
        start = clock.time()
        await asyncio.sleep(_LISTEN)
        return {each: self._voices(each, start) for each in who}

    def _voices(self, who: str, start: float) -> frozenset[str]:
        conversation = self.people[who].conversation
        return (
            frozenset()
            if conversation is None
            else voices(conversation.heard.between(start, start + _LISTEN))
        )


def voices(samples: Any) -> frozenset[str]:
    """Whose tones are in there."""
    loud = {name for name, hertz in TONES.items() if tones.tone_level(samples, hertz) > _AUDIBLE}
    return frozenset(loud) if len(samples) else frozenset()


@asynccontextmanager
async def open_center(folder: Path) -> AsyncIterator[Overheard]:
    """The small center, in which Anna is always recorded."""
    people = {
        name: await Person.open(PHONES.get(name, "+12025550177"), tones.sine(hertz, 1000, -20.0))
        for name, hertz in TONES.items()
    }
    host, port = people["customer"].address
    center = _recording(replace(small_center(), trunks=(Trunk(id=TrunkId("carrier"), host=host, port=port),)))
    settings = EngineSettings(data=folder, sip_host="127.0.0.1", sip_port=0, rtp_first=0, rtp_last=0)
    engine = await EmbeddedEngine.open(settings)
    provision = Provision(
        realm="demo",
        stations=tuple(_phone(each) for each in PHONES.values()),
        trunks=center.trunks,
        prompts=str(folder),
        recordings=str(folder / "recordings"),
    )
    owner = Owner(
        domain=center.domain_id,
        core=lambda: Core(center),
        journal=MemoryJournal(),
        engine=engine,
        provision=provision,
        epoch=1,
        credentials=object(),  # type: ignore[arg-type]  # nobody asks for passwords here
        clock=SystemClock(),
    )
    await owner.start()
    yield Overheard(owner, engine, people, folder)
    for person in people.values():
        await person.close()
    await owner.stop()
    await engine.close()


def _phone(extension: str) -> Station:
    return Station(id=StationId(extension), ha1=secrets_of(extension, _SECRET))


def _recording(center: Center) -> Center:
    return replace(center, users=tuple(replace(user, always_recorded=True) for user in center.users))
