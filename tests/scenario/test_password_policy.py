"""Stories of passwords that expire, that come back too soon, and that are guessed."""

from __future__ import annotations

from typing import Any

from small_center import ANNA

from cordboard import contract
from cordboard.vcc.agents import (
    ChangePassword,
    ConfirmLogin,
    LoginFailed,
    Logout,
    ReadyState,
    SetReady,
    ShowPassword,
)
from cordboard.vcc.calls import MakeCall
from cordboard.vcc.center import PasswordRules
from cordboard.vcc.ids import ReasonId

DAY, MINUTE = 86_400_000, 60_000


def comes_back(floor: Any) -> list[contract.PasswordChangeRequired]:
    """Anna logs out and in again. Answer: what she hears of her password."""
    floor.asks("anna", Logout, reason=ReasonId(0))
    floor.forget()
    floor.login("anna")
    return [each for each in floor.events("anna") if isinstance(each, contract.PasswordChangeRequired)]


def changes(floor: Any, password: str) -> None:
    floor.asks("anna", ChangePassword, user=ANNA, hash=f"hash of {password}")


def guesses(floor: Any, *, right: bool = False) -> list[Any]:
    """Somebody tries to log in as Anna. Answer: how that failed, if it did."""
    login = floor.start_login("anna")
    floor.read()
    floor.decide(ConfirmLogin(seat=floor.seat("anna"), login=login, verified=right))
    return [each.reason.value for each in floor.read() if isinstance(each, LoginFailed)]


def test_a_password_is_told_to_expire_and_then_has_to_be_changed(new_floor):
    # given a password that counts for 30 days
    floor = new_floor(password=PasswordRules(max_age=30 * DAY, warn_before=7 * DAY))
    floor.login("anna")
    changes(floor, "first")
    assert comes_back(floor) == []
    # when there is a week left, then she is told, and works
    floor.wait(24 * DAY)
    floor.restart_from_snapshot(3)
    (told,) = comes_back(floor)
    assert (told.manadatory, told.cause) == (False, "The password expires in 6 days.")
    assert "TIMELIFE" in {each.aspect for each in told.policy}
    floor.asks("anna", SetReady, state=ReadyState.READY)
    # when it has expired, then she changes it before she works
    floor.wait(6 * DAY)
    (told,) = comes_back(floor)
    assert (told.manadatory, told.cause) == (True, "The password has expired.")
    seat = floor.seat("anna")
    call = MakeCall(seat=seat, number="+12025550177", campaign=None, check_dnc=True)
    for asked in (SetReady(seat=seat, state=ReadyState.READY), call):
        assert floor.refused(asked) == "PASSWORD_CHANGE_REQUIRED"
    changes(floor, "second")
    floor.asks("anna", SetReady, state=ReadyState.READY)


def test_the_last_passwords_are_remembered_and_no_more(new_floor):
    floor = new_floor(password=PasswordRules(history=2))
    floor.login("anna")
    for password in ("first", "second", "third", "fourth"):
        changes(floor, password)
    (kept,) = floor.core.passwords
    assert (kept.password, kept.former) == ("hash of fourth", ("hash of third", "hash of second"))


def test_too_many_wrong_passwords_in_a_row_lock_a_user_out(new_floor):
    # given a center that allows two
    floor = new_floor(password=PasswordRules(lock_out_after=2, lock_out_time=15 * MINUTE))
    assert guesses(floor) == ["LOGIN_REFUSED"]
    assert guesses(floor) == ["LOGIN_REFUSED"]
    # then also the right one does not help, and only who knows it learns why
    floor.restart_from_snapshot(1)
    assert guesses(floor) == ["LOGIN_REFUSED"]
    assert guesses(floor, right=True) == ["LOCKED_OUT"]
    # when the time is over, then it does
    floor.wait(15 * MINUTE + 1)
    assert guesses(floor, right=True) == []


def test_a_right_password_begins_the_count_anew(new_floor):
    floor = new_floor(password=PasswordRules(lock_out_after=2))
    assert guesses(floor) == ["LOGIN_REFUSED"]
    floor.login("anna")
    floor.asks("anna", Logout, reason=ReasonId(0))
    assert guesses(floor) == ["LOGIN_REFUSED"]
    assert guesses(floor, right=True) == []


def test_where_the_center_does_not_count_nobody_is_locked_out(floor):
    for _ in range(20):
        assert guesses(floor) == ["LOGIN_REFUSED"]
    assert guesses(floor, right=True) == []


def shown_at_a_door(floor: Any, *, right: bool = False) -> ShowPassword:
    return ShowPassword(seat=floor.seat("anna"), user_name="anna", verified=right)


def test_wrong_passwords_at_doors_and_at_logins_count_together(new_floor):
    # given a center that allows three, one shown at a login and two at a door
    floor = new_floor(password=PasswordRules(lock_out_after=3, lock_out_time=15 * MINUTE))
    guesses(floor)
    floor.decide(shown_at_a_door(floor))
    floor.decide(shown_at_a_door(floor, right=True))
    floor.decide(shown_at_a_door(floor))
    floor.restart_from_snapshot(1)
    # then the right one helps neither there nor here
    assert floor.refused(shown_at_a_door(floor, right=True)) == "LOCKED_OUT"
    assert guesses(floor, right=True) == ["LOCKED_OUT"]
    # until the time is over
    floor.wait(15 * MINUTE + 1)
    floor.decide(shown_at_a_door(floor, right=True))
    assert guesses(floor, right=True) == []


def test_a_right_password_at_a_door_does_not_begin_the_count_anew(new_floor):
    floor = new_floor(password=PasswordRules(lock_out_after=2))
    floor.decide(shown_at_a_door(floor))
    floor.decide(shown_at_a_door(floor, right=True))
    floor.decide(shown_at_a_door(floor))
    assert floor.refused(shown_at_a_door(floor, right=True)) == "LOCKED_OUT"


def test_doors_count_nothing_where_the_center_does_not_count_or_knows_nobody(floor):
    for name in ("anna", "nobody"):
        floor.decide(ShowPassword(seat=floor.seat("anna"), user_name=name, verified=False))
    assert floor.names() == []
