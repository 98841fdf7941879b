"""Stories of agents who choose: which skills, which calls, which numbers, how long."""

from __future__ import annotations

import pytest

from cordboard.vcc.agents import LoginFinished, Logout, Occupation, ReadyState, SetNotReady, WhoForced
from cordboard.vcc.calls import (
    CallState,
    DisconnectCall,
    FinishCall,
    MuteCall,
    OfferEnd,
    PickUp,
    RejectCall,
    SetCallVariable,
)
from cordboard.vcc.center import Options
from cordboard.vcc.dnc import AddToDnc, DncFailure
from cordboard.vcc.ids import CampaignId, DispositionId, Milliseconds, ReasonId, SkillId, VariableId
from cordboard.vcc.preferences import Preference, SetPreference
from cordboard.vcc.queries import GetCallVariables, ListColleagues, ListPreferences, ListSkillGroups
from cordboard.vcc.skills import SetActiveSkills
from cordboard.vcc.telephony import HangUp, HangupCause, Mute, Originate, Play, PlayFinished, Prompt

SALES, SUPPORT = SkillId(300000000000001), SkillId(300000000000002)
DAY_LINE, DAY_NUMBER = CampaignId(300000000000013), "+12025550103"
SUPPORT_NUMBER = "+12025550101"
SOLD, CALL_AGAIN, REST = (DispositionId(300000000000020 + n) for n in (0, 4, 5))
LUNCH, HIDDEN = ReasonId(300000000000030), ReasonId(300000000000031)
AMOUNT = VariableId(300000000000050)
HOUR = 3_600_000


def offers(floor, name):
    agent = floor.agent(name)
    return agent.occupation is Occupation.OFFERED


# -- rejecting ------------------------------------------------------------------------------------


def test_a_rejected_call_goes_to_the_next_agent_and_the_first_one_stays_ready(floor):
    floor.ready("anna", "bob")
    floor.calls_in()
    floor.wait(3_000)
    floor.read()

    floor.decide(RejectCall(seat=floor.seat("anna")))

    ended, queued, offered = floor.read()
    assert (ended.cause, ended.agent.name) == (OfferEnd.REJECTED, "anna@demo")
    assert queued.call.queued_at == ended.call.queued_at
    assert offered.agent.name == "bob@demo"
    assert floor.agent("anna").readiness.state is ReadyState.READY
    assert floor.agent("anna").since == floor.now


def test_a_rejected_call_does_not_come_back_at_once_but_later(floor):
    floor.ready("anna")
    leg = floor.calls_in()
    floor.decide(RejectCall(seat=floor.seat("anna")))
    assert floor.agent("anna").occupation is Occupation.IDLE

    floor.restart()
    floor.wait(29_999)
    assert floor.call("anna") is None
    floor.wait(1)
    assert floor.call("anna").customer_leg == leg


def test_who_rejected_one_call_gets_another(floor):
    floor.ready("anna")
    floor.calls_in()
    floor.decide(RejectCall(seat=floor.seat("anna")))
    second = floor.calls_in(caller="+12025550178")
    assert floor.call("anna").customer_leg == second


def test_a_phone_that_rings_is_hung_up_by_a_rejection(floor):
    floor.ready("cara")
    floor.calls_in(SUPPORT_NUMBER)
    floor.hear(PlayFinished(at=floor.now, play=floor.outstanding(Play)[0].play, complete=True))
    ringing = floor.station_leg("cara")
    floor.decide(RejectCall(seat=floor.seat("cara")))
    assert ringing in {verb.leg for verb in floor.outstanding(HangUp)}


def test_only_an_offer_can_be_rejected_and_not_by_everybody(floor):
    floor.ready("bob")
    floor.calls_in()
    assert floor.refused(RejectCall(seat=floor.seat("bob"))) == "NO_PERMISSION"
    floor.talks("anna", "+12025550100")
    assert floor.refused(RejectCall(seat=floor.seat("anna"))) == "WRONG_STATE"


@pytest.mark.parametrize(
    ("cause", "end", "state"),
    [
        (HangupCause.REJECTED, OfferEnd.REJECTED, ReadyState.READY),
        (HangupCause.BUSY, OfferEnd.NOT_ANSWERED, ReadyState.NOT_READY),
        (HangupCause.NO_ANSWER, OfferEnd.NOT_ANSWERED, ReadyState.NOT_READY),
        (HangupCause.UNREACHABLE, OfferEnd.STATION_FAILED, ReadyState.NOT_READY),
    ],
)
def test_a_ringing_phone_says_how_the_offer_ended(floor, cause, end, state):
    floor.ready("cara")
    floor.calls_in(SUPPORT_NUMBER)
    floor.hear(PlayFinished(at=floor.now, play=floor.outstanding(Play)[0].play, complete=True))
    floor.read()
    floor.ends(floor.station_leg("cara"), cause)
    assert floor.read()[0].cause is end
    assert floor.agent("cara").readiness.state is state


# -- muting ---------------------------------------------------------------------------------------


def test_mute_is_asked_of_the_engine_once_and_ends_with_the_call(floor):
    floor.talks("anna")
    station = floor.call("anna").station_leg
    floor.read()

    floor.decide(MuteCall(seat=floor.seat("anna"), on=True))
    floor.decide(MuteCall(seat=floor.seat("anna"), on=True))
    assert floor.names() == ["MuteChanged"]
    assert [(verb.leg, verb.muted) for verb in floor.outstanding(Mute)] == [(station, True)]

    floor.decide(DisconnectCall(seat=floor.seat("anna")))
    assert floor.call("anna").muted is False
    assert floor.refused(MuteCall(seat=floor.seat("anna"), on=True)) == "WRONG_STATE"


# -- wrap-up --------------------------------------------------------------------------------------


def wrapping_up(floor):
    """Anna's customer of the day line has hung up."""
    leg = floor.talks("anna", DAY_NUMBER)
    floor.ends(leg)


def test_a_wrap_up_that_lasts_is_ended_by_the_campaign(floor):
    wrapping_up(floor)
    assert floor.read()[-1].wrap_up_limit == 30_000

    floor.restart()
    floor.wait(30_000)

    finished, rested = floor.read()
    assert (finished.call.disposition, finished.wrap_up_limit) == (CALL_AGAIN, 30_000)
    assert finished.call.redial_at == floor.now + HOUR
    assert rested.who_forced is WhoForced.SYSTEM
    assert (rested.agent.readiness.state, rested.agent.readiness.reason) == (ReadyState.NOT_READY, HIDDEN)


def test_a_disposition_in_time_stops_the_clock(floor):
    wrapping_up(floor)
    floor.wait(29_999)
    floor.finishes("anna")
    floor.read()
    floor.wait(60_000)
    assert floor.names() == []
    assert floor.agent("anna").readiness.state is ReadyState.READY


def test_who_finishes_while_talking_sees_no_clock_start(floor):
    floor.talks("anna", DAY_NUMBER)
    floor.read()
    floor.finishes("anna")
    ended, finished = floor.read()
    assert (ended.wrap_up_limit, finished.wrap_up_limit) == (0, 0)


def test_the_agents_own_reason_counts_more_than_the_campaigns(floor):
    wrapping_up(floor)
    floor.decide(SetNotReady(seat=floor.seat("anna"), reason=LUNCH))
    floor.wait(30_000)
    assert floor.agent("anna").readiness.reason == LUNCH


def test_a_campaign_without_a_limit_waits(floor):
    floor.ends(floor.talks("anna"))
    floor.wait(24 * HOUR)
    assert floor.call("anna").state is CallState.WRAP_UP


# -- redial times ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("disposition", "asked", "rests"),
    [(CALL_AGAIN, None, HOUR), (CALL_AGAIN, 5_000, 5_000), (REST, None, 2 * HOUR), (SOLD, None, None)],
)
def test_a_number_rests_as_long_as_the_disposition_or_the_agent_says(floor, disposition, asked, rests):
    wrapping_up(floor)
    floor.decide(
        FinishCall(seat=floor.seat("anna"), disposition=disposition, comments="", redial_after=asked)
    )
    assert floor.read()[-1].call.redial_at == (0 if rests is None else floor.now + rests)


@pytest.mark.parametrize(
    ("disposition", "asked"),
    [(CALL_AGAIN, 0), (CALL_AGAIN, -1), (CALL_AGAIN, 366 * 24 * HOUR + 1), (REST, 5_000), (SOLD, 5_000)],
)
def test_a_redial_time_that_is_not_possible_is_refused_and_the_call_goes_on(floor, disposition, asked):
    floor.talks("anna", DAY_NUMBER)
    command = FinishCall(
        seat=floor.seat("anna"), disposition=disposition, comments="", redial_after=Milliseconds(asked)
    )
    assert floor.refused(command) == "BAD_VALUE"
    assert floor.call("anna").state is CallState.TALKING


def test_the_longest_redial_time_is_366_days(floor):
    wrapping_up(floor)
    longest = Milliseconds(366 * 24 * HOUR)
    floor.decide(
        FinishCall(seat=floor.seat("anna"), disposition=CALL_AGAIN, comments="", redial_after=longest)
    )
    assert floor.read()[-1].call.redial_at == floor.now + longest


# -- hours ----------------------------------------------------------------------------------------


def close_of_day(floor):
    """It is past 23:00 UTC: the floor's day begins at 22:13."""
    floor.wait(HOUR)


def test_a_caller_after_hours_hears_so_and_is_let_go(floor):
    floor.ready("anna")
    close_of_day(floor)
    floor.read()

    leg = floor.calls_in(DAY_NUMBER)
    closed = floor.outstanding(Play)[0]
    assert closed.source == Prompt("closed")
    floor.restart()
    floor.hear(PlayFinished(at=floor.now, play=closed.play, complete=True))

    assert floor.names() == ["CallArrived", "CallGreeted", "CallTurnedAway"]
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [leg]
    assert floor.call("anna") is None


def test_who_came_in_time_is_served_after_hours(floor):
    leg = floor.calls_in(DAY_NUMBER)
    close_of_day(floor)
    floor.ready("anna")
    assert floor.call("anna").customer_leg == leg


def test_who_hangs_up_on_the_closed_prompt_has_abandoned_nothing(floor):
    close_of_day(floor)
    floor.ends(floor.calls_in(DAY_NUMBER))
    assert floor.names() == ["CallArrived", "CallGreeted", "CallTurnedAway"]


def test_without_a_prompt_nobody_answers_after_hours(new_floor):
    floor = new_floor(closed_prompt="")
    close_of_day(floor)
    floor.rings(DAY_NUMBER)
    assert floor.names() == []
    assert floor.outstanding(HangUp)[0].cause is HangupCause.CONGESTION


# -- skills ---------------------------------------------------------------------------------------


def test_a_skill_that_is_off_brings_no_calls_until_it_is_on(floor):
    floor.ready("anna")
    seat = floor.seat("anna")
    floor.decide(SetActiveSkills(seat=seat, skills=(SUPPORT,)))
    assert floor.read()[-1].active == (SUPPORT,)
    leg = floor.calls_in()
    assert floor.call("anna") is None

    floor.decide(SetActiveSkills(seat=seat, skills=(SUPPORT, SALES)))
    assert floor.call("anna").customer_leg == leg


def test_choosing_what_one_has_changes_nothing_and_others_are_refused(floor):
    floor.login("anna")
    seat = floor.seat("anna")
    floor.read()
    floor.decide(SetActiveSkills(seat=seat, skills=(SALES, SUPPORT)))
    assert floor.names() == []
    assert floor.refused(SetActiveSkills(seat=seat, skills=(SkillId(7),))) == "UNKNOWN_SKILL"
    floor.login("bob")
    assert floor.refused(SetActiveSkills(seat=floor.seat("bob"), skills=(SALES,))) == "NO_PERMISSION"


def test_colleagues_are_seen_with_their_state_and_skills(floor):
    floor.talks("anna")
    floor.login("bob")
    floor.decide(SetActiveSkills(seat=floor.seat("anna"), skills=(SALES,)))
    anna, cara, _sue = floor.core.answer(ListColleagues(seat=floor.seat("bob")))
    assert (anna.state, anna.active_skills, anna.call.state) == ("ON_CALL", (SALES,), CallState.TALKING)
    assert (cara.state, cara.agent, cara.call) == ("LOGGED_OUT", None, None)
    groups = floor.core.answer(ListSkillGroups(seat=floor.seat("bob")))
    assert [(group.skill.name, len(group.users)) for group in groups] == [("Sales", 2), ("Support", 2)]


# -- settings -------------------------------------------------------------------------------------


def test_auto_answer_picks_up_by_itself(floor):
    floor.ready("anna")
    floor.decide(SetPreference(seat=floor.seat("anna"), preference=Preference.AUTO_ANSWER, on=True))
    floor.read()
    floor.calls_in()
    _, _, offered, picked_up = floor.read()
    assert offered.must_answer is False
    assert picked_up.call.state is CallState.PICKING_UP
    assert floor.outstanding(Originate)[0].to.auto_answer is True


def test_settings_outlive_the_session_and_the_vcc(floor):
    floor.login("anna")
    floor.decide(SetPreference(seat=floor.seat("anna"), preference=Preference.PLAY_RINGER, on=False))
    floor.decide(Logout(seat=floor.seat("anna"), reason=ReasonId(0)))
    floor.restart()
    floor.read()
    floor.login("anna")
    (welcome,) = (each for each in floor.read() if isinstance(each, LoginFinished))
    settings = welcome.settings
    off = [each.preference for each in settings if not each.on]
    assert off == ["AUTO_ANSWER", "PLAY_RINGER", "AUTO_HANG_UP"]
    assert floor.core.answer(ListPreferences(seat=floor.seat("anna"))) == settings


def test_a_setting_that_is_so_already_is_no_news_and_auto_answer_needs_the_right(floor):
    floor.login("bob")
    seat = floor.seat("bob")
    floor.read()
    floor.decide(SetPreference(seat=seat, preference=Preference.PLAY_RINGER, on=True))
    assert floor.names() == []
    refused = floor.refused(SetPreference(seat=seat, preference=Preference.AUTO_ANSWER, on=True))
    assert refused == "NO_PERMISSION"


# -- variables, numbers ---------------------------------------------------------------------------


def amount(floor):
    known = floor.core.answer(GetCallVariables(seat=floor.seat("anna")))
    return [value for _, value in known.own]


def test_a_variable_has_its_default_until_it_is_set_and_keeps_its_value_over_a_restart(floor):
    floor.talks("anna")
    assert amount(floor) == ["0"]
    floor.decide(SetCallVariable(seat=floor.seat("anna"), variable=AMOUNT, value=" 42 "))
    floor.restart()
    assert amount(floor) == ["42"]


@pytest.mark.parametrize(("variable", "value"), [(AMOUNT, "101"), (AMOUNT, "many"), (VariableId(7), "1")])
def test_a_value_that_a_variable_does_not_take_is_refused(floor, variable, value):
    floor.talks("anna")
    command = SetCallVariable(seat=floor.seat("anna"), variable=variable, value=value)
    assert floor.refused(command) == "BAD_VALUE"


def test_a_speed_dial_is_dialed_by_its_code(floor):
    floor.login("anna")
    floor.dials("anna", "*1")
    assert (floor.call("anna").number, floor.call("anna").typed_number) == ("+12025550177", "*1")


def test_a_number_put_on_the_list_is_not_dialed(floor):
    floor.login("anna")
    floor.decide(AddToDnc(seat=floor.seat("anna"), number="(202) 555-0188"))
    assert floor.read()[-1].number == "+12025550188"
    floor.dials("anna", "+12025550188")
    assert floor.names() == ["ManualCallFailed"]


@pytest.mark.parametrize(
    ("number", "failure"),
    [
        ("+12025550199", DncFailure.ALREADY_LISTED),
        ("x", DncFailure.INVALID_NUMBER),
        ("911", DncFailure.INVALID_NUMBER),
        ("1002", DncFailure.INVALID_NUMBER),
        ("9" * 5000, DncFailure.INVALID_NUMBER),
    ],
)
def test_a_number_that_cannot_be_listed_is_told_as_a_fact(floor, number, failure):
    floor.login("anna")
    floor.decide(AddToDnc(seat=floor.seat("anna"), number=number))
    assert floor.read()[-1].failure is failure


def test_how_long_a_refused_call_is_spared_is_the_centers_choice(new_floor):
    floor = new_floor(offer_again_after=Milliseconds(5_000))
    assert Options().offer_again_after == 30_000
    floor.ready("anna")
    floor.calls_in()
    floor.decide(RejectCall(seat=floor.seat("anna")))
    floor.wait(5_000)
    assert offers(floor, "anna")
    floor.decide(PickUp(seat=floor.seat("anna")))
    floor.answers(floor.station_leg("anna"))
    assert floor.call("anna").passed_by == ()
