"""Calls that wait: what callers hear, and when they do not wait any longer."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from small_center import DAY_LINE, DAY_NUMBER, SALES, SALES_LINE, SUPPORT

from cordboard.vcc.agents import Logout, SetNotReady
from cordboard.vcc.calls import CallAbandoned, CallDiverted, CallState
from cordboard.vcc.center import Announcements, Center, Overflow, QueueManners, Route, Way
from cordboard.vcc.ids import Milliseconds
from cordboard.vcc.queue import CallAnnounced
from cordboard.vcc.telephony import HangUp, HangupCause, Music, Play, Prompt, StopPlay, VerbDone

MINUTE = 60_000
TO_SUPPORT = Route(Way.SKILL, SUPPORT)
GOOD_BYE = Route(Way.HANG_UP)


def waiting(**manners: Any) -> Any:
    """A center whose sales and day lines treat those who wait in this way."""

    def adjust(center: Center) -> Center:
        queue = QueueManners(**manners)
        lines = {SALES_LINE, DAY_LINE}
        campaigns = tuple(
            replace(each, queue=queue) if each.id in lines else each for each in center.campaigns
        )
        return replace(center, campaigns=campaigns)

    return adjust


def announcing(**rules: Any) -> Any:
    first, every = Milliseconds(10_000), Milliseconds(30_000)
    return waiting(announcements=Announcements(first=first, every=every, **rules))


def done(floor: Any) -> None:
    """The engine has in hand all that it was asked to play or to stop."""
    for verb in floor.outstanding(Play, StopPlay):
        floor.hear(VerbDone(at=floor.now, settles=verb.id))


def said(floor: Any) -> list[str]:
    """What was asked to be said since the engine had all in hand."""
    return [each.source.name for each in floor.outstanding(Play) if isinstance(each.source, Prompt)]


def only_call(floor: Any) -> Any:
    (call,) = floor.core.snapshot().calls
    return call


def test_callers_hear_their_place_and_then_music_again(new_floor):
    floor = new_floor(adjust=announcing(position=True, comfort="please_hold"))
    first, _second = floor.calls_in(), floor.calls_in()
    done(floor)
    floor.wait(10_000)
    # then the one in front hears that they are, the other one that they come next, both with comfort
    assert said(floor) == [
        "please_hold", "say-position", "say-1", "say-in-line",
        "please_hold", "say-position", "say-2", "say-in-line",
    ]  # fmt: skip
    assert [type(each.source) for each in floor.outstanding(Play)][-1] is Music
    # and the music of before stops, for each of them
    assert len(floor.outstanding(StopPlay)) == 2
    done(floor)
    floor.ends(first)
    floor.wait(30_000)
    assert said(floor) == ["please_hold", "say-position", "say-1", "say-in-line"]


def test_what_is_said_may_be_in_another_language(new_floor):
    floor = new_floor(adjust=announcing(position=True, language="de", whole_numbers=99))
    for _ in range(21):
        floor.calls_in()
    floor.wait(10_000)
    assert said(floor)[-3:] == ["de/say-position", "de/say-21", "de/say-in-line"]


def test_an_announcement_stops_when_an_agent_is_there(new_floor):
    floor = new_floor(adjust=announcing(position=True))
    floor.calls_in()
    floor.wait(10_000)
    done(floor)
    (plays,) = [fact.plays for fact in floor.read() if isinstance(fact, CallAnnounced)]
    music = only_call(floor).play
    floor.ready("anna")
    floor.takes("anna")
    assert {verb.play for verb in floor.outstanding(StopPlay)} == {*plays, music}
    assert floor.core.snapshot().announced.plays == ()
    assert floor.core.timers == ()


def test_nobody_is_told_anything_while_an_agent_is_being_rung(new_floor):
    floor = new_floor(adjust=announcing(position=True))
    floor.calls_in()
    floor.wait(5_000)
    floor.ready("anna")
    floor.wait(6_000)
    assert said(floor) == []
    floor.wait(14_000)  # she does not answer
    floor.wait(30_000)
    assert said(floor)[:2] == ["say-position", "say-1"]


def test_the_expected_wait_is_told_once_enough_calls_were_counted(new_floor):
    floor = new_floor(adjust=announcing(wait=True))
    floor.ready("anna")
    for each in range(3):
        # given calls of two minutes each
        leg = floor.calls_in()
        floor.takes("anna")
        floor.wait(2 * MINUTE)
        floor.ends(leg)
        floor.finishes("anna")
        assert len(floor.core.snapshot().shares.handled[0][1]) == each + 1
    leg = floor.calls_in()
    floor.takes("anna")
    done(floor)
    # when two wait while the only agent speaks
    floor.calls_in()
    floor.calls_in()
    floor.wait(10_000)
    # then they hear of two and of four minutes
    assert said(floor) == ["say-wait", "say-2", "say-minutes", "say-wait", "say-4", "say-minutes"]


def test_no_wait_is_told_that_nobody_can_know(new_floor):
    floor = new_floor(adjust=announcing(wait=True))
    floor.calls_in()
    floor.wait(10_000)
    assert said(floor) == []


@pytest.mark.parametrize("restarts", [False, True])
def test_whoever_has_waited_too_long_goes_on_once(new_floor, restarts):
    floor = new_floor(adjust=waiting(overflow=Overflow(to=TO_SUPPORT, after=Milliseconds(MINUTE))))
    floor.calls_in()
    floor.ready("cara")
    floor.wait(58_999)
    assert floor.call("cara") is None
    (floor.restart if restarts else floor.read)()
    floor.wait(1)
    assert floor.call("cara").state is CallState.OFFERED
    assert floor.call("cara").skill == SUPPORT
    # and waits there for as long as it takes
    floor.wait(10 * MINUTE)
    assert only_call(floor).overflowed
    assert "overflow" not in {timer.kind for timer in floor.core.timers}


def test_a_call_that_is_being_offered_does_not_go_on_meanwhile(new_floor):
    floor = new_floor(adjust=waiting(overflow=Overflow(to=GOOD_BYE, after=Milliseconds(MINUTE))))
    floor.calls_in()
    floor.wait(50_000)
    floor.ready("anna")
    floor.wait(10_000)
    assert floor.call("anna").state is CallState.OFFERED
    floor.wait(9_000)  # she does not answer
    assert only_call(floor).state is CallState.QUEUED
    floor.wait(20_000)
    assert floor.core.snapshot().calls == ()


def test_whoever_let_a_call_ring_before_it_went_on_is_forgotten(new_floor):
    floor = new_floor(adjust=waiting(overflow=Overflow(to=TO_SUPPORT, after=Milliseconds(25_000))))
    floor.ready("anna")
    floor.calls_in()
    floor.wait(25_000)  # she lets it ring for 20 s
    assert (only_call(floor).skill, only_call(floor).passed_by) == (SUPPORT, ())
    assert floor.core.timers == ()


def test_a_call_that_finds_too_many_waiting_goes_on_at_once(new_floor):
    floor = new_floor(adjust=waiting(overflow=Overflow(to=GOOD_BYE, calls=2)))
    floor.calls_in()
    floor.calls_in()
    third = floor.calls_in()
    assert len(floor.core.snapshot().calls) == 2
    assert [each.leg for each in floor.outstanding(HangUp)] == [third]


def test_a_call_that_comes_when_the_longest_wait_is_too_long_goes_on_at_once(new_floor):
    floor = new_floor(adjust=waiting(overflow=Overflow(to=GOOD_BYE, longest=Milliseconds(MINUTE))))
    floor.calls_in()
    floor.wait(MINUTE - 1)
    floor.calls_in()
    floor.wait(1)
    floor.calls_in()
    assert len(floor.core.snapshot().calls) == 2


def test_those_who_wait_when_the_hours_end_go_on_where_the_center_says(new_floor):
    # given the day line, which closes at 23:00, 47 minutes from now
    floor = new_floor(adjust=waiting(when_closed=Route(Way.VOICEMAIL, SALES)))
    floor.calls_in(DAY_NUMBER)
    floor.wait(46 * MINUTE)
    assert only_call(floor).state is CallState.QUEUED
    floor.read()
    floor.wait(MINUTE)
    assert [fact.call.target.id for fact in floor.read() if isinstance(fact, CallDiverted)] == [SALES]


def test_those_who_wait_when_the_hours_end_are_served_if_nothing_is_said(new_floor):
    floor = new_floor()
    floor.calls_in(DAY_NUMBER)
    floor.wait(60 * MINUTE)
    floor.ready("anna")
    assert floor.call("anna").state is CallState.OFFERED


def test_nobody_waits_for_a_skill_whose_agents_are_all_away(new_floor):
    floor = new_floor(adjust=waiting(when_nobody=GOOD_BYE))
    leg = floor.calls_in()
    assert floor.core.snapshot().calls == ()
    assert [(each.leg, each.cause) for each in floor.outstanding(HangUp)] == [(leg, HangupCause.NORMAL)]
    # but somebody who is here, ready or not, is worth waiting for
    floor.login("anna")
    floor.calls_in()
    assert only_call(floor).state is CallState.QUEUED


def test_when_the_last_agent_goes_home_those_who_wait_go_on(new_floor):
    floor = new_floor(adjust=waiting(when_nobody=GOOD_BYE))
    floor.ready("anna", "bob")
    floor.asks("anna", SetNotReady, reason=0)
    floor.asks("bob", SetNotReady, reason=0)
    floor.calls_in()
    floor.asks("anna", Logout, reason=0)
    assert only_call(floor).state is CallState.QUEUED
    floor.asks("bob", Logout, reason=0)
    assert isinstance(floor.read()[-1], CallAbandoned)
    assert floor.core.snapshot().calls == ()
