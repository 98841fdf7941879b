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
from cordboard.store.missed import MissedOffers, missed_calls
from cordboard.store.parts import CallParts
from cordboard.vcc.calls import CallType, OfferEnd, PauseRecord, PickUp, RecordCall, RejectCall
from cordboard.vcc.history import HistoryWanted, MissedCalls, MissedWanted, PastCall
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


@pytest.fixture
def missed(database: Database) -> Callable[..., MissedCalls]:
    """What the tables tell of an agent's missed calls, once they hold all facts of a floor."""

    def read(floor: Any, agent: AgentId, limit: int = 10, **wanted: int) -> MissedCalls:
        with database.transaction() as connection:
            for projection in (CallLog(floor.center), MissedOffers(), MissedOffers()):
                projection.apply(connection, floor.journal)
            return missed_calls(connection, DomainId(1), MissedWanted(agent=agent, limit=limit, **wanted))

    return read


def rings(floor: Any) -> None:
    """A call rings at Anna's."""
    floor.calls_in()
    floor.hear_greeting_end()


def test_a_call_that_was_let_ring_is_missed_and_only_by_who_let_it(floor: Any, missed: Any) -> None:
    floor.ready("anna")
    rings(floor)
    call = floor.call("anna")
    floor.wait(60_000)

    (one,) = missed(floor, ANNA).calls
    assert (one.call_id, one.cause, one.number) == (call.id, OfferEnd.NOT_ANSWERED, call.number)
    assert call.offered_at < one.missed_at
    assert missed(floor, BOB).calls == ()


def test_a_caller_who_hangs_up_while_it_rings_was_missed(floor: Any, missed: Any) -> None:
    floor.ready("anna")
    rings(floor)
    floor.ends(floor.call("anna").customer_leg)

    (one,) = missed(floor, ANNA).calls
    assert one.cause is OfferEnd.CALLER_GONE


def test_missed_calls_are_told_page_by_page(floor: Any, missed: Any) -> None:
    # given two refused, and one whose caller has gone
    floor.ready("anna")
    for _ in range(2):
        rings(floor)
        leg = floor.call("anna").customer_leg
        floor.decide(RejectCall(seat=SEAT))
        floor.ends(leg)
    rings(floor)
    floor.ends(floor.call("anna").customer_leg)

    # then
    newest = missed(floor, ANNA, 2)
    assert ([each.cause for each in newest.calls], newest.more) == (
        [OfferEnd.CALLER_GONE, OfferEnd.REJECTED],
        True,
    )
    oldest = missed(floor, ANNA, 2, before=newest.calls[-1].fact)
    assert ([each.cause for each in oldest.calls], oldest.more) == ([OfferEnd.REJECTED], False)
    later = missed(floor, ANNA, 1, after=oldest.calls[0].fact)
    assert (later.calls, later.more) == (newest.calls[-1:], True)


def test_a_call_that_was_taken_is_not_missed(floor: Any, missed: Any) -> None:
    floor.talks("anna")
    assert missed(floor, ANNA).calls == ()
