"""Callers who have kept their place in the queue: call them back, or leave them to the next agent."""

from __future__ import annotations

from cordboard import contract
from cordboard.seat.operations.table import serves
from cordboard.seat.session import Seat
from cordboard.vcc import calls


@serves(contract.AnswerLiveCallback)
async def answer_live_callback(seat: Seat, _request: contract.AnswerLiveCallback) -> None:
    """Call back whom the agent is asked to: their own phone first, then the caller's."""
    await seat.link.submit(calls.AnswerCallback(seat=seat.id))


@serves(contract.RejectLiveCallback)
async def reject_live_callback(seat: Seat, _request: contract.RejectLiveCallback) -> None:
    """Leave the offered callback to the next agent."""
    await seat.link.submit(calls.RejectCallback(seat=seat.id))
