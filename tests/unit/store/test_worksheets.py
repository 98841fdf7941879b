"""Worksheets of calls that are over, as rows: each answer once, however often it is written."""

from __future__ import annotations

from msgspec.structs import replace
from worksheet import BUYS, ORDER, WHY_NOT

from cordboard.store.database import Database
from cordboard.store.worksheets import AnswerRecord, WorksheetAnswers, answers_of
from cordboard.vcc.center import Center, User
from cordboard.vcc.configuration import CenterReplaced
from cordboard.vcc.ids import AgentId, CallId, DomainId, Milliseconds
from cordboard.vcc.kernel import Fact, Recorded
from cordboard.vcc.worksheets import Answer, Sheet, WorksheetClosed

DOMAIN, CALL, ADA, BEN = DomainId(7), CallId("C1"), AgentId(5), AgentId(6)
CENTER = Center(domain_id=DOMAIN, domain="example.com", users=(User(id=ADA, name="ada@e", password=""),))
SHEET = Sheet(
    call=CALL,
    worksheet=ORDER.id,
    answers=(Answer(BUYS, "false"), Answer(WHY_NOT, "too dear; Zoë & co")),
    by=ADA,
    at=Milliseconds(1_700_000_000_000),
)
CLOSED = WorksheetClosed(sheet=SHEET, worksheet="Order", questions=("buys", "why not"))


def recorded(number: int, fact: Fact) -> Recorded:
    return Recorded(number=number, domain=DOMAIN, at=SHEET.at, fact=fact)


def test_each_answer_is_a_row(database: Database) -> None:
    # given
    database.migrate()
    projection = WorksheetAnswers(CENTER)

    # when the fact is applied, twice
    with database.transaction() as connection:
        projection.apply(connection, [recorded(1, CLOSED), recorded(1, CLOSED)])
        found = answers_of(connection, DOMAIN, CALL)

    # then
    first = AnswerRecord(
        call_id=CALL,
        question_id=BUYS,
        worksheet_id=ORDER.id,
        worksheet="Order",
        question="buys",
        answer="false",
        agent_id=ADA,
        agent="ada@e",
        answered_at=SHEET.at,
    )
    second = {"question_id": WHY_NOT, "question": "why not", "answer": "too dear; Zoë & co"}
    assert found == [first, replace(first, **second)]


def test_names_are_those_of_the_center_in_force(database: Database) -> None:
    database.migrate()
    projection = WorksheetAnswers(CENTER)
    center = replace(CENTER, users=(User(id=BEN, name="ben@e", password=""),))
    by_ben = replace(CLOSED, sheet=replace(SHEET, by=BEN))
    with database.transaction() as connection:
        projection.apply(connection, [recorded(1, CenterReplaced(center=center)), recorded(2, by_ben)])
        assert {each.agent for each in answers_of(connection, DOMAIN, CALL)} == {"ben@e"}


def test_calls_of_others_are_others(database: Database) -> None:
    database.migrate()
    with database.transaction() as connection:
        WorksheetAnswers(CENTER).apply(connection, [recorded(1, CLOSED)])
        assert answers_of(connection, DOMAIN, CallId("C2")) == []
        assert answers_of(connection, DomainId(8), CALL) == []
