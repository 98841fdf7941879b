"""Stories of calls between colleagues that go on: transferred, parked, conferenced, from either side."""

from __future__ import annotations

from typing import Any

import pytest
from small_center import ANNA, SOLD

from cordboard.vcc.agents import Logout, Occupation, ReadyState, SetReady
from cordboard.vcc.calls import (
    AddToConference,
    CallState,
    CompleteTransfer,
    ConferenceIn,
    DisconnectCall,
    DisconnectParkedCalls,
    HoldCall,
    LeaveConference,
    ParkCall,
    ParkParticipant,
    PickUp,
    RetrieveCall,
    TransferCall,
)
from cordboard.vcc.telephony import (
    AddToBridge,
    EngineLost,
    HangUp,
    HangupCause,
    Music,
    Play,
    StopPlay,
    Tone,
    ToneSource,
)

EXPERT = "+12025550188"
COMPLETED = ["transferCompleted", "callFinished", "updateStatus"]
TAKEN = ["updateStatus", "callStarted", "updateStatus"]
OFFERED = ["incomingCall", "answerCallIncoming", "updateStatus"]
OVER = ["callEnded", "callFinished", "updateStatus"]
NUMBER = {"anna": "1001", "sue": "1004"}
EITHER = pytest.mark.parametrize(("sender", "other"), [("anna", "sue"), ("sue", "anna")])


def talking(floor: Any) -> None:
    """Anna has called Sue, and they talk; Bob is there, too."""
    for name in ("bob", "sue", "anna"):
        floor.login(name)
    floor.dials("anna", "1004")
    floor.answers(floor.station_leg("anna"))
    floor.takes("sue")
    floor.forget()


def sends(floor: Any, sender: str, number: str, **more: Any) -> Any:
    """`sender` sends the colleague on."""
    return floor.transfers(sender, number, **more)


def hear_each_other(floor: Any, *names: str) -> None:
    calls = [floor.call(name) for name in names]
    assert {call.state for call in calls} == {CallState.TALKING}
    assert len({call.bridge for call in calls}) == 1


# -- sent on ---------------------------------------------------------------------------------------


@EITHER
def test_a_colleague_is_sent_to_another_one(floor: Any, sender: str, other: str) -> None:
    talking(floor)

    sends(floor, sender, "1002")

    assert floor.hears(sender) == ["transferStarted", "updateStatus"]
    assert floor.agent(sender).occupation is Occupation.IDLE
    assert (floor.outstanding(Play)[-1].source, floor.outstanding(Play)[-1].bridge) == (
        Music(),
        floor.call(other).bridge,
    )
    assert floor.hears("bob") == OFFERED
    info = floor.call("bob")
    assert (info.number, info.hand_over.by) == (
        NUMBER[other],
        floor.agent(sender).id,
    )

    floor.takes("bob")

    assert floor.hears(sender) == COMPLETED
    assert floor.hears("bob") == TAKEN
    assert floor.hears(other) == ["callUpdated"]
    hear_each_other(floor, "bob", other)
    assert floor.call(other).number == "1002"
    assert floor.outstanding(StopPlay)[-1].play == floor.outstanding(Play)[-1].play
    floor.asks("bob", DisconnectCall)
    assert floor.hears(other) == OVER
    assert floor.core._world.calls == {}


@EITHER
def test_a_colleague_is_sent_to_another_one_after_a_word(floor: Any, sender: str, other: str) -> None:
    talking(floor)
    sends(floor, sender, "1002", warm=True)
    floor.takes("bob")
    assert floor.hears(sender) == ["transferStarted", "callOnHold", "callInitiated", "callStarted"]
    floor.forget()

    floor.asks(sender, CompleteTransfer)

    assert floor.hears(sender) == COMPLETED
    assert floor.hears("bob") == ["callFinished", "incomingCall", "callStarted", "updateStatus"]
    assert floor.hears(other) == ["callUpdated"]
    hear_each_other(floor, "bob", other)
    assert floor.call("bob").number == NUMBER[other]


@EITHER
@pytest.mark.parametrize("warm", [True, False])
def test_a_colleague_is_sent_to_somebody_outside(floor: Any, sender: str, other: str, warm: bool) -> None:
    talking(floor)
    sends(floor, sender, EXPERT, warm=warm)
    expert = floor.customer_leg()
    floor.answers(expert)
    {True: lambda: floor.asks(sender, CompleteTransfer), False: lambda: None}[warm]()

    assert floor.hears(sender)[-3:] == COMPLETED
    assert floor.hears(other) == ["conferenceParticipantAdded"]
    assert floor.core._world.call_of_leg(expert).bridge == floor.call(other).bridge
    assert expert in {verb.leg for verb in floor.outstanding(AddToBridge)}

    floor.forget()
    floor.ends(expert)
    assert floor.hears(other) == ["conferenceParticipantRemoved", *OVER]
    assert floor.core._world.calls == {}


def test_who_is_sent_outside_hears_the_ringing(floor: Any) -> None:
    talking(floor)
    sends(floor, "anna", EXPERT)
    assert floor.outstanding(Play)[-1].source == ToneSource(Tone.RINGBACK)
    assert floor.outstanding(Play)[-1].bridge == floor.call("sue").bridge


def test_who_is_sent_outside_before_the_answer_comes_to_them(floor: Any) -> None:
    talking(floor)
    sends(floor, "anna", EXPERT, warm=True)
    floor.asks("anna", CompleteTransfer)
    floor.answers(floor.customer_leg())
    assert floor.hears("sue") == ["conferenceParticipantAdded"]


@EITHER
def test_a_colleague_is_sent_to_a_skill(floor: Any, sender: str, other: str) -> None:
    talking(floor)
    floor.asks(sender, TransferCall, call=None, number="Sales", warm=False, check_dnc=True)
    floor.asks("bob", SetReady, state=ReadyState.READY)
    floor.takes("bob")
    hear_each_other(floor, "bob", other)


@EITHER
def test_an_outside_number_that_is_busy_gives_the_colleague_back(floor: Any, sender: str, other: str) -> None:
    talking(floor)
    sends(floor, sender, EXPERT)
    floor.forget()
    floor.ends(floor.customer_leg(), HangupCause.BUSY)
    assert floor.hears(sender) == ["transferError", "callReparked", "parkedCallsChanged", "updateStatus"]

    floor.asks(sender, RetrieveCall, call=None)
    floor.answers(floor.station_leg(sender))
    hear_each_other(floor, sender, other)
    assert floor.hears(other) == []


def test_who_refuses_a_colleague_gives_them_back(floor: Any) -> None:
    talking(floor)
    sends(floor, "anna", "1002")
    floor.wait(20_000)
    assert floor.call("anna") is None
    assert [call.state for call in floor.core._world.parked_by(ANNA)] == [CallState.PARKED]
    floor.asks("sue", DisconnectCall)
    assert floor.core._world.calls == {}


def test_who_is_sent_on_may_hang_up_meanwhile(floor: Any) -> None:
    talking(floor)
    sends(floor, "anna", "1002")
    floor.forget()
    floor.asks("sue", DisconnectCall)
    assert floor.hears("anna") == ["transferCallDisconnected", "callFinished"]
    assert floor.hears("bob") == ["callAbandoned", "updateStatus"]


def test_who_is_sent_outside_may_hang_up_meanwhile(floor: Any) -> None:
    talking(floor)
    sends(floor, "anna", EXPERT)
    expert = floor.customer_leg()
    floor.asks("sue", DisconnectCall)
    assert expert in {verb.leg for verb in floor.outstanding(HangUp)}
    assert floor.core._world.calls == {}


def test_who_has_put_their_colleague_on_hold_comes_back_to_another_one(floor: Any) -> None:
    talking(floor)
    floor.asks("sue", HoldCall, on=True)
    sends(floor, "anna", "1002")
    floor.takes("bob")
    assert floor.outstanding(Play)[-1].source == Music()
    floor.asks("sue", HoldCall, on=False)
    hear_each_other(floor, "bob", "sue")


@pytest.mark.parametrize(
    "leaves", [lambda floor: sends(floor, "anna", EXPERT), lambda floor: floor.asks("anna", ParkCall)]
)
def test_nobody_is_left_to_hear_the_music_of_who_has_stepped_out(floor: Any, leaves: Any) -> None:
    talking(floor)
    floor.asks("sue", HoldCall, on=True)
    music = floor.call("sue").play
    leaves(floor)
    assert music in {verb.play for verb in floor.outstanding(StopPlay)}
    assert floor.call("sue").play is None


def test_who_fetches_a_colleague_that_has_stepped_out_hears_music(floor: Any) -> None:
    talking(floor)
    floor.asks("sue", HoldCall, on=True)
    floor.asks("anna", ParkCall)
    floor.asks("anna", RetrieveCall, call=None)
    floor.answers(floor.station_leg("anna"))
    assert floor.call("sue").play == floor.outstanding(Play)[-1].play


def test_who_waits_for_somebody_to_take_them_goes_nowhere_else(floor: Any) -> None:
    talking(floor)
    sends(floor, "anna", EXPERT)
    seat = floor.seat("sue")
    transfer = TransferCall(seat=seat, call=None, number=EXPERT, warm=False, check_dnc=True)
    confer = ConferenceIn(seat=seat, number=EXPERT, warm=False, check_dnc=True)
    for command in (transfer, confer, ParkCall(seat=seat)):
        assert floor.refused(command) == "WRONG_STATE"


def test_a_colleague_is_not_sent_to_themselves(floor: Any) -> None:
    talking(floor)
    sends(floor, "anna", "1004")
    assert floor.hears("anna") == ["transferError"]
    hear_each_other(floor, "anna", "sue")


def test_a_colleague_is_not_sent_to_a_voicemail_box(floor: Any) -> None:
    talking(floor)
    transfer = TransferCall(
        seat=floor.seat("anna"), call=None, number="voicemail:1002", warm=False, check_dnc=True
    )
    assert floor.refused(transfer) == "WRONG_STATE"


def test_nobody_owes_a_word_on_a_colleague(floor: Any) -> None:
    talking(floor)
    sends(floor, "anna", "1002", disposition=SOLD)
    assert [each.hand_over.disposition for each in floor.core._world.calls.values() if each.hand_over] == [
        None
    ]


def test_whom_a_colleague_consults_cannot_send_them_on(floor: Any) -> None:
    floor.talks("anna")
    floor.login("bob")
    floor.login("sue")
    floor.transfers("anna", "1004", warm=True)
    floor.takes("sue")
    transfer = TransferCall(seat=floor.seat("sue"), call=None, number=EXPERT, warm=False, check_dnc=True)
    assert floor.refused(transfer) == "WRONG_STATE"


# -- parked ----------------------------------------------------------------------------------------


@EITHER
def test_a_colleague_is_parked_and_fetched(floor: Any, sender: str, other: str) -> None:
    talking(floor)

    floor.asks(sender, ParkCall)

    assert floor.hears(sender) == ["callParked", "parkedCallsChanged", "updateStatus"]
    assert floor.outstanding(Play)[-1].bridge == floor.call(other).bridge
    floor.asks(sender, RetrieveCall, call=None)
    floor.answers(floor.station_leg(sender))
    assert floor.hears(sender)[-2:] == ["callStarted", "updateStatus"]
    hear_each_other(floor, sender, other)


@EITHER
def test_a_parked_colleague_is_sent_on(floor: Any, sender: str, other: str) -> None:
    talking(floor)
    call = floor.call(sender).id
    floor.asks(sender, ParkCall)
    sends(floor, sender, "1002", call=call)
    floor.takes("bob")
    hear_each_other(floor, "bob", other)


def test_a_parked_colleague_hangs_up(floor: Any) -> None:
    talking(floor)
    floor.asks("anna", ParkCall)
    floor.forget()
    floor.asks("sue", DisconnectCall)
    assert floor.hears("anna") == ["parkedCallDisconnected", "parkedCallsChanged", "callFinished"]


def test_a_parked_colleague_is_hung_up(floor: Any) -> None:
    talking(floor)
    floor.asks("anna", ParkCall)
    floor.forget()
    floor.asks("anna", DisconnectParkedCalls, call=None, silent=False)
    assert floor.hears("sue") == OVER
    assert floor.core._world.calls == {}


def test_a_parked_colleague_whom_nobody_fetches_is_let_go(floor: Any) -> None:
    talking(floor)
    floor.asks("anna", ParkCall)
    floor.wait(1_800_000)
    assert floor.core._world.calls == {}
    assert floor.agent("sue").occupation is Occupation.IDLE


def test_a_colleague_hangs_up_while_they_are_fetched(floor: Any) -> None:
    talking(floor)
    floor.asks("anna", ParkCall)
    floor.asks("anna", RetrieveCall, call=None)
    floor.asks("sue", DisconnectCall)
    assert floor.core._world.calls == {}
    assert floor.agent("anna").occupation is Occupation.IDLE


# -- in company ------------------------------------------------------------------------------------


@EITHER
def test_a_parked_colleague_joins_a_conference_and_is_parked_again(
    floor: Any, sender: str, other: str
) -> None:
    talking(floor)
    parked = floor.call(sender).id
    floor.asks(sender, ParkCall)
    floor.dials(sender, EXPERT)
    floor.answers(floor.station_leg(sender))
    floor.answers(floor.customer_leg())
    floor.forget()

    floor.asks(sender, AddToConference, call=parked)
    assert floor.hears(sender) == ["parkedCallsChanged", "conferenceParticipantAdded"]
    hear_each_other(floor, sender, other)

    floor.asks(sender, ParkParticipant, call=parked)
    assert floor.call(other).bridge != floor.call(sender).bridge
    assert floor.outstanding(Play)[-1].bridge == floor.call(other).bridge
    sends(floor, sender, "1002", call=parked)
    floor.takes("bob")
    hear_each_other(floor, "bob", other)


@EITHER
def test_either_adds_somebody_and_leaves_the_others(floor: Any, sender: str, other: str) -> None:
    talking(floor)
    floor.asks(sender, ConferenceIn, number=EXPERT, warm=False, check_dnc=True)
    expert = floor.customer_leg()
    floor.answers(expert)
    floor.asks(sender, LeaveConference)
    assert floor.core._world.call_of_leg(expert).agent == floor.agent(other).id
    assert floor.core._world.call_of_leg(expert).main == floor.call(other).id


# -- engines, restarts, going home -----------------------------------------------------------------


def sent(floor: Any) -> None:
    talking(floor)
    sends(floor, "anna", "1002")


def sent_out(floor: Any) -> None:
    talking(floor)
    sends(floor, "anna", EXPERT)


def picked_up(floor: Any) -> None:
    sent(floor)
    floor.asks("bob", PickUp)


def parked(floor: Any) -> None:
    talking(floor)
    floor.asks("anna", ParkCall)


def outside(floor: Any) -> None:
    sent_out(floor)
    floor.answers(floor.customer_leg())


STATES = [sent, sent_out, picked_up, parked, outside]


@pytest.mark.parametrize("reach", STATES)
def test_a_lost_engine_ends_it_for_all(floor: Any, reach: Any) -> None:
    reach(floor)
    floor.hear(EngineLost(at=floor.now))
    assert floor.core._world.calls == {}
    assert {floor.agent(name).occupation for name in ("anna", "bob", "sue")} == {Occupation.IDLE}


@pytest.mark.parametrize("reach", STATES)
def test_an_engine_without_the_colleague_s_leg_ends_it(floor: Any, reach: Any) -> None:
    reach(floor)
    leg = floor.call("sue").station_leg
    floor.inventory(*(each for each in floor.core._world.legs if each != leg))
    assert floor.agent("sue").occupation is Occupation.IDLE


@pytest.mark.parametrize("reach", STATES)
def test_a_restart_changes_nothing(floor: Any, reach: Any) -> None:
    reach(floor)
    before = dict(floor.core._world.calls)
    floor.restart()
    floor.restart_from_snapshot(1)
    floor.inventory(*floor.core._world.legs)
    assert floor.core._world.calls == before


@EITHER
@pytest.mark.parametrize("warm", [True, False])
def test_a_sender_may_go_home_before_somebody_outside_answers(
    floor: Any, sender: str, other: str, warm: bool
) -> None:
    talking(floor)
    sends(floor, sender, EXPERT, warm=warm)
    expert = floor.customer_leg()
    {True: lambda: floor.asks(sender, CompleteTransfer), False: lambda: None}[warm]()
    floor.asks(sender, Logout, reason=0)
    floor.forget()

    floor.answers(expert)

    assert floor.hears(other) == ["conferenceParticipantAdded"]
    assert floor.hears(sender) == []
    own = floor.call(other)
    assert floor.core._world.call_of_leg(expert).main == own.id
    assert own.peer is None
    assert len(floor.core._world.calls) == 2
    floor.asks(other, DisconnectCall)
    assert floor.core._world.calls == {}


def test_a_sender_who_has_gone_home_leaves_the_colleague_alone(floor: Any) -> None:
    sent(floor)
    floor.asks("anna", Logout, reason=0)
    floor.wait(20_000)
    assert floor.agent("sue").occupation is Occupation.IDLE
