"""Stories of the hold key of a desk phone: with one line, and to and fro between two."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from small_center import ANNA

from cordboard.vcc.calls import (
    CallState,
    CompleteTransfer,
    HoldCall,
    MuteCall,
    SendDtmf,
)
from cordboard.vcc.center import Center, Permission
from cordboard.vcc.ids import LegId, ReferId
from cordboard.vcc.supervision import ForceLogout
from cordboard.vcc.telephony import (
    AddToBridge,
    EngineLost,
    HangUp,
    Hold,
    LegHeld,
    LegIncoming,
    LegRinging,
    LegUnheld,
    Mute,
    Play,
    ReferRequested,
    RemoveFromBridge,
    Unhold,
)

EXPERT = "+12025550188"
COMPLETED = ["transferCompleted", "callFinished", "updateStatus"]


def holds(floor: Any, leg: LegId) -> None:
    """The phone puts a line on hold."""
    floor.hear(LegHeld(at=floor.now, leg=leg))


def unholds(floor: Any, leg: LegId) -> None:
    """The phone takes a line off hold."""
    floor.hear(LegUnheld(at=floor.now, leg=leg))


def phone_dials(floor: Any, called: str) -> LegId:
    """Anna dials on another line of her phone. Answer: the line."""
    leg, station = LegId("second"), floor.STATIONS["anna"]
    floor.hear(LegIncoming(at=floor.now, leg=leg, caller=station, called=called, station=station))
    floor.answers(leg)
    return leg


def talking(floor: Any) -> tuple[LegId, LegId]:
    """Anna talks to a customer. Answer: the customer's leg, the line of her phone."""
    customer = floor.talks("anna")
    floor.login("bob")
    floor.forget()
    return customer, floor.call("anna").station_leg


def consulting(floor: Any, answered: bool = True) -> tuple[LegId, LegId, LegId, LegId]:
    """Anna holds the customer and calls an expert on her second line, by the keys of her phone.

    Answer: the legs of the customer, her first line, her second, the expert.
    """
    customer, first = talking(floor)
    holds(floor, first)
    second = phone_dials(floor, EXPERT)
    expert = floor.customer_leg()
    floor.hear(LegRinging(at=floor.now, leg=expert))
    [lambda: None, lambda: floor.answers(expert)][answered]()
    floor.forget()
    return customer, first, second, expert


def swaps(floor: Any, here: LegId, there: LegId) -> None:
    """The phone holds one line and takes the other one off."""
    holds(floor, here)
    unholds(floor, there)


def without_hold(center: Center) -> Center:
    """A center in which nobody may hold."""
    users = (replace(user, permissions=user.permissions - {Permission.HOLD}) for user in center.users)
    return replace(center, users=tuple(users))


def state_of(floor: Any, leg: LegId) -> CallState:
    state: CallState = floor.core._world.call_of_leg(leg).state
    return state


def last(floor: Any, leg: LegId) -> type:
    """What was asked last of this leg."""
    kinds = [type(verb) for verb in floor.outstanding() if getattr(verb, "leg", None) == leg]
    return kinds[-1]


# -- one line --------------------------------------------------------------------------------------


def test_the_key_is_the_application_s_hold(floor: Any) -> None:
    customer, first = talking(floor)

    holds(floor, first)
    assert floor.hears("anna") == ["callOnHold"]
    assert last(floor, customer) is Hold

    unholds(floor, first)
    assert floor.hears("anna") == ["callOffHold"]
    assert last(floor, customer) is Unhold


def test_what_the_application_has_done_already_stays_so(floor: Any) -> None:
    _, first = talking(floor)
    floor.asks("anna", HoldCall, on=True)
    holds(floor, first)
    floor.asks("anna", HoldCall, on=False)
    unholds(floor, first)
    assert floor.hears("anna") == ["callOnHold", "callOffHold"]
    assert floor.call("anna").state is CallState.TALKING


def test_who_may_not_hold_may_not_by_phone_either(new_floor: Any) -> None:
    floor = new_floor(adjust=without_hold)
    floor.talks("anna")
    floor.forget()
    holds(floor, floor.call("anna").station_leg)
    assert floor.hears("anna") == []


def test_the_customer_s_own_key_is_theirs(floor: Any) -> None:
    customer, _ = talking(floor)
    holds(floor, customer)
    assert floor.hears("anna") == []


def test_on_the_only_line_it_counts_when_the_consultation_is_over(floor: Any) -> None:
    customer, first = talking(floor)
    floor.transfers("anna", EXPERT, warm=True)
    expert = floor.customer_leg()
    floor.answers(expert)
    floor.forget()

    holds(floor, first)
    assert floor.hears("anna") == []
    floor.ends(expert)

    assert floor.hears("anna") == ["consultCallDisconnected", "callOffHold", "callOnHold"]
    assert last(floor, customer) is Hold


def test_colleagues_use_it_as_well(floor: Any) -> None:
    floor.login("bob")
    floor.login("anna")
    floor.dials("anna", "1002")
    floor.answers(floor.station_leg("anna"))
    floor.takes("bob")
    floor.forget()
    holds(floor, floor.call("bob").station_leg)
    assert floor.hears("bob") == ["callOnHold"]
    assert floor.outstanding(Play)[-1].bridge == floor.call("anna").bridge


# -- two lines -------------------------------------------------------------------------------------


def test_the_phone_goes_back_to_the_customer_and_again_to_the_expert(floor: Any) -> None:
    customer, first, second, expert = consulting(floor)

    swaps(floor, second, first)

    assert floor.hears("anna") == ["callOnHold", "callOffHold"]
    assert (last(floor, customer), last(floor, expert)) == (Unhold, Hold)
    assert (state_of(floor, customer), state_of(floor, expert)) == (CallState.CONSULTING, CallState.ON_HOLD)
    assert first in {verb.leg for verb in floor.outstanding(AddToBridge)}

    swaps(floor, first, second)

    assert floor.hears("anna") == ["callOnHold", "callOffHold"]
    assert (last(floor, customer), last(floor, expert)) == (Hold, Unhold)
    assert state_of(floor, expert) is CallState.TALKING
    assert first in {verb.leg for verb in floor.outstanding(RemoveFromBridge)}


def test_the_customer_is_heard_again_by_a_phone_that_only_holds_the_second_line(floor: Any) -> None:
    customer, first = talking(floor)
    second = phone_dials(floor, EXPERT)
    expert = floor.customer_leg()
    floor.answers(expert)
    holds(floor, second)
    assert last(floor, customer) is Unhold
    assert (last(floor, expert), state_of(floor, expert)) == (Hold, CallState.ON_HOLD)
    assert first not in {verb.leg for verb in floor.outstanding(HangUp)}


def test_an_expert_who_answers_meanwhile_waits(floor: Any) -> None:
    customer, first, second, expert = consulting(floor, answered=False)
    swaps(floor, second, first)
    assert floor.hears("anna") == ["callOffHold"]
    floor.answers(expert)
    assert floor.hears("anna") == ["callStarted", "callOnHold"]
    assert (last(floor, customer), last(floor, expert)) == (Unhold, Hold)


def test_digits_go_to_whom_the_agent_speaks_with(floor: Any) -> None:
    customer, first, second, expert = consulting(floor)
    floor.asks("anna", SendDtmf, digits="1")
    swaps(floor, second, first)
    floor.asks("anna", SendDtmf, digits="2")
    assert [(verb.leg, verb.digits) for verb in floor.passing] == [(expert, "1"), (customer, "2")]


def test_muting_mutes_both_lines(floor: Any) -> None:
    _, first, second, _ = consulting(floor)
    floor.asks("anna", MuteCall, on=True)
    assert [verb.leg for verb in floor.outstanding(Mute)] == [first, second]


def test_a_second_line_is_muted_as_the_first_one_is(floor: Any) -> None:
    _, first = talking(floor)
    floor.asks("anna", MuteCall, on=True)
    second = phone_dials(floor, EXPERT)
    assert [verb.leg for verb in floor.outstanding(Mute)] == [first, second]


@pytest.mark.parametrize("by_phone", [True, False])
def test_a_swapped_consultation_is_completed(floor: Any, by_phone: bool) -> None:
    customer, first, second, expert = consulting(floor)
    swaps(floor, second, first)
    floor.forget()
    refer = ReferRequested(at=floor.now, refer=ReferId("R"), leg=first, target="", replaces=second)

    {True: lambda: floor.hear(refer), False: lambda: floor.asks("anna", CompleteTransfer)}[by_phone]()

    assert floor.hears("anna")[-3:] == COMPLETED
    assert {first, second} <= {verb.leg for verb in floor.outstanding(HangUp)}
    assert (last(floor, customer), last(floor, expert)) == (Unhold, AddToBridge)
    assert {state_of(floor, customer), state_of(floor, expert)} == {CallState.TRANSFERRED}


def test_an_expert_who_leaves_while_they_wait_changes_nothing_for_the_customer(floor: Any) -> None:
    customer, first, second, expert = consulting(floor)
    swaps(floor, second, first)
    floor.forget()

    floor.ends(expert)

    assert floor.hears("anna") == ["consultCallDisconnected"]
    assert second in {verb.leg for verb in floor.outstanding(HangUp)}
    assert state_of(floor, customer) is CallState.TALKING


def test_hanging_up_the_line_of_who_waits_lets_them_go(floor: Any) -> None:
    customer, first, second, expert = consulting(floor)
    swaps(floor, second, first)
    floor.ends(second)
    assert expert in {verb.leg for verb in floor.outstanding(HangUp)}
    assert state_of(floor, customer) is CallState.TALKING


def test_a_customer_who_leaves_meanwhile_leaves_the_expert(floor: Any) -> None:
    customer, first, second, expert = consulting(floor)
    swaps(floor, second, first)
    floor.ends(customer)
    unholds(floor, second)
    assert last(floor, expert) is Unhold
    assert state_of(floor, expert) is CallState.TALKING


def test_hanging_up_the_expert_leaves_a_held_customer_on_hold(floor: Any) -> None:
    customer, first, second, _ = consulting(floor)
    floor.ends(second)
    assert floor.hears("anna") == ["consultCallDisconnected", "callOffHold", "callOnHold"]
    assert last(floor, customer) is Hold
    unholds(floor, first)
    assert last(floor, customer) is Unhold


def test_a_colleague_whom_the_phone_consults_waits_with_music(floor: Any) -> None:
    customer, first = talking(floor)
    holds(floor, first)
    second = phone_dials(floor, "1002")
    floor.takes("bob")
    floor.forget()

    swaps(floor, second, first)
    assert floor.outstanding(Play)[-1].bridge == floor.call("bob").bridge
    assert last(floor, second) is RemoveFromBridge
    swaps(floor, first, second)

    assert last(floor, second) is AddToBridge
    assert last(floor, customer) is Hold
    assert floor.hears("bob") == []


def test_an_agent_who_is_logged_out_in_mid_consultation_holds_nobody(floor: Any) -> None:
    floor.login("sue")
    floor.login("bob")
    floor.login("anna")
    floor.dials("anna", "1002")
    floor.answers(floor.station_leg("anna"))
    floor.takes("bob")
    holds(floor, floor.call("anna").station_leg)
    phone_dials(floor, EXPERT)
    floor.asks("sue", ForceLogout, agent=ANNA, insist=True)
    assert floor.core._world.calls == {}


@pytest.mark.parametrize("swapped", [True, False])
def test_a_lost_engine_ends_it_all(floor: Any, swapped: bool) -> None:
    _, first, second, _ = consulting(floor)
    [lambda: None, lambda: swaps(floor, second, first)][swapped]()
    floor.hear(EngineLost(at=floor.now))
    assert [each.state for each in floor.core._world.calls.values()] == [CallState.WRAP_UP]


def test_a_restart_changes_nothing(floor: Any) -> None:
    _, first, second, _ = consulting(floor)
    swaps(floor, second, first)
    before = dict(floor.core._world.calls)
    floor.restart()
    floor.restart_from_snapshot(2)
    floor.inventory(*floor.core._world.legs)
    assert floor.core._world.calls == before
