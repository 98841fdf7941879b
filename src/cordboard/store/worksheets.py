"""What agents filled in about calls, one row an answer, written when the call is over.

The last agent who wrote to a worksheet stands for all of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa

from cordboard.vcc.center import Center
from cordboard.vcc.configuration import CenterReplaced
from cordboard.vcc.ids import AgentId, CallId, DomainId, Milliseconds, QuestionId, WorksheetId
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.worksheets import WorksheetClosed

from .database import put
from .tables import worksheet_answers


class AnswerRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One answer about one call."""

    call_id: CallId
    question_id: QuestionId
    worksheet_id: WorksheetId
    worksheet: str
    question: str
    answer: str
    agent_id: AgentId
    agent: str | None
    answered_at: Milliseconds


class WorksheetAnswers:
    """The projection that writes the worksheets of the calls of `center`."""

    name = "worksheets"

    def __init__(self, center: Center) -> None:
        self._learn(center)

    def _learn(self, center: Center) -> None:
        self._agents = {user.id: user.name for user in center.users}

    def apply(self, connection: sa.Connection, facts: Sequence[Recorded]) -> None:
        """Write what `facts` say; again is harmless."""
        for recorded in facts:
            if isinstance(recorded.fact, CenterReplaced):
                self._learn(recorded.fact.center)
            elif isinstance(recorded.fact, WorksheetClosed):
                self._write(connection, recorded.domain, recorded.fact)

    def _write(self, connection: sa.Connection, domain: DomainId, fact: WorksheetClosed) -> None:
        sheet = fact.sheet
        for answer, question in zip(sheet.answers, fact.questions, strict=True):
            row = {
                "domain": domain,
                "call_id": sheet.call,
                "question_id": answer.question,
                "worksheet_id": sheet.worksheet,
                "worksheet": fact.worksheet,
                "question": question,
                "answer": answer.text,
                "agent_id": sheet.by,
                "agent": self._agents.get(sheet.by),
                "answered_at": sheet.at,
            }
            put(connection, worksheet_answers, row)


def answers_of(connection: sa.Connection, domain: DomainId, call: CallId) -> list[AnswerRecord]:
    """What was answered about a call."""
    chosen = sa.select(worksheet_answers).where(
        worksheet_answers.c.domain == domain, worksheet_answers.c.call_id == call
    )
    ordered = chosen.order_by(worksheet_answers.c.question_id)
    rows = connection.execute(ordered).mappings()
    return [msgspec.convert(row, AnswerRecord, strict=False) for row in rows]
