"""A stage: an engine under a controller that notes all signals, and people at the far ends of its calls.

The stories speak only with this. Each back end brings its own far ends and its own way to wait.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from enum import StrEnum, unique
from itertools import count
from typing import Any, Protocol, TypeVar

from cordboard.telephony.port import Engine, Provision
from cordboard.vcc.center import Station, Trunk
from cordboard.vcc.ids import AttachmentId, EngineId, LegId, StationId, TrunkId, WishId
from cordboard.vcc.telephony import (
    Answer,
    EngineUp,
    Heard,
    LegAnswered,
    LegIncoming,
    Originate,
    ProbeStation,
    SoftphoneAttached,
    StationRegistered,
    StationUnreachable,
    ToNumber,
    ToStation,
    softphone_of,
)

TRUNK = TrunkId("carrier")
DESK = StationId("101")
OTHER_DESK = StationId("102")
NOBODY = StationId("nobody")
PHONE = softphone_of("Mia@demo")
CUSTOMER = "+33140000001"
CENTER = "+33180000000"

SignalT = TypeVar("SignalT")


@unique
class Ability(StrEnum):
    """What a back end can show beyond the port's words."""

    SCRIPTED_TIME = "scripted_time"
    """Minutes pass at once, on demand."""
    AUDIO = "audio"
    """Sound really flows and can be measured."""
    FILES = "files"
    """Recordings are files."""
    SOFTPHONES = "softphones"
    """Softphones can attach audio."""


class FarEnd(Protocol):
    """A person with a phone: an agent at a desk, or a customer behind the trunk."""

    note: float
    """The frequency that they hum (Ability.AUDIO)."""

    async def is_called(self) -> None: ...
    async def rings(self) -> None: ...
    async def answers(self) -> None: ...
    async def lifts_when_asked(self) -> None:
        """The phone lifts by itself as soon as it is asked to."""
        ...

    async def refuses(self, status: int) -> None: ...
    async def hangs_up(self) -> None: ...
    async def presses(self, digit: str) -> None: ...
    async def presses_by_message(self, digit: str) -> None:
        """Press a key whose phone tells it beside the audio (SIP INFO)."""
        ...

    async def falls_silent(self) -> None:
        """Say nothing from now on."""
        ...

    async def holds(self) -> None: ...
    async def unholds(self) -> None: ...
    async def hears(self, other: FarEnd) -> None:
        """Wait until the other's voice is heard."""
        ...

    async def hears_not(self, other: FarEnd) -> None:
        """Wait until the other's voice is not heard (any more)."""
        ...

    async def hears_sound(self) -> None:
        """Wait until something is heard that no person says: music, a prompt, a tone."""
        ...

    async def hears_silence(self) -> None:
        """Wait until nothing at all is heard."""
        ...

    async def is_sent(self, digits: str) -> None:
        """Wait until these keys have come."""
        ...

    async def calls(self, called: str) -> None:
        """Call us; one who is in a call already keeps it, and has two."""
        ...

    async def hears_ringing(self) -> None:
        """Wait until the call that they made rings."""
        ...

    async def is_refused(self, status: int) -> None:
        """Wait until the call that they made last is refused so."""
        ...

    async def picks_up(self, other: FarEnd, called: str) -> None:
        """Call us, to take the place of the other's call."""
        ...

    async def transfers(self, target: str) -> None:
        """Ask us to connect their call with somebody else."""
        ...

    async def insists(self, target: str) -> None:
        """Ask once more while the first is under way."""
        ...

    async def joins(self) -> None:
        """Ask us to connect the far ends of their first call and their last."""
        ...

    async def is_told(self, *statuses: int) -> None:
        """Wait until this is what they heard of the transfer that they asked for last."""
        ...


class Browser(FarEnd, Protocol):
    """An agent's softphone: `attachment` is what it is known by."""

    attachment: AttachmentId

    async def attaches(self, *, take: bool = False, holder: str = "a browser") -> None:
        """Offer audio anew, as a page does that has just been loaded; AudioRefused where it is refused."""
        ...

    async def vanishes(self) -> None:
        """Be gone without a word: the machine's lid is closed."""
        ...

    async def returns(self) -> None:
        """Be there again, as before."""
        ...

    async def leaves(self) -> None:
        """End the audio from the page."""
        ...

    async def changes_network(self) -> None:
        """Find a new way by an ICE restart."""
        ...


class Customer(FarEnd, Protocol):
    """A customer behind a carrier, which may transfer them by itself."""

    async def is_asked_for(self, number: str) -> None:
        """Wait until we ask for a transfer to this number."""
        ...

    async def is_asked_to_join(self) -> None:
        """Wait until we ask for a transfer of their first call into their last."""
        ...

    async def agrees(self) -> None:
        """Say that it is tried."""
        ...

    async def says(self, status: int) -> None:
        """Tell how it goes."""
        ...

    async def declines(self, status: int) -> None:
        """Refuse to try."""
        ...


class Stage(ABC):
    """One engine, attached, with a trunk and two desk phones provisioned."""

    abilities: frozenset[Ability]
    engine: Engine
    provision: Provision

    def __init__(self) -> None:
        self.log: list[Heard] = []
        self._fresh: list[Heard] = []
        self._wishes = count(1)
        self._legs = count(1)

    async def open(self) -> None:  # noqa: B027 - most stages have nothing to do
        """Make ready what needs the event loop."""

    # -- the controller ---------------------------------------------------------------------------

    def hear(self, heard: Heard) -> None:
        """The controller's ear."""
        self.log.append(heard)
        self._fresh.append(heard)

    async def attach(self, epoch: int = 1, engine: EngineId | None = None, heard: int = 0) -> EngineUp:
        """Become the controller and get the inventory."""
        await self.engine.attach(epoch, self.provision, engine, heard, self.hear)
        return await self.until(EngineUp)

    def wish(self) -> WishId:
        """A fresh wish id."""
        return WishId(f"wish-{next(self._wishes)}")

    def fresh_leg(self) -> LegId:
        """A fresh leg id."""
        return LegId(f"leg-{next(self._legs)}")

    def ask(self, verb: type[Any], **fields: Any) -> WishId:
        """Send one verb under a fresh wish id."""
        wish = self.wish()
        self.engine.send([verb(id=wish, **fields)])
        return wish

    async def until(self, kind: type[SignalT], **fields: Any) -> SignalT:
        """The next signal of this kind with these fields that no `until` has taken yet."""
        return await self.wait(lambda: self._take(kind, fields), f"{kind.__name__} {fields}")

    def _take(self, kind: type[SignalT], fields: dict[str, Any]) -> SignalT | None:
        for heard in self._fresh:
            signal = heard.signal
            if isinstance(signal, kind) and all(getattr(signal, key) == fields[key] for key in fields):
                self._fresh.remove(heard)
                return signal
        return None

    def told(self, kind: type[SignalT], **fields: Any) -> list[SignalT]:
        """Every such signal so far."""
        signals = [heard.signal for heard in self.log]
        return [
            signal
            for signal in signals
            if isinstance(signal, kind) and all(getattr(signal, key) == fields[key] for key in fields)
        ]

    async def settle(self) -> None:
        """Wait until the engine has done everything sent so far (verbs keep their order)."""
        await self.until(StationUnreachable, settles=self.ask(ProbeStation, station=NOBODY))

    # -- what each back end brings ----------------------------------------------------------------

    @abstractmethod
    async def wait(self, look: Callable[[], SignalT | None], what: str) -> SignalT:
        """Wait until `look` finds something; AssertionError where it never will."""

    @abstractmethod
    async def desk(self, station: StationId = DESK) -> FarEnd:
        """An agent's phone, registered."""

    @abstractmethod
    async def customer(self) -> Customer:
        """The customer behind the trunk, reached at CUSTOMER."""

    async def browser(self, station: StationId = PHONE) -> Browser:
        """An agent's softphone, not attached yet (Ability.SOFTPHONES)."""
        raise NotImplementedError

    @abstractmethod
    async def relaunch(self) -> Engine:
        """A second controller's way to the same engine; the first one's is as good as dead."""

    def recording(self, name: str) -> bytes:
        """A recording's file (Ability.FILES)."""
        raise NotImplementedError

    def voicemail(self, name: str) -> bytes:
        """A voicemail's file (Ability.FILES)."""
        raise NotImplementedError

    async def pass_time(self, milliseconds: int) -> None:
        """Let so much time go by (Ability.SCRIPTED_TIME)."""
        raise NotImplementedError

    @abstractmethod
    async def close(self) -> None:
        """Leave nothing behind."""

    # -- short cuts of the stories ----------------------------------------------------------------

    async def talk_to_desk(self, station: StationId = DESK) -> tuple[LegId, FarEnd]:
        """A leg that is up, to an agent's phone."""
        phone = await self.desk(station)
        await self.until(StationRegistered, station=station)
        leg = self.fresh_leg()
        self.ask(Originate, leg=leg, to=ToStation(station), caller=CUSTOMER)
        return await self._lift(leg, phone), phone

    async def talk_to_browser(self, station: StationId = PHONE) -> tuple[LegId, Browser]:
        """A leg that is up, to an agent's softphone."""
        browser = await self.browser(station)
        await browser.attaches()
        await self.until(SoftphoneAttached, station=station)
        leg = self.fresh_leg()
        self.ask(Originate, leg=leg, to=ToStation(station))
        await self.until(LegAnswered, leg=leg)
        return leg, browser

    async def talk_to_customer(self) -> tuple[LegId, Customer]:
        """A leg that is up, to the customer, called by us."""
        customer = await self.customer()
        leg = self.fresh_leg()
        self.ask(Originate, leg=leg, to=ToNumber(CUSTOMER, TRUNK), caller=CENTER)
        return await self._lift(leg, customer), customer

    async def _lift(self, leg: LegId, far: FarEnd) -> LegId:
        await far.is_called()
        await far.answers()
        await self.until(LegAnswered, leg=leg)
        return leg

    async def taken_call(self) -> tuple[LegId, Customer]:
        """A leg that is up, from the customer, who called us."""
        customer = await self.customer()
        await customer.calls(CENTER)
        leg = (await self.until(LegIncoming)).leg
        self.ask(Answer, leg=leg)
        await self.until(LegAnswered, leg=leg)
        return leg, customer


def provision(stations: tuple[Station, ...], trunk: Trunk, **folders: str) -> Provision:
    """What every stage's engine knows; `folders`: of prompts, recordings and voicemails."""
    return Provision(realm="demo", stations=stations, trunks=(trunk,), **folders)
