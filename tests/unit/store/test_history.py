"""An agent's history is read page by page, and stays in order while calls come."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from cordboard.store.database import Database
from cordboard.store.history import past_calls
from cordboard.store.tables import call_parts, calls, contacts
from cordboard.vcc.calls import CallType
from cordboard.vcc.history import History, HistoryWanted, Place
from cordboard.vcc.ids import AgentId, CallId, ContactId, DomainId, Milliseconds

DOMAIN, ADA, BEN = DomainId(7), AgentId(5), AgentId(6)
NOBODY_S_PERCENT = "%"


class Past:
    """The tables, as calls have left them."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def spoke(self, call: str, *since: int, agent: AgentId = ADA, **row: Any) -> None:
        """The agent had this call, once for each moment."""
        row = {"type": "INBOUND", "state": "FINISHED", "number": "+12025550177"} | row
        row |= {"domain": DOMAIN, "id": call, "ani": "", "dnis": "", "comments": "", "created_at": since[0]}
        parts = [{"domain": DOMAIN, "call_id": call, "agent_id": agent, "started_at": at} for at in since]
        with self.database.transaction() as connection:
            connection.execute(sa.insert(calls), row)
            connection.execute(sa.insert(call_parts), parts)

    def known(self, contact: int, **row: str) -> None:
        with self.database.transaction() as connection:
            row_of = {"domain": DOMAIN, "id": contact, "fields": {}, "created_at": 1, "modified_at": 1}
            connection.execute(sa.insert(contacts), row_of | row)

    def read(self, limit: int = 10, **wanted: Any) -> History:
        with self.database.transaction() as connection:
            return past_calls(connection, DOMAIN, HistoryWanted(agent=ADA, limit=limit, **wanted))

    def ids(self, *args: Any, **wanted: Any) -> list[str]:
        return [each.call_id for each in self.read(*args, **wanted).calls]


@pytest.fixture
def past(database: Database) -> Past:
    database.migrate()
    return Past(database)


def test_the_newest_comes_first_and_others_calls_are_not_there(past: Past) -> None:
    past.spoke("old", 100)
    past.spoke("new", 300)
    past.spoke("bens", 200, agent=BEN)

    assert past.ids() == ["new", "old"]


def test_a_call_that_came_back_is_one_and_keeps_its_place(past: Past) -> None:
    past.spoke("twice", 100, 900)
    past.spoke("between", 300)

    assert past.ids() == ["between", "twice"]
    assert past.read().calls[1].joined_at == 100


def test_pages_meet_every_call_once_while_calls_come(past: Past) -> None:
    for number in range(25):
        past.spoke(f"c{number:02}", 100 + number // 2)  # two at a time

    first = past.read(10)
    past.spoke("meanwhile", 900)
    second = past.read(10, before=first.calls[-1].place)
    third = past.read(10, before=second.calls[-1].place)

    met = [each.call_id for page in (first, second, third) for each in page.calls]
    assert met == [f"c{number:02}" for number in reversed(range(25))]
    assert [page.more for page in (first, second, third)] == [True, True, False]


def test_what_came_later_is_told_from_the_place_on(past: Past) -> None:
    for at in (100, 200, 300, 400):
        past.spoke(f"at {at}", at)
    seen = Place(Milliseconds(100), CallId("at 100"))

    nearest = past.read(2, after=seen)
    assert ([each.call_id for each in nearest.calls], nearest.more) == (["at 300", "at 200"], True)
    rest = past.read(2, after=nearest.calls[0].place)
    assert ([each.call_id for each in rest.calls], rest.more) == (["at 400"], False)


def test_calls_are_chosen_by_type_and_by_number(past: Past) -> None:
    past.spoke("in", 100, number="+12025550177")
    past.spoke("out", 200, number="+12025550188", type="MANUAL")

    assert past.ids(types=frozenset({CallType.MANUAL, CallType.PREVIEW})) == ["out"]
    assert past.ids(digits="5550177") == ["in"]
    assert past.ids(digits=NOBODY_S_PERCENT) == []


def test_a_contact_has_a_name_or_a_company(past: Past) -> None:
    past.known(31, first_name="Grace", last_name="Hopper", company="Navy")
    past.known(32, company="Navy")
    for contact in (31, 32, 33, None):
        past.spoke(f"with {contact}", 100, contact_id=contact)

    found = {each.contact_id: each.contact for each in past.read().calls}
    assert found == {ContactId(31): "Grace Hopper", ContactId(32): "Navy", ContactId(33): "", None: ""}
