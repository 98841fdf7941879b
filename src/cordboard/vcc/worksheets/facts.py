"""What can happen to the worksheet of a call."""

from __future__ import annotations

from typing import TypeAlias

from ..agents import Agent
from ..calls import Call
from ..ids import SeatId
from ..kernel import Fact
from .model import Sheet


class WorksheetAnswered(Fact, frozen=True, kw_only=True, tag="worksheet.answered"):
    """The agent has saved answers; `call` says whether the worksheet is complete now."""

    seat: SeatId
    call: Call
    agent: Agent
    sheet: Sheet


class WorksheetClosed(Fact, frozen=True, kw_only=True, tag="worksheet.closed"):
    """The call is over; `questions` are the names of those that are answered, in the order of the answers."""

    sheet: Sheet
    worksheet: str
    questions: tuple[str, ...]


AnyWorksheetsFact: TypeAlias = WorksheetAnswered | WorksheetClosed
