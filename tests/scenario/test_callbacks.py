"""Stories of callbacks: promised, due, put off, called, done; alone and as a group."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from small_center import (
    ANNA,
    BOB,
    CALL_AGAIN,
    CLOSED_LINE,
    CUSTOMER,
    DAY_LINE,
    DO_NOT_CALL,
    LISTED,
    SALES_LINE,
    SUPPORT_LINE,
    TEAM,
)

from cordboard import contract
from cordboard.contract import codes
from cordboard.seat import views
from cordboard.vcc.agents import Logout
from cordboard.vcc.callbacks import (
    AddCallback,
    CallbackState,
    DismissCallback,
    DismissCallbacksFor,
    ListCallbacks,
    RemoveCallback,
    ShowCallback,
    SnoozeCallback,
    UpdateCallback,
)
from cordboard.vcc.calls import DisconnectCall, MakeCall, PickUp
from cordboard.vcc.center import CallbackRules, Permission
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.contacts import ChooseContact, Contact, GetContact, ListUnmatchedCalls, TellContacts
from cordboard.vcc.ids import LOCAL_SEAT, AgentId, CallbackId, CampaignId, ContactId, GroupId, ReasonId
from cordboard.vcc.reconnection import Reconnect
from cordboard.vcc.telephony import EngineLost, HangupCause

OTHER = "+12025550188"
HOUR, DAY = 3_600_000, 24 * 3_600_000
NO_CALLBACK = CallbackId(7)


def promises(floor: Any, name: str = "anna", after: int = HOUR, number: str = CUSTOMER, **more: Any) -> Any:
    """`name` promises to call. Answer: the callback's id."""
    return floor.asks(name, AddCallback, number=number, due=floor.now + after, **more)


def shares(floor: Any, callback: CallbackId, group: GroupId = TEAM) -> None:
    """Anna gives her callback to a group."""
    one = floor.core._world.callbacks.all[callback]
    floor.asks("anna", UpdateCallback, callback=callback, number=one.number, due=one.due, group=group)


def listed(floor: Any, name: str) -> list[contract.CallbackInfo]:
    """What `getCallbacks` answers."""
    found = floor.core.answer(ListCallbacks(seat=floor.seat(name)))
    return [views.callback_info(each.callback, dismissed=each.dismissed) for each in found]


def flags(floor: Any, name: str) -> list[codes.CallbackFlag]:
    return [codes.CallbackFlag(each.flags) for each in listed(floor, name)]


def calls_for(floor: Any, callback: CallbackId, name: str = "anna", **more: Any) -> Any:
    """`name` dials it, and their phone lifts. Answer: the leg of whom is called."""
    floor.asks(name, dial_for, callback=callback, **more)
    floor.answers(floor.station_leg(name))
    return floor.customer_leg()


def dial_for(*, seat: Any, callback: CallbackId, number: str = "", campaign: Any = None) -> MakeCall:
    """Asks to call for it."""
    return MakeCall(seat=seat, number=number, campaign=campaign, check_dnc=True, callback=callback)


def speaks(floor: Any, callback: CallbackId, name: str = "anna", **more: Any) -> None:
    """`name` calls for it, and the customer answers."""
    floor.answers(calls_for(floor, callback, name, **more))


# -- promised and due ---------------------------------------------------------------------------------


def test_a_promise_is_kept_in_the_agents_list(floor):
    # given
    floor.login("anna")
    floor.forget()
    # when
    callback = promises(floor, number="(202) 555-0177", comments="wants a quote", campaign=SALES_LINE)
    # then
    (told,) = floor.events("anna")
    assert isinstance(told, contract.CallbackAdded)
    assert told.info == contract.CallbackInfo(
        agent=ANNA, CRMId=0, campaignId=SALES_LINE, comments="wants a quote", dueDate=floor.now + HOUR,
        flags=0, id=callback, number=CUSTOMER, userGroup=0,
    )  # fmt: skip
    assert listed(floor, "anna") == [told.info]


def test_it_is_due_at_its_time_and_not_before(floor):
    # given
    floor.login("anna")
    callback = promises(floor)
    due = floor.now + HOUR
    floor.forget()
    # when
    floor.wait(HOUR - 1)
    before = floor.hears("anna")
    floor.wait(1)
    # then
    assert before == []
    (told,) = floor.events("anna")
    assert (type(told), told.id, told.time) == (contract.CallbackOverdue, callback, due)
    assert flags(floor, "anna") == [codes.CallbackFlag.REMINDED]
    floor.wait(DAY)
    assert floor.hears("anna") == []


def test_what_came_due_meanwhile_is_told_at_login(floor):
    # given a promise whose time comes while its agent is away
    floor.login("anna")
    first, second = promises(floor, after=2 * HOUR), promises(floor, after=HOUR, number=OTHER)
    later = promises(floor, after=DAY, number=OTHER)
    floor.asks("anna", Logout, reason=ReasonId(0))
    floor.wait(3 * HOUR)
    floor.forget()
    # when
    floor.login("anna")
    # then all are listed, and those that are due are said to be
    *_, changed, one, other = floor.events("anna")
    assert (type(changed), changed.operation) == (contract.CallbacksChanged, codes.ChangeOperation.ADD)
    assert [each.id for each in changed.info] == [second, first, later]
    assert [(type(each), each.id) for each in (one, other)] == [
        (contract.CallbackOverdue, second),
        (contract.CallbackOverdue, first),
    ]


def test_reconnect_lists_what_there_is_even_if_nothing(floor):
    # given
    floor.login("anna")
    floor.forget()
    # when
    floor.asks("anna", Reconnect)
    # then
    (changed,) = [each for each in floor.events("anna") if isinstance(each, contract.CallbacksChanged)]
    assert changed.info == ()


def test_due_times_outlive_the_vcc(floor):
    # given
    floor.login("anna")
    promises(floor)
    floor.forget()
    # when the VCC dies twice on the way, once without its last facts in the snapshot
    floor.restart()
    floor.wait(HOUR // 2)
    floor.restart_from_snapshot(3)
    floor.wait(HOUR // 2)
    # then
    assert floor.hears("anna") == ["callbackOverdue"]
    floor.restart_from_snapshot(0)
    floor.wait(DAY)
    assert floor.hears("anna") == []
    assert flags(floor, "anna") == [codes.CallbackFlag.REMINDED]


def test_what_was_due_while_nobody_ran_is_due_at_the_start(floor):
    # given
    floor.login("anna")
    promises(floor)
    floor.forget()
    # when the VCC stands still for a day
    floor.now += DAY
    floor.restart()
    floor.wait(0)
    # then it is told once, with the time that it was promised for
    (told,) = floor.events("anna")
    assert told.time == floor.now - DAY + HOUR


def test_a_promise_of_a_moment_ago_is_due_at_once(floor):
    # given
    floor.login("anna")
    floor.forget()
    # when
    promises(floor, after=-30_000)
    floor.wait(0)
    # then
    assert floor.hears("anna") == ["callbackAdded", "callbackOverdue"]


# -- put off, out of sight, gone ----------------------------------------------------------------------


def test_a_due_callback_can_be_put_off(floor):
    # given
    floor.login("anna")
    callback = promises(floor)
    floor.wait(HOUR)
    floor.forget()
    # when
    floor.asks("anna", SnoozeCallback, callback=callback, until=floor.now + 600_000)
    # then
    (changed,) = floor.events("anna")
    assert changed.operation == codes.ChangeOperation.UPDATE
    assert changed.info[0].dueDate == floor.now + 600_000
    assert flags(floor, "anna") == [codes.CallbackFlag.SNOOZED]
    floor.wait(600_000)
    assert floor.hears("anna") == ["callbackOverdue"]
    assert flags(floor, "anna") == [codes.CallbackFlag.SNOOZED | codes.CallbackFlag.REMINDED]


def test_a_dismissed_callback_comes_back_with_the_next_session(floor):
    # given
    floor.login("anna")
    callback = promises(floor)
    floor.wait(HOUR)
    floor.forget()
    # when
    floor.asks("anna", DismissCallback, callback=callback)
    floor.asks("anna", DismissCallback, callback=callback)
    # then it is out of sight, also after a restart and for a program that asks anew
    assert floor.hears("anna") == ["callbacksChanged"]
    hidden = codes.CallbackFlag.REMINDED | codes.CallbackFlag.DISMISSED
    assert flags(floor, "anna") == [hidden]
    floor.restart_from_snapshot(0)
    floor.asks("anna", Reconnect)
    assert codes.CallbackFlag(floor.events("anna")[-1].info[0].flags) == hidden
    # when she comes back
    floor.asks("anna", Logout, reason=ReasonId(0))
    floor.login("anna")
    # then
    assert floor.hears("anna")[-2:] == ["callbacksChanged", "callbackOverdue"]
    assert flags(floor, "anna") == [codes.CallbackFlag.REMINDED]


def test_a_dismissed_callback_can_be_shown_again(floor):
    # given
    floor.login("anna")
    callback = promises(floor)
    floor.wait(HOUR)
    floor.asks("anna", DismissCallback, callback=callback)
    floor.forget()
    # when
    floor.asks("anna", ShowCallback, callback=callback)
    # then
    assert floor.hears("anna") == ["callbacksChanged", "callbackOverdue"]
    assert flags(floor, "anna") == [codes.CallbackFlag.REMINDED]


@pytest.mark.parametrize("command", [DismissCallback, ShowCallback])
def test_what_is_not_due_is_not_shown_anyway(floor, command):
    floor.login("anna")
    callback = promises(floor)
    assert floor.refused(command(seat=floor.seat("anna"), callback=callback)) == "WRONG_STATE"


def test_a_number_that_is_called_anyway_needs_no_reminder(floor):
    # given two that are due and one that is not
    floor.login("anna")
    due, other = promises(floor), promises(floor, number=OTHER)
    later = promises(floor, after=DAY)
    floor.wait(HOUR)
    floor.forget()
    # when
    floor.asks("anna", DismissCallbacksFor, number="202-555-0177")
    # then
    (changed,) = floor.events("anna")
    assert [each.id for each in changed.info] == [due]
    hidden = {each.id: bool(each.flags & codes.CallbackFlag.DISMISSED) for each in listed(floor, "anna")}
    assert hidden == {due: True, other: False, later: False}


def test_an_update_replaces_the_callback_and_a_new_date_puts_it_off(floor):
    # given
    floor.login("anna")
    callback = promises(floor, comments="once")
    floor.wait(HOUR)
    floor.forget()
    # when only the words change, then it stays due
    floor.asks("anna", UpdateCallback, callback=callback, number=CUSTOMER, due=floor.now, comments="twice")
    assert flags(floor, "anna") == [codes.CallbackFlag.REMINDED]
    # when the date changes
    floor.asks("anna", UpdateCallback, callback=callback, number=OTHER, due=floor.now + DAY,
               campaign=SALES_LINE)  # fmt: skip
    # then
    words, date = floor.events("anna")
    assert (words.info[0].comments, date.info[0].comments) == ("twice", "")
    assert listed(floor, "anna") == [
        contract.CallbackInfo(
            agent=ANNA, CRMId=0, campaignId=SALES_LINE, comments="", dueDate=floor.now + DAY, flags=0,
            id=callback, number=OTHER, userGroup=0,
        )
    ]  # fmt: skip
    floor.wait(DAY)
    assert floor.hears("anna") == ["callbackOverdue"]


def test_a_removed_callback_is_never_due(floor):
    # given
    floor.login("anna")
    callback = promises(floor)
    floor.forget()
    # when
    floor.asks("anna", RemoveCallback, callback=callback)
    floor.wait(DAY)
    # then
    (gone,) = floor.events("anna")
    assert (type(gone), gone.id) == (contract.CallbackRemoved, callback)
    assert listed(floor, "anna") == []


# -- a group ------------------------------------------------------------------------------------------


def test_a_callback_of_a_group_is_everybodys_in_it(floor):
    # given
    for name in ("anna", "bob", "cara"):
        floor.login(name)
    callback = promises(floor)
    floor.forget()
    # when
    shares(floor, callback)
    # then the others of the group hear of it, and nobody else
    assert [floor.hears(name) for name in ("anna", "bob", "cara")] == [
        ["callbacksChanged"], ["callbackAdded"], []
    ]  # fmt: skip
    (info,) = listed(floor, "bob")
    assert (info.agent, info.userGroup) == (0, TEAM)
    assert listed(floor, "cara") == []
    # when it is due, then all of them hear so, and each dismisses it alone
    floor.wait(HOUR)
    assert [floor.hears(name) for name in ("anna", "bob")] == [["callbackOverdue"]] * 2
    floor.asks("bob", DismissCallback, callback=callback)
    assert [floor.hears(name) for name in ("anna", "bob")] == [[], ["callbacksChanged"]]
    assert flags(floor, "anna") == [codes.CallbackFlag.REMINDED]


def test_whoever_of_the_group_comes_first_calls(floor):
    # given
    floor.login("anna")
    floor.login("bob")
    callback = promises(floor)
    shares(floor, callback)
    floor.wait(HOUR)
    floor.forget()
    # when Bob dials, then Anna sees who does and cannot
    leg = calls_for(floor, callback, "bob")
    (taken,) = floor.events("anna")
    assert (taken.info[0].agent, taken.info[0].userGroup) == (BOB, TEAM)
    assert floor.refused(dial_for(seat=floor.seat("anna"), callback=callback)) == "CALLBACK_TAKEN"
    # when he has reached the customer
    floor.answers(leg)
    floor.asks("bob", DisconnectCall)
    floor.finishes("bob", floor.center.dispositions[2].id)
    # then it is nobody's any more
    done, gone = floor.events("anna")
    assert codes.CallbackFlag(done.info[0].flags) == codes.CallbackFlag.COMPLETED
    assert gone.id == callback
    assert listed(floor, "anna") == listed(floor, "bob") == []


def test_who_takes_a_callback_out_of_the_group_has_it_alone(floor):
    # given
    floor.login("anna")
    floor.login("bob")
    callback = promises(floor)
    shares(floor, callback)
    floor.forget()
    # when
    due = listed(floor, "anna")[0].dueDate
    floor.asks("anna", UpdateCallback, callback=callback, number=CUSTOMER, due=due)
    # then
    assert (floor.hears("anna"), floor.hears("bob")) == (["callbacksChanged"], ["callbackRemoved"])
    assert listed(floor, "anna")[0].agent == ANNA
    assert floor.refused(SnoozeCallback(seat=floor.seat("bob"), callback=callback, until=due)) == (
        "UNKNOWN_CALLBACK"
    )


def test_groups_change_while_people_work(floor):
    # given
    floor.login("anna")
    floor.login("bob")
    callback = promises(floor)
    shares(floor, callback)
    floor.forget()
    (team,) = floor.center.agent_groups
    # when Bob leaves the group, and comes back
    for agents in ((ANNA,), (ANNA, BOB)):
        center = replace(floor.center, agent_groups=(replace(team, agents=agents),))
        floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=center))
    # then
    assert (floor.hears("anna"), floor.hears("bob")) == ([], ["callbackRemoved", "callbackAdded"])
    # when the group is dissolved, then what it promised is back with who promised it
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=replace(floor.center, agent_groups=())))
    assert (floor.hears("anna"), floor.hears("bob")) == ([], ["callbackRemoved"])
    assert [each.id for each in listed(floor, "anna")] == [callback]


# -- the call -----------------------------------------------------------------------------------------


def test_a_call_that_reaches_the_customer_completes_the_callback(floor):
    # given
    floor.login("anna")
    callback = promises(floor, campaign=SALES_LINE)
    floor.wait(HOUR)
    floor.forget()
    # when
    speaks(floor, callback)
    # then the call is the callback's: its number, its campaign
    call = floor.call("anna")
    assert (call.number, call.campaign, call.callback) == (CUSTOMER, SALES_LINE, callback)
    assert views.call_info(call).callbackId == callback
    assert "callbacksChanged" in floor.hears("anna")
    # when
    floor.finishes("anna")
    # then
    assert floor.hears("anna") == [
        "callEnded",
        "updateStatus",
        "callFinished",
        "updateStatus",
        "callbacksChanged",
        "callbackRemoved",
    ]
    assert listed(floor, "anna") == []


def test_it_can_be_called_before_its_time(floor):
    floor.login("anna")
    callback = promises(floor)
    speaks(floor, callback, number="202 555 0177")
    floor.wait(2 * HOUR)  # no reminder in the middle of the call that it is about
    floor.finishes("anna", floor.center.dispositions[2].id)
    assert "callbackOverdue" not in floor.hears("anna")
    assert listed(floor, "anna") == []


@pytest.mark.parametrize("cause", [HangupCause.BUSY, HangupCause.NO_ANSWER])
def test_a_callback_that_reaches_nobody_stays_due(floor, cause):
    # given
    floor.login("anna")
    callback = promises(floor)
    floor.wait(HOUR)
    leg = calls_for(floor, callback)
    floor.forget()
    # when
    floor.ends(leg, cause)
    # then
    failed, _, changed = floor.events("anna")
    assert failed.callbackId == callback
    assert codes.CallbackFlag(changed.info[0].flags) == codes.CallbackFlag.REMINDED
    # and it can be called again
    speaks(floor, callback)
    floor.finishes("anna", floor.center.dispositions[2].id)
    assert listed(floor, "anna") == []


def test_a_callback_that_reaches_nobody_before_its_time_waits_for_it(floor):
    # given
    floor.login("anna")
    callback = promises(floor)
    due = floor.now + HOUR
    # when
    floor.ends(calls_for(floor, callback), HangupCause.BUSY)
    # then
    assert [(each.dueDate, each.flags) for each in listed(floor, "anna")] == [(due, 0)]
    floor.forget()
    floor.wait(HOUR)
    assert floor.hears("anna") == ["callbackOverdue"]


def test_a_disposition_that_lets_the_number_rest_puts_it_off(floor):
    # given
    floor.login("anna")
    callback = promises(floor, campaign=DAY_LINE)
    floor.wait(HOUR)
    speaks(floor, callback)
    # when
    floor.finishes("anna", CALL_AGAIN)
    # then
    (info,) = listed(floor, "anna")
    assert info.dueDate == floor.now + HOUR
    assert codes.CallbackFlag(info.flags) == codes.CallbackFlag.SNOOZED


def test_who_must_not_be_called_again_is_not_called_back(floor):
    floor.login("anna")
    callback = promises(floor)
    leg = calls_for(floor, callback)
    floor.asks("anna", DisconnectCall)
    floor.ends(leg)
    floor.finishes("anna", DO_NOT_CALL)
    assert listed(floor, "anna") == []


def test_a_callback_given_up_while_dialing_stays(floor):
    floor.login("anna")
    callback = promises(floor)
    floor.wait(HOUR)
    calls_for(floor, callback)
    floor.asks("anna", DisconnectCall)
    floor.finishes("anna", floor.center.dispositions[2].id)
    assert flags(floor, "anna") == [codes.CallbackFlag.REMINDED]


def test_a_number_that_may_not_be_dialed_leaves_the_callback_alone(floor):
    # given a promise to a number that has asked not to be called since
    floor.login("anna")
    callback = promises(floor, number=LISTED)
    floor.forget()
    # when
    floor.asks("anna", dial_for, callback=callback)
    # then
    failed, _ = floor.events("anna")
    assert (failed.errorCode, failed.callbackId) == (codes.ErrorCode.DNC_CONFIRM, callback)
    assert flags(floor, "anna") == [codes.CallbackFlag(0)]


def test_a_callback_that_is_put_off_in_its_own_call_is_not_completed_by_it(floor):
    # given a customer who says: not now
    floor.login("anna")
    callback = promises(floor)
    speaks(floor, callback)
    # when
    floor.asks("anna", SnoozeCallback, callback=callback, until=floor.now + DAY)
    floor.finishes("anna", floor.center.dispositions[2].id)
    # then
    assert [each.dueDate for each in listed(floor, "anna")] == [floor.now + DAY]


def test_a_callback_can_be_removed_in_its_own_call(floor):
    floor.login("anna")
    callback = promises(floor)
    speaks(floor, callback)
    floor.asks("anna", RemoveCallback, callback=callback)
    floor.forget()
    floor.finishes("anna", floor.center.dispositions[2].id)
    assert "callbackRemoved" not in floor.hears("anna")


def test_a_dying_engine_gives_the_callback_back(floor):
    floor.login("anna")
    callback = promises(floor)
    floor.wait(HOUR)
    calls_for(floor, callback)
    floor.hear(EngineLost(at=floor.now))
    floor.restart()
    floor.finishes("anna", floor.center.dispositions[2].id)
    assert floor.core._world.callbacks.all[callback].state is CallbackState.DUE


def test_a_colleague_can_be_called_back(floor):
    # given
    floor.login("anna")
    floor.login("bob")
    callback = promises(floor, number="bob")
    assert flags(floor, "anna") == [codes.CallbackFlag.INTERNAL]
    assert listed(floor, "anna")[0].number == "1002"
    # when he does not take it, then it waits on
    floor.asks("anna", dial_for, callback=callback)
    floor.answers(floor.station_leg("anna"))
    floor.wait(60_000)
    assert [each.id for each in listed(floor, "anna")] == [callback]
    # when he does
    floor.asks("anna", dial_for, callback=callback, number="1002")
    floor.answers(floor.station_leg("anna"))
    floor.asks("bob", PickUp)
    floor.answers(floor.station_leg("bob"))
    floor.asks("bob", DisconnectCall)
    # then
    assert listed(floor, "anna") == []


# -- the customer -----------------------------------------------------------------------------------

ADA = Contact(id=ContactId(310_000_000_000_001), number1=CUSTOMER, fields=(("last_name", "Lovelace"),))
BYRON = Contact(id=ContactId(310_000_000_000_002), number2=CUSTOMER, fields=(("last_name", "Byron"),))


def look_up(floor: Any, *contacts: Contact) -> None:
    """The shell has found whose number the only call has."""
    ((call, _),) = floor.core.answer(ListUnmatchedCalls(seat=LOCAL_SEAT))
    floor.decide(TellContacts(seat=LOCAL_SEAT, call=call, contacts=contacts))


def test_a_callback_can_be_about_the_customer_of_the_call(floor):
    # given a conversation with one of two people who share a number
    floor.talks("anna")
    look_up(floor, ADA, BYRON)
    floor.asks("anna", ChooseContact, contact=BYRON.id)
    # when
    callback = promises(floor, of_this_call=True)
    # then
    assert listed(floor, "anna")[0].CRMId == BYRON.id
    # when it is called for, then the call is with them
    floor.finishes("anna")
    floor.restart_from_snapshot(5)
    speaks(floor, callback)
    look_up(floor, ADA, BYRON)
    assert floor.core.answer(GetContact(seat=floor.seat("anna"))).contact == BYRON
    floor.finishes("anna", floor.center.dispositions[2].id)


def test_a_callback_about_somebody_unknown_is_about_nobody(floor):
    floor.talks("anna")
    look_up(floor)
    promises(floor, of_this_call=True)
    assert listed(floor, "anna")[0].CRMId == 0


def test_without_a_call_there_is_no_customer(floor):
    floor.login("anna")
    asked = AddCallback(seat=floor.seat("anna"), number=CUSTOMER, due=floor.now, of_this_call=True)
    assert floor.refused(asked) == "NO_CALL"


# -- what is refused ----------------------------------------------------------------------------------


def test_a_call_for_somebody_elses_callback_is_refused(floor):
    floor.login("anna")
    floor.login("bob")
    callback = promises(floor)
    assert floor.refused(dial_for(seat=floor.seat("bob"), callback=callback)) == "UNKNOWN_CALLBACK"
    assert floor.refused(dial_for(seat=floor.seat("anna"), callback=NO_CALLBACK)) == "UNKNOWN_CALLBACK"


@pytest.mark.parametrize("number", [OTHER, "1002", "Sales"])
def test_a_call_for_a_callback_goes_to_whom_it_is_for(floor, number):
    floor.login("anna")
    callback = promises(floor)
    assert floor.refused(dial_for(seat=floor.seat("anna"), callback=callback, number=number)) == "BAD_VALUE"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"number": "nobody"}, "INVALID_NUMBER"),
        ({"number": "112"}, "INVALID_NUMBER"),
        ({"number": "Sales"}, "INVALID_NUMBER"),
        ({"after": -60_001}, "BAD_VALUE"),
        ({"after": 367 * DAY}, "BAD_VALUE"),
        ({"campaign": CampaignId(7)}, "UNKNOWN_CAMPAIGN"),
        ({"name": "cara", "campaign": SALES_LINE}, "UNKNOWN_CAMPAIGN"),
        ({"name": "bob"}, "NO_PERMISSION"),
    ],
)
def test_a_promise_that_cannot_be_kept_is_refused(floor, changes, reason):
    promise = {"name": "anna", "number": CUSTOMER, "after": HOUR, **changes}
    name, due = promise.pop("name"), floor.now + promise.pop("after")
    floor.login(name)
    assert floor.refused(AddCallback(seat=floor.seat(name), due=due, **promise)) == reason


def test_a_promise_for_a_campaign_that_does_not_run_yet_is_none_of_todays_business(floor):
    floor.login("anna")
    callback = promises(floor, campaign=CLOSED_LINE)
    dial = dial_for(seat=floor.seat("anna"), callback=callback)
    assert floor.refused(dial) == "CAMPAIGN_NOT_RUNNING"
    speaks(floor, callback, campaign=SUPPORT_LINE)
    assert floor.call("anna").campaign == SUPPORT_LINE


def test_where_agents_choose_no_campaign_a_callback_has_none(new_floor):
    floor = new_floor(may_select_campaign=False)
    floor.login("anna")
    asked = AddCallback(seat=floor.seat("anna"), number=CUSTOMER, due=floor.now, campaign=SALES_LINE)
    assert floor.refused(asked) == "NO_PERMISSION"


def test_there_is_a_limit_to_what_one_can_promise(floor):
    # given a center that allows two
    floor.decide(
        ReplaceCenter(seat=LOCAL_SEAT, center=replace(floor.center, callbacks=CallbackRules(limit=2)))
    )
    floor.login("anna")
    first, second = promises(floor), promises(floor)
    # when
    third = AddCallback(seat=floor.seat("anna"), number=CUSTOMER, due=floor.now + HOUR)
    # then
    assert floor.refused(third) == "TOO_MANY_CALLBACKS"
    # when the group has some of them, then there is room
    shares(floor, first)
    promises(floor)
    shares(floor, second)
    # and the group is full as well
    with pytest.raises(Exception, match="TOO_MANY_CALLBACKS"):
        shares(floor, promises(floor))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"callback": NO_CALLBACK}, "UNKNOWN_CALLBACK"),
        ({"group": GroupId(7)}, "UNKNOWN_GROUP"),
        ({"owner": BOB}, "BAD_VALUE"),
        ({"owner": AgentId(7)}, "BAD_VALUE"),
        ({"due": 1}, "BAD_VALUE"),
        ({"number": ""}, "INVALID_NUMBER"),
        ({"campaign": CampaignId(7)}, "UNKNOWN_CAMPAIGN"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(floor, changes, reason):
    floor.login("anna")
    callback = promises(floor)
    asked = {"callback": callback, "number": CUSTOMER, "due": floor.now + DAY, **changes}
    assert floor.refused(UpdateCallback(seat=floor.seat("anna"), **asked)) == reason


def test_who_may_not_make_callbacks_may_still_call_for_those_of_the_group(floor):
    # given Bob, who has no permission to create callbacks
    floor.login("anna")
    floor.login("bob")
    callback = promises(floor)
    shares(floor, callback)
    assert Permission.CREATE_CALLBACKS not in floor.center.users[1].permissions
    # then
    bob = floor.seat("bob")
    change = UpdateCallback(seat=bob, callback=callback, number=CUSTOMER, due=floor.now + DAY)
    assert floor.refused(RemoveCallback(seat=bob, callback=callback)) == "NO_PERMISSION"
    assert floor.refused(change) == "NO_PERMISSION"
    speaks(floor, callback, "bob")
    floor.asks("bob", SnoozeCallback, callback=callback, until=floor.now + DAY)
