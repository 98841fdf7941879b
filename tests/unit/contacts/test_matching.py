"""Every call is looked up once, and the core is told; a table that fails is asked again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import sqlalchemy as sa
from msgspec.structs import replace
from small_center import CUSTOMER, small_center

from cordboard.contacts import Matching
from cordboard.store.database import Database, StoreUnavailable, sqlite_url
from cordboard.store.tables import contacts
from cordboard.vcc.calls import Call, CallArrived, CallState, CallTurnedAway, CallType
from cordboard.vcc.configuration import CenterReplaced
from cordboard.vcc.contacts import TellContacts
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import CallId, DomainId, Milliseconds
from cordboard.vcc.kernel import Recorded

ADA = 310_000_000_000_001


def a_call(name: str = "C1", **changes: Any) -> Call:
    return replace(
        Call(
            id=CallId(name),
            type=CallType.INBOUND,
            state=CallState.ARRIVING,
            number=CUSTOMER,
            created_at=Milliseconds(1),
        ),
        **changes,
    )


class Link:
    """A VCC that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[TellContacts] = []
        self.left: tuple[tuple[CallId, str], ...] = ()
        self.refusals = 0
        self._news = asyncio.Event()
        self._sink: Callable[[Recorded], None] = lambda _: None

    async def ask(self, _query: Any) -> Any:
        return self.left

    async def submit(self, command: Any) -> None:
        if self.refusals:
            self.refusals -= 1
            raise Refusal(Reason.JOURNAL_UNAVAILABLE, "nothing was done, try again")
        self.told.append(command)
        self._news.set()

    def subscribe(self, sink: Callable[[Recorded], None]) -> Callable[[], None]:
        self._sink = sink
        return lambda: None

    def happen(self, fact: Any) -> None:
        self._sink(Recorded(number=1, domain=DomainId(1), at=Milliseconds(1), fact=fact))

    async def answers(self, count: int) -> list[TellContacts]:
        """The first `count` answers, once they have come."""
        async with asyncio.timeout(5):
            while len(self.told) < count:
                self._news.clear()
                await self._news.wait()
        return self.told


class Tables:
    """A table with one contact; it may fail for a while."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.failures = 0
        self.waited: list[int] = []
        self.stuck = False

    async def wait_for(self, number: int) -> None:
        self.waited.append(number)
        if self.stuck:
            await asyncio.Event().wait()

    async def read(self, question: Callable[[sa.Connection], Any], /) -> Any:
        if self.failures:
            self.failures -= 1
            raise StoreUnavailable("the disk is full")
        return await asyncio.to_thread(self._answer, question)

    def _answer(self, question: Callable[[sa.Connection], Any]) -> Any:
        with self.database.transaction() as connection:
            return question(connection)


@pytest.fixture
def link() -> Link:
    return Link()


@pytest.fixture
def tables(tmp_path: Any) -> Any:
    database = Database(sqlite_url(tmp_path / "store.db"))
    database.migrate()
    row = {"domain": 1, "id": ADA, "number1": CUSTOMER, "fields": {"tries": "9", "due": "2026-01-01"}}
    with database.transaction() as connection:
        connection.execute(sa.insert(contacts), {**row, "created_at": 1, "modified_at": 1})
    yield Tables(database)
    database.close()


@pytest.fixture
async def matching(link: Link, tables: Tables) -> AsyncIterator[Matching]:
    matching = Matching(link, tables, small_center(), retry=0.001)
    await matching.start()
    yield matching
    await matching.stop()


async def test_a_new_call_is_looked_up_once(matching: Matching, link: Link) -> None:
    for state in (CallState.ARRIVING, CallState.QUEUED):
        link.happen(CallArrived(call=a_call(state=state)))
    link.happen(CallArrived(call=a_call("C2", number="anonymous")))
    first, second = await link.answers(2)
    assert (first.call, [each.id for each in first.contacts]) == ("C1", [ADA])
    assert (second.call, second.contacts) == ("C2", ())


@pytest.mark.parametrize(
    "call",
    [
        a_call("X", type=CallType.INTERNAL),
        a_call("X", type=CallType.TEST),
        a_call("X", contact=0),
    ],
)
async def test_some_calls_need_no_look_up(matching: Matching, link: Link, call: Call) -> None:
    link.happen(CallArrived(call=call))
    link.happen(CallArrived(call=a_call()))
    assert [each.call for each in await link.answers(1)] == ["C1"]


async def test_what_an_earlier_life_has_left_is_looked_up(link: Link, tables: Tables) -> None:
    link.left = ((CallId("old"), CUSTOMER),)
    matching = Matching(link, tables, small_center())
    await matching.start()
    (told,) = await link.answers(1)
    await matching.stop()
    assert (told.call, told.contacts[0].id) == ("old", ADA)


async def test_a_table_that_fails_is_asked_again(matching: Matching, link: Link, tables: Tables) -> None:
    tables.failures = 2
    link.happen(CallArrived(call=a_call()))
    assert [each.call for each in await link.answers(1)] == ["C1"]


async def test_what_happened_before_the_call_is_in_the_tables(
    matching: Matching, link: Link, tables: Tables
) -> None:
    link.happen(CallArrived(call=a_call()))
    await link.answers(1)
    assert tables.waited == [1]


async def test_a_call_does_not_wait_for_tables_that_are_stuck(
    matching: Matching, link: Link, tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cordboard.contacts.matching.PATIENCE", 0.001)
    tables.stuck = True
    link.happen(CallArrived(call=a_call()))
    assert [each.call for each in await link.answers(1)] == ["C1"]


async def test_a_core_that_cannot_write_is_told_again(matching: Matching, link: Link) -> None:
    link.refusals = 1
    link.happen(CallArrived(call=a_call()))
    assert [each.call for each in await link.answers(1)] == ["C1"]


async def test_a_call_that_is_over_waits_for_nothing(matching: Matching, link: Link) -> None:
    link.happen(CallArrived(call=a_call()))
    link.happen(CallTurnedAway(call=a_call(state=CallState.FINISHED)))
    link.happen(CallArrived(call=a_call("C2")))
    assert [each.call for each in await link.answers(1)] == ["C2"]


async def test_fields_are_those_of_the_center_in_force(matching: Matching, link: Link) -> None:
    center = small_center()
    fields = tuple(field for field in center.contact_fields if field.name != "tries")
    link.happen(CallArrived(call=a_call()))
    (before,) = await link.answers(1)
    link.happen(CenterReplaced(center=replace(center, contact_fields=fields)))
    link.happen(CallArrived(call=a_call("C2")))
    *_, after = await link.answers(2)
    assert [contact.value("tries") for told in (before, after) for contact in told.contacts] == ["", "9"]
