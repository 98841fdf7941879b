"""Stories of calls between colleagues: to an agent, a skill, a campaign; taken, ignored, refused, on hold."""

from __future__ import annotations

from typing import Any

import pytest
from small_center import ANNA, BOB, CARA, DAY_NUMBER, SALES_LINE, SOLD

from cordboard import contract
from cordboard.vcc.agents import (
    ConfirmLogin,
    Logout,
    Occupation,
    ReadyState,
    SetNotReady,
    StartLogin,
    StationType,
)
from cordboard.vcc.calls import (
    CallState,
    DisconnectCall,
    FinishCall,
    HangUpStation,
    HoldCall,
    MakeCall,
    MuteCall,
    PickUp,
    RejectCall,
    SendDtmf,
)
from cordboard.vcc.preferences import Preference, SetPreference
from cordboard.vcc.telephony import (
    AddToBridge,
    By,
    CreateBridge,
    EngineLost,
    HangUp,
    HangupCause,
    Hold,
    Play,
    RemoveFromBridge,
    StationLost,
    StopPlay,
    Tone,
    ToneSource,
)

OFFERED = ["incomingCall", "answerCallIncoming", "updateStatus"]
OVER = ["callEnded", "callFinished", "updateStatus"]
NOT_REACHED = ["makeCallFailed", "updateStatus"]


def calling(floor: Any, number: str = "1002", *others: str) -> None:
    """Anna calls a colleague from her phone; the others are logged in."""
    for name in others:
        floor.login(name)
    floor.login("anna")
    floor.forget()
    floor.dials("anna", number)
    floor.answers(floor.station_leg("anna"))


def talking(floor: Any) -> None:
    """Anna and Bob talk; she has called him."""
    calling(floor, "1002", "bob")
    floor.takes("bob")


def failure(events: list[contract.Event]) -> tuple[int | None, str | None]:
    """Code and cause of the `makeCallFailed`."""
    [failed] = [each for each in events if isinstance(each, contract.MakeCallFailed)]
    return failed.errorCode, failed.cause


# -- to one agent ----------------------------------------------------------------------------------


def test_a_call_to_a_colleague_is_told_to_both(floor: Any) -> None:
    calling(floor, "1002", "bob")

    callers = floor.events("anna")
    assert [contract.wire_name(type(each)) for each in callers] == ["updateStatus", "callInitiated"]
    assert (callers[1].number, callers[1].type) == ("1002", 6)  # type: ignore[attr-defined]
    assert floor.outstanding(Play)[-1].source == ToneSource(Tone.RINGBACK)
    told = floor.events("bob")
    assert [contract.wire_name(type(each)) for each in told] == OFFERED
    info = told[0].callinfo  # type: ignore[attr-defined]
    assert (info.number, info.callType, info.internalReceiver, info.agentInitiated) == (
        "1001",
        6,
        True,
        False,
    )
    assert (info.consult, info.transfer, info.campaignId) == (False, False, 0)

    floor.takes("bob")

    assert floor.hears("bob") == ["updateStatus", "callStarted", "updateStatus"]
    assert floor.hears("anna") == ["callStarted", "updateStatus"]
    legs = {floor.call("anna").station_leg, floor.call("bob").station_leg}
    assert set(floor.outstanding(CreateBridge)[-1].legs) == legs
    assert len(floor.outstanding(StopPlay)) >= 1


@pytest.mark.parametrize("name", ["anna", "bob"])
@pytest.mark.parametrize("how", [DisconnectCall, HangUpStation])
def test_either_ends_it_and_neither_owes_a_disposition(floor: Any, name: str, how: Any) -> None:
    talking(floor)
    floor.forget()

    floor.asks(name, how)

    assert floor.hears("anna") == OVER
    assert floor.hears("bob") == OVER
    assert floor.core._world.calls == {}
    assert floor.agent("bob").occupation is Occupation.IDLE


def test_finish_just_ends_it(floor: Any) -> None:
    talking(floor)
    floor.asks("anna", FinishCall, disposition=SOLD, comments="")
    assert floor.core._world.calls == {}


@pytest.mark.parametrize("name", ["anna", "bob"])
def test_a_phone_that_dies_ends_it_for_both(floor: Any, name: str) -> None:
    talking(floor)
    floor.forget()
    floor.ends(floor.call(name).station_leg, HangupCause.UNREACHABLE, By.SYSTEM)
    assert floor.hears("anna") == OVER
    assert floor.hears("bob") == OVER


@pytest.mark.parametrize(
    ("prepare", "told"),
    [
        (lambda floor: None, (10009, "RESOURCE_UNAVAILABLE")),
        (lambda floor: floor.talks("bob"), (10003, "BUSY")),
        (
            lambda floor: (
                floor.login("bob"),
                floor.hear(StationLost(at=floor.now, station=floor.STATIONS["bob"])),
            ),
            (10003, "BUSY"),
        ),
    ],
)
def test_who_is_away_or_busy_is_told_before_any_phone_rings(floor: Any, prepare: Any, told: Any) -> None:
    prepare(floor)
    floor.login("anna")
    floor.forget()

    floor.dials("anna", "1002")

    events = floor.events("anna")
    assert [contract.wire_name(type(each)) for each in events] == NOT_REACHED
    assert failure(events) == told
    assert floor.agent("anna").occupation is Occupation.IDLE


def test_a_colleague_who_has_become_busy_meanwhile_is_told_once_the_phone_is_up(floor: Any) -> None:
    floor.login("anna")
    floor.login("bob")
    floor.dials("anna", "1002")
    floor.dials("bob")
    floor.forget()
    floor.answers(floor.station_leg("anna"))
    assert failure(floor.events("anna")) == (10003, "BUSY")


@pytest.mark.parametrize(
    ("says_no", "told"),
    [
        (lambda floor: floor.wait(20_000), (10004, "NO_ANSWER")),
        (lambda floor: floor.asks("cara", RejectCall), (10009, "HANGUP")),
        (lambda floor: floor.ends(floor.station_leg("cara"), HangupCause.BUSY), (10004, "NO_ANSWER")),
    ],
)
def test_a_colleague_who_ignores_or_refuses_the_call(floor: Any, says_no: Any, told: Any) -> None:
    calling(floor, "1003", "cara")
    floor.forget()

    says_no(floor)

    events = floor.events("anna")
    assert [contract.wire_name(type(each)) for each in events] == NOT_REACHED
    assert failure(events) == told
    assert "callAbandoned" in floor.hears("cara")
    assert floor.agent("anna").occupation is Occupation.IDLE


def test_who_does_not_take_a_colleague_s_call_stays_ready_for_customers(floor: Any) -> None:
    floor.ready("bob")
    calling(floor, "1002")
    floor.wait(20_000)
    assert floor.agent("bob").readiness.state is ReadyState.READY


def test_a_colleague_who_is_not_ready_is_called_all_the_same(floor: Any) -> None:
    floor.login("bob")
    floor.asks("bob", SetNotReady, reason=0)
    calling(floor, "1002")
    assert floor.agent("bob").occupation is Occupation.OFFERED


def test_the_caller_may_give_up_while_it_rings(floor: Any) -> None:
    calling(floor, "1002", "bob")
    floor.forget()
    floor.asks("anna", DisconnectCall)
    assert floor.hears("anna") == OVER
    assert floor.hears("bob") == ["callAbandoned", "updateStatus"]


def test_a_colleague_s_phone_that_fails_after_picking_up_is_told_to_both(floor: Any) -> None:
    calling(floor, "1002", "bob")
    floor.asks("bob", PickUp)
    floor.forget()
    floor.ends(floor.station_leg("bob"), HangupCause.UNREACHABLE)
    assert floor.hears("anna") == NOT_REACHED
    assert floor.hears("bob")[:2] == ["callError", "callAbandoned"]


def test_auto_answer_counts_for_colleagues_too(floor: Any) -> None:
    floor.login("anna")
    floor.login("cara")
    floor.asks("anna", SetPreference, preference=Preference.AUTO_ANSWER, on=True)
    floor.forget()
    floor.dials("cara", "1001")
    floor.answers(floor.station_leg("cara"))
    assert floor.call("anna").state is CallState.PICKING_UP
    floor.answers(floor.station_leg("anna"))
    assert floor.call("cara").state is CallState.TALKING


def test_who_lacks_the_permission_cannot_call_colleagues(floor: Any) -> None:
    floor.login("bob")
    floor.login("anna")
    command = MakeCall(seat=floor.seat("bob"), number="1001", campaign=None, check_dnc=True)
    assert floor.refused(command) == "NO_PERMISSION"


@pytest.mark.parametrize("text", ["bob", "BOB@demo", " 1002 "])
def test_a_colleague_has_a_name_and_an_extension(floor: Any, text: str) -> None:
    calling(floor, text, "bob")
    assert floor.call("bob").peer == floor.call("anna").id


# -- during the call -------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "other"), [("anna", "bob"), ("bob", "anna")])
def test_either_may_put_the_other_on_hold(floor: Any, name: str, other: str) -> None:
    talking(floor)
    floor.forget()

    floor.asks(name, HoldCall, on=True)
    assert floor.outstanding(RemoveFromBridge)[-1].leg == floor.call(name).station_leg
    assert floor.outstanding(Play)[-1].bridge == floor.call(other).bridge
    floor.asks(name, HoldCall, on=False)
    assert floor.outstanding(AddToBridge)[-1].leg == floor.call(name).station_leg
    assert floor.outstanding(StopPlay)[-1].play == floor.outstanding(Play)[-1].play
    assert floor.hears(name) == ["callOnHold", "callOffHold"]


def test_who_consults_a_colleague_can_be_put_on_hold_by_them(floor: Any) -> None:
    floor.talks("anna")
    floor.login("bob")
    floor.transfers("anna", "1002", warm=True)
    floor.takes("bob")

    floor.asks("bob", HoldCall, on=True)
    assert floor.outstanding(Play)[-1].bridge == floor.call("bob").bridge
    floor.asks("bob", DisconnectCall)

    assert floor.outstanding(AddToBridge)[-1].leg == floor.call("anna").station_leg
    assert floor.call("anna").state is CallState.TALKING


def test_an_agent_at_home_hears_no_music_when_the_colleague_has_hung_up(floor: Any) -> None:
    login = floor.decide(
        StartLogin(
            seat=floor.seat("anna"), user_name="anna", station_type=StationType.PSTN, station="202 555 0150"
        )
    )
    floor.decide(ConfirmLogin(seat=floor.seat("anna"), login=login, verified=True))
    held = floor.customer_leg()
    floor.answers(held)
    floor.login("bob")
    floor.dials("anna", "1002")
    floor.takes("bob")
    floor.asks("bob", HoldCall, on=True)

    floor.asks("bob", DisconnectCall)

    assert not floor.outstanding(Hold)
    assert floor.outstanding(StopPlay)[-1].play == floor.outstanding(Play)[-1].play
    assert held not in {verb.leg for verb in floor.outstanding(HangUp)}
    assert floor.agent("anna").occupation is Occupation.IDLE


def test_colleagues_can_be_muted_and_send_no_digits(floor: Any) -> None:
    talking(floor)
    floor.asks("bob", MuteCall, on=True)
    assert floor.refused(SendDtmf(seat=floor.seat("bob"), digits="5")) == "WRONG_STATE"


# -- to a skill, to a campaign ---------------------------------------------------------------------


def test_a_skill_is_called_and_the_next_agent_has_it(floor: Any) -> None:
    floor.ready("cara")
    calling(floor, "Support")
    floor.answers(floor.station_leg("cara"))

    assert floor.call("anna").state is CallState.TALKING
    assert floor.call("cara").peer == floor.call("anna").id
    assert floor.agent("cara").call is not None


def test_in_a_skill_the_next_one_is_asked_and_who_let_it_ring_is_not_ready(floor: Any) -> None:
    floor.ready("bob")
    floor.login("cara")
    floor.forget()
    floor.dials("cara", "Sales")
    floor.answers(floor.station_leg("cara"))
    floor.ready("anna")
    assert floor.agent("bob").occupation is Occupation.OFFERED

    floor.wait(20_000)

    assert floor.agent("bob").readiness.state is ReadyState.NOT_READY
    assert floor.agent("anna").occupation is Occupation.OFFERED
    floor.takes("anna")
    assert floor.call("cara").state is CallState.TALKING
    assert {floor.agent(name).id for name in ("anna", "cara")} == {ANNA, CARA}


def test_a_skill_in_which_nobody_is_free_rings_until_the_caller_gives_up(floor: Any) -> None:
    calling(floor, "Support")
    floor.wait(600_000)
    assert floor.call("anna").state is CallState.DIALING
    floor.asks("anna", DisconnectCall)
    assert floor.core._world.calls == {}


def test_a_campaign_is_called_as_its_customers_call_it(floor: Any) -> None:
    floor.ready("bob")
    calling(floor, "sales")
    info = floor.events("bob")[0].callinfo
    assert (info.number, info.callType) == ("1001", 6)
    floor.takes("bob")
    assert floor.agent("bob").id == BOB


def test_a_campaign_that_does_not_run_is_not_called(floor: Any) -> None:
    floor.login("anna")
    floor.forget()
    floor.dials("anna", "Closed")
    assert failure(floor.events("anna")) == (10007, "RESOURCE_UNAVAILABLE")


# -- engines, restarts, going home -----------------------------------------------------------------


def rings(floor: Any) -> None:
    calling(floor, "1002", "bob")


def picks_up(floor: Any) -> None:
    rings(floor)
    floor.asks("bob", PickUp)


STATES = [rings, picks_up, talking]


@pytest.mark.parametrize("reach", STATES)
def test_a_lost_engine_ends_it_for_both(floor: Any, reach: Any) -> None:
    reach(floor)
    floor.hear(EngineLost(at=floor.now))
    assert floor.core._world.calls == {}
    assert floor.agent("anna").occupation is Occupation.IDLE
    assert floor.agent("bob").occupation is Occupation.IDLE


@pytest.mark.parametrize(("reach", "name"), [(rings, "anna"), (talking, "anna"), (talking, "bob")])
def test_an_engine_without_one_phone_s_leg_ends_it_for_both(floor: Any, reach: Any, name: str) -> None:
    reach(floor)
    leg = floor.call(name).station_leg
    floor.inventory(*(each for each in floor.core._world.legs if each != leg))
    assert leg not in floor.core._world.legs


@pytest.mark.parametrize("reach", STATES)
def test_a_restart_changes_nothing(floor: Any, reach: Any) -> None:
    reach(floor)
    before = dict(floor.core._world.calls)
    floor.restart()
    floor.restart_from_snapshot(1)
    floor.inventory(*floor.core._world.legs)
    assert floor.core._world.calls == before


def test_nobody_logs_out_of_a_call_between_colleagues(floor: Any) -> None:
    talking(floor)
    assert floor.refused(Logout(seat=floor.seat("bob"), reason=0)) == "ON_CALL"


def test_a_customer_s_call_waits_while_colleagues_talk(floor: Any) -> None:
    floor.ready("bob")
    calling(floor, "1002")
    floor.takes("bob")
    floor.calls_in(DAY_NUMBER)
    assert floor.call("bob").campaign is None
    floor.asks("anna", DisconnectCall)
    assert floor.agent("bob").occupation is Occupation.OFFERED
    assert floor.call("bob").campaign != SALES_LINE
