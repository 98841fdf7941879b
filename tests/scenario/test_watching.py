"""Stories of supervisors who watch how all agents are, and hear what they monitor."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from small_center import ANNA, BOB, CARA, CUSTOMER, END_OF_SHIFT, LUNCH, SUE

from cordboard.contract import x1
from cordboard.vcc.agents import Logout, ReadyState, SetNotReady, SetReady
from cordboard.vcc.center import Role
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.ids import LOCAL_SEAT
from cordboard.vcc.queue import WhyRouted
from cordboard.vcc.supervision import (
    AgentsSeen,
    GetMonitoring,
    ListSights,
    Manner,
    Monitor,
    StopMonitoring,
    WatchAgents,
)


@pytest.fixture
def watched(floor: Any) -> Any:
    """Sue watches; Anna is logged in."""
    floor.login("anna")
    floor.login("sue")
    watch(floor)
    floor.forget()
    return floor


def watch(floor: Any, *, on: bool = True) -> None:
    floor.decide(WatchAgents(seat=floor.seat("sue"), on=on))


def becomes_ready(floor: Any, name: str = "anna") -> None:
    floor.decide(SetReady(seat=floor.seat(name), state=ReadyState.READY))


def change(floor: Any, who: Any, **changes: Any) -> None:
    """The center file is read again, in which a user is another one."""
    users = tuple(replace(user, **changes) if user.id == who else user for user in floor.center.users)
    floor.center = replace(floor.center, users=users)
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=floor.center))


def seen(floor: Any) -> list[tuple[Any, ...]]:
    """What Sue's programs have heard of agents since this was last asked."""
    told = (each for each in floor.events("sue") if isinstance(each, x1.SupervisedAgentsChanged))
    return [(each.userName, each.state, each.number) for event in told for each in event.agents]


def monitored(floor: Any) -> list[tuple[Any, ...]]:
    """What they have heard of the monitoring."""
    told = (each for each in floor.events("sue") if isinstance(each, x1.MonitoringChanged))
    return [(each.monitoring.manner, each.monitoring.progress, each.cause) for each in told]


def test_each_change_of_an_agent_is_told_once_and_to_supervisors_who_watch_alone(watched):
    # when Anna becomes ready, has a call and is done with it
    becomes_ready(watched)
    assert seen(watched) == [("anna@demo", "READY", None)]
    leg = watched.calls_in()
    assert seen(watched) == [("anna@demo", "RINGING", CUSTOMER)]
    watched.takes("anna")
    assert seen(watched) == [("anna@demo", "ON_CALL", CUSTOMER)]
    watched.ends(leg)
    assert seen(watched) == [("anna@demo", "ACW", CUSTOMER)]
    watched.finishes("anna")

    # then Sue has heard it all, and Anna nothing of it
    assert seen(watched) == [("anna@demo", "READY", None)]
    assert not [each for each in watched.events("anna") if isinstance(each, x1.SupervisedAgentsChanged)]


def test_why_and_since_when_somebody_is_not_ready(watched):
    watched.decide(SetNotReady(seat=watched.seat("anna"), reason=LUNCH))
    [told] = [each for each in watched.events("sue") if isinstance(each, x1.SupervisedAgentsChanged)]
    [anna] = told.agents
    assert (anna.state, anna.stateId, anna.reasonId, anna.stateSince) == ("NOT_READY", 0, LUNCH, watched.now)


def test_who_comes_and_goes_is_told(watched):
    watched.login("bob")
    assert seen(watched)[-1] == ("bob@demo", "NOT_READY", None)
    watched.decide(Logout(seat=watched.seat("bob"), reason=END_OF_SHIFT))
    assert seen(watched) == [("bob@demo", "LOGGED_OUT", None)]


def test_the_list_has_everybody_who_is_active(watched):
    sights = watched.core.answer(ListSights(seat=watched.seat("sue")))
    assert {each.agent: each.state.value for each in sights} == {
        ANNA: "NOT_READY",
        BOB: "LOGGED_OUT",
        CARA: "LOGGED_OUT",
        SUE: "NOT_READY",
    }


def test_nothing_is_worked_out_while_nobody_watches(watched):
    watch(watched, on=False)
    becomes_ready(watched)
    assert not [each.fact for each in watched.journal[-2:] if isinstance(each.fact, AgentsSeen)]
    assert seen(watched) == []
    assert watched.core._world.sights == {}


def test_asking_for_what_is_so_already_changes_nothing(watched):
    before = len(watched.journal)
    watch(watched)
    assert len(watched.journal) == before


def test_a_logout_ends_it(watched):
    watched.decide(Logout(seat=watched.seat("sue"), reason=END_OF_SHIFT))
    assert watched.core._world.watchers == {}


def test_so_does_the_loss_of_the_right(watched):
    change(watched, SUE, role=Role.AGENT)
    assert watched.core._world.watchers == {}
    becomes_ready(watched)
    assert seen(watched) == []


def test_a_new_name_is_told(watched):
    change(watched, ANNA, full_name="Anna Ax")
    assert seen(watched) == [("anna@demo", "NOT_READY", None)]


@pytest.mark.parametrize(
    "command", [WatchAgents(seat="anna@demo", on=True), WatchAgents(seat="anna@demo", on=False)]
)
def test_agents_watch_nobody_whatever_their_permissions(watched, command):
    assert watched.refused(command) == "NO_PERMISSION"
    with pytest.raises(Exception, match="NO_PERMISSION"):
        watched.core.answer(ListSights(seat=watched.seat("anna")))


@pytest.mark.parametrize("back", [0, 1, 3, 1000])
def test_a_restart_goes_on_where_it_was(watched, back):
    becomes_ready(watched)
    watched.restart_from_snapshot(back)
    seen(watched)
    watched.calls_in()
    assert seen(watched) == [("anna@demo", "RINGING", CUSTOMER)]


def test_a_supervisor_hears_how_far_they_have_come(floor):
    # given Sue, who listens to Anna between two calls
    floor.login("anna")
    floor.login("sue")
    floor.forget()
    floor.decide(Monitor(seat=floor.seat("sue"), agent=ANNA, manner=Manner.LISTEN))
    floor.answers(floor.station_leg("sue"))
    assert monitored(floor) == [("LISTEN", "CALLING", None), ("LISTEN", "WAITING", None)]

    # when Anna has a call, into which Sue barges
    becomes_ready(floor)
    leg = floor.calls_in()
    floor.takes("anna")
    call = floor.call("anna")
    told = [each for each in floor.events("sue") if isinstance(each, x1.MonitoringChanged)]
    assert [(each.monitoring.progress, each.monitoring.callSessionId) for each in told] == [
        ("PRESENT", call.id)
    ]
    floor.decide(Monitor(seat=floor.seat("sue"), agent=ANNA, manner=Manner.BARGE_IN))
    assert monitored(floor)[0] == ("BARGE_IN", "PRESENT", None)

    # then she hears of its end, and of that of the monitoring, with the reason
    floor.ends(leg)
    assert monitored(floor) == [("BARGE_IN", "WAITING", None)]
    assert floor.core.answer(GetMonitoring(seat=floor.seat("sue"))).agent == ANNA
    floor.decide(StopMonitoring(seat=floor.seat("sue")))
    assert monitored(floor) == [("BARGE_IN", "ENDED", "STOPPED")]
    assert floor.core.answer(GetMonitoring(seat=floor.seat("sue"))) is None


def test_why_a_call_was_routed_is_for_its_agent_and_for_supervisors(floor):
    # given a call that Anna got before Bob
    for name in ("anna", "bob", "sue"):
        floor.login(name)
    for name in ("anna", "bob"):
        becomes_ready(floor, name)
    floor.calls_in()
    floor.takes("anna")
    call = floor.call("anna").id

    # then Anna and Sue are told why
    for name in ("anna", "sue"):
        routed = floor.core.answer(WhyRouted(seat=floor.seat(name), call=call))
        assert (routed.choice.decided.value, routed.skill_name) == ("LEVEL", "Sales")
        assert [routed.names[each.agent] for each in routed.choice.candidates] == ["anna@demo", "bob@demo"]

    # and nobody else, nor anybody of a call that there never was
    for name, asked in (("bob", call), ("sue", "0" * 32)):
        with pytest.raises(Exception, match="UNKNOWN_CALL"):
            floor.core.answer(WhyRouted(seat=floor.seat(name), call=asked))
