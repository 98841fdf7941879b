"""The real parts together: core, owner, SQLite journal, memory engine, call log; also across a kill."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from cordboard.journal.port import JournalUnavailable
from cordboard.journal.sqlite import SqliteJournal
from cordboard.owner.loop import Owner
from cordboard.store.calllog import CallLog, CallRecord, recent_calls, recordings_of
from cordboard.store.database import Database, sqlite_url
from cordboard.store.projection import Projector
from cordboard.telephony.memory import MemoryEngine
from cordboard.telephony.port import Provision
from cordboard.vcc import Core
from cordboard.vcc.agents import ConfirmLogin, ReadyState, SetReady, StartLogin, StationType
from cordboard.vcc.calls import CallState, FinishCall, Party, PickUp
from cordboard.vcc.center import (
    Campaign,
    Center,
    Disposition,
    Permission,
    Skill,
    SkillLevel,
    Station,
    Trunk,
    User,
)
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import (
    AgentId,
    CampaignId,
    DispositionId,
    DomainId,
    LegId,
    Milliseconds,
    SeatId,
    SkillId,
    StationId,
    TrunkId,
)
from cordboard.vcc.queries import GetStatus, Status

SEAT = SeatId("anna@demo")
PHONE = StationId("101")
CARRIER = TrunkId("carrier")
SOLD = DispositionId(20)
CENTER = Center(
    domain_id=DomainId(1),
    domain="demo",
    users=(
        User(
            id=AgentId(40),
            name="anna@demo",
            password="x",
            permissions=frozenset(Permission),
            skills=(SkillLevel(SkillId(1)),),
        ),
    ),
    skills=(Skill(id=SkillId(1), name="Sales"),),
    stations=(Station(id=PHONE),),
    trunks=(Trunk(id=CARRIER, host="127.0.0.1"),),
    dispositions=(Disposition(id=SOLD, name="Sold"),),
    campaigns=(
        Campaign(
            id=CampaignId(10),
            name="Sales",
            numbers=("+12025550100",),
            skills=(SkillId(1),),
            dispositions=(SOLD,),
            auto_record=True,
        ),
    ),
)


class Running:
    """A running center on a data folder; the engine outlives the owner."""

    def __init__(self, folder: Path, clock: Any) -> None:
        self.folder = folder
        self.clock = clock
        self.engine = MemoryEngine(clock.now)
        self.engine.world.register(PHONE)
        self.epoch = 0

    async def start(self) -> None:
        self.epoch += 1
        self.journal = SqliteJournal(self.folder / "journal.db")
        self.database = Database(sqlite_url(self.folder / "store.db"))
        self.projector = Projector(self.database, CENTER.domain_id, self.journal, [CallLog(CENTER)])
        await self.projector.start()
        self.owner = Owner(
            domain=CENTER.domain_id,
            core=lambda: Core(CENTER),
            journal=self.journal,
            engine=self.engine,
            provision=Provision(realm="demo", stations=CENTER.stations, trunks=CENTER.trunks),
            epoch=self.epoch,
            credentials=object(),  # type: ignore[arg-type] # nobody asks for passwords here
            clock=self.clock,
        )
        self.owner.subscribe(self.projector.notice)
        await self.owner.start()

    async def stop(self) -> None:
        await self.owner.stop()
        await self.projector.stop()
        self.database.close()
        self.journal.close()

    async def kill(self) -> None:
        """As `kill -9`: nobody says goodbye to the engine."""
        self.owner._stopping = self.owner._paused = True
        self.owner._timers.stop()
        task = self.owner._attachment._task
        assert task is not None
        task.cancel()
        await self.engine.detach()  # its end of the socket closes
        await self.projector.stop()
        self.database.close()
        self.journal.close()

    async def login(self) -> None:
        login = await self.owner.submit(
            StartLogin(seat=SEAT, user_name="anna", station_type=StationType.VOIP, station=PHONE)
        )
        await self.owner.submit(ConfirmLogin(seat=SEAT, login=login, verified=True))
        await self.pass_time(1_000)
        await self.owner.submit(SetReady(seat=SEAT, state=ReadyState.READY))

    async def pass_time(self, milliseconds: int) -> None:
        """The clock goes on, for the engine too."""
        for _ in range(milliseconds // 100):
            await self.clock.advance(100)
            self.engine.handle_timers()
        await self.clock.advance(0)

    async def status(self) -> Status:
        status: Status = await self.owner.ask(GetStatus(seat=SEAT))
        return status

    async def talk(self) -> LegId:
        """A customer calls, and speaks with Anna."""
        caller = self.engine.world.arrive(CARRIER, "+12025550177", "+12025550100")
        await self.pass_time(2_000)
        await self.owner.submit(PickUp(seat=SEAT))
        await self.pass_time(500)
        phone = self.engine.world.leg_at(PHONE)
        assert phone is not None
        with suppress(KeyError):
            self.engine.world.far_end_answers(phone)
        await self.pass_time(500)
        return caller

    async def log(self) -> list[CallRecord]:
        await self.projector.wait_for(self.owner.last)
        return await self.projector.read(lambda each: recent_calls(each, CENTER.domain_id, 10))


@pytest.fixture
async def center(tmp_path: Path, clock: Any) -> AsyncIterator[Running]:
    center = Running(tmp_path, clock)
    await center.start()
    yield center
    await center.stop()


async def test_a_call_from_ring_to_log(center: Running) -> None:
    # given Anna is ready
    await center.login()

    # when a customer calls, talks for a minute, hangs up, and Anna says how it went
    caller = await center.talk()
    await center.pass_time(60_000)
    center.engine.world.hangs_up(caller)
    await center.pass_time(1_000)
    await center.owner.submit(FinishCall(seat=SEAT, disposition=SOLD, comments="fine"))
    await center.pass_time(1_000)

    # then the log tells it, recording and all, and nothing is owed to the engine
    [call] = await center.log()
    assert (call.state, call.disposition, call.ended_by) == (CallState.FINISHED, "Sold", Party.REMOTE)
    assert (call.campaign, call.agent, call.number) == ("Sales", "anna@demo", "+12025550177")
    assert call.talk_time is not None
    assert 60_000 <= call.talk_time <= 62_000
    recordings = await center.projector.read(
        lambda connection: recordings_of(connection, CENTER.domain_id, call.id)
    )
    assert len(recordings) == 1
    assert center.owner._memory.core.outstanding == ()


async def test_a_killed_owner_comes_back_to_the_living_call(center: Running) -> None:
    # given a conversation
    await center.login()
    caller = await center.talk()
    before = await center.status()
    assert before.call is not None
    assert before.call.state is CallState.TALKING

    # when the owner dies, and the customer hangs up before the next one is there
    await center.kill()
    center.clock.moment = Milliseconds(center.clock.moment + 5_000)
    hung_up = center.clock.now()
    center.engine.world.hangs_up(caller)
    center.clock.moment = Milliseconds(center.clock.moment + 5_000)
    await center.start()
    await center.pass_time(1_000)

    # then the call is known to have ended at the right moment, and can be finished
    after = await center.status()
    assert after.call is not None
    assert (after.call.id, after.call.state) == (before.call.id, CallState.WRAP_UP)
    assert after.call.ended_at == hung_up
    await center.owner.submit(FinishCall(seat=SEAT, disposition=SOLD, comments="fine"))
    [call] = await center.log()
    assert (call.state, call.ended_at) == (CallState.FINISHED, hung_up)


async def test_memory_is_the_journal_at_any_restart(center: Running) -> None:
    await center.login()
    await center.talk()

    rebuilt = Core(CENTER)
    for recorded in center.journal.read(CENTER.domain_id):
        rebuilt.replay(recorded)

    live = center.owner._memory.core
    assert isinstance(live, Core)
    assert rebuilt._world == live._world


async def test_a_full_disk_in_mid_call_ends_nothing(center: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    # given a conversation, and a disk that is full
    await center.login()
    caller = await center.talk()

    def full(*_: object) -> None:
        raise JournalUnavailable("the disk is full")

    monkeypatch.setattr(center.journal, "append", full)

    # when Anna tries to finish, and the customer hangs up
    with pytest.raises(Refusal, match="JOURNAL_UNAVAILABLE"):
        await center.owner.submit(FinishCall(seat=SEAT, disposition=SOLD, comments=""))
    center.engine.world.hangs_up(caller)
    await center.pass_time(3_000)
    during = await center.status()
    monkeypatch.undo()
    await center.pass_time(10_000)

    # then nothing is known of it until there is room again, and all of it afterwards
    after = await center.status()
    assert during.call is not None
    assert after.call is not None
    assert (during.call.state, after.call.state) == (CallState.TALKING, CallState.WRAP_UP)
    await center.owner.submit(FinishCall(seat=SEAT, disposition=SOLD, comments=""))
