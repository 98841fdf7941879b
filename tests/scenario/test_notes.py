"""Stories of what agents write about calls: it stays, whoever ends the call, and however."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from small_center import DAY_NUMBER, SOLD

from cordboard.store.calllog import CallLog, find_call
from cordboard.store.database import Database, sqlite_url
from cordboard.vcc.calls import DisconnectCall, FinishCall, NoteCall, ParkCall
from cordboard.vcc.ids import CallId, DomainId
from cordboard.vcc.supervision import ForceLogout

WRAP_UP = 30_000


@pytest.fixture
def logged(tmp_path: Path, floor: Any) -> Iterator[Callable[[CallId], str]]:
    """What the call log has of the comments of a call."""
    database = Database(sqlite_url(tmp_path / "store.db"))
    database.migrate()

    def comments(call: CallId) -> str:
        with database.transaction() as connection:
            CallLog(floor.center).apply(connection, floor.journal)
            found = find_call(connection, DomainId(1), call)
        assert found is not None
        return found.comments

    yield comments
    database.close()


@pytest.fixture
def call(floor: Any) -> CallId:
    """Anna talks with a customer, of a campaign whose wrap-ups run out."""
    floor.login("bob")
    floor.talks("anna", DAY_NUMBER)
    floor.forget()
    theirs: CallId = floor.call("anna").id
    return theirs


def note(floor: Any, call: CallId, comments: str, name: str = "anna") -> None:
    floor.asks(name, NoteCall, call=call, comments=comments)


def refused(floor: Any, call: CallId, name: str = "anna") -> str:
    reason: str = floor.refused(NoteCall(seat=floor.seat(name), call=call, comments="x"))
    return reason


def test_what_was_written_stays_where_the_wrap_up_runs_out(floor, call, logged):
    # given she writes while she talks, and after it
    note(floor, call, "wants")
    floor.asks("anna", DisconnectCall)
    note(floor, call, "wants an offer")
    assert floor.call("anna").comments == "wants an offer"

    # when nobody says how it ended
    floor.wait(WRAP_UP)

    # then
    assert floor.call("anna") is None
    assert logged(call) == "wants an offer"


def test_all_her_programs_hear_of_it_once(floor, call):
    note(floor, call, "wants an offer")
    note(floor, call, "wants an offer")
    (noted,) = floor.events("anna")
    assert (noted.callSessionId, noted.comments) == (call, "wants an offer")
    assert floor.hears("bob") == []


def test_words_that_come_too_late_for_the_timer_are_kept_all_the_same(floor, call, logged):
    # given a desk without a network, in which she went on writing
    note(floor, call, "wants")
    floor.asks("anna", DisconnectCall)
    floor.wait(WRAP_UP)

    # when it is there again, in her next call
    floor.dials("anna")
    note(floor, call, "wants an offer by Friday")

    # then it is the former call that has them
    assert logged(call) == "wants an offer by Friday"
    assert floor.call("anna").comments == ""


def test_of_a_call_that_takes_no_disposition_words_may_come_after_it(floor, logged):
    floor.login("anna")
    floor.tries_phone("anna")
    own = floor.call("anna").id
    floor.asks("anna", DisconnectCall)
    note(floor, own, "crackles")
    assert logged(own) == "crackles"


def test_after_her_own_word_on_a_call_nothing_is_added(floor, call, logged):
    note(floor, call, "draft")
    floor.asks("anna", FinishCall, disposition=SOLD, comments="fair copy")
    assert refused(floor, call) == "UNKNOWN_CALL"
    assert logged(call) == "fair copy"


def test_a_program_that_finishes_without_comments_leaves_those_that_were_written(floor, call, logged):
    note(floor, call, "typed at the desk")
    floor.asks("anna", FinishCall, disposition=SOLD, comments="")
    assert logged(call) == "typed at the desk"


def test_a_parked_call_can_be_written_about_and_that_of_a_colleague_cannot(floor, call):
    floor.asks("anna", ParkCall)
    note(floor, call, "waits for the price")
    assert refused(floor, call, "bob") == "UNKNOWN_CALL"
    assert refused(floor, CallId("none")) == "UNKNOWN_CALL"


def test_who_is_logged_out_by_force_loses_nothing(floor, call, logged):
    floor.login("sue")
    floor.asks("anna", DisconnectCall)
    note(floor, call, "wants an offer")
    floor.asks("sue", ForceLogout, agent=floor.agent("anna").id, reason=0)
    assert logged(call) == "wants an offer"


def test_whoever_the_call_is_sent_to_reads_it(floor, call):
    note(floor, call, "has asked twice")
    floor.transfers("anna", "1002")
    floor.takes("bob")
    assert floor.call("bob").comments == "has asked twice"
    assert refused(floor, call) == "UNKNOWN_CALL"
