"""Coming to work, becoming ready, and leaving."""

from __future__ import annotations

import asyncio
from typing import TypeAlias

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.codes import NO_REASON
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat, raise_if_failed
from cordboard.vcc.agents import (
    ChangePassword,
    LoginStarted,
    Logout,
    ReadyState,
    RestartStation,
    SetNotReady,
    SetReady,
    StartLogin,
    StationType,
)
from cordboard.vcc.center import PasswordRules
from cordboard.vcc.ids import LoginId, ReasonId, StationId
from cordboard.vcc.queries import GetLastLogin, GetPasswordRules, NewPassword
from cordboard.vcc.reconnection import Reconnect

_LONGEST_NAME = 256
"""Letters of a user name: nobody has a longer one, and what strangers send fills no journal."""
_AnyLogin: TypeAlias = contract.Login | contract.LoginAsync | contract.LoginAsync2 | contract.LoginAsync3

_NAME_LIMIT = 128
_LONGEST_PASSWORD = 1024
_STATION_TYPES = {one.value.casefold(): one for one in StationType}


@serves(contract.Login)
async def login(seat: Seat, request: contract.Login) -> None:
    """Log in, and answer when that has worked; the fault says why where it has not."""
    with seat.watch() as watch:
        started = await _start(seat, request)
        await asyncio.shield(seat.confirm_later(started, _user(seat, request), request.password or ""))
        raise_if_failed(await watch.outcome(started))


@serves(contract.LoginAsync)
async def login_async(seat: Seat, request: contract.LoginAsync) -> None:
    """Begin to log in; `loginProcessFinished` says how it ends."""
    started = await _start(seat, request)
    seat.confirm_later(started, _user(seat, request), request.password or "")


@serves(contract.LoginAsync2)
async def login_async_2(seat: Seat, request: contract.LoginAsync2) -> None:
    """Begin to log in, with force if asked: sessions in the way are ended."""
    started = await _start(seat, request, force=bool(request.force))
    seat.confirm_later(started, _user(seat, request), request.password or "")


@serves(contract.LoginAsync3)
async def login_async_3(seat: Seat, request: contract.LoginAsync3) -> None:
    """Begin to log in like `login_async_2`; the integration's name stays with the session."""
    name = (request.integrationType or "").strip()[:_NAME_LIMIT]
    started = await _start(seat, request, force=bool(request.force), integration=name)
    seat.confirm_later(started, _user(seat, request), request.password or "")


@serves(contract.CachedLogin)
async def cached_login(seat: Seat, request: contract.CachedLogin) -> None:
    """Log in again as the last user of this seat at the last station; answers like `login`."""
    last: LoginStarted = await seat.link.ask(GetLastLogin(seat=seat.id))
    again = contract.Login(
        userName=last.user_name,
        password=request.password,
        stationId=last.station_shown or last.station,
        stationType=last.station_type.value,
    )
    await login(seat, again)


@serves(contract.Reconnect)
async def reconnect(seat: Seat, _request: contract.Reconnect) -> None:
    """Tell all listeners everything about the seat again; `forced` changes nothing."""
    await seat.link.submit(Reconnect(seat=seat.id))


@serves(contract.RestartStation)
async def restart_station(seat: Seat, _request: contract.RestartStation) -> None:
    """Look for the phone again; `restartStationDone` or `restartStationFailed` says how it ends."""
    await seat.link.submit(RestartStation(seat=seat.id))


@serves(contract.ChangePassword)
async def change_password(seat: Seat, request: contract.ChangePassword) -> None:
    """Give the logged-in user a new password."""
    wanted: NewPassword = await seat.link.ask(GetPasswordRules(seat=seat.id))
    password = required("newPassword", request.newPassword)
    _check_password(wanted.rules, password)
    if await seat.link.verify(wanted.name, password):
        raise ContractFault(FaultCode.PASSWORD_REFUSED, "This is the present password.")
    if wanted.rules.history and await seat.link.was_used(wanted.name, password):
        raise ContractFault(
            FaultCode.PASSWORD_REFUSED, f"This is one of the last {wanted.rules.history} passwords."
        )
    hashed = await seat.link.hash_password(password)
    await seat.link.submit(ChangePassword(seat=seat.id, user=wanted.user, hash=hashed))


@serves(contract.LogoutAndExit)
async def logout_and_exit(seat: Seat, request: contract.LogoutAndExit) -> None:
    """Log out like `logout`; each listener goes once it has heard of it."""
    await seat.link.submit(Logout(seat=seat.id, reason=ReasonId(request.reasonId or NO_REASON)))
    seat.audience.dismiss()


@serves(contract.Logout)
async def logout(seat: Seat, request: contract.Logout) -> None:
    """Leave the seat; without a reason where none is given."""
    await seat.link.submit(Logout(seat=seat.id, reason=ReasonId(request.reasonId or NO_REASON)))


@serves(contract.SetReadyState)
async def set_ready_state(seat: Seat, request: contract.SetReadyState) -> None:
    """Become ready for what the id says."""
    try:
        state = ReadyState(request.stateId or 0)
    except ValueError:
        raise ContractFault(FaultCode.UNKNOWN_READY_STATE) from None
    if state is ReadyState.NOT_READY:
        raise ContractFault(FaultCode.UNKNOWN_READY_STATE)
    await seat.link.submit(SetReady(seat=seat.id, state=state))


@serves(contract.SetNotReadyState)
async def set_not_ready_state(seat: Seat, request: contract.SetNotReadyState) -> None:
    """Become not ready; without a reason where none is given."""
    await seat.link.submit(SetNotReady(seat=seat.id, reason=ReasonId(request.reasonId or NO_REASON)))


async def _start(seat: Seat, request: _AnyLogin, *, force: bool = False, integration: str = "") -> LoginId:
    user = _user(seat, request)
    if seat.owner is not None and user.lower() != seat.owner:
        raise ContractFault(FaultCode.WRONG_SEAT)
    started: LoginId = await seat.link.submit(
        StartLogin(
            seat=seat.id,
            user_name=user,
            station_type=_station_type(request.stationType),
            station=StationId((request.stationId or "").strip()),
            force=force,
            integration=integration,
        )
    )
    return started


def _user(seat: Seat, request: _AnyLogin) -> str:
    name = required("userName", request.userName).strip()
    if len(name) > _LONGEST_NAME:
        raise ContractFault(FaultCode.LOGIN_REFUSED)
    return seat.settings.full_name(name)


def _station_type(given: str | None) -> StationType:
    found = _STATION_TYPES.get(required("stationType", given).strip().casefold())
    if found is None:
        known = ", ".join(one.value for one in StationType)
        raise ContractFault(FaultCode.BAD_VALUE, f"There is no such station type; use one of {known}.")
    return found


def _check_password(rules: PasswordRules, password: str) -> None:
    """Raises ContractFault PASSWORD_REFUSED with every rule that is not kept; never shows the password."""
    if len(password) > _LONGEST_PASSWORD:
        raise ContractFault(FaultCode.PASSWORD_REFUSED, f"It is longer than {_LONGEST_PASSWORD} characters.")
    kept = {
        f"{rules.min_length} characters": len(password) >= rules.min_length,
        "a capital letter": not rules.capital_letter or any(each.isupper() for each in password),
        "a digit": not rules.digit or any(each.isdecimal() for each in password),
        "a character that is no letter and no digit": not rules.special_character
        or any(not each.isalnum() for each in password),
    }
    missing = [rule for rule, holds in kept.items() if not holds]
    if missing:
        raise ContractFault(
            FaultCode.PASSWORD_REFUSED, f"The new password needs at least {' and '.join(missing)}."
        )
