"""Stories of what the center has to say: notices that are read before work, and planned maintenance."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from small_center import CUSTOMER, SOLD

from cordboard import contract
from cordboard.vcc.agents import Logout, Occupation, ReadyState, SetReady
from cordboard.vcc.calls import DisconnectCall, MakeCall, MakeTestCall, ParkCall, RetrieveCall
from cordboard.vcc.center import Notice, PlannedMaintenance
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.ids import LOCAL_SEAT, NoticeId, ReasonId
from cordboard.vcc.listeners import AddListener
from cordboard.vcc.notices import AcknowledgeNotice

RULES = Notice(id=NoticeId(300000000000101), title="House rules", text="Be kind.")
NEWS = Notice(id=NoticeId(300000000000102), title="News")
MINUTE = 60_000


def file_says(floor: Any, **changes: Any) -> None:
    """The center file is read again."""
    floor.center = replace(floor.center, **changes)
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=floor.center))


def accepts(floor: Any, notice: Notice, *, accept: bool = True, name: str = "anna") -> None:
    floor.asks(name, AcknowledgeNotice, notice=notice.id, accept=accept)


WORK = [
    lambda seat: SetReady(seat=seat, state=ReadyState.READY),
    lambda seat: MakeCall(seat=seat, number=CUSTOMER, campaign=None, check_dnc=True),
    lambda seat: MakeTestCall(seat=seat),
]


# -- notices ------------------------------------------------------------------------------------------


def test_a_notice_is_shown_at_login_and_read_before_work(floor):
    # given
    file_says(floor, notices=(RULES, NEWS))
    floor.forget()
    # when
    floor.login("anna")
    # then
    shown = [each for each in floor.events("anna") if isinstance(each, contract.MaintenanceNotice)]
    assert [(each.id, each.annotation, each.text) for each in shown] == [
        (RULES.id, "House rules", "Be kind."),
        (NEWS.id, "News", ""),
    ]
    reasons = {floor.refused(ask(floor.seat("anna"))) for ask in WORK}
    assert reasons == {"NOTICE_NOT_ACKNOWLEDGED"}
    # when one is accepted, then there is still the other
    accepts(floor, RULES)
    assert floor.refused(WORK[0](floor.seat("anna"))) == "NOTICE_NOT_ACKNOWLEDGED"
    accepts(floor, NEWS)
    floor.decide(WORK[0](floor.seat("anna")))


def test_who_declines_is_asked_again(floor):
    file_says(floor, notices=(RULES,))
    floor.login("anna")
    floor.forget()
    accepts(floor, RULES, accept=False)
    assert floor.hears("anna") == ["maintenanceNotice"]
    assert floor.refused(WORK[0](floor.seat("anna"))) == "NOTICE_NOT_ACKNOWLEDGED"


def test_what_is_accepted_stays_so_through_sessions_and_restarts(floor):
    # given
    file_says(floor, notices=(RULES,))
    floor.login("anna")
    accepts(floor, RULES)
    accepts(floor, RULES, accept=False)  # too late to take it back
    # when
    floor.asks("anna", Logout, reason=ReasonId(0))
    floor.restart_from_snapshot(1)
    floor.forget()
    floor.login("anna")
    floor.login("bob")
    # then it is for each user to read
    assert "maintenanceNotice" not in floor.hears("anna")
    assert "maintenanceNotice" in floor.hears("bob")


def test_a_new_notice_reaches_those_at_work_and_ends_nothing(floor):
    # given an agent who is ready
    floor.ready("anna")
    floor.forget()
    # when
    file_says(floor, notices=(NEWS,))
    # then she hears of it and goes on; the next step has to wait
    assert floor.hears("anna") == ["maintenanceNotice"]
    assert floor.agent("anna").readiness.state is ReadyState.READY
    assert floor.refused(WORK[0](floor.seat("anna"))) == "NOTICE_NOT_ACKNOWLEDGED"


def test_a_notice_that_there_is_not_cannot_be_accepted(floor):
    floor.login("anna")
    asked = AcknowledgeNotice(seat=floor.seat("anna"), notice=NoticeId(7), accept=True)
    assert floor.refused(asked) == "UNKNOWN_NOTICE"


# -- maintenance --------------------------------------------------------------------------------------


def planned(floor: Any, *, after: int = 30, lasts: int = 60, log_out: bool = False) -> None:
    """Maintenance in so many minutes, for so many."""
    begins = floor.now + after * MINUTE
    plan = PlannedMaintenance(begins=begins, ends=begins + lasts * MINUTE, log_out=log_out)
    file_says(floor, maintenance=plan)


def listens(floor: Any, *names: str) -> None:
    for name in names:
        floor.decide(AddListener(seat=floor.seat(name), name="test"))
    floor.forget()


def test_maintenance_is_announced_nears_begins_and_is_over(floor):
    # given an agent who is ready
    floor.ready("anna")
    listens(floor, "anna")
    # when
    planned(floor)
    # then
    (told,) = floor.events("anna")
    assert (type(told), told.when) == (contract.MaintenanceAnounce, 30 * MINUTE)
    floor.wait(30 * MINUTE - 1)
    assert [each.remainingTime // MINUTE for each in floor.events("anna")] == [15, 5, 1]
    # when it begins, then she does not work
    floor.wait(1)
    assert floor.hears("anna") == [
        "maintenanceStarted", "maintenanceStateChanged", "readyStateChanged", "updateStatus"
    ]  # fmt: skip
    assert {floor.refused(ask(floor.seat("anna"))) for ask in WORK} == {"MAINTENANCE"}
    # when it is over, then she does
    floor.wait(60 * MINUTE)
    assert floor.hears("anna") == ["maintenanceCompleted"]
    floor.decide(WORK[0](floor.seat("anna")))


def test_who_is_in_a_call_finishes_it(floor):
    # given
    floor.talks("anna")
    listens(floor, "anna")
    planned(floor, after=1)
    # when
    floor.wait(MINUTE)
    # then
    assert floor.agent("anna").occupation is Occupation.ON_CALL
    floor.finishes("anna")
    assert floor.agent("anna").readiness.state is ReadyState.NOT_READY


def test_agents_are_logged_out_where_the_plan_says_so(floor):
    # given one who is idle, and one who talks
    floor.talks("anna")
    floor.login("cara")
    listens(floor, "anna", "cara")
    planned(floor, after=1, log_out=True)
    # when
    floor.wait(MINUTE)
    # then the idle one goes at once, the other after the call
    assert floor.hears("cara")[-4:] == [
        "maintenanceRelogin", "bridgeForcedLogout", "logoutProcessFinished", "updateStatus"
    ]  # fmt: skip
    (relogin,) = [each for each in floor.events("anna") if isinstance(each, contract.MaintenanceRelogin)]
    assert relogin.force is False
    floor.asks("anna", DisconnectCall)
    floor.finishes("anna", SOLD)
    assert floor.agent("anna") is None
    # and nobody logs in before it is over, which all hear who listen
    with pytest.raises(Exception, match="MAINTENANCE"):
        floor.login("cara")
    floor.wait(60 * MINUTE)
    assert floor.hears("cara") == ["maintenanceCompleted"]
    floor.login("cara")


def test_nobody_is_logged_out_whom_a_parked_caller_waits_for(floor):
    floor.talks("anna")
    floor.asks("anna", ParkCall)
    planned(floor, after=1, log_out=True)
    floor.wait(MINUTE)
    assert floor.agent("anna") is not None
    floor.asks("anna", RetrieveCall, call=None)
    floor.answers(floor.station_leg("anna"))
    floor.finishes("anna")
    assert floor.agent("anna") is None


def test_maintenance_is_canceled_by_taking_it_out(floor):
    floor.login("anna")
    listens(floor, "anna")
    planned(floor)
    file_says(floor, maintenance=None)
    floor.wait(100 * MINUTE)
    assert floor.hears("anna") == ["maintenanceAnounce", "maintenanceCanceled"]


def test_maintenance_that_goes_on_is_over_when_it_is_taken_out(floor):
    floor.login("anna")
    planned(floor, after=0)
    floor.wait(0)
    listens(floor, "anna")
    file_says(floor, maintenance=None)
    floor.wait(100 * MINUTE)
    assert floor.hears("anna") == ["maintenanceCompleted"]


def test_maintenance_can_be_moved_and_made_longer(floor):
    # given
    floor.login("anna")
    listens(floor, "anna")
    planned(floor, after=3)
    # when it is moved, then that is announced, and only the new time counts
    planned(floor, after=10, lasts=5)
    assert [each.when // MINUTE for each in floor.events("anna")] == [3, 10]
    floor.wait(10 * MINUTE)
    floor.forget()
    # when it goes on for longer
    plan = floor.center.maintenance
    file_says(floor, maintenance=replace(plan, ends=plan.ends + 5 * MINUTE))
    # then
    assert [each.remainingTime // MINUTE for each in floor.events("anna")] == [10]
    floor.wait(10 * MINUTE - 1)
    assert floor.hears("anna") == []
    floor.wait(1)
    assert floor.hears("anna") == ["maintenanceCompleted"]


def test_maintenance_outlives_the_vcc(floor):
    floor.login("anna")
    planned(floor, after=1)
    floor.restart_from_snapshot(2)
    listens(floor, "anna")
    floor.wait(MINUTE)
    floor.restart()
    assert floor.refused(WORK[0](floor.seat("anna"))) == "MAINTENANCE"
    floor.wait(60 * MINUTE)
    assert floor.hears("anna")[-1] == "maintenanceCompleted"


def test_who_logs_in_meanwhile_hears_of_it(floor):
    planned(floor, after=10)
    floor.login("anna")
    assert floor.hears("anna")[-1] == "maintenanceAnounce"
    floor.wait(10 * MINUTE)
    floor.login("bob")
    assert floor.hears("bob")[-2:] == ["maintenanceStarted", "maintenanceStateChanged"]


def test_a_plan_of_the_past_is_no_plan(floor):
    floor.login("anna")
    listens(floor, "anna")
    planned(floor, after=-120)
    assert floor.hears("anna") == []
