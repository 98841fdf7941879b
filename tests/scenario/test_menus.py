"""Callers in menus: what they hear, where each key leads, and what becomes of those who press none."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from small_center import AMOUNT, ANNA, BOB, DAY_LINE, SALES, SALES_LINE, SUPPORT

from cordboard.vcc.agents import SetNotReady
from cordboard.vcc.calls import (
    CallDiverted,
    CallForwarded,
    CallOffered,
    CallState,
    CallTurnedAway,
)
from cordboard.vcc.center import Center, Collect, Menu, Route, Way
from cordboard.vcc.menus import MenuLeft
from cordboard.vcc.telephony import (
    DtmfReceived,
    HangUp,
    HangupCause,
    Originate,
    Play,
    PlayFinished,
    Prompt,
    StopPlay,
    VerbFailed,
)

MAIN = Menu(
    name="main",
    prompt="main",
    choices=(
        ("1", Route(Way.SKILL, SALES)),
        ("2", Route(Way.MENU, text="more")),
        ("3", Route(Way.AGENT, BOB)),
        ("4", Route(Way.NUMBER, text="+12025550188")),
        ("5", Route(Way.VOICEMAIL, SUPPORT)),
        ("6", Route(Way.CAMPAIGN, DAY_LINE)),
        ("7", Route(Way.BUSY)),
        ("8", Route(Way.HANG_UP)),
        ("9", Route(Way.AGAIN)),
    ),
    wrong="wrong",
    otherwise=Route(Way.SKILL, SUPPORT),
)
MORE = Menu(
    name="more",
    prompt="more",
    collect=Collect(variable=AMOUNT, least=2, most=3, then=Route(Way.SKILL, SALES)),
    tries=2,
    otherwise=Route(Way.HANG_UP),
)


def with_menus(center: Center) -> Center:
    """Sales' callers come to the main menu."""
    campaigns = tuple(
        replace(each, menu="main") if each.id == SALES_LINE else each for each in center.campaigns
    )
    return replace(center, menus=(MAIN, MORE), campaigns=campaigns)


@pytest.fixture
def floor(new_floor: Any) -> Any:
    """A center whose sales line has a menu."""
    return new_floor(adjust=with_menus)


def press(floor: Any, leg: Any, *keys: str) -> None:
    for key in keys:
        floor.hear(DtmfReceived(at=floor.now, leg=leg, digit=key))


def said(floor: Any) -> list[str]:
    """The prompts that are to be played, in order."""
    return [each.source.name for each in floor.outstanding(Play) if isinstance(each.source, Prompt)]


def hear_it_all(floor: Any) -> None:
    """What is said to the caller comes to its end."""
    for verb in floor.outstanding(Play):
        floor.hear(PlayFinished(at=floor.now, play=verb.play, complete=True, settles=verb.id))


def only_call(floor: Any) -> Any:
    (call,) = floor.core.snapshot().calls
    return call


def found(floor: Any, kind: type) -> Any:
    return [fact for fact in floor.read() if isinstance(fact, kind)][-1]


def test_a_key_leads_to_the_agents_of_a_skill_also_before_all_is_said(floor):
    floor.ready("anna")
    leg = floor.calls_in()
    assert said(floor) == ["main"]
    assert only_call(floor).state is CallState.ARRIVING
    press(floor, leg, "1")
    assert found(floor, CallOffered).agent.id == ANNA
    assert len(floor.outstanding(StopPlay)) == 1


def test_a_key_without_meaning_is_told_and_the_menu_comes_again(floor):
    leg = floor.calls_in()
    floor.forget()
    hear_it_all(floor)
    press(floor, leg, "#")
    assert said(floor) == ["wrong", "main"]
    press(floor, leg, "1")
    assert only_call(floor).skill == SALES


def test_whoever_presses_no_key_hears_it_three_times_and_goes_where_all_go(floor):
    floor.calls_in()
    for _ in range(2):
        hear_it_all(floor)
        floor.wait(4_999)
        assert only_call(floor).state is CallState.ARRIVING
        floor.wait(1)
        assert said(floor)[-1] == "main"
    hear_it_all(floor)
    floor.wait(5_000)
    assert (only_call(floor).state, only_call(floor).skill) == (CallState.QUEUED, SUPPORT)
    assert [timer.kind for timer in floor.core.timers] == []


def test_a_menu_that_cannot_be_played_waits_for_a_key_all_the_same(floor):
    leg = floor.calls_in()
    (verb,) = floor.outstanding(Play)
    floor.hear(VerbFailed(at=floor.now, settles=verb.id, code="NO_FILE", text="no such file"))
    assert [timer.kind for timer in floor.core.timers] == ["menu"]
    press(floor, leg, "1")
    assert only_call(floor).state is CallState.QUEUED


def test_hearing_it_again_costs_no_try(floor):
    leg = floor.calls_in()
    press(floor, leg, "9", "9", "9", "9")
    assert only_call(floor).state is CallState.ARRIVING
    press(floor, leg, "#", "#")
    assert only_call(floor).state is CallState.ARRIVING


def test_a_menu_leads_to_another_where_digits_become_a_call_variable(floor):
    leg = floor.calls_in()
    press(floor, leg, "2")
    assert said(floor) == ["main", "more"]
    press(floor, leg, "4", "2", "#")
    call = only_call(floor)
    assert (call.state, call.skill) == (CallState.QUEUED, SALES)
    assert [(each.variable, each.value) for each in call.variables] == [(AMOUNT, "42")]


def test_the_last_digit_that_fits_ends_them_and_so_does_silence(floor):
    leg = floor.calls_in()
    press(floor, leg, "2", "1", "0", "0")
    assert only_call(floor).variables[0].value == "100"
    floor.ends(leg)
    second = floor.calls_in()
    press(floor, second, "2", "1", "7")
    floor.wait(5_000)
    assert only_call(floor).variables[0].value == "17"


@pytest.mark.parametrize("keys", [["1", "#"], ["9", "9", "9"], ["*"], ["#"]])
def test_digits_that_are_too_few_or_that_the_variable_does_not_take_are_asked_again(floor, keys):
    leg = floor.calls_in()
    press(floor, leg, "2", *keys)
    assert said(floor)[-1] == "more"
    assert only_call(floor).variables == ()
    press(floor, leg, *keys)
    assert found(floor, CallTurnedAway).call.state is CallState.FINISHED


def test_a_key_for_one_agent_rings_them_and_then_their_colleagues(floor):
    floor.ready("anna", "bob")
    leg = floor.calls_in()
    press(floor, leg, "3")
    assert floor.call("bob").state is CallState.OFFERED
    floor.wait(20_000)
    assert floor.call("bob") is None
    assert floor.call("anna").state is CallState.OFFERED


def test_a_key_for_one_agent_who_is_not_here_is_one_for_anybody(floor):
    floor.ready("anna")
    press(floor, floor.calls_in(), "3")
    assert floor.call("anna").state is CallState.OFFERED


def test_a_caller_who_waits_for_one_agent_goes_on_when_they_go_home(floor):
    floor.ready("bob")
    floor.dials("bob", campaign=SALES_LINE)
    floor.answers(floor.station_leg("bob"))
    press(floor, floor.calls_in(), "3")
    floor.ready("anna")
    assert floor.call("anna") is None
    floor.ends(floor.customer_leg())
    assert floor.call("bob").state is CallState.OFFERED
    floor.asks("anna", SetNotReady, reason=0)


def test_a_key_leads_outside_and_the_two_speak(floor):
    leg = floor.calls_in()
    press(floor, leg, "4")
    assert found(floor, CallForwarded).call.number == "+12025550188"
    floor.answers(floor.customer_leg())
    states = {call.state for call in floor.core.snapshot().calls}
    assert states == {CallState.TRANSFERRED}
    floor.ends(leg)
    assert floor.core.snapshot().calls == ()


def test_a_caller_who_is_not_answered_outside_is_hung_up_on(floor):
    leg = floor.calls_in()
    press(floor, leg, "4")
    floor.ends(floor.customer_leg(), HangupCause.NO_ANSWER)
    assert floor.core.snapshot().calls == ()
    assert [each.leg for each in floor.outstanding(HangUp)] == [leg]


def test_a_caller_who_gives_up_outside_takes_the_other_call_along(floor):
    leg = floor.calls_in()
    press(floor, leg, "4")
    other = floor.outstanding(Originate)[-1].leg
    floor.ends(leg)
    assert floor.core.snapshot().calls == ()
    assert [each.leg for each in floor.outstanding(HangUp)] == [other]


def test_a_key_leads_to_a_box(floor):
    press(floor, floor.calls_in(), "5")
    assert found(floor, CallDiverted).call.target.id == SUPPORT


def test_a_key_leads_to_another_campaign_with_its_hours(floor):
    leg = floor.calls_in()
    press(floor, leg, "6")
    call = only_call(floor)
    assert (call.campaign, call.state) == (DAY_LINE, CallState.QUEUED)
    floor.ends(leg)
    # but on a Sunday it is closed, and says so
    floor.wait(5 * 24 * 3_600_000)
    press(floor, floor.calls_in(), "6")
    assert said(floor)[-1] == "closed"
    hear_it_all(floor)
    assert found(floor, CallTurnedAway).call.campaign == DAY_LINE


@pytest.mark.parametrize(("key", "cause"), [("7", HangupCause.BUSY), ("8", HangupCause.NORMAL)])
def test_a_key_can_end_the_call(floor, key, cause):
    leg = floor.calls_in()
    press(floor, leg, key)
    assert [(each.leg, each.cause) for each in floor.outstanding(HangUp)] == [(leg, cause)]
    assert floor.core.snapshot().calls == ()


def test_a_caller_who_hangs_up_in_a_menu_leaves_nothing(floor):
    leg = floor.calls_in()
    hear_it_all(floor)
    floor.ends(leg)
    snapshot = floor.core.snapshot()
    assert (snapshot.calls, snapshot.visits, snapshot.timers) == ((), (), ())


@pytest.mark.parametrize("back", [0, 3, 1000])
def test_the_vcc_may_die_in_the_middle_of_a_menu(floor, back):
    leg = floor.calls_in()
    press(floor, leg, "2", "4")
    floor.restart_from_snapshot(back)
    press(floor, leg, "2", "#")
    assert only_call(floor).variables[0].value == "42"


def test_keys_in_a_conversation_mean_nothing_to_us(floor):
    floor.ready("anna")
    leg = floor.calls_in()
    press(floor, leg, "1")
    floor.takes("anna")
    floor.read()
    press(floor, leg, "1", "2")
    assert floor.names() == []


def test_a_menu_that_is_gone_after_a_reload_lets_callers_wait(new_floor):
    floor = new_floor(adjust=lambda center: replace(with_menus(center), menus=()))
    floor.calls_in()
    assert only_call(floor).state is CallState.QUEUED


def test_a_greeting_comes_before_the_menu(new_floor):
    def adjust(center: Center) -> Center:
        led = with_menus(center)
        campaigns = tuple(
            replace(each, greeting="welcome") if each.id == SALES_LINE else each for each in led.campaigns
        )
        return replace(led, campaigns=campaigns)

    floor = new_floor(adjust=adjust)
    leg = floor.calls_in()
    press(floor, leg, "1")  # nothing has been asked yet
    assert said(floor) == ["welcome"]
    hear_it_all(floor)
    assert said(floor) == ["main"]
    press(floor, leg, "1")
    assert found(floor, MenuLeft).route == Route(Way.SKILL, SALES)
