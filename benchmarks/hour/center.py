"""The whole center in one process: what runs is what `cordboard up` runs, but for sockets, disk and audio."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.agents import CHEAP
from cordboard.contract import Request
from cordboard.journal.answers import SqliteAnswers
from cordboard.journal.memory import MemoryJournal
from cordboard.owner.credentials import Credentials
from cordboard.owner.loop import Owner
from cordboard.seat import SeatHouse, SeatSettings
from cordboard.telephony.memory import MemoryEngine
from cordboard.telephony.port import Provision
from cordboard.vcc import Core
from cordboard.vcc.center import (
    CallerCallback,
    Campaign,
    CampaignType,
    CampaignVoicemail,
    Center,
    ClockChange,
    ContactField,
    Disposition,
    DispositionKind,
    Hours,
    ListUse,
    Options,
    Outbound,
    Permission,
    QueueManners,
    ReasonCode,
    ReasonKind,
    Skill,
    SkillLevel,
    Station,
    TimeZone,
    Trunk,
    User,
    UserVoicemail,
)
from cordboard.vcc.ids import (
    AgentId,
    CampaignId,
    ContactId,
    DispositionId,
    DomainId,
    ListenerId,
    ListId,
    Milliseconds,
    ReasonId,
    SkillId,
    StationId,
    TrunkId,
)
from cordboard.vcc.world import World

from .clock import VirtualClock

KEY = "1"
"""Who presses it keeps their place in the queue."""
MANNERS = QueueManners(
    callback=CallerCallback(
        key=KEY, offer="offer", retry_after=Milliseconds(60_000), expires=Milliseconds(1_800_000)
    )
)
PASSWORD, SKILLS, SKILLS_EACH = "of the hour", 20, 3
LIST, LIST_CALLS, CLOSED_LINE = ListId(1), CampaignId(200), CampaignId(201)
CLOSED_NUMBER = "+12025550199"
SHORT_LINE, SHORT_NUMBER, SHORT_SKILL = CampaignId(202), "+12025550198", SkillId(SKILLS + 1)
TRUNK, BREAK, SOLVED, AGAIN = TrunkId("carrier"), ReasonId(1), DispositionId(1), DispositionId(2)


def number_of(campaign: int) -> str:
    """The number whose callers belong to a campaign."""
    return f"+120255501{campaign:02d}"


def a_center(agents: int) -> Center:
    """So many agents, each with three of twenty skills, and a campaign for each skill."""
    password = CHEAP.hash(PASSWORD)
    users = tuple(
        User(
            id=AgentId(1000 + each),
            name=f"agent{each}@demo",
            extension=f"{10_000 + each}",
            password=password,
            permissions=frozenset(Permission),
            skills=_skills_of(each),
            voicemail=UserVoicemail(numbers=(box_of(each),)),
        )
        for each in range(agents)
    )
    dispositions = (
        Disposition(id=SOLVED, name="Solved"),
        Disposition(id=AGAIN, name="Again", kind=DispositionKind.REDIAL),
    )
    campaigns = tuple(
        Campaign(
            id=CampaignId(100 + each),
            name=f"Line {each}",
            numbers=(number_of(each),),
            skills=(SkillId(1 + each),),
            dispositions=(SOLVED, AGAIN),
            caller_number=number_of(each),
        )
        for each in range(SKILLS)
    )
    list_calls = Campaign(
        id=LIST_CALLS,
        name="List",
        type=CampaignType.OUTBOUND,
        skills=(SkillId(1), SkillId(2)),
        dispositions=(SOLVED, AGAIN),
        caller_number=number_of(0),
        outbound=Outbound(lists=(ListUse(list=LIST, name="All"),), limit=Milliseconds(20_000)),
    )
    short_line = Campaign(
        id=SHORT_LINE,
        name="Short of agents",
        numbers=(SHORT_NUMBER,),
        skills=(SHORT_SKILL,),
        dispositions=(SOLVED, AGAIN),
        caller_number=SHORT_NUMBER,
        queue=MANNERS,
    )
    closed_line = Campaign(
        id=CLOSED_LINE,
        name="Closed",
        numbers=(CLOSED_NUMBER,),
        skills=(SkillId(3),),
        dispositions=(SOLVED,),
        hours=Hours(
            zone=TimeZone(name="UTC", changes=(ClockChange(Milliseconds(0), Milliseconds(0)),)), windows=()
        ),
        voicemail=CampaignVoicemail(when_closed=True),
    )
    return Center(
        domain_id=DomainId(1),
        domain="demo",
        options=Options(default_campaign=campaigns[0].id),
        users=users,
        skills=tuple(Skill(id=SkillId(1 + each), name=f"Skill {each}") for each in range(SKILLS + 1)),
        stations=tuple(Station(id=StationId(f"{10_000 + each}")) for each in range(agents)),
        trunks=(Trunk(id=TRUNK, host="127.0.0.1"),),
        reason_codes=(ReasonCode(id=BREAK, name="Break", kind=ReasonKind.NOT_READY),),
        dispositions=dispositions,
        campaigns=(*campaigns, list_calls, short_line, closed_line),
    )


def _skills_of(agent: int) -> tuple[SkillLevel, ...]:
    """Three of the twenty; one agent in twenty serves the line that is short of agents, and nothing else."""
    if agent % 20 == 0:
        return (SkillLevel(SHORT_SKILL, 1),)
    return tuple(SkillLevel(SkillId(1 + (agent + 7 * n) % SKILLS), n + 1) for n in range(SKILLS_EACH))


def box_of(agent: int) -> str:
    """The number whose callers come to an agent's own box."""
    return f"+1202556{agent:04d}"


class _Cursors:
    """Nothing is restarted here."""

    def load(self) -> dict[ListenerId, int]:
        """None are known."""
        return {}

    def save(self, moved: Mapping[ListenerId, int], gone: Collection[ListenerId]) -> None:
        """Nobody asks again."""


class _NoRecords:
    """Nobody asks for a customer's record here."""

    async def find(self, contact: ContactId, fields: Iterable[ContactField]) -> None:
        """There are none."""


class HourCenter:
    """The parts, on one virtual clock."""

    def __init__(self, agents: int) -> None:
        self.clock = VirtualClock()
        self.center = a_center(agents)
        self.engine = MemoryEngine(self.clock.now)
        self.world = self.engine.world
        self.journal = MemoryJournal()
        self._credentials = Credentials(self.center.domain, self.center.users, threads=1)
        self.owner = Owner(
            domain=self.center.domain_id,
            core=lambda: Core(self.center),
            journal=self.journal,
            engine=self.engine,
            provision=Provision(realm="demo", stations=self.center.stations, trunks=self.center.trunks),
            epoch=1,
            credentials=self._credentials,
            clock=self.clock,
        )
        self.house = SeatHouse(
            self.owner,
            _Cursors(),
            self.clock,
            self.clock.now,
            SeatSettings(domain=self.center.domain),
            records=_NoRecords(),
            answers=SqliteAnswers(Path(":memory:")),
        )
        self._chores: set[asyncio.Task[Any]] = set()

    @property
    def core(self) -> World:
        """What the core knows now."""
        world: World = self.owner._memory.core._world  # type: ignore[attr-defined]
        return world

    async def open(self) -> None:
        """Owner and seats begin."""
        await self.owner.start()
        self.house.load(self.owner.listeners)
        for station in self.center.stations:
            self.world.register(station.id)

    async def close(self) -> None:
        """Everything ends."""
        for each in self._chores:
            each.cancel()
        await asyncio.gather(*self._chores, return_exceptions=True)
        await self.house.close()
        await self.owner.stop()
        self._credentials.close()

    def begin(self, work: Any) -> None:
        """Let a coroutine run beside the others."""
        task = asyncio.get_running_loop().create_task(work)
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)

    async def ask(self, seat: str, request: Request) -> Any:
        """An operation at a hosted seat. Raises ContractFault."""
        return await self.house.call(seat, request)

    async def play(self, seconds: float) -> None:
        """Let so much time pass."""
        end = self.clock.now() + round(seconds * 1000)
        await self.clock.play(end, self.engine.next_timer, self.engine.handle_timers)
