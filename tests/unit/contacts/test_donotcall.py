"""Imported numbers reach the register at the start, and whenever there was an import."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from cordboard.contacts import RegisterKeeper
from cordboard.store.database import Database, StoreUnavailable, sqlite_url
from cordboard.store.tables import dnc_numbers, imports
from cordboard.vcc.dnc import DncRegister
from cordboard.vcc.ids import DomainId

DOMAIN = DomainId(1)


class Tables:
    """Tables to read; they may fail for a while."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.failures = 0
        self.count = 0

    async def __call__(self, question: Callable[[sa.Connection], Any], /) -> Any:
        if self.failures:
            self.failures -= 1
            raise StoreUnavailable("the disk is full")
        with self.database.transaction() as connection:
            return question(connection)

    def bring(self, *numbers: int) -> None:
        """An import."""
        self.count += 1
        row = {"domain": DOMAIN, "number": self.count, "kind": "dnc", "file": "f", "target": "", "at": 1}
        with self.database.transaction() as connection:
            listed = [{"domain": DOMAIN, "number": number} for number in numbers]
            connection.execute(sa.insert(dnc_numbers), listed)
            connection.execute(sa.insert(imports), {**row, "rows": len(numbers), "rejected": 0})


@pytest.fixture
def tables(tmp_path: Any) -> Any:
    database = Database(sqlite_url(tmp_path / "store.db"))
    database.migrate()
    yield Tables(database)
    database.close()


class WatchedRegister(DncRegister):
    """A register that says when it is replaced."""

    def __init__(self) -> None:
        super().__init__()
        self.replaced = asyncio.Event()

    def replace(self, numbers: Any) -> None:
        super().replace(numbers)
        self.replaced.set()


async def test_the_numbers_are_there_before_anything_is_decided(tables: Tables) -> None:
    tables.bring(12025550199, 12025550177)
    register = DncRegister()
    await RegisterKeeper(register, tables, DOMAIN).load()
    assert (len(register), "+12025550177" in register) == (2, True)


@pytest.mark.parametrize("failures", [0, 2])
async def test_an_import_counts_while_the_center_runs(tables: Tables, failures: int) -> None:
    # given a running center
    register = WatchedRegister()
    keeper = RegisterKeeper(register, tables, DOMAIN, look=0.001)
    await keeper.load()
    register.replaced.clear()
    keeper.start()

    # when numbers are imported, even where the tables fail for a moment
    tables.bring(12025550199)
    tables.failures = failures

    # then they are in force soon
    async with asyncio.timeout(5):
        await register.replaced.wait()
    assert "+12025550199" in register
    await keeper.stop()
