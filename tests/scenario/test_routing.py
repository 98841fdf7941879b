"""How waiting calls find their agents: the algorithms, wider and wider searches, and why."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from small_center import ANNA, BOB, CARA, SALES, SALES_LINE, SOLD, SUPPORT, SUPPORT_NUMBER

from cordboard.vcc.agents import ReadyState, SetNotReady, SetReady
from cordboard.vcc.calls import CallOffered, CallState, DisconnectCall, PickUp, RejectCall
from cordboard.vcc.center import Algorithm, Center, Period, Rise, Routing, Step
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import CallId, Milliseconds, SeatId
from cordboard.vcc.queue import ExplainChoice
from cordboard.vcc.routing import Candidate, Choice, Decided


def sales_by(**rules: Any) -> Any:
    """A center in which Anna and Bob are of one level in Sales, whose calls find them by these rules."""
    routing = Routing(**rules)

    def adjust(center: Center) -> Center:
        skills = tuple(replace(each, routing=routing) if each.id == SALES else each for each in center.skills)
        levels = {ANNA: center.users[0].skills, BOB: (replace(center.users[1].skills[0], level=1),)}
        users = tuple(replace(user, skills=levels.get(user.id, user.skills)) for user in center.users)
        return replace(center, skills=skills, users=users)

    return adjust


def offered(floor: Any) -> Any:
    """The last offer."""
    return [fact for fact in floor.read() if isinstance(fact, CallOffered)][-1]


def serve(floor: Any, name: str, leg: Any, lasts: int = 1_000) -> None:
    """The agent takes the call that is offered, and talks for so long."""
    floor.takes(name)
    floor.wait(lasts)
    floor.ends(leg)
    floor.finishes(name)


def why(floor: Any, call: CallId) -> Choice:
    """What the center says of the choice of the agent."""
    choice: Choice = floor.core.answer(ExplainChoice(seat=floor.seat("sue"), call=call))
    return choice


def test_a_call_by_hand_costs_the_place_among_the_longest_ready(new_floor):
    # given Anna, who is ready longer than Bob, and has dialed somebody since
    floor = new_floor(adjust=sales_by())
    floor.ready("anna", "bob")
    dial_and_finish(floor, "anna")
    # then the next call is Bob's
    floor.calls_in()
    assert floor.call("bob").state is CallState.OFFERED


def test_a_call_by_hand_costs_no_place_where_manual_calls_do_not_count(new_floor):
    floor = new_floor(adjust=sales_by(algorithm=Algorithm.LONGEST_READY_TIME_EXCLUDE_MC))
    floor.ready("anna", "bob")
    dial_and_finish(floor, "anna")
    floor.calls_in()
    assert floor.call("anna").state is CallState.OFFERED


def test_whoever_was_not_ready_meanwhile_is_at_the_end_of_that_line_too(new_floor):
    floor = new_floor(adjust=sales_by(algorithm=Algorithm.LONGEST_READY_TIME_EXCLUDE_MC))
    floor.ready("anna", "bob")
    dial_and_finish(floor, "anna")
    floor.asks("anna", SetNotReady, reason=0)
    floor.asks("anna", SetReady, state=ReadyState.READY)
    floor.calls_in()
    assert floor.call("bob").state is CallState.OFFERED


def dial_and_finish(floor: Any, name: str) -> None:
    floor.dials(name, campaign=SALES_LINE)
    floor.answers(floor.station_leg(name))
    floor.answers(floor.customer_leg())
    floor.wait(5_000)
    floor.asks(name, DisconnectCall)
    floor.finishes(name)


def test_calls_go_round_although_one_is_ready_longer(new_floor):
    # given Anna who has served a call, and Bob who served one after her and has been ready longer since
    floor = new_floor(adjust=sales_by(algorithm=Algorithm.ROUND_ROBIN))
    floor.ready("anna", "bob")
    first = floor.calls_in()
    second = floor.calls_in()
    floor.wait(1)
    serve(floor, "bob", second)
    serve(floor, "anna", first)
    # then it is Anna's turn again: Bob was offered his after hers
    floor.calls_in()
    assert offered(floor).agent.id == ANNA


@pytest.mark.parametrize("back", [0, 1])
def test_fewest_calls_in_a_period_come_first_also_after_a_restart(new_floor, back):
    # given Anna with two calls behind her, and Bob with one
    floor = new_floor(adjust=sales_by(algorithm=Algorithm.MIN_CALLS_HANDLED, period=Period.MINUTES_15))
    floor.ready("anna")
    serve(floor, "anna", floor.calls_in())
    serve(floor, "anna", floor.calls_in())
    floor.asks("anna", SetNotReady, reason=0)
    floor.ready("bob")
    serve(floor, "bob", floor.calls_in())
    floor.asks("anna", SetReady, state=ReadyState.READY)
    floor.wait(1_000)
    (floor.restart if back == 0 else lambda: floor.restart_from_snapshot(back))()
    # then Bob is asked, until Anna's calls lie back too far
    leg = floor.calls_in()
    found = offered(floor)
    assert found.agent.id == BOB
    assert found.why.candidates == (Candidate(BOB, 1, 1), Candidate(ANNA, 1, 2))
    assert (found.why.algorithm, found.why.period) == (Algorithm.MIN_CALLS_HANDLED, Period.MINUTES_15)
    serve(floor, "bob", leg)
    floor.wait(14 * 60_000 + 58_000)
    floor.calls_in()
    assert offered(floor).why.candidates == (Candidate(ANNA, 1, 0), Candidate(BOB, 1, 1))


def test_least_time_on_calls_in_a_period_comes_first(new_floor):
    # given Anna with one long call behind her, Bob with two short ones
    floor = new_floor(adjust=sales_by(algorithm=Algorithm.MIN_HANDLE_TIME, period=Period.HOURS_8))
    floor.ready("anna")
    serve(floor, "anna", floor.calls_in(), lasts=60_000)
    floor.asks("anna", SetNotReady, reason=0)
    floor.ready("bob")
    serve(floor, "bob", floor.calls_in(), lasts=5_000)
    serve(floor, "bob", floor.calls_in(), lasts=5_000)
    floor.asks("anna", SetReady, state=ReadyState.READY)
    # then Bob comes first
    floor.calls_in()
    found = offered(floor)
    assert found.why.candidates == (Candidate(BOB, 1, 10_000), Candidate(ANNA, 1, 60_000))


def test_a_transferred_call_counts_for_both(new_floor):
    floor = new_floor(adjust=sales_by(algorithm=Algorithm.MIN_CALLS_HANDLED))
    floor.ready("anna")
    leg = floor.calls_in()
    floor.takes("anna")
    floor.ready("bob")
    floor.transfers("anna", "1002", disposition=SOLD)
    serve(floor, "bob", leg)
    floor.wait(1)
    floor.calls_in()
    assert [each.measure for each in offered(floor).why.candidates] == [1, 1]


def test_a_search_widens_to_lower_levels_and_further_skills(new_floor):
    # given a call that asks level 1 first, then level 2, then those of Support
    steps = (
        Step(levels=1),
        Step(after=Milliseconds(20_000), levels=2),
        Step(after=Milliseconds(60_000), levels=2, skills=(SUPPORT,)),
    )

    def adjust(center: Center) -> Center:
        routing = Routing(steps=steps)
        return replace(center, skills=(replace(center.skills[0], routing=routing), *center.skills[1:]))

    floor = new_floor(adjust=adjust)
    floor.ready("bob", "cara")  # Bob is of level 2 in Sales, Cara has Support only
    floor.asks("bob", SetNotReady, reason=0)
    floor.calls_in()
    floor.wait(30_000)
    assert floor.call("cara") is None
    # when the last step is reached
    floor.wait(29_999)
    assert floor.call("cara") is None
    floor.wait(1)
    # then Cara gets it, and it is known why
    found = offered(floor)
    assert (found.agent.id, found.why.skill, found.why.step) == (CARA, SUPPORT, 2)
    assert found.why.decided is Decided.NOBODY_ELSE


def test_a_wider_search_reaches_lower_levels_in_time(new_floor):
    steps = (Step(levels=1), Step(after=Milliseconds(20_000), levels=2))

    def adjust(center: Center) -> Center:
        routing = Routing(steps=steps)
        return replace(center, skills=(replace(center.skills[0], routing=routing), *center.skills[1:]))

    floor = new_floor(adjust=adjust)
    floor.ready("bob")
    floor.calls_in()
    floor.wait(19_999)
    assert floor.call("bob") is None
    floor.restart()  # the search widens all the same
    floor.wait(1)
    assert floor.call("bob").state is CallState.OFFERED


def test_the_priority_of_a_waiting_call_rises_and_overtakes_a_younger_better_one(new_floor):
    # given a campaign's call of priority 60 that rises by 15 each minute, and a later one of 80
    floor = new_floor(adjust=sales_by(rise=Rise(every=Milliseconds(60_000), by=15)))
    floor.calls_in()
    floor.wait(125_000)
    assert floor.core.snapshot().calls[0].priority == 90
    floor.calls_in(SUPPORT_NUMBER)
    floor.hear_greeting_end()
    floor.ready("anna")  # has both skills
    assert offered(floor).call.priority == 90
    # and it does not rise above 100
    floor.asks("anna", RejectCall)
    floor.wait(600_000)
    assert max(call.priority for call in floor.core.snapshot().calls) == 100


def test_a_rise_that_fell_due_while_the_vcc_was_away_is_made_up(new_floor):
    floor = new_floor(adjust=sales_by(rise=Rise(every=Milliseconds(60_000), by=5)))
    floor.calls_in()
    floor.now = Milliseconds(floor.now + 200_000)  # nobody was there to hear the timer
    floor.wait(0)
    assert floor.core.snapshot().calls[0].priority == 75


def test_a_call_that_has_waited_too_long_comes_before_better_ones(new_floor):
    floor = new_floor(adjust=sales_by(longest_wait=Milliseconds(300_000)))
    floor.calls_in()
    floor.wait(299_000)
    floor.calls_in(SUPPORT_NUMBER)  # of priority 80
    floor.hear_greeting_end()
    floor.wait(1_000)
    floor.ready("anna")
    found = offered(floor)
    assert found.call.priority == 60
    assert found.why.urgent


def test_the_timers_of_waiting_end_with_it(new_floor):
    rules = {"rise": Rise(every=Milliseconds(60_000)), "longest_wait": Milliseconds(300_000)}
    floor = new_floor(adjust=sales_by(**rules))
    leg = floor.calls_in()
    assert {timer.kind for timer in floor.core.timers} == {"priority_rise", "longest_wait"}
    floor.ready("anna")
    floor.takes("anna")
    assert floor.core.timers == ()
    floor.ends(leg)
    floor.finishes("anna")
    # and also where the caller gives up
    floor.asks("anna", SetNotReady, reason=0)
    floor.ends(floor.calls_in())
    assert floor.core.timers == ()


def test_a_caller_is_offered_to_whom_they_spoke_with_last(new_floor):
    floor = new_floor(adjust=sales_by(last_agent=Milliseconds(3_600_000)))
    floor.ready("bob")
    serve(floor, "bob", floor.calls_in())
    floor.wait(60_000)
    floor.ready("anna")
    floor.asks("bob", SetNotReady, reason=0)
    floor.asks("bob", SetReady, state=ReadyState.READY)  # Anna is ready longer
    floor.calls_in()
    found = offered(floor)
    assert (found.agent.id, found.why.decided) == (BOB, Decided.LAST_AGENT)
    # but a stranger is nobody's
    floor.calls_in(caller="+12025550133")
    assert offered(floor).agent.id == ANNA


def test_a_last_agent_of_long_ago_is_not_preferred(new_floor):
    floor = new_floor(adjust=sales_by(last_agent=Milliseconds(3_600_000)))
    floor.ready("bob")
    serve(floor, "bob", floor.calls_in())
    floor.wait(3_700_000)
    floor.ready("anna")
    floor.asks("bob", SetNotReady, reason=0)
    floor.asks("bob", SetReady, state=ReadyState.READY)
    floor.calls_in()
    assert offered(floor).agent.id == ANNA


def test_why_an_agent_was_chosen_can_be_asked_while_the_call_lives_and_after(floor):
    # given Anna of level 1 and Bob of level 2
    floor.ready("bob", "anna")
    leg = floor.calls_in()
    call = floor.call("anna").id
    choice = why(floor, call)
    assert choice.decided is Decided.LEVEL
    assert [each.agent for each in choice.candidates] == [ANNA, BOB]
    assert (choice.skill, choice.algorithm, choice.priority) == (SALES, Algorithm.LONGEST_READY_TIME, 60)
    # when she refuses it, Bob gets it for want of anybody else
    floor.asks("anna", RejectCall)
    again = why(floor, call)
    assert (again.decided, again.left_out) == (Decided.NOBODY_ELSE, (ANNA,))
    serve(floor, "bob", leg)
    floor.restart_from_snapshot(0)
    assert why(floor, call) == again
    # and of a call that was never offered nothing is known
    with pytest.raises(Refusal, match="UNKNOWN_CALL"):
        floor.core.answer(ExplainChoice(seat=SeatId("x"), call=CallId("0" * 32)))


def test_what_is_for_one_agent_alone_was_chosen_by_nobody(floor):
    floor.ready("anna", "bob")
    floor.dials("anna", "1002")
    floor.answers(floor.station_leg("anna"))
    assert why(floor, floor.call("bob").id).decided is Decided.ADDRESSED


def test_whoever_may_miss_two_offers_is_not_ready_after_the_second_in_a_row(new_floor):
    # given a center in which two missed offers make an agent Not Ready
    floor = new_floor(missed_offers=2)
    floor.ready("anna")
    floor.calls_in()
    floor.wait(20_000)
    assert floor.agent("anna").readiness.state is ReadyState.READY
    # when another one is missed
    floor.calls_in()
    floor.wait(20_000)
    # then she is Not Ready, and may miss two again
    assert floor.agent("anna").readiness.state is ReadyState.NOT_READY
    assert floor.agent("anna").missed == 0


def test_an_offer_that_is_taken_is_the_end_of_the_row(new_floor):
    floor = new_floor(missed_offers=2)
    floor.ready("anna")
    floor.calls_in()
    floor.wait(20_000)
    floor.wait(30_000)  # it is offered again
    floor.decide(PickUp(seat=floor.seat("anna")))
    assert floor.agent("anna").missed == 0


def test_a_colleague_is_rung_for_as_long_as_the_center_says(new_floor):
    floor = new_floor(internal_call_timeout=Milliseconds(5_000))
    floor.ready("anna", "bob")
    floor.dials("anna", "1002")
    floor.answers(floor.station_leg("anna"))
    floor.wait(4_999)
    assert floor.call("bob").state is CallState.OFFERED
    floor.wait(1)
    assert floor.call("bob") is None
    assert floor.call("anna") is None
