"""What can happen to the do-not-call list."""

from __future__ import annotations

from enum import StrEnum, unique

from ..agents import Agent
from ..ids import CallId, SeatId
from ..kernel import Fact


@unique
class DncFailure(StrEnum):
    """Why a number did not come onto the list."""

    INVALID_NUMBER = "INVALID_NUMBER"
    ALREADY_LISTED = "ALREADY_LISTED"


class NumberAddedToDnc(Fact, frozen=True, kw_only=True, tag="dnc.number_added"):
    """`number` (E.164) asked not to be called again: at the end of `call_id`, or by an agent's hand.

    `seat` is that of the agent who said so; None: they have gone home since.
    """

    seat: SeatId | None
    number: str
    call_id: CallId | None = None


class DncAdditionFailed(Fact, frozen=True, kw_only=True, tag="dnc.addition_failed"):
    """The agent's `number`, as typed, did not come onto the list."""

    seat: SeatId
    agent: Agent
    number: str
    failure: DncFailure
