"""The tables come to this release's form by themselves, and a transaction is all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql

from cordboard.store.database import MIGRATIONS, Database, StoreUnavailable, newest_form, put, sqlite_url
from cordboard.store.tables import metadata, projections

ROW = {"domain": 1, "name": "test", "applied": 5}


def applied(database: Database) -> list[int]:
    with database.transaction() as connection:
        return list(connection.execute(sa.select(projections.c.applied)).scalars())


def test_the_migrations_make_the_declared_tables(database: Database) -> None:
    database.migrate()

    with database.transaction() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_migrating_again_keeps_what_is_there(database: Database) -> None:
    database.migrate()
    with database.transaction() as connection:
        put(connection, projections, ROW)

    database.migrate()

    assert applied(database) == [5]


def test_the_newest_form_is_the_one_that_alembic_leads_to() -> None:
    assert newest_form() == ScriptDirectory(str(MIGRATIONS)).get_current_head()


def test_the_steps_lead_back_too(database: Database) -> None:
    import alembic.command
    from alembic.config import Config

    database.migrate()
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with database.transaction() as connection:
        config.attributes["connection"] = connection
        alembic.command.downgrade(config, "base")

    with database.transaction() as connection:
        assert sa.inspect(connection).get_table_names() == ["alembic_version"]


def test_a_newer_form_is_a_clear_error(database: Database) -> None:
    database.migrate()
    with database.transaction() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreUnavailable, match="newer release"):
        database.migrate()


def test_a_database_that_cannot_be_opened_is_a_clear_error(tmp_path: Path) -> None:
    database = Database(sqlite_url(tmp_path / "nowhere" / "store.db"))

    with pytest.raises(StoreUnavailable, match="check the disk"):
        database.migrate()


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    database.migrate()

    def fail() -> None:
        with database.transaction() as connection:
            put(connection, projections, ROW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert applied(database) == []


def test_bulk_work_locks_nobody_out_until_it_is_written(database: Database) -> None:
    # given bulk work that is being prepared
    database.migrate()
    aside = sa.Table("aside", sa.MetaData(), sa.Column("name", sa.Text), prefixes=["TEMPORARY"])
    with database.workbench() as bench:
        with bench.preparing() as connection:
            aside.create(connection)
            connection.execute(sa.insert(aside), {"name": "bulk"})

            # when somebody else writes meanwhile
            with database.transaction() as other:
                put(other, projections, ROW)

        # then neither waits for the other, and readers see the bulk once all of it is there
        bulk = sa.select(sa.literal(1), aside.c.name, sa.literal(9))
        into = sa.insert(projections).from_select(["domain", "name", "applied"], bulk)
        with bench.writing() as connection:
            connection.execute(into)
            with database.reading() as reader:
                assert reader.execute(sa.select(projections.c.applied)).scalars().all() == [5]
    assert sorted(applied(database)) == [5, 9]


def test_bulk_work_survives_a_power_cut(database: Database) -> None:
    database.migrate()
    with database.workbench() as bench, bench.preparing() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL


def test_what_was_prepared_goes_with_its_workbench(database: Database) -> None:
    database.migrate()
    aside = sa.Table("aside", sa.MetaData(), sa.Column("name", sa.Text), prefixes=["TEMPORARY"])
    for _ in range(2):
        with database.workbench() as bench, bench.preparing() as connection:
            aside.create(connection)


def test_a_failed_migration_leaves_nothing(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic.operations import Operations

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Operations, "create_index", fail)
    with pytest.raises(ZeroDivisionError):
        database.migrate()
    monkeypatch.undo()

    database.migrate()
    assert applied(database) == []


def test_put_changes_what_is_there_and_leaves_the_rest(database: Database) -> None:
    database.migrate()
    with database.transaction() as connection:
        put(connection, projections, ROW)
        put(connection, projections, {**ROW, "applied": 6})
        put(connection, projections, {**ROW, "domain": 2, "applied": 7})

    assert applied(database) == [6, 7]


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=str)
def test_postgresql_would_take_the_tables(table: sa.Table) -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]

    assert "CREATE TABLE" in str(sa.schema.CreateTable(table).compile(dialect=dialect))
