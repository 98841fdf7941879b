"""What has been answered about a call."""

from __future__ import annotations

import msgspec

from ..ids import AgentId, CallId, Milliseconds, QuestionId, WorksheetId


class Answer(msgspec.Struct, frozen=True):
    """One question's answer, in the form of its type; never empty."""

    question: QuestionId
    text: str


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """The worksheet of one call as it is filled in so far. It goes with the call, whoever has it."""

    call: CallId
    worksheet: WorksheetId
    answers: tuple[Answer, ...] = ()
    """In the order of the questions."""
    by: AgentId
    """Who wrote last."""
    at: Milliseconds
