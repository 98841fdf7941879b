"""The call log says what became of every call."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cordboard.journal.memory import MemoryJournal
from cordboard.store.calllog import CallLog, CallRecord, find_call, recent_calls, recordings_of
from cordboard.store.database import Database
from cordboard.vcc.agents import Agent
from cordboard.vcc.calls import CallState, CallType, Party
from cordboard.vcc.ids import AgentId, CallId, RecordingId
from cordboard.vcc.kernel import Fact
from cordboard.vcc.telephony import Gap, HangupCause


@pytest.fixture
def log(database: Database, story: Any) -> Any:
    """Writes facts into the log, and reads calls from it."""
    database.migrate()
    return Log(database, story)


class Log:
    def __init__(self, database: Database, story: Any) -> None:
        self.database = database
        self.domain = story.domain
        self.projection = CallLog(story.center)
        self.journal = MemoryJournal()

    def write(self, at: int, *facts: Fact) -> None:
        recorded = self.journal.append(self.domain, self.journal.last(self.domain), at, facts)
        with self.database.transaction() as connection:
            self.projection.apply(connection, recorded)

    def call(self, name: str) -> CallRecord | None:
        with self.database.transaction() as connection:
            return find_call(connection, self.domain, CallId(name))

    def recent(self, *args: Any, **options: Any) -> list[str]:
        with self.database.transaction() as connection:
            return [each.id for each in recent_calls(connection, self.domain, *args, **options)]

    def recordings(self, name: str) -> list[Any]:
        with self.database.transaction() as connection:
            return recordings_of(connection, self.domain, CallId(name))


def test_a_taken_call_is_logged_with_its_times(log: Any, story: Any) -> None:
    log.write(story.at(80), *story.taken_call("A1"))

    assert log.call("A1") == CallRecord(
        id=CallId("A1"),
        type=CallType.INBOUND,
        state=CallState.FINISHED,
        campaign_id=2,
        campaign="Spring",
        skill_id=3,
        skill="Sales",
        agent_id=5,
        agent="ada@example.com",
        number="+4930123",
        ani="+4930123",
        dnis="+4930999",
        created_at=story.at(0),
        queued_at=story.at(2),
        offered_at=story.at(5),
        connected_at=story.at(10),
        ended_at=story.at(60),
        finished_at=story.at(80),
        queue_time=8_000,
        talk_time=40_000,
        hold_time=10_000,
        wrap_time=20_000,
        ended_by=Party.REMOTE,
        disposition_id=9,
        disposition="Sold",
        comments="Zoë buys two",
        abandoned=False,
        failure=None,
        failure_cause=None,
        main_id=None,
        transferred_by_id=None,
        transferred_by=None,
        park_time=0,
        end_cause=HangupCause.NORMAL,
    )


def test_a_call_is_in_the_log_while_it_goes_on(log: Any, story: Any) -> None:
    log.write(story.at(10), *story.taken_call("A1")[:4])

    call = log.call("A1")
    assert (call.state, call.queue_time) == (CallState.TALKING, 8_000)
    assert (call.ended_at, call.talk_time, call.disposition) == (None, None, None)
    assert (call.ended_by, call.end_cause) == (None, None)


def test_a_call_that_went_with_its_engine_says_so(log: Any, story: Any) -> None:
    log.write(story.at(60), *story.taken_call("A1", ended_by=Party.SYSTEM, end_cause=HangupCause.ENGINE_LOST))

    call = log.call("A1")
    assert (call.ended_by, call.end_cause) == (Party.SYSTEM, HangupCause.ENGINE_LOST)


def test_an_abandoned_call_is_marked(log: Any, story: Any) -> None:
    log.write(story.at(30), *story.abandoned_call("A1"))

    call = log.call("A1")
    assert (call.abandoned, call.ended_by, call.queue_time) == (True, Party.REMOTE, 28_000)
    assert (call.agent, call.connected_at, call.talk_time, call.wrap_time) == (None, None, None, None)


def test_a_manual_call_that_fails_says_why(log: Any, story: Any) -> None:
    log.write(story.at(20), *story.failed_call("A1"))

    call = log.call("A1")
    assert (call.type, call.agent) == (CallType.MANUAL, "ada@example.com")
    assert (call.failure, call.failure_cause, call.abandoned) == (10003, "BUSY", False)


def test_an_attempt_that_was_forbidden_is_logged_too(log: Any, story: Any) -> None:
    log.write(story.at(20), *story.forbidden_call())

    call = log.call("attempt-1")
    assert (call.number, call.failure, call.failure_cause) == ("+4930666", 10006, "DO_NOT_CALL")
    assert (call.agent, call.ended_by) == ("ada@example.com", Party.FAILED_TO_CONNECT)
    assert call.end_cause is None
    assert call.created_at == call.ended_at == story.at(20)


def test_recordings_are_listed_with_their_call(log: Any, story: Any) -> None:
    log.write(story.at(90), *story.taken_call("A1"), *story.saved_recording("A1", "R1"))
    log.write(story.at(91), *story.saved_recording("A1", "R2"), *story.saved_recording("B1", "R3"))

    first, second = log.recordings("A1")
    assert (first.id, first.call_id, first.file_name) == (RecordingId("R1"), CallId("A1"), "R1.wav")
    assert (first.length, first.gaps, first.sha256) == (50_000, (Gap(1_000, 2_000),), "ab" * 32)
    assert second.id == RecordingId("R2")


def test_other_facts_leave_no_trace(log: Any, story: Any) -> None:
    from cordboard.vcc.agents import ReadinessChanged
    from cordboard.vcc.ids import SeatId

    log.write(
        story.at(1),
        ReadinessChanged(seat=SeatId("local"), agent=Agent(id=AgentId(5), name="ada@example.com")),
    )

    assert log.recent(10) == []


def test_unknown_names_leave_ids(log: Any, story: Any) -> None:
    [arrived, *_] = story.taken_call("A1")
    stranger = msgspec.structs.replace(arrived.call, campaign=77, skill=78, agent=79)

    log.write(story.at(1), msgspec.structs.replace(arrived, call=stranger))

    call = log.call("A1")
    assert (call.campaign_id, call.skill_id, call.agent_id) == (77, 78, 79)
    assert (call.campaign, call.skill, call.agent) == (None, None, None)


def test_the_newest_calls_come_first(log: Any, story: Any) -> None:
    for name, second in (("old", 1), ("new", 3), ("middle", 2)):
        [arrived, *_] = story.taken_call(name)
        call = msgspec.structs.replace(arrived.call, created_at=story.at(second))
        log.write(story.at(second), msgspec.structs.replace(arrived, call=call))
    log.write(story.at(9), *story.failed_call("ada's"))

    assert log.recent(3) == ["new", "middle", "old"]
    assert log.recent(10, agent=AgentId(5)) == ["ada's"]


def test_an_unknown_call_is_not_found(log: Any) -> None:
    assert log.call("A1") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(cuts=st.lists(st.integers(0, 20), max_size=5), repeats=st.integers(1, 2))
def test_the_log_is_the_same_however_the_facts_are_cut_into_pages(
    log: Any, story: Any, cuts: Sequence[int], repeats: int
) -> None:
    facts = [
        *story.taken_call("A1"),
        *story.abandoned_call("A2"),
        *story.failed_call("A3"),
        *story.saved_recording("A1", "R1"),
    ]
    log.write(story.at(100), *facts)
    whole = [log.call(name) for name in ("A1", "A2", "A3")]

    bounds = [0, *sorted(cuts), len(facts)]
    for _ in range(repeats):
        for start, end in pairwise(bounds):
            log.write(story.at(100), *facts[start:end])

    assert [log.call(name) for name in ("A1", "A2", "A3")] == whole
