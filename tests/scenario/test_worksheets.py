"""Stories of worksheets: filled in during a call, kept with it, complete when they have to be."""

from __future__ import annotations

from typing import Any

import pytest
from known_call import connector
from msgspec.structs import replace
from small_center import ANNA, CUSTOMER, SALES_LINE, SOLD, STOP_CALLING, SUPPORT_LINE
from worksheet import BUYS, COLOUR, EMAIL, ORDER, PIECES, WHY_NOT, with_worksheet

from cordboard import contract
from cordboard.seat.connectors import form_of
from cordboard.vcc.calls import (
    DisconnectCall,
    FinishCall,
    LeaveConference,
    ParkCall,
    RetrieveCall,
    TransferCall,
)
from cordboard.vcc.center import Center, Method, Opens, Trigger
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.connectors import ListErrands
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import CampaignId, QuestionId
from cordboard.vcc.worksheets import Answer, GetAnswers, GetWorksheet, IsComplete, SaveAnswers, UpdateAnswer

DECLINED = ((BUYS, "false"), (WHY_NOT, "too dear"))


@pytest.fixture
def floor(new_floor: Any) -> Any:
    """The sales line has a worksheet."""
    return new_floor(adjust=with_worksheet)


def answers(floor: Any, name: str = "anna") -> list[tuple[QuestionId, str]]:
    found: tuple[Answer, ...] = floor.core.answer(GetAnswers(seat=floor.seat(name)))
    return [(each.question, each.text) for each in found]


def complete(floor: Any, name: str = "anna") -> bool:
    found: bool = floor.core.answer(IsComplete(seat=floor.seat(name)))
    return found


def test_answers_are_saved_and_more_is_known_of_the_call(floor):
    # given
    floor.talks("anna")
    assert not complete(floor)
    floor.forget()

    # when Anna fills it in, one by one and all at once
    floor.asks("anna", UpdateAnswer, question=BUYS, answer="TRUE")
    floor.asks("anna", UpdateAnswer, question=PIECES, answer="2")
    assert answers(floor) == [(BUYS, "true"), (PIECES, "2")]
    floor.asks("anna", SaveAnswers, answers=((COLOUR, "red"), *DECLINED))

    # then that is what is known
    assert answers(floor) == [(BUYS, "false"), (COLOUR, "red"), (WHY_NOT, "too dear")]
    assert complete(floor)
    assert floor.hears("anna") == ["callUpdated"] * 3


def test_an_answer_is_taken_back(floor):
    floor.talks("anna")
    floor.asks("anna", SaveAnswers, answers=DECLINED)
    floor.asks("anna", UpdateAnswer, question=WHY_NOT, answer="")
    assert answers(floor) == [(BUYS, "false")]
    assert not complete(floor)


def test_one_bad_answer_changes_nothing(floor):
    floor.talks("anna")
    floor.asks("anna", SaveAnswers, answers=DECLINED)
    before = answers(floor)

    bad = SaveAnswers(seat=floor.seat("anna"), answers=((BUYS, "true"), (PIECES, "many")))
    with pytest.raises(Refusal, match="pieces takes a NUMBER only"):
        floor.decide(bad)

    assert answers(floor) == before


def test_the_disposition_that_wants_it_complete_waits_for_it(floor):
    # given a call that is over
    floor.talks("anna")
    floor.asks("anna", DisconnectCall)
    finish = FinishCall(seat=floor.seat("anna"), disposition=SOLD, comments="")

    # when the worksheet is not complete, then Sold is refused
    assert floor.refused(finish) == "WORKSHEET_INCOMPLETE"

    # and taken once it is
    floor.asks("anna", SaveAnswers, answers=DECLINED)
    floor.decide(finish)
    assert floor.call("anna") is None


def test_another_disposition_wants_nothing(floor):
    floor.talks("anna")
    floor.finishes("anna", STOP_CALLING)
    assert floor.call("anna") is None


def test_a_disposition_that_is_given_up_front_wants_it_too(floor):
    floor.talks("anna")
    seat = floor.seat("anna")
    sent = TransferCall(seat=seat, call=None, number=CUSTOMER, warm=False, check_dnc=True, disposition=SOLD)
    assert floor.refused(sent) == "WORKSHEET_INCOMPLETE"
    floor.asks("anna", ParkCall)
    (parked,) = floor.core._world.parked[ANNA]
    assert floor.refused(replace(sent, call=parked)) == "WORKSHEET_INCOMPLETE"


def test_who_leaves_a_conference_with_a_disposition_wants_it_too(floor):
    floor.talks("anna")
    left = LeaveConference(seat=floor.seat("anna"), disposition=SOLD)
    assert floor.refused(left) == "WRONG_STATE"  # the state is looked at first
    floor.transfers("anna", CUSTOMER, warm=True)
    floor.answers(floor.customer_leg())
    from cordboard.vcc.calls import CancelTransfer, ConferenceIn

    floor.asks("anna", CancelTransfer)
    floor.asks("anna", ConferenceIn, number=CUSTOMER, warm=False, check_dnc=True)
    floor.answers(floor.customer_leg())
    assert floor.refused(left) == "WORKSHEET_INCOMPLETE"


def test_the_answers_are_parked_with_the_call(floor):
    # given a complete worksheet
    floor.talks("anna")
    floor.asks("anna", SaveAnswers, answers=DECLINED)
    floor.forget()

    # when the call is parked, then programs see that it is complete
    floor.asks("anna", ParkCall)
    parked = next(each for each in floor.events("anna") if isinstance(each, contract.ParkedCallsChanged))
    assert [each.worksheetFinished for each in parked.parkedCalls] == [True]

    # and when it is fetched, the answers are there
    floor.asks("anna", RetrieveCall, call=None)
    assert answers(floor) == list(DECLINED)


def test_the_answers_go_to_whom_the_call_goes(floor):
    floor.ready("bob")
    floor.talks("anna")
    floor.asks("anna", SaveAnswers, answers=DECLINED)

    floor.transfers("anna", "1002")
    floor.takes("bob")

    assert answers(floor, "bob") == list(DECLINED)
    floor.asks("bob", UpdateAnswer, question=EMAIL, answer="a@b.example")
    assert answers(floor, "bob") == [*DECLINED, (EMAIL, "a@b.example")]


def test_when_the_call_is_over_they_are_put_away_once(floor):
    floor.talks("anna")
    floor.asks("anna", SaveAnswers, answers=DECLINED)
    floor.read()

    floor.finishes("anna")

    (closed,) = [fact for fact in floor.read() if type(fact).__name__ == "WorksheetClosed"]
    assert (closed.worksheet, closed.questions) == ("Order", ("buys", "why not"))
    assert closed.sheet.by == ANNA
    assert floor.core._world.sheets.begun == {}


def test_the_answers_are_there_after_a_restart(floor):
    floor.talks("anna")
    floor.asks("anna", SaveAnswers, answers=DECLINED)
    floor.restart()
    assert answers(floor) == list(DECLINED)
    floor.restart_from_snapshot(back=1)
    assert answers(floor) == list(DECLINED)


def test_a_worksheet_is_shown_for_the_agents_campaigns_and_their_calls(floor):
    floor.login("cara")
    floor.talks("anna")
    for name, campaign, worksheet in (("anna", SALES_LINE, ORDER), ("cara", SUPPORT_LINE, None)):
        asked = GetWorksheet(seat=floor.seat(name), campaign=campaign)
        assert floor.core.answer(asked) == worksheet
    for name, campaign in (("cara", SALES_LINE), ("anna", CampaignId(17))):
        with pytest.raises(Refusal, match="UNKNOWN_CAMPAIGN"):
            floor.core.answer(GetWorksheet(seat=floor.seat(name), campaign=campaign))


def test_without_a_call_or_a_worksheet_nothing_is_saved(floor):
    floor.login("anna")
    save = SaveAnswers(seat=floor.seat("anna"), answers=DECLINED)
    assert floor.refused(save) == "NO_CALL"
    for query in (GetAnswers, IsComplete):
        with pytest.raises(Refusal, match="NO_CALL"):
            floor.core.answer(query(seat=floor.seat("anna")))


def test_a_campaign_without_a_worksheet_has_nothing_to_fill_in(floor):
    floor.talks("anna", "+12025550103")
    save = SaveAnswers(seat=floor.seat("anna"), answers=DECLINED)
    assert floor.refused(save) == "WRONG_STATE"
    assert complete(floor)
    assert answers(floor) == []


def test_a_file_without_the_worksheet_leaves_it_to_the_calls_that_have_it(floor):
    # given answers
    floor.talks("anna")
    floor.asks("anna", SaveAnswers, answers=DECLINED)

    # when the center has the worksheet no more
    campaigns = tuple(replace(each, worksheet=None) for each in floor.center.campaigns)
    center = replace(floor.center, worksheets=(), campaigns=campaigns)
    floor.decide(ReplaceCenter(seat=floor.seat("anna"), center=center))

    # then nothing is asked any more, and what was answered is put away by its names
    assert complete(floor)
    floor.read()
    floor.finishes("anna")
    (closed,) = [fact for fact in floor.read() if type(fact).__name__ == "WorksheetClosed"]
    assert closed.questions == ("buys", "why not")


def test_a_connector_carries_the_answers_where_the_file_says_so(new_floor):
    # given a connector that tells the outcome with the worksheet
    told = connector(
        triggers=(Trigger.DISPOSITIONED,), method=Method.POST, opens=Opens.NONE, add_worksheet=True
    )

    def changed(center: Center) -> Center:
        center = with_worksheet(center)
        campaigns = tuple(replace(each, connectors=(told.id,)) for each in center.campaigns)
        return replace(center, connectors=(told,), campaigns=campaigns)

    floor = new_floor(adjust=changed)
    floor.talks("anna")
    floor.asks("anna", SaveAnswers, answers=DECLINED)

    # when the call is finished
    floor.finishes("anna")

    # then the answers are in the form, by the questions' names
    (errand,) = floor.core.answer(ListErrands(seat=floor.seat("anna")))
    assert form_of(errand) == (("buys", "false"), ("why not", "too dear"))
