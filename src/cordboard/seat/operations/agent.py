"""Coming to work, becoming ready, and leaving."""

from __future__ import annotations

import asyncio

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.codes import NO_REASON
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat, raise_if_failed
from cordboard.vcc.agents import Logout, ReadyState, SetNotReady, SetReady, StartLogin, StationType
from cordboard.vcc.ids import LoginId, ReasonId, StationId

_LONGEST_NAME = 256
"""Letters of a user name: nobody has a longer one, and what strangers send fills no journal."""
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


async def _start(seat: Seat, request: contract.Login | contract.LoginAsync) -> LoginId:
    user = _user(seat, request)
    if seat.owner is not None and user.lower() != seat.owner:
        raise ContractFault(FaultCode.WRONG_SEAT)
    started: LoginId = await seat.link.submit(
        StartLogin(
            seat=seat.id,
            user_name=user,
            station_type=_station_type(request.stationType),
            station=StationId((request.stationId or "").strip()),
        )
    )
    return started


def _user(seat: Seat, request: contract.Login | contract.LoginAsync) -> str:
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
