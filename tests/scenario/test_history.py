"""What an agent can read of their own past, from the facts of a floor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from small_center import ANNA, BOB, SOLD

from cordboard.store.calllog import CallLog
from cordboard.store.database import Database, sqlite_url
from cordboard.store.history import past_calls
from cordboard.store.parts import CallParts
from cordboard.vcc.calls import CallType, PauseRecord, PickUp, RecordCall
from cordboard.vcc.history import HistoryWanted, PastCall
from cordboard.vcc.ids import AgentId, DomainId, SeatId

SEAT = SeatId("anna@demo")
RECORDED_BY_RULE = "+12025550101"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(sqlite_url(tmp_path / "store.db"))
    database.migrate()
    yield database
    database.close()


@pytest.fixture
def history(database: Database) -> Callable[[Any, AgentId], tuple[PastCall, ...]]:
    """What the tables tell of an agent, once they hold all facts of a floor."""

    def read(floor: Any, agent: AgentId) -> tuple[PastCall, ...]:
        with database.transaction() as connection:
            for projection in (CallLog(floor.center), CallParts(floor.center)):
                projection.apply(connection, floor.journal)
            return past_calls(connection, DomainId(1), HistoryWanted(agent=agent, limit=10)).calls

    return read


def test_a_call_is_there_from_the_first_word_to_the_disposition(floor: Any, history: Any) -> None:
    # given
    floor.talks("anna")
    call = floor.call("anna")
    floor.wait(5_000)

    # then while it lasts
    (past,) = history(floor, ANNA)
    assert (past.call_id, past.type, past.number) == (call.id, CallType.INBOUND, call.number)
    assert (past.joined_at, past.left_at, past.disposition) == (call.joined_at, None, None)

    # when it is over
    floor.ends(call.customer_leg)
    floor.wait(3_000)
    floor.finishes("anna", SOLD)
    (past,) = history(floor, ANNA)
    assert (past.talk_time, past.hold_time, past.wrap_time) == (5_000, 0, 3_000)
    assert (past.left_at, past.disposition, past.recorded) == (past.joined_at + 5_000, "Sold", False)


def test_a_call_that_is_sent_on_is_in_both_histories_with_each_one_s_word(floor: Any, history: Any) -> None:
    floor.talks("anna")
    floor.login("bob")
    floor.wait(5_000)
    floor.transfers("anna", "1002", disposition=SOLD)
    floor.wait(2_000)
    floor.takes("bob")
    floor.wait(7_000)

    (hers,), (his,) = history(floor, ANNA), history(floor, BOB)
    assert hers.call_id == his.call_id
    assert (hers.left_at - hers.joined_at, hers.disposition) == (5_000, "Sold")
    assert (his.left_at, his.disposition) == (None, None)


def test_who_let_a_call_ring_has_not_had_it(floor: Any, history: Any) -> None:
    floor.ready("anna")
    floor.calls_in()
    floor.hear_greeting_end()
    floor.wait(60_000)
    assert "OfferEnded" in floor.names()
    assert history(floor, ANNA) == ()


def test_a_recording_is_told_with_what_was_left_out(floor: Any, history: Any) -> None:
    floor.talks("anna")
    floor.decide(RecordCall(seat=SEAT, on=True))
    floor.decide(PauseRecord(seat=SEAT, on=True))
    floor.wait(4_000)
    floor.decide(PauseRecord(seat=SEAT, on=False))

    (past,) = history(floor, ANNA)
    assert past.recorded is True
    assert [gap.until - gap.since for gap in past.left_out or ()] == [4_000]


@pytest.mark.parametrize("shown", [True, False])
def test_a_recording_by_rule_is_told_where_agents_may_know(
    new_floor: Callable[..., Any], history: Any, shown: bool
) -> None:
    floor = new_floor(show_automatic_recording=shown)
    floor.ready("anna")
    floor.calls_in(RECORDED_BY_RULE)
    floor.hear_greeting_end()
    floor.decide(PickUp(seat=SEAT))
    floor.answers(floor.station_leg("anna"))
    assert floor.call("anna").recording is not None

    (past,) = history(floor, ANNA)
    assert past.recorded is shown
