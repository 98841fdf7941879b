"""Callers who keep their place in the queue, and are called back."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from small_center import ANNA, CUSTOMER, DAY_LINE, DAY_NUMBER, LISTED, SALES, SALES_LINE, SALES_NUMBER

from cordboard import contract
from cordboard.vcc.agents import ReadyState, SetReady
from cordboard.vcc.calls import (
    AnswerCallback,
    CallAbandoned,
    CallConnected,
    CallOffered,
    CallState,
    CallType,
    DisconnectCall,
    PickUp,
    PlaceKept,
    RejectCallback,
)
from cordboard.vcc.center import CallerCallback, Center, QueueManners
from cordboard.vcc.contacts import Contact, TellContacts
from cordboard.vcc.dnc import AddToDnc
from cordboard.vcc.ids import ContactId, Milliseconds
from cordboard.vcc.preferences import Preference, SetPreference
from cordboard.vcc.telephony import (
    DtmfReceived,
    EngineLost,
    HangUp,
    HangupCause,
    Originate,
    Play,
    PlayFinished,
    Prompt,
    StopPlay,
    VerbDone,
)

MINUTE = 60_000
ALICE = Contact(id=ContactId(300000000000090), number1=CUSTOMER)


def calling_back(**rules: Any) -> Any:
    """A center whose callers may keep their place by key 1."""

    def adjust(center: Center) -> Center:
        callback = CallerCallback(key="1", offer="press_one", **rules)
        lines = {SALES_LINE, DAY_LINE}
        campaigns = tuple(
            replace(each, queue=QueueManners(callback=callback)) if each.id in lines else each
            for each in center.campaigns
        )
        return replace(center, campaigns=campaigns)

    return adjust


@pytest.fixture
def floor(new_floor: Any) -> Any:
    return new_floor(adjust=calling_back())


def press(floor: Any, leg: Any, *keys: str) -> None:
    for key in keys:
        floor.hear(DtmfReceived(at=floor.now, leg=leg, digit=key))


def done(floor: Any) -> None:
    """The engine has in hand all that it was asked to play or to stop."""
    for verb in floor.outstanding(Play, StopPlay):
        floor.hear(VerbDone(at=floor.now, settles=verb.id))


def said(floor: Any) -> list[str]:
    return [each.source.name for each in floor.outstanding(Play) if isinstance(each.source, Prompt)]


def keeps_place(floor: Any, called: str = SALES_NUMBER, caller: str = CUSTOMER) -> None:
    """A caller asks to be called back, agrees, and hangs up."""
    leg = floor.calls_in(called, caller)
    press(floor, leg, "1", "1")
    floor.ends(leg)
    done(floor)


def calls(floor: Any, kind: CallType = CallType.QUEUE_CALLBACK) -> list[Any]:
    return [call for call in floor.core.snapshot().calls if call.type is kind]


def test_the_number_is_read_out_and_good_bye_is_said(floor):
    leg = floor.calls_in()
    done(floor)
    press(floor, leg, "1")
    assert said(floor) == [
        "say-callback-number",
        *(f"say-{digit}" for digit in CUSTOMER.removeprefix("+")),
        "say-callback-confirm",
    ]
    done(floor)
    press(floor, leg, "1")
    assert said(floor) == ["say-callback-kept"]
    (verb,) = [each for each in floor.outstanding(Play) if isinstance(each.source, Prompt)]
    floor.hear(PlayFinished(at=floor.now, play=verb.play, complete=True, settles=verb.id))
    assert [each.leg for each in floor.outstanding(HangUp)] == [leg]
    floor.ends(leg)
    (call,) = calls(floor)
    assert (call.state, call.number, call.customer_leg) == (CallState.QUEUED, CUSTOMER, None)
    assert floor.core.snapshot().announced.asked == ()


def test_the_place_stays_the_same(floor):
    # given somebody who keeps their place, and a caller behind them
    keeps_place(floor)
    floor.wait(10_000)
    floor.calls_in(caller="+12025550133")
    # then the next free agent is asked to call back first
    floor.ready("anna")
    offer = [fact for fact in floor.read() if isinstance(fact, CallOffered)][-1]
    assert offer.call.type is CallType.QUEUE_CALLBACK
    assert offer.agent.id == ANNA


def test_an_agent_calls_back_and_they_speak(floor):
    keeps_place(floor)
    floor.ready("anna")
    call = floor.call("anna")
    heard = floor.events("anna")
    initiating = next(each for each in heard if isinstance(each, contract.LiveCallbackInitiating))
    assert initiating.info == contract.LiveCallbackInfo(
        callSessionId=call.id,
        campaignId=SALES_LINE,
        number=SALES_NUMBER,
        callbackNumber=CUSTOMER,
        offerId=call.offer,
        skillId=SALES,
        transferModule="",
    )
    assert call.offer > 0
    assert initiating.autoAnswer is False
    assert "incomingCall" not in [contract.wire_name(type(each)) for each in heard]
    # when she answers, her phone is called, and then the caller's
    floor.asks("anna", AnswerCallback)
    floor.answers(floor.station_leg("anna"))
    leg = floor.customer_leg()
    (dialed,) = [each for each in floor.outstanding(Originate) if each.leg == leg]
    assert (dialed.to.number, dialed.caller) == (CUSTOMER, SALES_NUMBER)
    floor.answers(leg)
    assert floor.hears("anna") == ["updateStatus", "callInitiated", "callStarted", "updateStatus"]
    assert floor.call("anna").state is CallState.TALKING
    floor.wait(5_000)
    floor.ends(leg)
    floor.finishes("anna")
    assert floor.hears("anna")[-2:] == ["callFinished", "updateStatus"]
    assert floor.core.snapshot().calls == ()
    assert floor.core.timers == ()


def test_picking_up_is_answering(floor):
    keeps_place(floor)
    floor.ready("anna")
    floor.decide(PickUp(seat=floor.seat("anna")))
    assert floor.call("anna").state is CallState.DIALING_STATION


def test_who_answers_by_themselves_calls_back_at_once(floor):
    keeps_place(floor)
    floor.login("anna")
    floor.decide(SetPreference(seat=floor.seat("anna"), preference=Preference.AUTO_ANSWER, on=True))
    floor.ready("bob")
    floor.asks("bob", RejectCallback)
    floor.forget()
    ready(floor, "anna")
    initiating = next(
        each for each in floor.events("anna") if isinstance(each, contract.LiveCallbackInitiating)
    )
    assert initiating.autoAnswer is True
    assert floor.call("anna").state is CallState.DIALING_STATION


def ready(floor: Any, name: str) -> None:
    floor.asks(name, SetReady, state=ReadyState.READY)


def test_a_refused_callback_goes_to_the_next_agent(floor):
    keeps_place(floor)
    floor.ready("anna", "bob")
    floor.forget()
    first = floor.call("anna").offer
    floor.asks("anna", RejectCallback)
    assert floor.hears("anna") == ["liveCallbackEnded", "updateStatus"]
    assert floor.call("bob").state is CallState.OFFERED
    assert floor.call("bob").offer != first
    assert floor.agent("anna").readiness.state is ReadyState.READY


def test_a_callback_that_an_agent_lets_pass_goes_to_the_next_one(floor):
    keeps_place(floor)
    floor.ready("anna", "bob")
    floor.forget()
    floor.wait(20_000)
    assert floor.hears("anna")[:1] == ["liveCallbackEnded"]
    assert floor.call("bob").type is CallType.QUEUE_CALLBACK


def test_a_phone_that_rings_at_offers_does_not_ring_for_a_callback(new_floor):
    def adjust(center: Center) -> Center:
        called = calling_back()(center)
        campaigns = tuple(
            replace(each, queue=called.campaigns[0].queue) if each.name == "Support" else each
            for each in called.campaigns
        )
        return replace(called, campaigns=campaigns)

    floor = new_floor(adjust=adjust)
    leg = floor.calls_in("+12025550101")
    floor.hear_greeting_end()
    press(floor, leg, "1", "1")
    floor.ends(leg)
    floor.ready("cara")
    assert floor.outstanding(Originate) == []
    floor.asks("cara", AnswerCallback)
    floor.answers(floor.station_leg("cara"))
    assert floor.call("cara").state is CallState.DIALING


def test_who_does_not_answer_is_called_once_more_after_a_while(floor):
    keeps_place(floor)
    floor.ready("anna")
    floor.asks("anna", AnswerCallback)
    floor.answers(floor.station_leg("anna"))
    floor.forget()
    floor.ends(floor.customer_leg(), HangupCause.NO_ANSWER)
    assert floor.hears("anna") == ["liveCallbackInitiatingFailed", "liveCallbackEnded", "updateStatus"]
    (call,) = calls(floor)
    assert (call.state, call.attempts, call.resting) == (CallState.QUEUED, 1, True)
    assert floor.call("anna") is None
    # she is free for others meanwhile, and is asked again when the rest is over
    floor.restart()
    floor.wait(300_000)
    assert floor.call("anna").id == call.id
    # when nobody answers again, that was the last attempt
    floor.asks("anna", AnswerCallback)
    floor.answers(floor.station_leg("anna"))
    floor.ends(floor.customer_leg(), HangupCause.BUSY)
    assert floor.core.snapshot().calls == ()
    assert floor.core.timers == ()


def test_a_phone_of_the_agent_that_fails_costs_no_attempt(floor):
    keeps_place(floor)
    floor.ready("anna")
    floor.asks("anna", AnswerCallback)
    floor.ends(floor.station_leg("anna"), HangupCause.NO_ANSWER)
    (call,) = calls(floor)
    assert (call.state, call.attempts, call.resting) == (CallState.QUEUED, 0, False)
    assert floor.agent("anna").readiness.state is ReadyState.NOT_READY


def test_an_agent_who_gives_up_dialing_says_how_it_went(floor):
    keeps_place(floor)
    floor.ready("anna")
    floor.asks("anna", AnswerCallback)
    floor.answers(floor.station_leg("anna"))
    floor.forget()
    floor.asks("anna", DisconnectCall)
    assert floor.hears("anna")[:2] == ["liveCallbackEnded", "callEnded"]
    floor.finishes("anna")
    assert floor.core.snapshot().calls == ()


def test_another_number_is_keyed_in_and_confirmed(floor):
    leg = floor.calls_in()
    press(floor, leg, "1", "2")
    assert said(floor)[-1] == "say-callback-type"
    press(floor, leg, *"2025550166", "#")
    assert said(floor)[-1] == "say-callback-confirm"
    press(floor, leg, "1")
    floor.ends(leg)
    assert calls(floor)[0].number == "+12025550166"


@pytest.mark.parametrize("keys", ["12#", "911#", "#", "2025550166202555#"])
def test_what_is_no_number_is_asked_for_again(floor, keys):
    leg = floor.calls_in()
    press(floor, leg, "1", "2", *keys)
    assert said(floor)[-1] == "say-callback-type"
    assert floor.core.snapshot().announced.asked[0].digits == ""


@pytest.mark.parametrize("keys", [["1", "*"], ["1", "2", "*"], ["1", "2", "5", "*"]])
def test_a_star_keeps_the_caller_in_line(floor, keys):
    leg = floor.calls_in()
    press(floor, leg, *keys)
    assert floor.core.snapshot().announced.asked == ()
    floor.ends(leg)
    assert CallAbandoned in [type(fact) for fact in floor.read()]
    assert floor.core.snapshot().calls == ()


def test_silence_keeps_the_caller_in_line(floor):
    leg = floor.calls_in()
    press(floor, leg, "1")
    floor.wait(30_000)
    assert floor.core.snapshot().announced.asked == ()
    assert calls(floor, CallType.INBOUND)[0].state is CallState.QUEUED
    # and whoever hangs up without agreeing has left
    floor.ends(leg)
    assert floor.core.snapshot().calls == ()


def test_good_bye_that_never_ends_is_cut_short(floor):
    leg = floor.calls_in()
    press(floor, leg, "1", "1")
    floor.wait(30_000)
    assert [each.leg for each in floor.outstanding(HangUp)] == [leg]


def test_an_agent_who_is_free_meanwhile_speaks_with_the_caller_at_once(floor):
    leg = floor.calls_in()
    press(floor, leg, "1", "1")
    floor.ready("anna")
    floor.takes("anna")
    assert floor.call("anna").type is CallType.INBOUND
    assert any(isinstance(fact, CallConnected) for fact in floor.read())
    assert floor.core.snapshot().announced.asked == ()


def test_whoever_agreed_and_hangs_up_while_an_agent_is_rung_keeps_the_place(floor):
    leg = floor.calls_in()
    press(floor, leg, "1", "1")
    floor.ready("anna")
    floor.ends(leg)
    assert any(isinstance(fact, PlaceKept) for fact in floor.read())
    assert floor.call("anna").type is CallType.QUEUE_CALLBACK


def test_one_number_is_not_called_back_twice(floor):
    keeps_place(floor)
    leg = floor.calls_in()
    press(floor, leg, "1", "1")
    assert said(floor)[-1] == "say-callback-already"
    floor.wait(30_000)
    floor.ends(leg)
    assert len(floor.core.snapshot().calls) == 1


def test_a_number_that_asked_not_to_be_called_is_not_called_back(floor):
    leg = floor.calls_in(caller=LISTED)
    press(floor, leg, "1")
    assert said(floor)[-1] == "say-callback-not"
    assert floor.core.snapshot().announced.asked == ()


@pytest.mark.parametrize(("abroad", "said_last"), [(False, "not"), (True, "confirm")])
def test_numbers_of_other_countries_are_called_where_the_center_wants_that(new_floor, abroad, said_last):
    floor = new_floor(adjust=calling_back(abroad=abroad))
    leg = floor.calls_in()
    press(floor, leg, "1", "2", *"0114930123456", "#")
    assert said(floor)[-1] == f"say-callback-{said_last}"


def test_a_number_that_asks_so_later_loses_its_place(floor):
    keeps_place(floor)
    floor.login("anna")
    floor.asks("anna", AddToDnc, number=CUSTOMER)
    assert floor.core.snapshot().calls == ()


def test_a_caller_without_a_number_keys_one_in(floor):
    leg = floor.calls_in(caller="anonymous")
    press(floor, leg, "1")
    assert said(floor)[-1] == "say-callback-type"


def test_only_the_own_number_where_the_center_wants_that(new_floor):
    floor = new_floor(adjust=calling_back(own_number_only=True))
    leg = floor.calls_in()
    press(floor, leg, "1", "2")
    assert said(floor)[-1] == "say-callback-confirm"
    other = floor.calls_in(caller="anonymous")
    done(floor)
    press(floor, other, "1")
    assert said(floor) == []


def test_a_place_outlives_the_hours_and_rests_meanwhile(floor):
    # given the day line, which closes at 23:00, 46 minutes from now, and opens at midnight
    keeps_place(floor, DAY_NUMBER)
    floor.wait(47 * MINUTE)
    assert calls(floor)[0].resting
    floor.ready("anna")
    assert floor.call("anna") is None
    floor.restart_from_snapshot(2)
    floor.wait(65 * MINUTE)
    assert floor.call("anna") is not None or not calls(floor)[0].resting


def test_a_place_that_nobody_calls_back_is_given_up(new_floor):
    floor = new_floor(adjust=calling_back(expires=Milliseconds(MINUTE)))
    keeps_place(floor)
    floor.wait(50_000)
    floor.ready("anna")
    floor.wait(11_000)  # she is asked just then, and lets it pass
    assert floor.call("anna").type is CallType.QUEUE_CALLBACK
    floor.wait(20_000)
    assert floor.core.snapshot().calls == ()
    assert floor.core.timers == ()


def test_a_place_outlives_the_engine(floor):
    keeps_place(floor)
    floor.hear(EngineLost(at=floor.now))
    assert len(calls(floor)) == 1
    floor.inventory(engine="E2")
    floor.ready("anna")
    floor.asks("anna", AnswerCallback)
    floor.answers(floor.station_leg("anna"))
    # and an engine that dies while the caller is being called costs an attempt, not the place
    floor.hear(EngineLost(at=floor.now))
    (call,) = calls(floor)
    assert (call.state, call.attempts) == (CallState.QUEUED, 1)


@pytest.mark.parametrize("back", [0, 5, 1000])
def test_the_vcc_may_die_while_a_caller_asks(floor, back):
    leg = floor.calls_in()
    press(floor, leg, "1", "2", "2", "0")
    floor.restart_from_snapshot(back)
    press(floor, leg, *"25550166#", "1")
    floor.ends(leg)
    assert calls(floor)[0].number == "+12025550166"


def test_who_the_caller_is_is_told_with_the_offer(floor):
    leg = floor.calls_in()
    call = calls(floor, CallType.INBOUND)[0].id
    floor.decide(TellContacts(seat=floor.seat("anna"), call=call, contacts=(ALICE,)))
    press(floor, leg, "1", "1")
    floor.ends(leg)
    floor.ready("anna")
    (told,) = [
        each for each in floor.events("anna") if isinstance(each, contract.LiveCallbackCRMRecordChanged)
    ]
    assert (told.callSessionId, told.offerId) == (call, floor.call("anna").offer)
    floor.asks("anna", AnswerCallback)
    floor.answers(floor.station_leg("anna"))
    floor.answers(floor.customer_leg())
    assert "callCRMRecordChanged" in floor.hears("anna")


def test_only_a_callback_can_be_answered_as_one(floor):
    floor.ready("anna")
    floor.calls_in()
    assert floor.refused(AnswerCallback(seat=floor.seat("anna"))) == "WRONG_STATE"
    assert floor.refused(RejectCallback(seat=floor.seat("anna"))) == "WRONG_STATE"


# -- reached, and sent on ----------------------------------------------------------------------------


def reached(floor: Any) -> Any:
    """Anna has called back, and speaks with the caller. Answer: the caller's leg."""
    keeps_place(floor)
    floor.ready("anna")
    floor.asks("anna", AnswerCallback)
    floor.answers(floor.station_leg("anna"))
    leg = floor.customer_leg()
    floor.answers(leg)
    return leg


@pytest.mark.parametrize("to", ["1002", "Sales"])
def test_who_has_been_called_back_is_sent_on_as_anybody_else(floor, to):
    leg = reached(floor)
    floor.ready("bob")
    floor.forget()

    floor.transfers("anna", to)

    assert floor.hears("bob") == ["incomingCall", "answerCallIncoming", "updateStatus"]
    assert floor.refused(AnswerCallback(seat=floor.seat("bob"))) == "WRONG_STATE"
    floor.takes("bob")
    assert not [each for each in floor.outstanding(Originate) if each.leg == leg]
    assert (floor.call("bob").state, floor.call("bob").customer_leg) == (CallState.TALKING, leg)
    assert floor.hears("anna")[-3:] == ["transferCompleted", "callFinished", "updateStatus"]


def test_who_has_been_called_back_may_wait_as_long_as_anybody_else(new_floor):
    floor = new_floor(adjust=calling_back(expires=Milliseconds(MINUTE)))
    leg = reached(floor)
    floor.transfers("anna", "Sales")
    floor.wait(2 * MINUTE)
    (call,) = calls(floor)
    assert (call.state, call.customer_leg) == (CallState.QUEUED, leg)
    floor.asks("anna", AddToDnc, number=CUSTOMER)
    assert calls(floor) == [call]
    floor.ends(leg)
    assert calls(floor) == []
    assert floor.hears("anna")[-2:] == ["transferCallDisconnected", "callFinished"]


def test_who_agreed_and_was_served_keeps_no_place_afterwards(floor):
    leg = floor.calls_in()
    press(floor, leg, "1", "1")
    floor.ready("anna")
    floor.takes("anna")
    floor.transfers("anna", "Sales")
    floor.ends(leg)
    assert floor.core.snapshot().calls == ()
