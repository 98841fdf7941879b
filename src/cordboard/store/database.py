"""The database of bulk data: opened, brought to this release's form, and kept off the event loop.

Everything that is true of SQLite alone stands in this file. What projections have written can be lost by
a power cut but never be wrong: their progress is in the same transaction, and they go on from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa

_READS = "only_reads"
"""Marks connections that write to no table that others see."""
_PATIENCE = 30_000
"""Milliseconds to wait for one's turn: a big import writes for some seconds."""
MIGRATIONS = Path(__file__).parent / "migrations"


_VERSION = sa.table("alembic_version", sa.column("version_num", sa.String))


@cache
def newest_form() -> str:
    """The form of this release: that step of the migrations on which no other one builds."""
    steps = [each.read_text("utf-8") for each in (MIGRATIONS / "versions").glob("v*.py")]
    made, built_on = (
        set(re.findall(rf'^{name} = "(.+)"$', "\n".join(steps), re.MULTILINE))
        for name in ("revision", "down_revision")
    )
    (newest,) = made - built_on
    return str(newest)


class StoreUnavailable(Exception):
    """The database cannot be used now; the text says what to do."""


def sqlite_url(file: Path) -> str:
    """The address of a database in `file`."""
    return f"sqlite:///{file}"


class Database:
    """The database at `url`, as SQLAlchemy writes addresses."""

    def __init__(self, url: str) -> None:
        self._engine = sa.create_engine(url)
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", _prepare_sqlite)
            sa.event.listen(self._engine, "begin", _begin_sqlite)
        self._readers = self._engine.execution_options(**{_READS: True})

    def migrate(self) -> None:
        """Bring the tables to this release's form, unless they have it. Raises StoreUnavailable."""
        if self._form() != newest_form():
            self._upgrade()

    def _form(self) -> str | None:
        """Which form the tables have, as alembic notes it; None where there are none."""
        with self.reading() as connection:
            if not sa.inspect(connection).has_table(_VERSION.name):
                return None
            return connection.scalar(sa.select(_VERSION.c.version_num))

    def _upgrade(self) -> None:
        from alembic import command  # takes longer to read in than all that a start does with the tables
        from alembic.config import Config
        from alembic.util import CommandError

        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        try:
            with self.transaction() as connection:
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except CommandError as error:
            raise StoreUnavailable(
                f"the database {self._name} is not in a form that this release knows ({error}): "
                "start the newer release that wrote it"
            ) from error

    @contextmanager
    def transaction(self) -> Iterator[sa.Connection]:
        """All of it or nothing; one writes at a time. Raises StoreUnavailable where the database fails."""
        with self._telling_failures(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """What is committed now, whoever writes meanwhile. Raises StoreUnavailable."""
        with self._telling_failures(), self._readers.begin() as connection:
            yield connection

    @contextmanager
    def workbench(self) -> Iterator[Workbench]:
        """A connection of one's own for bulk work. Raises StoreUnavailable."""
        with self._telling_failures(), self._engine.connect() as connection:
            if self._engine.dialect.name == "sqlite":
                _survive_power_cuts(connection)
            connection.detach()  # no other connection may find its temporary tables
            yield Workbench(connection)

    @contextmanager
    def _telling_failures(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.DBAPIError as error:
            raise StoreUnavailable(
                f"the database {self._name} failed ({error.orig}): check the disk, the rights, the server"
            ) from error

    def close(self) -> None:
        """Release every connection."""
        self._engine.dispose()

    @property
    def _name(self) -> str:
        return self._engine.url.render_as_string(hide_password=True)


class Workbench:
    """One connection whose temporary tables go with it: bulk is prepared there, and locks nobody out.

    What is prepared comes into the real tables in one transaction at the end.
    """

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    @contextmanager
    def preparing(self) -> Iterator[sa.Connection]:
        """Make and fill temporary tables, which nobody else sees or waits for."""
        connection = self._connection.execution_options(**{_READS: True})
        with connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """All of it or nothing, from what is prepared."""
        connection = self._connection.execution_options(**{_READS: False})
        with connection.begin():
            yield connection


def put(connection: sa.Connection, table: sa.Table, row: dict[str, Any]) -> None:
    """Change the row with this primary key, or add it. What `row` leaves out stays as it is."""
    keys = {column.name for column in table.primary_key}
    given = {_sought(name) if name in keys else name: value for name, value in row.items()}
    if connection.execute(_change(table), given).rowcount == 0:
        connection.execute(_addition(table), row)


@cache
def _change(table: sa.Table) -> sa.Update:
    """The statement for every row of a table: SQLAlchemy compiles the same one only once."""
    key = [column == sa.bindparam(_sought(column.name)) for column in table.primary_key]
    return sa.update(table).where(*key)


@cache
def _addition(table: sa.Table) -> sa.Insert:
    return sa.insert(table)


def _sought(name: str) -> str:
    """The parameter that finds a row, where the column's own name is that of its new value."""
    return f"sought_{name}"


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # else the driver would end transactions at its own moments
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    cursor.close()


def _survive_power_cuts(connection: sa.Connection) -> None:
    """No journal can bring back what an import has written: it is on the disk before anybody is told."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("PRAGMA synchronous = FULL").close()


def _begin_sqlite(connection: sa.Connection) -> None:
    """Whoever will write takes their turn at once: who has read before could not wait for it any more."""
    reads = connection.get_execution_options().get(_READS, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
