"""Listening: come, poll, go."""

from __future__ import annotations

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.seat.operations.table import serves
from cordboard.seat.session import Seat
from cordboard.vcc.ids import ListenerId
from cordboard.vcc.listeners import AddListener, RemoveListener

_NAME_LIMIT = 128


@serves(contract.AddListener)
async def add_listener(seat: Seat, request: contract.AddListener) -> str:
    """Listen from now on; answers the id to poll with."""
    audience = seat.audience
    if audience.size >= seat.settings.listeners_per_seat:
        raise ContractFault(FaultCode.TOO_MANY_LISTENERS)
    audience.adding += 1
    try:
        added = await seat.link.submit(AddListener(seat=seat.id, name=(request.name or "")[:_NAME_LIMIT]))
    finally:
        audience.adding -= 1
    return str(added)


@serves(contract.RemoveListener)
async def remove_listener(seat: Seat, request: contract.RemoveListener) -> None:
    """Listen no longer."""
    listener = ListenerId(request.listenerId or "")
    seat.audience.queue(listener)
    await seat.link.submit(RemoveListener(seat=seat.id, listener=listener))


@serves(contract.CheckEvent)
async def check_event(seat: Seat, request: contract.CheckEvent) -> contract.Event:
    """The next event of a listener; the event `timeout` when the time brings none."""
    event = await seat.audience.queue(ListenerId(request.listenerId or "")).poll(_seconds(seat, request))
    return event or contract.Timeout(timestamp=seat.timestamp(), operation="checkEvent")


def _seconds(seat: Seat, request: contract.CheckEvent) -> float:
    if request.timeout is None:
        return seat.settings.default_poll
    return min(max(request.timeout / 1000, 0.0), seat.settings.longest_poll)
