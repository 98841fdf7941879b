"""Callbacks come due by the center's clock, whatever somebody does to the machine's, also after restarts."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import AsyncIterator, Callable
from itertools import count

import pytest

from cordboard.journal.memory import MemoryJournal
from cordboard.owner.clock import SystemClock
from cordboard.owner.credentials import Credentials
from cordboard.owner.loop import Owner
from cordboard.telephony.memory import MemoryEngine
from cordboard.telephony.port import Provision
from cordboard.vcc import Core
from cordboard.vcc.agents import ConfirmLogin, StartLogin, StationType
from cordboard.vcc.callbacks import AddCallback, CallbackOverdue, CallbackReminded
from cordboard.vcc.center import Center, Permission, Station, User
from cordboard.vcc.ids import AgentId, DomainId, Milliseconds, SeatId, StationId

SEAT, PHONE = SeatId("anna@demo"), StationId("101")
ANNA = User(id=AgentId(40), name="anna@demo", password="x", permissions=frozenset(Permission))
CENTER = Center(domain_id=DomainId(1), domain="demo", users=(ANNA,), stations=(Station(id=PHONE),))
MINUTE, HOUR = 60, 3600
SECOND = 1_000_000_000


class Machine:
    """A machine whose wall clock can be set, while its steady one only goes on; a `Clock` for the owner."""

    def __init__(self) -> None:
        self.wall = 1_700_000_000 * SECOND
        self.steady = 0
        self.order = count()
        self.alarms: list[tuple[int, int, Callable[[], None]]] = []
        self.cancelled: set[int] = set()
        self.boot()

    def boot(self) -> None:
        """Our process starts: what it knows of time is the wall clock."""
        self.clock = SystemClock(lambda: self.wall, lambda: self.steady)

    def now(self) -> Milliseconds:
        return self.clock.now()

    def after(self, delay: Milliseconds, action: Callable[[], None]) -> Callable[[], None]:
        order = next(self.order)
        heapq.heappush(self.alarms, (self.steady + delay * 1_000_000, order, action))
        return lambda: self.cancelled.add(order)

    def set(self, seconds: int) -> None:
        """Somebody sets the wall clock."""
        self.wall += seconds * SECOND

    async def passes(self, seconds: int) -> None:
        end = self.steady + seconds * SECOND
        await settle()
        while self.alarms and self.alarms[0][0] <= end:
            due, order, action = heapq.heappop(self.alarms)
            self._reach(max(due, self.steady))
            (lambda: None if order in self.cancelled else action())()
            await settle()
        self._reach(end)

    def _reach(self, steady: int) -> None:
        self.wall += steady - self.steady
        self.steady = steady


async def settle() -> None:
    for _ in range(30):
        await asyncio.sleep(0)


class Office:
    """A center on that machine, with Anna at work."""

    def __init__(self) -> None:
        self.machine = Machine()
        self.journal = MemoryJournal()
        self.credentials = Credentials(CENTER.domain, CENTER.users, threads=1)
        self.epoch = 0

    async def open(self) -> None:
        self.epoch += 1
        engine = MemoryEngine(self.machine.now)
        self.owner = Owner(
            domain=CENTER.domain_id,
            core=lambda: Core(CENTER),
            journal=self.journal,
            engine=engine,
            provision=Provision(realm="demo", stations=CENTER.stations, trunks=()),
            epoch=self.epoch,
            credentials=self.credentials,
            clock=self.machine,
        )
        engine.world.register(PHONE)
        await self.owner.start()

    async def kill(self) -> None:
        await self.owner.stop()
        self.machine.alarms.clear()
        self.machine.boot()

    async def login(self) -> None:
        login = await self.owner.submit(
            StartLogin(seat=SEAT, user_name="anna", station_type=StationType.VOIP, station=PHONE)
        )
        await self.owner.submit(ConfirmLogin(seat=SEAT, login=login, verified=True))
        await settle()

    async def promise(self, seconds: int) -> None:
        due = Milliseconds(self.machine.now() + seconds * 1000)
        await self.owner.submit(AddCallback(seat=SEAT, number="+12025550177", due=due))

    def told(self) -> int:
        """How often Anna was told that it is due."""
        facts = (each.fact for each in self.journal.read(CENTER.domain_id, 0, self.owner.last))
        return sum(isinstance(fact, CallbackOverdue | CallbackReminded) for fact in facts)


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    office = Office()
    await office.open()
    await office.login()
    yield office
    await office.owner.stop()
    office.credentials.close()


async def test_it_comes_due_at_its_time(office: Office) -> None:
    await office.promise(HOUR)
    await office.machine.passes(HOUR - 1)
    assert office.told() == 0
    await office.machine.passes(2)
    assert office.told() == 1


async def test_a_clock_that_is_set_forward_is_noticed_within_a_minute(office: Office) -> None:
    await office.promise(HOUR)
    office.machine.set(HOUR)
    await office.machine.passes(MINUTE + 1)
    assert office.told() == 1
    await office.machine.passes(2 * HOUR)
    assert office.told() == 1


async def test_a_clock_that_is_set_back_delays_nothing(office: Office) -> None:
    await office.promise(HOUR)
    await office.machine.passes(HOUR // 2)
    office.machine.set(-HOUR)
    await office.machine.passes(HOUR // 2 + 1)
    assert office.told() == 1
    await office.machine.passes(2 * HOUR)
    assert office.told() == 1


async def test_a_restart_under_a_clock_that_was_set_back_delays_nothing(office: Office) -> None:
    # given
    await office.promise(HOUR)
    await office.machine.passes(HOUR // 2)
    await office.promise(9 * HOUR)  # so that the journal knows how late it is
    # when
    office.machine.set(-12 * HOUR)
    await office.kill()
    await office.open()
    await office.machine.passes(HOUR // 2 + 1)
    # then
    assert office.told() == 1


async def test_what_came_due_while_nobody_ran_is_told_at_the_start(office: Office) -> None:
    await office.promise(HOUR)
    await office.kill()
    await office.machine.passes(3 * HOUR)
    await office.open()
    await office.machine.passes(5)
    assert office.told() == 1
    await office.kill()
    await office.open()
    await office.machine.passes(HOUR)
    assert office.told() == 1
