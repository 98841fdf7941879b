"""A customer's record is read once the tables hold all that was answered."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from cordboard.contacts import TableRecords
from cordboard.store.database import Database, StoreUnavailable, sqlite_url
from cordboard.store.tables import contacts
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import ContactId, DomainId

ADA = ContactId(310_000_000_000_001)
DOMAIN = DomainId(1)


class Tables:
    """Tables that hold Ada's record once somebody has waited for fact 7."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.last = 7
        self.broken = False

    async def wait_for(self, number: int) -> None:
        assert number == self.last
        with self.database.transaction() as connection:
            row = {"domain": DOMAIN, "id": ADA, "last_name": "Lovelace", "fields": {}}
            row |= {"created_at": 1, "modified_at": 1}
            connection.execute(sa.insert(contacts), row)

    async def read(self, question: Any) -> Any:
        with self.database.transaction() as connection:
            return question(connection)


class BrokenTables(Tables):
    """Tables whose disk is full."""

    async def wait_for(self, number: int) -> None:
        raise StoreUnavailable("no room")


@pytest.fixture
def database(tmp_path: Any) -> Any:
    database = Database(sqlite_url(tmp_path / "store.db"))
    database.migrate()
    yield database
    database.close()


async def test_a_record_is_found_as_the_last_answer_left_it(database: Database) -> None:
    tables = Tables(database)
    records = TableRecords(tables, tables, DOMAIN)

    found = await records.find(ADA, ())

    assert found is not None
    assert (found.id, found.value("last_name")) == (ADA, "Lovelace")


async def test_a_record_that_is_gone_is_none(database: Database) -> None:
    tables = Tables(database)

    assert await TableRecords(tables, tables, DOMAIN).find(ContactId(7), ()) is None


async def test_tables_that_cannot_be_read_are_a_refusal(database: Database) -> None:
    tables = BrokenTables(database)

    with pytest.raises(Refusal, match="JOURNAL_UNAVAILABLE"):
        await TableRecords(tables, tables, DOMAIN).find(ADA, ())
