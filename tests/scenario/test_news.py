"""Stories of dispositions that somebody wants to hear of, and of those for calls that go on."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from small_center import ANNA, BOB, CALL_AGAIN, CUSTOMER, DAY_NUMBER, NO_ANSWER, SOLD, STOP_CALLING, SUE

from cordboard import contract
from cordboard.vcc.calls import (
    CompleteTransfer,
    ConferenceIn,
    DisconnectCall,
    FinishCall,
    LeaveConference,
)
from cordboard.vcc.center import Center
from cordboard.vcc.ids import LOCAL_SEAT
from cordboard.vcc.news import ListNews, NewsSettled, TellNews
from cordboard.vcc.news.telling import MOST, TOO_MANY
from cordboard.vcc.telephony import HangupCause

BOSS = "boss@center.example"


def adjusted(**changes: Any) -> Any:
    """A center in which SOLD, and No Answer, have these manners."""

    def adjust(center: Center) -> Center:
        dispositions = tuple(
            replace(each, **changes) if each.id in {SOLD, NO_ANSWER} else each for each in center.dispositions
        )
        return replace(center, dispositions=dispositions)

    return adjust


def waiting(floor: Any) -> Any:
    return floor.core.answer(ListNews(seat=LOCAL_SEAT))


def written(floor: Any, name: str) -> list[tuple[str, str]]:
    """What the user has been told in writing, and by whom."""
    return [
        (event.from_, event.msg)
        for event in floor.events(name)
        if isinstance(event, contract.ChatMessageDialog)
    ]


# -- e-mails ------------------------------------------------------------------------------------------


def test_a_disposition_is_told_by_e_mail_until_it_is_sent(new_floor):
    # given
    floor = new_floor(adjust=adjusted(email_to=(BOSS, "quality@center.example")))
    floor.talks("anna")
    # when
    floor.finishes("anna")
    # then an e-mail to each waits, also after a restart
    floor.restart_from_snapshot(1)
    first, second = waiting(floor)
    assert (first.to, second.to) == (BOSS, "quality@center.example")
    assert (first.disposition, first.number, first.campaign) == ("Sold", CUSTOMER, "Sales")
    assert (first.agent, first.comments) == ("anna@demo", "fine")
    # when one is sent, and the other never will be; told again that is no news
    floor.decide(TellNews(seat=LOCAL_SEAT, id=first.id, sent=True))
    floor.decide(TellNews(seat=LOCAL_SEAT, id=second.id, sent=False, cause="550"))
    floor.decide(TellNews(seat=LOCAL_SEAT, id=first.id, sent=True))
    assert waiting(floor) == ()
    settled = [fact for fact in floor.read() if isinstance(fact, NewsSettled)]
    assert [(each.sent, each.cause) for each in settled] == [(True, ""), (False, "550")]


def test_other_dispositions_are_told_to_nobody(new_floor):
    floor = new_floor(adjust=adjusted(email_to=(BOSS,)))
    floor.talks("anna", DAY_NUMBER)
    floor.finishes("anna", CALL_AGAIN)
    assert waiting(floor) == ()


def test_the_system_s_word_is_told_too(new_floor):
    floor = new_floor(adjust=adjusted(email_to=(BOSS,)))
    floor.login("anna")
    floor.dials("anna")
    floor.answers(floor.station_leg("anna"))
    floor.ends(floor.customer_leg(), HangupCause.NO_ANSWER)
    (mail,) = waiting(floor)
    assert (mail.disposition, mail.agent) == ("No Answer", "anna@demo")


def test_a_mail_server_that_is_down_is_not_piled_up_on(new_floor):
    floor = new_floor(adjust=adjusted(email_to=(BOSS,) * (MOST + 1)))
    floor.talks("anna")
    floor.finishes("anna")
    assert len(waiting(floor)) == MOST
    assert [fact.cause for fact in floor.read() if isinstance(fact, NewsSettled)] == [TOO_MANY]


# -- in writing ---------------------------------------------------------------------------------------


def test_users_read_of_it_where_they_are_logged_in(new_floor):
    # given three who shall hear, of whom Bob is not there
    floor = new_floor(adjust=adjusted(message_to=(SUE, BOB, ANNA)))
    floor.login("sue")
    floor.talks("anna")
    floor.forget()
    # when
    floor.finishes("anna")
    # then
    text = f"Sold: {CUSTOMER}, Sales. fine"
    assert written(floor, "sue") == [("anna@demo", text)]
    assert written(floor, "anna") == [("anna@demo", text)]


# -- words given up front -----------------------------------------------------------------------------


def test_a_word_given_with_a_transfer_counts_when_somebody_has_the_call(new_floor):
    # given
    floor = new_floor(adjust=adjusted(email_to=(BOSS,), only_onward=True))
    floor.ready("bob")
    floor.talks("anna")
    # when it is on its way, then nothing is settled
    floor.transfers("anna", "1002", disposition=SOLD)
    assert waiting(floor) == ()
    # when it is taken, then the word counts, once
    floor.takes("bob")
    assert [each.agent for each in waiting(floor)] == ["anna@demo"]
    floor.asks("bob", DisconnectCall)
    floor.finishes("bob", STOP_CALLING)
    assert len(waiting(floor)) == 1


def test_a_word_given_to_somebody_outside_is_told_once(new_floor):
    # given a call that was sent outside, with a word
    floor = new_floor(adjust=adjusted(email_to=(BOSS,)))
    leg = floor.talks("anna")
    floor.transfers("anna", "+12025550155", disposition=SOLD)
    floor.answers(floor.customer_leg())
    assert len(waiting(floor)) == 1
    # when the two outside hang up
    floor.ends(leg)
    # then
    assert len(waiting(floor)) == 1


def test_a_word_for_calls_that_go_on_ends_no_call(new_floor):
    floor = new_floor(adjust=adjusted(only_onward=True))
    floor.talks("anna")
    seat = floor.seat("anna")
    assert floor.refused(FinishCall(seat=seat, disposition=SOLD, comments="")) == "UNKNOWN_DISPOSITION"


def test_who_leaves_a_conference_may_give_it(new_floor):
    floor = new_floor(adjust=adjusted(email_to=(BOSS,), only_onward=True))
    floor.talks("anna")
    floor.asks("anna", ConferenceIn, number="+12025550155", warm=False, check_dnc=True)
    floor.answers(floor.customer_leg())
    floor.asks("anna", LeaveConference, disposition=SOLD)
    assert [each.disposition for each in waiting(floor)] == ["Sold"]


def test_a_warm_transfer_is_told_when_it_is_completed(new_floor):
    floor = new_floor(adjust=adjusted(email_to=(BOSS,)))
    floor.ready("bob")
    floor.talks("anna")
    floor.transfers("anna", "1002", warm=True, disposition=SOLD)
    floor.takes("bob")
    assert waiting(floor) == ()
    floor.asks("anna", CompleteTransfer)
    assert len(waiting(floor)) == 1
