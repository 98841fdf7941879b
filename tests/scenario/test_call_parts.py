"""What reports can see of calls that went through several hands: one row a call, one row a part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from small_center import ANNA, BOB, CARA, SOLD

from cordboard.store.calllog import CallLog, CallRecord, find_call
from cordboard.store.database import Database, sqlite_url
from cordboard.store.parts import CallParts, Ending, PartRecord, parts_of
from cordboard.store.tables import calls as call_table
from cordboard.vcc.agents import Logout
from cordboard.vcc.calls import (
    AddToConference,
    CompleteConference,
    CompleteTransfer,
    ConferenceIn,
    DisconnectCall,
    DisconnectParkedCalls,
    LeaveConference,
    ParkCall,
    RemoveParticipant,
    RetrieveCall,
)
from cordboard.vcc.ids import NO_REASON, CallId, DomainId
from cordboard.vcc.supervision import ForceLogout
from cordboard.vcc.telephony import EngineLost

EXPERT = "+12025550188"


class Report:
    """The tables, as the facts of a floor so far make them."""

    def __init__(self, database: Database, floor: Any) -> None:
        self.database = database
        self.floor = floor
        self.projections = (CallLog(floor.center), CallParts(floor.center))

    def write(self) -> None:
        """Bring the tables up to now; twice, which is harmless."""
        for projection in self.projections * 2:
            with self.database.transaction() as connection:
                projection.apply(connection, self.floor.journal)

    def parts(self, call: CallId) -> list[PartRecord]:
        self.write()
        with self.database.transaction() as connection:
            return parts_of(connection, DomainId(1), call)

    def endings(self, call: CallId) -> list[tuple[Any, ...]]:
        """Who had the call, for how long, and how that ended."""
        return [
            (each.agent_id, (each.ended_at or each.started_at) - each.started_at, each.ending)
            for each in self.parts(call)
        ]

    def call(self, call: CallId) -> CallRecord:
        self.write()
        with self.database.transaction() as connection:
            found = find_call(connection, DomainId(1), call)
        assert found is not None
        return found

    def rows(self) -> list[str]:
        """The ids in the call log."""
        self.write()
        with self.database.transaction() as connection:
            return list(connection.execute(sa.select(call_table.c.id)).scalars())


@pytest.fixture
def report(tmp_path: Path, floor: Any) -> Iterator[Report]:
    database = Database(sqlite_url(tmp_path / "store.db"))
    database.migrate()
    yield Report(database, floor)
    database.close()


def talking(floor: Any, *others: str) -> CallId:
    """Anna talks to a customer for 5 s. Answer: the call."""
    floor.talks("anna")
    for name in others:
        floor.login(name)
    call: CallId = floor.call("anna").id
    floor.wait(5_000)
    return call


def test_a_transferred_call_is_one_row_and_two_parts(floor: Any, report: Report) -> None:
    call = talking(floor, "bob")
    waited = report.call(call).queue_time
    floor.transfers("anna", "1002", disposition=SOLD)
    floor.wait(2_000)
    floor.takes("bob")
    floor.wait(7_000)
    floor.ends(floor.call("bob").customer_leg)
    floor.finishes("bob", SOLD)

    assert report.endings(call) == [(ANNA, 5_000, Ending.TRANSFERRED), (BOB, 7_000, Ending.ENDED)]
    first, second = report.parts(call)
    assert (first.disposition, first.transferred_by, second.disposition, second.transferred_by) == (
        "Sold",
        None,
        "Sold",
        "anna@demo",
    )
    row = report.call(call)
    assert (row.agent_id, row.transferred_by, row.abandoned, row.queue_time) == (
        BOB,
        "anna@demo",
        False,
        waited,
    )
    assert report.rows() == [call]


def test_a_transfer_that_nobody_takes_is_a_part_that_waits_in_a_slot(floor: Any, report: Report) -> None:
    call = talking(floor, "bob")
    floor.transfers("anna", "1002")
    floor.wait(20_000)
    assert report.endings(call) == [(ANNA, 25_000, Ending.PARKED)]
    assert report.call(call).transferred_by is None


def test_a_customer_who_leaves_on_the_way_was_lost_and_did_not_abandon(floor: Any, report: Report) -> None:
    call = talking(floor, "bob")
    leg = floor.call("anna").customer_leg
    floor.transfers("anna", "1002")
    floor.ends(leg)
    assert report.endings(call) == [(ANNA, 5_000, Ending.LOST)]
    assert report.call(call).abandoned is False


def test_the_part_of_a_sender_ends_who_has_gone_home_meanwhile(floor: Any, report: Report) -> None:
    taken = talking(floor, "bob")
    floor.transfers("anna", "1002", disposition=SOLD)
    floor.asks("anna", Logout, reason=NO_REASON)
    floor.takes("bob")
    assert report.endings(taken) == [(ANNA, 5_000, Ending.TRANSFERRED), (BOB, 0, None)]
    assert report.parts(taken)[0].disposition == "Sold"


def test_so_it_does_where_the_customer_leaves_on_the_way(floor: Any, report: Report) -> None:
    lost = talking(floor, "bob")
    leg = floor.call("anna").customer_leg
    floor.transfers("anna", "1002")
    floor.asks("anna", Logout, reason=NO_REASON)
    floor.ends(leg)
    assert report.endings(lost) == [(ANNA, 5_000, Ending.LOST)]


def test_a_call_that_was_parked_has_a_part_before_and_one_after(floor: Any, report: Report) -> None:
    call = talking(floor)
    floor.asks("anna", ParkCall)
    floor.wait(30_000)
    floor.asks("anna", RetrieveCall, call=call)
    floor.answers(floor.station_leg("anna"))
    floor.wait(4_000)
    floor.asks("anna", ParkCall)
    floor.asks("anna", DisconnectParkedCalls, call=call, silent=True)

    assert report.endings(call) == [(ANNA, 5_000, Ending.PARKED), (ANNA, 4_000, Ending.ENDED)]
    row = report.call(call)
    assert (row.park_time, row.talk_time) == (30_000, 9_000)


def test_a_call_that_nobody_fetches_is_parked_out(floor: Any, report: Report) -> None:
    call = talking(floor)
    floor.asks("anna", ParkCall)
    floor.wait(1_800_000)
    [part] = report.parts(call)
    assert (part.agent_id, part.ending) == (ANNA, Ending.PARKED_OUT)


def test_a_consultation_is_a_call_of_its_own_that_names_the_customer_s(floor: Any, report: Report) -> None:
    call = talking(floor, "bob")
    floor.transfers("anna", "1002", warm=True)
    floor.takes("bob")
    consultation, theirs = floor.core._world.calls[call], floor.call("bob").id
    floor.wait(3_000)
    further = floor.call("bob").peer
    floor.asks("anna", CompleteTransfer)
    floor.wait(1_000)

    assert consultation.id == call
    assert report.endings(further) == [(ANNA, 3_000, Ending.MERGED)]
    assert report.endings(theirs) == [(BOB, 3_000, Ending.MERGED)]
    assert report.endings(call) == [(ANNA, 8_000, Ending.TRANSFERRED), (BOB, 0, None)]
    assert report.call(further).main_id == call
    assert sorted(report.rows()) == sorted([call, further, theirs])


def test_a_consultation_that_becomes_a_conference_is_two_parts(floor: Any, report: Report) -> None:
    talking(floor)
    floor.asks("anna", ConferenceIn, number=EXPERT, warm=True, check_dnc=True)
    floor.answers(floor.customer_leg())
    further = next(each.id for each in floor.core._world.calls.values() if each.main is not None)
    floor.wait(2_000)
    floor.asks("anna", CompleteConference)
    floor.wait(3_000)
    floor.asks("anna", RemoveParticipant, call=further)

    assert report.endings(further) == [(ANNA, 2_000, Ending.MERGED), (ANNA, 3_000, Ending.ENDED)]


def test_who_leaves_a_conference_has_left_and_who_stays_goes_on(floor: Any, report: Report) -> None:
    call = talking(floor, "cara")
    floor.asks("anna", ConferenceIn, number="1003", warm=False, check_dnc=True)
    floor.answers(floor.station_leg("cara"))
    floor.wait(2_000)
    floor.asks("anna", LeaveConference, disposition=SOLD)

    assert report.endings(call) == [(ANNA, 7_000, Ending.LEFT), (CARA, 0, None)]


def expert_joins(floor: Any, name: str = "anna") -> Any:
    """Somebody outside joins the conversation. Answer: the call with them."""
    floor.asks(name, ConferenceIn, number=EXPERT, warm=False, check_dnc=True)
    floor.answers(floor.customer_leg())
    return next(each for each in floor.core._world.calls.values() if each.number == EXPERT)


def test_a_participant_has_another_agent_when_theirs_leaves(floor: Any, report: Report) -> None:
    talking(floor, "cara")
    expert = expert_joins(floor)
    floor.asks("anna", ConferenceIn, number="1003", warm=False, check_dnc=True)
    floor.answers(floor.station_leg("cara"))
    floor.wait(2_000)
    floor.asks("anna", LeaveConference)
    floor.wait(3_000)
    floor.ends(expert.customer_leg)
    assert report.endings(expert.id) == [(ANNA, 2_000, Ending.LEFT), (CARA, 3_000, Ending.ENDED)]


def colleagues(floor: Any) -> None:
    """Cara talks to Anna, whom she has called."""
    for name in ("anna", "cara"):
        floor.login(name)
    floor.dials("cara", "1001")
    floor.answers(floor.station_leg("cara"))
    floor.takes("anna")


def test_so_they_have_where_the_other_agent_is_whom_it_began_with(floor: Any, report: Report) -> None:
    colleagues(floor)
    expert = expert_joins(floor)
    floor.wait(2_000)
    floor.asks("anna", LeaveConference)
    floor.wait(3_000)
    floor.asks("cara", DisconnectCall)
    assert report.endings(expert.id) == [(ANNA, 2_000, Ending.LEFT), (CARA, 3_000, Ending.ENDED)]


def test_a_participant_s_part_ends_with_the_session_of_their_agent(floor: Any, report: Report) -> None:
    talking(floor, "sue")
    customer = floor.call("anna").customer_leg
    expert = expert_joins(floor)
    floor.ends(customer)
    floor.wait(2_000)
    floor.asks("sue", ForceLogout, agent=ANNA, insist=True)
    assert report.endings(expert.id) == [(ANNA, 2_000, Ending.ENDED)]


def test_a_colleague_gets_whom_their_agent_has_consulted(floor: Any, report: Report) -> None:
    colleagues(floor)
    floor.transfers("anna", EXPERT, warm=True)
    floor.answers(floor.customer_leg())
    expert = next(each.id for each in floor.core._world.calls.values() if each.number == EXPERT)
    floor.wait(2_000)
    floor.asks("anna", CompleteTransfer)
    floor.wait(3_000)
    floor.asks("cara", DisconnectCall)
    assert report.endings(expert) == [(ANNA, 2_000, Ending.LEFT), (CARA, 3_000, Ending.ENDED)]


def test_who_waited_in_a_slot_begins_another_part_in_a_conference(floor: Any, report: Report) -> None:
    parked = talking(floor)
    floor.asks("anna", ParkCall)
    floor.wait(30_000)
    floor.dials("anna", EXPERT)
    floor.answers(floor.station_leg("anna"))
    floor.answers(floor.customer_leg())
    floor.asks("anna", AddToConference, call=parked)
    floor.wait(4_000)
    floor.asks("anna", RemoveParticipant, call=parked)
    assert report.endings(parked) == [(ANNA, 5_000, Ending.PARKED), (ANNA, 4_000, Ending.ENDED)]


def test_who_hangs_up_on_the_greeting_of_a_box_was_still_sent_there(floor: Any, report: Report) -> None:
    call = talking(floor)
    floor.transfers("anna", "voicemail:1002")
    floor.wait(2_000)
    floor.ends(floor.core._world.calls[call].customer_leg)
    assert report.endings(call) == [(ANNA, 5_000, Ending.TRANSFERRED)]


def test_two_outside_go_on_after_their_agent_s_part(floor: Any, report: Report) -> None:
    call = talking(floor)
    floor.transfers("anna", EXPERT, disposition=SOLD)
    floor.answers(floor.customer_leg())
    floor.wait(60_000)
    assert report.endings(call) == [(ANNA, 5_000, Ending.TRANSFERRED)]
    assert report.call(call).disposition == "Sold"


def test_no_part_is_left_open_when_an_engine_dies(floor: Any, report: Report) -> None:
    call = talking(floor, "bob")
    floor.transfers("anna", "1002")
    floor.takes("bob")
    floor.hear(EngineLost(at=floor.now))
    assert [ending for _, _, ending in report.endings(call)] == [Ending.TRANSFERRED, Ending.ENDED]
