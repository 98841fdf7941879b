"""What the tests of a seat share: a standing clock, the real core behind a link, a scripted engine."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from card_index import CardIndex
from standing_clock import StandingClock, settle

from cordboard import contract
from cordboard.journal.answers import SqliteAnswers
from cordboard.seat import SeatHouse, SeatSettings
from cordboard.vcc.center import (
    Campaign,
    Center,
    Disposition,
    Permission,
    ReasonCode,
    ReasonKind,
    Skill,
    SkillLevel,
    Station,
    Trunk,
    User,
)
from cordboard.vcc.core import Core
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import (
    AgentId,
    CampaignId,
    DispositionId,
    DomainId,
    EngineId,
    LegId,
    Milliseconds,
    ReasonId,
    SkillId,
    StationId,
    TrunkId,
)
from cordboard.vcc.kernel import Command, Input, Query, Recorded
from cordboard.vcc.telephony import (
    AnySignal,
    By,
    EngineUp,
    HangupCause,
    Heard,
    LegAnswered,
    LegEnded,
    LegIncoming,
    Originate,
    ProbeStation,
    StationReachable,
    StationRegistered,
    StationUnreachable,
    ToNumber,
    ToStation,
)

DOMAIN = "demo.example"
MOMENT = 1_700_000_000_123
ANNA, BORIS = AgentId(300000000000001), AgentId(300000000000002)
SUPPORT = SkillId(300000000000010)
HOTLINE = CampaignId(300000000000020)
SOLD, NO_DISPOSITION = DispositionId(300000000000030), DispositionId(300000000000031)
LUNCH, HOME, SYSTEM_REASON = (ReasonId(300000000000040 + place) for place in range(3))
PASSWORDS = {f"anna@{DOMAIN}": "anna's", f"boris@{DOMAIN}": "boris's"}


class Cursors:
    """A store that remembers, and can be broken."""

    def __init__(self) -> None:
        self.saved: dict[Any, int] = {}
        self.saves = self.written = 0
        self.broken = False

    def load(self) -> dict[Any, int]:
        return dict(self.saved)

    def save(self, moved: Mapping[Any, int], gone: Collection[Any]) -> None:
        if self.broken:
            raise OSError("the disk is full")
        self.saves += 1
        self.written += len(moved)
        kept = self.saved.keys() - set(gone)
        self.saved = {listener: self.saved[listener] for listener in kept} | dict(moved)


def a_center() -> Center:
    """Two agents with a phone each, one skill, one inbound campaign."""
    everything = frozenset(Permission) - {Permission.PROCESS_VOICEMAIL, Permission.DIAL_DNC}
    skills = (SkillLevel(SUPPORT),)

    def user(agent: AgentId, name: str) -> User:
        return User(
            id=agent,
            name=f"{name}@{DOMAIN}",
            full_name=name.title(),
            extension=str(agent)[-3:],
            password="unused",
            permissions=everything,
            skills=skills,
        )

    return Center(
        domain_id=DomainId(300000000000000),
        domain=DOMAIN,
        users=(user(ANNA, "anna"), user(BORIS, "boris")),
        skills=(Skill(id=SUPPORT, name="Support"),),
        stations=(Station(id=StationId("1001")), Station(id=StationId("1002"))),
        trunks=(Trunk(id=TrunkId("carrier"), host="127.0.0.1"),),
        reason_codes=(
            ReasonCode(id=LUNCH, name="Lunch", kind=ReasonKind.NOT_READY),
            ReasonCode(id=HOME, name="Home", kind=ReasonKind.LOGOUT),
            ReasonCode(id=SYSTEM_REASON, name="By the system", kind=ReasonKind.LOGOUT, selectable=False),
        ),
        dispositions=(
            Disposition(id=SOLD, name="Sold", description="Money", must_confirm=True),
            Disposition(id=NO_DISPOSITION, name="No Disposition", system=True),
        ),
        campaigns=(
            Campaign(
                id=HOTLINE,
                name="Hotline",
                extension="900",
                numbers=("+12025550100",),
                skills=(SUPPORT,),
                dispositions=(SOLD,),
                auto_record=True,
            ),
        ),
        dnc=frozenset({"+12025550666"}),
    )


class CoreLink:
    """A VCC in memory: the real core, a list as its journal, an engine that says what it is told to."""

    def __init__(self, center: Center) -> None:
        self.core = Core(center)
        self.recorded: list[Recorded] = []
        self.now = MOMENT
        self.verified = 0
        self.missing: set[str] = set()
        """Which files the prompt library has lost."""
        self.unwritable = 0
        """How many commands from now on find a journal that cannot be written."""
        self.first = 1
        """The oldest fact that is kept."""
        self._sinks: list[Callable[[Recorded], None]] = []
        self._fresh = itertools.count(1)
        self._signals = itertools.count(1)
        self.engine(EngineUp(at=self._at, engine=EngineId("engine")))

    @property
    def _at(self) -> Milliseconds:
        return Milliseconds(self.now)

    @property
    def last(self) -> int:
        return len(self.recorded)

    async def submit(self, command: Command) -> Any:
        await asyncio.sleep(0)
        self._check_journal()
        return self._decide(command)

    def _check_journal(self) -> None:
        if self.unwritable:
            self.unwritable -= 1
            raise Refusal(Reason.JOURNAL_UNAVAILABLE, "nothing was done, try again")

    async def ask(self, query: Query) -> Any:
        return self.core.answer(query)

    async def verify(self, user_name: str, password: str, client: str = "") -> bool:
        self.verified += 1
        await asyncio.sleep(0)
        return PASSWORDS.get(user_name.lower()) == password

    async def was_used(self, _user_name: str, password: str) -> bool:
        return any(f"hash of {password}" in each.former for each in self.core.passwords)

    async def hash_password(self, password: str) -> str:
        await asyncio.sleep(0)
        return f"hash of {password}"

    async def has_prompt(self, file: str) -> bool:
        await asyncio.sleep(0)
        return file not in self.missing

    def subscribe_ahead(self, sink: Callable[[Recorded], None]) -> Callable[[], None]:
        self._sinks.append(sink)
        return lambda: self._sinks.remove(sink)

    def replay(self, after: int) -> Iterator[Recorded]:
        assert after >= self.first - 1
        yield from self.recorded[after:]

    def _decide(self, given: Input) -> Any:
        decision = self.core.decide(given, self._at, lambda: f"{next(self._fresh):032X}")
        for fact in decision.facts:
            self.recorded.append(
                Recorded(number=self.last + 1, domain=DomainId(300000000000000), at=self._at, fact=fact)
            )
            for sink in tuple(self._sinks):
                sink(self.recorded[-1])
        return decision.answer

    # -- the engine -------------------------------------------------------------------------------

    def engine(self, signal: AnySignal) -> None:
        """The engine says something."""
        self._decide(Heard(engine=EngineId("engine"), number=next(self._signals), signal=signal))

    def register(self, station: str) -> None:
        """A phone registers."""
        self.engine(StationRegistered(at=self._at, station=StationId(station)))

    def _wish(self, kind: type, about: Callable[[Any], bool] = lambda _wish: True) -> Any:
        return next(wish for wish in self.core.outstanding if isinstance(wish, kind) and about(wish))

    def probe_finds(self) -> None:
        """The phone that is being probed is there."""
        wish = self._wish(ProbeStation)
        self.engine(StationReachable(at=self._at, settles=wish.id, station=wish.station))

    def probe_misses(self) -> None:
        """The phone that is being probed is not there."""
        wish = self._wish(ProbeStation)
        self.engine(StationUnreachable(at=self._at, settles=wish.id, station=wish.station, cause="no answer"))

    def customer_calls(self, caller: str = "+12025550199") -> LegId:
        """Somebody calls the hotline, and is answered."""
        leg = LegId(f"in-{next(self._fresh)}")
        self.engine(
            LegIncoming(at=self._at, leg=leg, caller=caller, called="+12025550100", trunk=TrunkId("carrier"))
        )
        self.engine(LegAnswered(at=self._at, leg=leg))
        return leg

    def phone_answers(self) -> None:
        """The agent's phone lifts."""
        self._answer(self._wish(Originate, lambda wish: isinstance(wish.to, ToStation)))

    def customer_answers(self) -> None:
        """The customer who was dialed lifts."""
        self._answer(self._wish(Originate, lambda wish: isinstance(wish.to, ToNumber)))

    def _answer(self, wish: Originate) -> None:
        self.engine(LegAnswered(at=self._at, settles=wish.id, leg=wish.leg))

    def customer_dialed_is_busy(self) -> None:
        """The customer who was dialed is busy."""
        wish = self._wish(Originate, lambda wish: isinstance(wish.to, ToNumber))
        self.hangs_up(wish.leg, HangupCause.BUSY, status=486)

    def phone_fails(self) -> None:
        """The agent's phone cannot be reached."""
        wish = self._wish(Originate, lambda wish: isinstance(wish.to, ToStation))
        self.hangs_up(wish.leg, HangupCause.UNREACHABLE)

    def hangs_up(self, leg: LegId, cause: HangupCause = HangupCause.NORMAL, status: int = 0) -> None:
        """The far end of a leg is gone."""
        self.engine(LegEnded(at=self._at, leg=leg, cause=cause, by=By.THEM, status=status))

    def offer_times_out(self) -> None:
        """The agent has let the offer ring for too long."""
        self._fire("offer_timeout")

    def wrap_up_times_out(self) -> None:
        """The agent has not set a disposition in time."""
        self._fire("wrap_up")

    def login_times_out(self) -> None:
        """The login has taken too long."""
        self._fire("login_timeout")

    def _fire(self, kind: str) -> None:
        self._decide(next(timer for timer in self.core.timers if timer.kind == kind))


class Client:
    """A program that drives a seat."""

    def __init__(self, house: SeatHouse, seat: str | None = None) -> None:
        self.house = house
        self.seat = seat

    async def __call__(self, request: contract.Request) -> Any:
        return await self.house.call(self.seat, request)

    async def log_in(self, link: CoreLink, user: str = "anna", station: str = "1001") -> None:
        """Log in at a phone that is there."""
        link.register(station)
        waiting = asyncio.ensure_future(
            self(contract.Login(userName=user, password=f"{user}'s", stationId=station, stationType="VoIP"))
        )
        await settle()
        link.probe_finds()
        await waiting

    async def listen(self, name: str = "test") -> str:
        return str(await self(contract.AddListener(name=name)))

    async def poll(self, listener: str, milliseconds: int = 0) -> contract.Event:
        event = await self(contract.CheckEvent(listenerId=listener, timeout=milliseconds))
        assert isinstance(event, contract.Event)
        return event

    async def story(self, listener: str) -> list[contract.Event]:
        """Everything that the listener has not heard yet."""
        heard = [await self.poll(listener)]
        while not isinstance(heard[-1], contract.Timeout):
            heard.append(await self.poll(listener))
        return heard[:-1]


def names(events: list[contract.Event]) -> list[str]:
    """The wire names of events."""
    return [contract.wire_name(type(event)) for event in events]


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def plain_center() -> Center:
    return a_center()


@pytest.fixture
def center(plain_center: Center) -> Center:
    """The center of a test; a module may describe its own."""
    return plain_center


@pytest.fixture
def link(center: Center) -> CoreLink:
    return CoreLink(center)


@pytest.fixture
def cursors() -> Cursors:
    return Cursors()


@pytest.fixture
def answers() -> Iterator[SqliteAnswers]:
    store = SqliteAnswers(Path(":memory:"))
    yield store
    store.close()


@pytest.fixture
def settings() -> SeatSettings:
    return SeatSettings(domain=DOMAIN)


@pytest.fixture
def new_house(
    link: CoreLink, cursors: Cursors, clock: StandingClock, settings: SeatSettings, answers: SqliteAnswers
) -> Callable[[], SeatHouse]:
    """Makes a house that follows `link`, as a start does."""

    def new() -> SeatHouse:
        house = SeatHouse(
            link,
            cursors,
            clock,
            lambda: Milliseconds(link.now),
            settings,
            records=CardIndex(),
            answers=answers,
        )
        house.load(link.core.listeners)
        return house

    return new


@pytest.fixture
def house(new_house: Callable[[], SeatHouse]) -> SeatHouse:
    return new_house()


@pytest.fixture
def client(house: SeatHouse) -> Client:
    """A program at the machine's own seat."""
    return Client(house)


@pytest.fixture
def at_seat(house: SeatHouse) -> Callable[[str], Client]:
    """Makes a program at a hosted seat."""
    return lambda seat: Client(house, seat)


@pytest.fixture(name="names")
def names_fixture() -> Callable[[list[contract.Event]], list[str]]:
    return names


@pytest.fixture(name="settle", scope="session")
def settle_fixture() -> Callable[[], Any]:
    return settle


@pytest.fixture(scope="session")
def make_clock() -> Callable[[], StandingClock]:
    return StandingClock


@pytest.fixture(scope="session")
def make_world() -> Callable[[], Any]:
    """Makes a whole center with an empty journal, and a program at its machine's own seat."""

    def make() -> tuple[SeatHouse, CoreLink, Client]:
        link, answers = CoreLink(a_center()), SqliteAnswers(Path(":memory:"))
        settings = SeatSettings(domain=DOMAIN)
        now = lambda: Milliseconds(link.now)  # noqa: E731
        house = SeatHouse(
            link, Cursors(), StandingClock(), now, settings, records=CardIndex(), answers=answers
        )
        house.load(link.core.listeners)
        return house, link, Client(house)

    return make
