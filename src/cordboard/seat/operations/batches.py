"""Events in batches, and what may be asked now."""

from __future__ import annotations

from typing import Final

from cordboard.contract import ContractFault, FaultCode, x1
from cordboard.contract.stream import Position, position_of
from cordboard.seat.allowing import allowed_at
from cordboard.seat.operations.table import serves
from cordboard.seat.session import Seat

USUAL, LARGEST = 100, 1000
"""Events in a batch."""
_NO_TIME: Final = 0.0


@serves(x1.GetEvents)
async def get_events(seat: Seat, request: x1.GetEvents) -> x1.EventBatch:
    """What has happened since a position; waits for it where that is nothing."""
    batch = await seat.streams.batch(seat.id, _after(request), _limit(request), _seconds(seat, request))
    return x1.EventBatch(
        position=str(batch.position),
        more=batch.more,
        gap=batch.gap,
        events=tuple(x1.NumberedEvent(position=str(told.position), event=told.event) for told in batch.told),
    )


@serves(x1.GetOperationsAllowed)
async def get_operations_allowed(
    seat: Seat, _request: x1.GetOperationsAllowed
) -> tuple[x1.AllowedOperation, ...]:
    """What the agent may ask now."""
    return await allowed_at(seat.link, seat.id)


def _after(request: x1.GetEvents) -> Position | None:
    if not request.after:
        return None
    position = position_of(request.after)
    if position is None:
        raise ContractFault(
            FaultCode.BAD_VALUE,
            "The argument after is no position of ours.",
            remedy="Send the position of the last batch, or of an event in it.",
        )
    return position


def _limit(request: x1.GetEvents) -> int:
    limit = USUAL if request.limit is None else request.limit
    if not 1 <= limit <= LARGEST:
        raise ContractFault(FaultCode.BAD_VALUE, f"The argument limit goes from 1 to {LARGEST}.")
    return limit


def _seconds(seat: Seat, request: x1.GetEvents) -> float:
    """As long as a `checkEvent` may wait."""
    if request.timeout is None:
        return seat.settings.default_poll
    return min(max(request.timeout / 1000, _NO_TIME), seat.settings.longest_poll)
