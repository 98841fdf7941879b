"""A small center, the facts of its calls, and a database that is thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from cordboard.journal.memory import MemoryJournal
from cordboard.store.database import Database, sqlite_url
from cordboard.vcc.agents import Agent
from cordboard.vcc.calls import (
    Call,
    CallAbandoned,
    CallArrived,
    CallConnected,
    CallEnded,
    CallFinished,
    CallInitiated,
    CallOffered,
    CallQueued,
    CallState,
    CallType,
    DialFailure,
    ManualCallFailed,
    ManualCallStarted,
    Party,
    RecordingSaved,
)
from cordboard.vcc.center import Campaign, Center, Disposition, Skill, User
from cordboard.vcc.ids import (
    AgentId,
    CallId,
    CampaignId,
    DispositionId,
    DomainId,
    Milliseconds,
    RecordingId,
    SeatId,
    SkillId,
)
from cordboard.vcc.kernel import Fact
from cordboard.vcc.telephony import Gap

DOMAIN = DomainId(7)
NOON = Milliseconds(1_700_000_000_000)
SEAT = SeatId("ada@example.com")
CENTER = Center(
    domain_id=DOMAIN,
    domain="example.com",
    users=(User(id=AgentId(5), name="ada@example.com", password=""),),
    skills=(Skill(id=SkillId(3), name="Sales"),),
    campaigns=(Campaign(id=CampaignId(2), name="Spring"),),
    dispositions=(Disposition(id=DispositionId(9), name="Sold"),),
)
ADA = Agent(id=AgentId(5), name="ada@example.com")


def at(seconds: int) -> Milliseconds:
    return Milliseconds(NOON + seconds * 1000)


def inbound(name: str) -> Call:
    return Call(
        id=CallId(name),
        type=CallType.INBOUND,
        state=CallState.ARRIVING,
        number="+4930123",
        ani="+4930123",
        dnis="+4930999",
        campaign=CampaignId(2),
        skill=SkillId(3),
        created_at=at(0),
    )


def manual(name: str) -> Call:
    return msgspec.structs.replace(
        inbound(name), type=CallType.MANUAL, state=CallState.DIALING_STATION, agent=ADA.id, skill=None
    )


def taken_call(name: str, **how_it_ended: Any) -> list[Fact]:
    """Waits 8 s, is talked about for 50 s of which 10 s on hold, then wrapped up in 20 s."""
    arrived = inbound(name)
    queued = changed(arrived, state=CallState.QUEUED, queued_at=at(2))
    offered = changed(queued, state=CallState.OFFERED, agent=ADA.id, offered_at=at(5))
    talking = changed(offered, state=CallState.TALKING, connected_at=at(10))
    ended = changed(
        talking,
        state=CallState.WRAP_UP,
        hold_time=Milliseconds(10_000),
        ended_at=at(60),
        **{"ended_by": Party.REMOTE, **how_it_ended},
    )
    finished = changed(
        ended,
        state=CallState.FINISHED,
        disposition=DispositionId(9),
        comments="Zoë buys two",
        finished_at=at(80),
    )
    return [
        CallArrived(call=arrived),
        CallQueued(call=queued),
        CallOffered(seat=SEAT, call=offered, agent=ADA, must_answer=True),
        CallConnected(seat=SEAT, call=talking, agent=ADA),
        CallEnded(seat=SEAT, call=ended, agent=ADA),
        CallFinished(seat=SEAT, call=finished, agent=ADA),
    ]


def abandoned_call(name: str) -> list[Fact]:
    arrived = inbound(name)
    queued = changed(arrived, state=CallState.QUEUED, queued_at=at(2))
    gone = changed(
        queued, state=CallState.FINISHED, ended_at=at(30), finished_at=at(30), ended_by=Party.REMOTE
    )
    return [CallArrived(call=arrived), CallQueued(call=queued), CallAbandoned(call=gone)]


def failed_call(name: str) -> list[Fact]:
    dialed = manual(name)
    failed = changed(dialed, state=CallState.FINISHED, ended_at=at(20), finished_at=at(20))
    failure = ManualCallFailed(
        seat=SEAT,
        agent=ADA,
        failure=DialFailure.BUSY,
        cause="BUSY",
        number=dialed.number,
        campaign=dialed.campaign,
        call=failed,
    )
    return [
        ManualCallStarted(seat=SEAT, call=dialed, agent=ADA),
        CallInitiated(seat=SEAT, call=changed(dialed, state=CallState.DIALING), agent=ADA),
        failure,
    ]


def forbidden_call() -> list[Fact]:
    return [
        ManualCallFailed(
            seat=SEAT,
            agent=ADA,
            failure=DialFailure.DNC_REFUSED,
            cause="DO_NOT_CALL",
            number="+4930666",
            campaign=None,
        )
    ]


def saved_recording(call: str, name: str) -> list[Fact]:
    return [
        RecordingSaved(
            call_id=CallId(call),
            recording=RecordingId(name),
            name=f"{name}.wav",
            length=Milliseconds(50_000),
            gaps=(Gap(Milliseconds(1_000), Milliseconds(2_000)),),
            sha256="ab" * 32,
        )
    ]


def changed(call: Call, **changes: Any) -> Call:
    return msgspec.structs.replace(call, **changes)


@pytest.fixture(scope="session")
def story() -> SimpleNamespace:
    """The calls that happen in these tests."""
    return SimpleNamespace(
        domain=DOMAIN,
        center=CENTER,
        at=at,
        taken_call=taken_call,
        abandoned_call=abandoned_call,
        failed_call=failed_call,
        forbidden_call=forbidden_call,
        saved_recording=saved_recording,
    )


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(sqlite_url(tmp_path / "store.db"))
    yield database
    database.close()
