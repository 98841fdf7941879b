"""Numbers and what they reach: address types, speed dials, the do-not-call list."""

from __future__ import annotations

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode, codes
from cordboard.seat import views
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import queries
from cordboard.vcc.addresses import AddressType
from cordboard.vcc.clicks import ClickNumber
from cordboard.vcc.dnc import AddToDnc
from cordboard.vcc.queries import Way


@serves(contract.AddNumberToDnc)
async def add_number_to_dnc(seat: Seat, request: contract.AddNumberToDnc) -> None:
    """Put a number on the list; a wrong one is told as `failedAddingNumberToDNC`."""
    await seat.link.submit(AddToDnc(seat=seat.id, number=(request.number or "").strip()))


@serves(contract.StartClick2Dial)
async def start_click2dial(seat: Seat, request: contract.StartClick2Dial) -> None:
    """Tell the seat's programs of a number on a page; one of them asks the agent, and calls `makeCall`."""
    await seat.link.submit(ClickNumber(seat=seat.id, number=required("arg0", request.arg0)))


@serves(contract.GetSpeedDials)
async def get_speed_dials(seat: Seat, _request: contract.GetSpeedDials) -> tuple[contract.SpeedDialInfo, ...]:
    """The center's speed dials."""
    dials = await seat.link.ask(queries.ListSpeedDials(seat=seat.id))
    return tuple(views.speed_dial(dial) for dial in dials)


@serves(contract.GetAddressType)
async def get_address_type(seat: Seat, request: contract.GetAddressType) -> int:
    """What a text would reach."""
    text = required("number", request.number)
    kind: AddressType = await seat.link.ask(queries.GetAddressType(seat=seat.id, text=text))
    return codes.AddressType[kind.name].value


@serves(contract.IsAddressValid)
async def is_address_valid(seat: Seat, request: contract.IsAddressValid) -> bool:
    """Whether a text reaches anybody."""
    return await _ask(seat, queries.IsAddressValid(seat=seat.id, text=request.number or ""))


@serves(contract.CheckCanMakeCallsTo)
async def check_can_make_calls_to(seat: Seat, request: contract.CheckCanMakeCallsTo) -> bool:
    """Whether the agent has the right to call such a target."""
    return await _may(seat, Way.CALL, request.type)


@serves(contract.CheckCanTransferTo)
async def check_can_transfer_to(seat: Seat, request: contract.CheckCanTransferTo) -> bool:
    """Whether the agent has the right to transfer to such a target."""
    return await _may(seat, Way.TRANSFER, request.type)


@serves(contract.CheckCanCreateConferenceWith)
async def check_can_create_conference_with(
    seat: Seat, request: contract.CheckCanCreateConferenceWith
) -> bool:
    """Whether the agent has the right to a conference with such a target."""
    return await _may(seat, Way.CONFERENCE, request.type)


async def _may(seat: Seat, way: Way, given: int | None) -> bool:
    try:
        kind = AddressType[codes.AddressType(required("type", given)).name]
    except ValueError:
        known = ", ".join(f"{one.value} ({one.name})" for one in codes.AddressType)
        raise ContractFault(FaultCode.BAD_VALUE, f"There is no such target type; use {known}.") from None
    return await _ask(seat, queries.MayReach(seat=seat.id, way=way, type=kind))


async def _ask(seat: Seat, query: queries.Query) -> bool:
    answer: bool = await seat.link.ask(query)
    return answer
