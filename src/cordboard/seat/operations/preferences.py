"""The agent's settings, the clock, and the server that answers."""

from __future__ import annotations

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode, codes
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import queries
from cordboard.vcc.ids import NoticeId
from cordboard.vcc.notices import AcknowledgeNotice
from cordboard.vcc.preferences import Preference, SetPreference, Setting

_WORDS = {"true": True, "1": True, "false": False, "0": False}


@serves(contract.GetOption)
async def get_option(seat: Seat, request: contract.GetOption) -> str:
    """A setting, `true` or `false`."""
    asked = _preference(request.option)
    settings: tuple[Setting, ...] = await seat.link.ask(queries.ListPreferences(seat=seat.id))
    return next(str(each.on).lower() for each in settings if each.preference is asked)


@serves(contract.SetOption)
async def set_option(seat: Seat, request: contract.SetOption) -> None:
    """Turn a setting on or off."""
    preference = _preference(request.option)
    on = _WORDS.get(required("value", request.value).strip().lower())
    if on is None:
        raise ContractFault(FaultCode.BAD_VALUE, f"{preference.value} takes true or false.")
    await seat.link.submit(SetPreference(seat=seat.id, preference=preference, on=on))


@serves(contract.CheckLocalTime)
async def check_local_time(seat: Seat, _request: contract.CheckLocalTime) -> contract.CheckLocalTimeResult:
    """The seat's clock beside the center's, before a login too: one and the same where the seat is hosted."""
    now = seat.now()
    return contract.CheckLocalTimeResult(ok=True, localTime=now, serverTime=now)


@serves(contract.GetCurrentWebserver)
async def get_current_webserver(seat: Seat, _request: contract.GetCurrentWebserver) -> str:
    """The address of this server, as the settings say that agents reach it."""
    return seat.settings.server


def _preference(name: str | None) -> Preference:
    try:
        return Preference[codes.Option(required("option", name).strip().upper()).name]
    except ValueError:
        known = ", ".join(codes.Option)
        raise ContractFault(FaultCode.BAD_VALUE, f"There is no such option; use one of {known}.") from None


@serves(contract.AcknowledgeNotice)
async def acknowledge_notice(seat: Seat, request: contract.AcknowledgeNotice) -> None:
    """Accept a notice; whoever does not is shown it again."""
    notice = NoticeId(required("noticeid", request.noticeid))
    accept = required("accept", request.accept)
    await seat.link.submit(AcknowledgeNotice(seat=seat.id, notice=notice, accept=accept))
