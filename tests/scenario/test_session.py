"""Stories of agents who come and go, and of programs that listen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_center import NO_DISPOSITION

from cordboard.vcc import Core
from cordboard.vcc.agents import (
    ChangePassword,
    ConfirmLogin,
    LoginFinished,
    Logout,
    Occupation,
    Presence,
    ReadyState,
    RestartStation,
    SetNotReady,
    SetReady,
    StartLogin,
    StationType,
)
from cordboard.vcc.calls import MakeCall
from cordboard.vcc.center import Permission, ReasonKind
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import AgentId, ListenerId, ReasonId, SeatId, StationId
from cordboard.vcc.listeners import AddListener, RemoveListener, handlers
from cordboard.vcc.queries import (
    GetCallVariables,
    GetLastLogin,
    GetPasswordRules,
    GetPermissions,
    GetSelf,
    GetStatus,
    ListCampaigns,
    ListDispositions,
    ListReasons,
    ListSkills,
    Status,
)
from cordboard.vcc.reconnection import Reconnect
from cordboard.vcc.telephony import ProbeStation, StationReachable, StationUnreachable, VerbFailed

LUNCH, HIDDEN, END_OF_SHIFT = (ReasonId(300000000000030 + n) for n in range(3))


def attempt(seat="local", user="anna", station="101", kind=StationType.VOIP) -> StartLogin:
    """Somebody wants to log in."""
    return StartLogin(seat=SeatId(seat), user_name=user, station_type=kind, station=StationId(station))


def confirm(login, seat="local", verified=True) -> ConfirmLogin:
    """The shell's word on the password."""
    return ConfirmLogin(seat=SeatId(seat), login=login, verified=verified)


def test_a_login_is_done_when_the_phone_has_answered(floor):
    # given somebody who gives a bare name at the machine's own seat
    login = floor.decide(attempt())
    assert floor.read()[0].user_name == "anna@demo"

    # when the password is right, then the phone is looked for
    floor.decide(confirm(login))
    assert floor.names() == ["StationConnecting"]
    probe = floor.outstanding(ProbeStation)[0]
    assert floor.core.answer(GetStatus(seat=SeatId("local"))) == Status()

    # when it is there, then she is logged in, not ready
    floor.hear(StationReachable(at=floor.now, settles=probe.id, station=StationId("101")))
    done = floor.read()[0]
    assert (done.agent.presence, done.agent.readiness.state) == (Presence.LOGGED_IN, ReadyState.NOT_READY)
    assert done.ready_states == (
        ReadyState.READY,
        ReadyState.READY_FOR_CALLS,
        ReadyState.READY_FOR_VOICEMAIL,
    )
    assert [skill.name for skill in done.skills] == ["Sales", "Support"]
    assert floor.core.timers == floor.core.outstanding == ()

    # when the confirmation is repeated, then nothing happens
    floor.decide(confirm(login))
    assert floor.names() == []


@pytest.mark.parametrize(("user", "verified"), [("anna", False), ("nobody", True), ("dave", True)])
def test_a_refused_login_says_the_same_whoever_it_was(floor, user, verified):
    login = floor.decide(attempt(user=user))
    floor.read()
    floor.decide(confirm(login, verified=verified))
    failed = floor.read()[0]
    assert (failed.reason, failed.agent) == ("LOGIN_REFUSED", None)
    assert failed.text == "the user name or the password is wrong, or this user may not log in here"
    assert floor.core.timers == ()


def test_a_phone_that_is_not_there_rolls_the_login_back(floor):
    login = floor.start_login("anna")
    floor.decide(confirm(login, "anna@demo"))
    floor.read()
    floor.hear(StationUnreachable(at=floor.now, station=StationId("101"), cause="408"))
    lost, failed = floor.read()
    assert lost.reachable is False
    assert (failed.reason, failed.agent.presence) == ("STATION_UNREACHABLE", Presence.LOGGED_OUT)
    assert floor.core.outstanding == ()
    floor.login("anna")


def test_a_phone_that_cannot_be_probed_is_not_there(floor):
    login = floor.decide(attempt())
    floor.decide(confirm(login))
    floor.read()
    probe = floor.outstanding(ProbeStation)[0]
    floor.hear(VerbFailed(at=floor.now, settles=probe.id, code="UNKNOWN_STATION", text="never heard of it"))
    assert floor.read()[0].reason == "STATION_UNREACHABLE"


@pytest.mark.parametrize("verified", [(), (True,)])
def test_a_login_takes_30_seconds_at_most(floor, verified):
    login = floor.decide(attempt())
    for word in verified:
        floor.decide(confirm(login, verified=word))
    floor.read()
    floor.wait(30_000)
    assert floor.read()[0].reason == "LOGIN_TIMEOUT"
    assert floor.core.timers == floor.core.outstanding == ()
    floor.decide(confirm(login))
    assert floor.names() == []


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (attempt(kind=StationType.PSTN), "TARGET_NOT_ALIVE"),
        (attempt(station="999"), "STATION_UNKNOWN"),
        (attempt(seat="cara@demo"), "LOGIN_REFUSED"),
        (attempt(seat="bob@demo", user="bob"), "ALREADY_LOGGED_IN"),
    ],
)
def test_a_login_that_cannot_be_begun(floor, wrong, reason):
    floor.login("bob")
    assert floor.refused(wrong) == reason


@pytest.mark.parametrize(("verified", "reason"), [(False, "LOGIN_REFUSED"), (True, "STATION_BUSY")])
def test_who_has_a_phone_is_told_to_those_who_know_a_password(floor, verified, reason):
    floor.login("bob")
    login = floor.decide(attempt(station="102"))
    floor.read()
    floor.decide(confirm(login, verified=verified))
    assert floor.read()[0].reason == reason


def test_one_login_at_a_time(floor):
    floor.decide(attempt())
    assert floor.refused(attempt(user="bob", station="102")) == "LOGIN_IN_PROGRESS"


def test_nobody_is_logged_in_twice(floor):
    floor.login("anna")
    login = floor.decide(attempt(station="103"))
    floor.read()
    floor.decide(confirm(login))
    assert floor.read()[0].reason == "DUPLICATE_LOGIN"
    assert floor.agent("anna").presence is Presence.LOGGED_IN


def test_two_who_want_one_phone_do_not_both_get_it(floor):
    first = floor.decide(attempt(seat="anna@demo"))
    second = floor.decide(attempt(seat="bob@demo", user="bob"))
    floor.decide(confirm(first, "anna@demo"))
    floor.read()
    floor.decide(confirm(second, "bob@demo"))
    assert floor.read()[0].reason == "STATION_BUSY"


def test_a_phone_that_answers_lets_only_its_own_agent_in(floor):
    for name in ("anna", "bob"):
        login = floor.start_login(name)
        floor.decide(confirm(login, f"{name}@demo"))
    floor.read()
    floor.hear(StationReachable(at=floor.now, station=StationId("102")))
    assert {fact.agent.name for fact in floor.read()} == {"bob@demo"}
    assert len(floor.core.timers) == 1


def test_another_seat_cannot_confirm(floor):
    login = floor.decide(attempt())
    floor.read()
    floor.decide(confirm(login, "bob@demo"))
    assert floor.names() == []


def test_ready_and_not_ready_while_idle(floor):
    floor.login("anna")
    floor.read()
    floor.decide(SetReady(seat=floor.seat("anna"), state=ReadyState.READY_FOR_CALLS))
    floor.decide(SetNotReady(seat=floor.seat("anna"), reason=LUNCH))
    assert floor.names() == ["ReadinessChanged"] * 2
    assert floor.agent("anna").readiness.reason == LUNCH


def test_asking_again_for_what_one_has_keeps_ones_place(floor):
    floor.ready("anna")
    since = floor.agent("anna").since
    floor.wait(1_000)
    floor.decide(SetReady(seat=floor.seat("anna"), state=ReadyState.READY))
    assert floor.agent("anna").since == since


@pytest.mark.parametrize(
    ("name", "state"), [("bob", ReadyState.READY_FOR_VOICEMAIL), ("anna", ReadyState.NOT_READY)]
)
def test_a_state_that_login_did_not_list_is_refused(floor, name, state):
    floor.login(name)
    assert floor.refused(SetReady(seat=floor.seat(name), state=state)) == "UNKNOWN_READY_STATE"


@pytest.mark.parametrize("reason", [HIDDEN, END_OF_SHIFT, ReasonId(1)])
def test_a_reason_must_be_one_for_not_ready(floor, reason):
    floor.login("anna")
    assert floor.refused(SetNotReady(seat=floor.seat("anna"), reason=reason)) == "UNKNOWN_REASON"


def test_a_center_without_reason_codes_takes_none(new_floor):
    floor = new_floor(reason_codes_enabled=False)
    floor.login("anna")
    assert floor.refused(SetNotReady(seat=floor.seat("anna"), reason=LUNCH)) == "UNKNOWN_REASON"
    floor.decide(SetNotReady(seat=floor.seat("anna"), reason=ReasonId(0)))


def test_logout_frees_seat_and_phone(floor):
    floor.login("anna")
    floor.read()
    floor.decide(Logout(seat=floor.seat("anna"), reason=END_OF_SHIFT))
    out = floor.read()[0]
    assert (out.agent.presence, out.agent.seat, out.reason) == (Presence.LOGGED_OUT, None, END_OF_SHIFT)
    assert floor.core.answer(GetStatus(seat=floor.seat("anna"))) == Status()
    assert floor.refused(Logout(seat=floor.seat("anna"), reason=ReasonId(0))) == "NOT_LOGGED_IN"
    floor.login("anna")


def test_nobody_leaves_in_the_middle_of_a_call(floor):
    floor.talks("anna")
    assert floor.refused(Logout(seat=floor.seat("anna"), reason=ReasonId(0))) == "ON_CALL"


def test_an_unknown_logout_reason_is_refused(floor):
    floor.login("anna")
    assert floor.refused(Logout(seat=floor.seat("anna"), reason=LUNCH)) == "UNKNOWN_REASON"


def test_listeners_stay_through_logout_and_restart(floor):
    floor.login("anna")
    listener = floor.decide(AddListener(seat=floor.seat("anna"), name="crm"))
    floor.decide(Logout(seat=floor.seat("anna"), reason=ReasonId(0)))
    floor.restart()
    assert [each.id for each in floor.core.listeners] == [listener]
    assert floor.refused(RemoveListener(seat=SeatId("local"), listener=listener)) == "UNKNOWN_LISTENER"
    floor.decide(RemoveListener(seat=floor.seat("anna"), listener=listener))
    assert floor.core.listeners == ()
    assert (
        floor.refused(RemoveListener(seat=floor.seat("anna"), listener=ListenerId("x"))) == "UNKNOWN_LISTENER"
    )


def test_a_program_in_a_loop_is_stopped(floor, monkeypatch):
    monkeypatch.setattr(handlers, "MAX_LISTENERS", 3)
    for _ in range(3):
        floor.decide(AddListener(seat=SeatId("local"), name="loop"))
    assert floor.refused(AddListener(seat=SeatId("local"), name="loop")) == "TOO_MANY_LISTENERS"
    floor.decide(AddListener(seat=SeatId("bob@demo"), name="another seat"))


def test_an_agent_can_look_around(floor):
    floor.login("bob")
    seat = floor.seat("bob")
    assert [skill.name for skill in floor.core.answer(ListSkills(seat=seat))] == ["Sales"]
    assert [each.name for each in floor.core.answer(ListCampaigns(seat=seat))] == [
        "Sales",
        "Closed",
        "Spring",
        "Day",
    ]
    assert floor.core.answer(GetPermissions(seat=seat)) == {
        Permission.MAKE_CALLS,
        Permission.HOLD,
        Permission.WRAP_UP,
    }
    assert floor.core.answer(GetSelf(seat=seat)).user.extension == "1002"
    reasons = floor.core.answer(ListReasons(seat=seat, kind=ReasonKind.LOGOUT))
    assert [reason.name for reason in reasons] == ["End of shift"]
    own = floor.core.answer(ListDispositions(seat=seat, campaign=300000000000010))
    assert [each.name for each in own] == ["Sold", "Stop calling"]
    system = floor.core.answer(ListDispositions(seat=seat, campaign=None))
    assert [each.name for each in system] == ["No Disposition", "Do Not Call"]


def test_the_variables_of_a_call_name_everyone(floor):
    floor.talks("anna")
    variables = floor.core.answer(GetCallVariables(seat=floor.seat("anna")))
    assert variables.call.ani == "+12025550177"
    assert variables.first_agent_name == "anna@demo"
    assert (variables.campaign.name, variables.skill.name, variables.disposition) == ("Sales", "Sales", None)


@pytest.mark.parametrize(
    "query",
    [
        GetSelf(seat=SeatId("local")),
        GetPermissions(seat=SeatId("local")),
        ListSkills(seat=SeatId("local")),
        ListCampaigns(seat=SeatId("local")),
        ListReasons(seat=SeatId("local"), kind=ReasonKind.LOGOUT),
        ListDispositions(seat=SeatId("local"), campaign=None),
        GetCallVariables(seat=SeatId("local")),
    ],
)
def test_questions_need_somebody_who_asks(floor, query):
    with pytest.raises(Refusal, match="NOT_LOGGED_IN"):
        floor.core.answer(query)


def test_a_seat_serves_any_number_of_programs(floor):
    for _ in range(200):
        floor.decide(AddListener(seat=SeatId("local"), name="many"))
    assert len(floor.core.listeners) == 200


# -- force ----------------------------------------------------------------------------------------


def forced(seat="local", user="anna", station="101") -> StartLogin:
    """Somebody wants to log in whatever stands in the way."""
    return replace(attempt(seat, user, station), force=True, integration="Salesforce")


def test_with_force_the_user_moves_to_another_seat(floor):
    # given Anna at her own seat, ready
    floor.ready("anna")
    floor.read()

    # when she logs in at the machine's seat with force, then her first session ends and says why
    login = floor.decide(forced(station="103"))
    floor.read()
    floor.decide(confirm(login))
    ended, connecting = floor.read()
    assert (ended.seat, ended.forced, ended.agent.presence) == ("anna@demo", True, Presence.LOGGED_OUT)
    assert (ended.successor.user_name, ended.successor.station) == ("anna@demo", "103")
    assert (connecting.seat, connecting.agent.integration) == ("local", "Salesforce")

    # and she starts anew
    floor.hear(StationReachable(at=floor.now, station=StationId("103")))
    agent = floor.core.answer(GetStatus(seat=SeatId("local"))).agent
    assert (agent.presence, agent.readiness.state) == (Presence.LOGGED_IN, ReadyState.NOT_READY)
    assert floor.agent("anna") is None


def test_with_force_a_lost_session_at_the_same_seat_begins_anew(floor):
    floor.login("anna")
    login = floor.decide(forced("anna@demo"))
    floor.read()
    floor.decide(confirm(login, "anna@demo"))
    assert floor.names() == ["LoggedOut", "StationConnecting"]
    assert floor.core._world.seats == {SeatId("anna@demo"): floor.core._world.directory.user("anna").id}


def test_no_force_drives_somebody_else_from_their_seat(floor):
    floor.decide(confirm(floor.decide(attempt())))
    floor.hear(StationReachable(at=floor.now, station=StationId("101")))
    assert floor.refused(forced(user="bob", station="102")) == "ALREADY_LOGGED_IN"


def test_with_force_a_station_is_taken_from_its_agent(floor):
    floor.login("bob")
    login = floor.decide(forced(station="102"))
    floor.read()
    floor.decide(confirm(login))
    ended, _ = floor.read()
    assert (ended.agent.name, ended.successor.user_name) == ("bob@demo", "anna@demo")


def test_a_login_under_way_gives_way_to_force(floor):
    first = floor.start_login("anna")
    floor.decide(confirm(first, "anna@demo"))
    login = floor.decide(forced())
    floor.read()
    floor.decide(confirm(login))
    failed, _ = floor.read()
    assert (failed.login, failed.reason) == (first, "DUPLICATE_LOGIN")


def test_a_wrong_password_ends_nobodys_session(floor):
    floor.ready("anna")
    floor.calls_in()
    login = floor.decide(forced(station="103"))
    floor.read()
    floor.decide(confirm(login, verified=False))
    assert floor.names() == ["LoginFailed"]
    assert floor.agent("anna").occupation is Occupation.OFFERED


def test_nobody_is_torn_out_of_a_conversation(floor):
    floor.talks("anna")
    login = floor.decide(forced(station="103"))
    floor.read()
    floor.decide(confirm(login))
    assert floor.read()[0].reason == "ON_CALL"
    assert floor.agent("anna").occupation is Occupation.ON_CALL


def test_force_gives_an_offer_back_to_the_queue(floor):
    floor.ready("anna")
    floor.calls_in()
    login = floor.decide(forced(station="103"))
    floor.read()
    floor.decide(confirm(login))
    assert floor.names() == [
        "OfferEnded",
        "ReadinessChanged",
        "CallQueued",
        "LoggedOut",
        "StationConnecting",
    ]
    assert len(floor.core._world.queue) == 1


def test_force_ends_a_wrap_up_with_the_system_s_word(floor):
    leg = floor.talks("anna")
    floor.ends(leg)
    login = floor.decide(forced(station="103"))
    floor.read()
    floor.decide(confirm(login))
    finished, _, _ = floor.read()
    assert (type(finished).__name__, finished.call.disposition) == ("CallFinished", NO_DISPOSITION)


# -- the station again ------------------------------------------------------------------------------


def test_a_station_is_looked_for_again(floor):
    floor.login("anna")
    floor.read()
    floor.decide(RestartStation(seat=floor.seat("anna")))
    floor.decide(RestartStation(seat=floor.seat("anna")))
    assert floor.names() == ["StationRestarting"]
    assert len(floor.outstanding(ProbeStation)) == 1
    floor.hear(StationReachable(at=floor.now, station=StationId("101")))
    assert floor.names() == ["StationRestarted"]
    assert floor.core.timers == floor.core.outstanding == ()


@pytest.mark.parametrize("how", ["missed", "failed", "silent"])
def test_a_station_that_is_not_found_again(floor, how):
    floor.login("anna")
    floor.decide(RestartStation(seat=floor.seat("anna")))
    probe = floor.outstanding(ProbeStation)[0]
    floor.read()
    {
        "missed": lambda: floor.hear(StationUnreachable(at=floor.now, station=StationId("101"), cause="408")),
        "failed": lambda: floor.hear(VerbFailed(at=floor.now, settles=probe.id, code="NO", text="")),
        "silent": lambda: floor.wait(30_000),
    }[how]()
    failed = floor.read()[-1]
    assert (type(failed).__name__, failed.agent.restarting) == ("StationRestartFailed", False)
    assert floor.agent("anna").presence is Presence.LOGGED_IN


def test_no_station_is_restarted_during_a_call(floor):
    floor.talks("anna")
    assert floor.refused(RestartStation(seat=floor.seat("anna"))) == "ON_CALL"


def test_a_logout_forgets_the_station_that_was_looked_for(floor):
    floor.login("anna")
    floor.decide(RestartStation(seat=floor.seat("anna")))
    floor.decide(Logout(seat=floor.seat("anna"), reason=ReasonId(0)))
    assert floor.core.timers == floor.core.outstanding == ()


# -- all over again ---------------------------------------------------------------------------------


def test_a_program_that_lost_the_thread_is_told_everything(floor):
    assert floor.refused(Reconnect(seat=floor.seat("anna"))) == "NOT_LOGGED_IN"
    floor.talks("anna")
    before = floor.agent("anna")
    floor.read()
    floor.decide(Reconnect(seat=floor.seat("anna")))
    told = floor.read()[0]
    assert (told.agent, told.call) == (before, floor.call("anna"))
    assert [skill.name for skill in told.skills] == ["Sales", "Support"]


def test_a_seat_remembers_its_last_login(floor):
    question = GetLastLogin(seat=floor.seat("anna"))
    with pytest.raises(Refusal):
        floor.core.answer(question)
    floor.login("anna")
    floor.decide(Logout(seat=floor.seat("anna"), reason=ReasonId(0)))
    floor.restart()
    last = floor.core.answer(question)
    assert (last.user_name, last.station, last.station_type) == ("anna@demo", "101", StationType.VOIP)


# -- passwords --------------------------------------------------------------------------------------


def test_a_user_gives_themselves_a_password(floor):
    floor.login("anna")
    floor.read()
    found = floor.core.answer(GetPasswordRules(seat=floor.seat("anna")))
    floor.decide(ChangePassword(seat=floor.seat("anna"), user=found.user, hash="$argon2id$new"))
    changed = floor.read()[0]
    assert (changed.password, changed.replaces, changed.user.password) == ("$argon2id$new", "x", "")
    floor.restart()
    assert floor.core._world.passwords[found.user].password == "$argon2id$new"


def test_not_everybody_may_change_their_password(floor):
    floor.login("bob")
    bob = floor.agent("bob").id
    assert floor.refused(ChangePassword(seat=floor.seat("bob"), user=bob, hash="h")) == "NO_PERMISSION"


def test_whoever_logged_in_meanwhile_keeps_their_password(floor):
    floor.login("anna")
    command = ChangePassword(seat=floor.seat("anna"), user=AgentId(1), hash="h")
    assert floor.refused(command) == "WRONG_STATE"


def test_a_given_password_has_to_be_changed_before_work(new_floor):
    # given Bob, who may not change passwords, with one that an administrator gave him
    floor = new_floor()
    fresh = tuple(replace(each, must_change_password=True) for each in floor.center.users)
    floor.center = replace(floor.center, users=fresh)
    floor.core, floor.shadow, floor.journal = Core(floor.center), Core(floor.center), []
    floor.told = 0
    floor.inventory()

    # when he logs in, then he is told so, and cannot work
    floor.login("bob")
    (welcome,) = (each for each in floor.read() if isinstance(each, LoginFinished))
    assert welcome.password_rules.min_length == 8
    seat, bob = floor.seat("bob"), floor.agent("bob").id
    ready = SetReady(seat=seat, state=ReadyState.READY)
    assert floor.refused(ready) == "PASSWORD_CHANGE_REQUIRED"
    call = MakeCall(seat=seat, number="+12025550177", campaign=None, check_dnc=True)
    assert floor.refused(call) == "PASSWORD_CHANGE_REQUIRED"
    assert floor.core.answer(GetSelf(seat=seat)).user.must_change_password

    # when he has changed it, then he works
    floor.decide(ChangePassword(seat=seat, user=bob, hash="h"))
    floor.decide(ready)
    assert not floor.core.answer(GetSelf(seat=seat)).user.must_change_password
