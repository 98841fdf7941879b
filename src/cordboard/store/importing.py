"""Brings many contacts, lists and numbers into the tables: prepared apart, then written all or nothing.

Rows are put into a temporary table first, which locks nobody out and lies on the disk rather than in memory.
One transaction then finds whom they are about and writes, statement by statement, not row by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from cordboard.vcc.contacts import NUMBER_FIELDS
from cordboard.vcc.ids import (
    FIRST_CREATED_CONTACT,
    FIRST_IMPORTED_CONTACT,
    DomainId,
    ListId,
    Milliseconds,
)

from .contacts import TEXT_FIELDS
from .database import Workbench
from .modes import CrmAddMode, CrmDeleteMode, CrmUpdateMode, ListAddMode, ListDeleteMode
from .tables import contact_histories, contacts, dnc_numbers, imports, list_records, lists

PAGE = 1_000
"""Rows a statement."""
COLUMNS = (*NUMBER_FIELDS, *TEXT_FIELDS)
"""What contacts can be told apart by."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A list, which is made where there is none of that name yet."""

    id: ListId
    name: str
    mode: ListAddMode = ListAddMode.ADD_FIRST


class Writing(msgspec.Struct, frozen=True, kw_only=True):
    """An import that is read, and will be written: how many rows of which file are good, and are not."""

    domain: DomainId
    file: str
    at: Milliseconds
    rows: int = 0
    rejected: int = 0


class Plan(Writing, frozen=True, kw_only=True):
    """How an import of contacts is done. A row is about those whose `keys` are the same as its own."""

    keys: tuple[str, ...]
    add: CrmAddMode = CrmAddMode.ADD_NEW
    update: CrmUpdateMode = CrmUpdateMode.UPDATE_FIRST
    target: Target | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What an import has done."""

    added: int = 0
    updated: int = 0
    listed: int = 0
    """How many came into the list that were not in it."""
    unmatched: int = 0
    """Rows about nobody we know, which were not added."""


class Arrival(msgspec.Struct, frozen=True):
    """A row that is good: its place in the file, what it says. What it leaves empty stays as it is."""

    row: int
    values: Mapping[str, str]
    """By the names of the system's fields."""
    own: Mapping[str, str]
    """By the names of the center's own fields."""


_temporary = sa.MetaData()


def _temporary_table(name: str, *columns: sa.Column[Any]) -> sa.Table:
    return sa.Table(name, _temporary, *columns, prefixes=["TEMPORARY"])


def _number(name: str, *, key: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, primary_key=key, autoincrement=False)


_arriving = _temporary_table(
    "arriving",
    _number("row", key=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in COLUMNS),
    sa.Column("fields", sa.JSON, nullable=False),
)
_matches = _temporary_table(
    "matches",
    _number("row", key=True),
    _number("place", key=True),
    _number("contact_id"),
    _number("total"),
    sa.Column("fresh", sa.Boolean, nullable=False),
)
"""Whom each row is about, the oldest record first; `fresh`: the row has made the record."""
_leaders = _temporary_table("leaders", _number("row", key=True), _number("contact_id"))
"""The first row about each person we do not know yet."""
_changes = _temporary_table(
    "changes", _number("turn", key=True), _number("contact_id", key=True), _number("row")
)
"""Which row changes whom, the rows about one person in their order: each has its turn."""
_numbers = _temporary_table("numbers", _number("number", key=True))


def prepare_contacts(bench: Workbench, arrivals: Iterable[Arrival]) -> int:
    """Put good rows aside, page by page. Answer: how many."""
    count = 0
    with bench.preparing() as connection:
        _temporary.create_all(connection, [_arriving, _matches, _leaders, _changes])
        for page in _pages(arrivals):
            connection.execute(sa.insert(_arriving), [_arriving_row(each) for each in page])
            count += len(page)
    return count


def write_contacts(bench: Workbench, plan: Plan) -> Outcome:
    """Bring what was put aside into the tables, all or nothing."""
    with bench.writing() as connection:
        _match(connection, plan)
        added, unmatched = _add(connection, plan)
        updated = _update(connection, plan)
        listed = 0 if plan.target is None else _list(connection, plan, plan.target)
        kind = "contacts" if plan.target is None else "list"
        name = "" if plan.target is None else plan.target.name
        _note(connection, plan, kind, name)
    return Outcome(added=added, updated=updated, listed=listed, unmatched=unmatched)


def delete_contacts(bench: Workbench, plan: Plan, mode: CrmDeleteMode) -> int:
    """Delete those whom the rows are about, with all that the tables know of them. Answer: how many.

    Their calls stay in the call log.
    """
    doomed = sa.select(_matches.c.contact_id).where(_DELETED[mode])
    with bench.writing() as connection:
        _match(connection, plan)
        for table in (list_records, contact_histories):
            theirs = table.c.domain == plan.domain, table.c.contact_id.in_(doomed)
            connection.execute(sa.delete(table).where(*theirs))
        people = contacts.c.domain == plan.domain, contacts.c.id.in_(doomed)
        deleted = connection.execute(sa.delete(contacts).where(*people)).rowcount
        _note(connection, plan, "contacts", "deleted")
    return deleted


def remove_from_list(bench: Workbench, plan: Plan, target: Target, mode: ListDeleteMode) -> int:
    """Take those whom the rows are about out of the list; they stay contacts. Answer: how many."""
    removed = sa.select(_matches.c.contact_id).where(_REMOVED[mode])
    with bench.writing() as connection:
        _match(connection, plan)
        theirs = (
            list_records.c.domain == plan.domain,
            list_records.c.list_id == target.id,
            list_records.c.contact_id.in_(removed),
        )
        count = connection.execute(sa.delete(list_records).where(*theirs)).rowcount
        _note(connection, plan, "list", f"{target.name} (removed)")
    return count


def prepare_numbers(bench: Workbench, numbers: Iterable[int]) -> int:
    """Put packed do-not-call numbers aside. Answer: how many there are, each counted once."""
    with bench.preparing() as connection:
        _temporary.create_all(connection, [_numbers])
        for page in _pages(numbers):
            rows = [{"number": number} for number in page]
            connection.execute(sa.insert(_numbers).prefix_with("OR IGNORE", dialect="sqlite"), rows)
        return int(connection.execute(sa.select(sa.func.count()).select_from(_numbers)).scalar_one())


def write_numbers(bench: Workbench, writing: Writing, *, remove: bool) -> int:
    """Add the numbers that were put aside, or take them off. Answer: how many that changed."""
    domain = writing.domain
    listed = sa.select(dnc_numbers.c.number).where(dnc_numbers.c.domain == domain)
    change: sa.Insert | sa.Delete
    if remove:
        ours = dnc_numbers.c.domain == domain, dnc_numbers.c.number.in_(sa.select(_numbers.c.number))
        change = sa.delete(dnc_numbers).where(*ours)
    else:
        new = sa.select(sa.literal(domain), _numbers.c.number).where(_numbers.c.number.not_in(listed))
        change = sa.insert(dnc_numbers).from_select(["domain", "number"], new.order_by(_numbers.c.number))
    with bench.writing() as connection:
        changed = connection.execute(change).rowcount
        _note(connection, writing, "dnc", "removed" if remove else "")
    return changed


def _pages(things: Iterable[Any]) -> Iterable[Sequence[Any]]:
    page = []
    for thing in things:
        page.append(thing)
        if len(page) == PAGE:
            yield page
            page = []
    if page:
        yield page


def _arriving_row(arrival: Arrival) -> dict[str, Any]:
    row = {name: arrival.values.get(name, "") for name in COLUMNS}
    return {"row": arrival.row, **row, "fields": dict(arrival.own)}


def _match(connection: sa.Connection, plan: Plan) -> None:
    """Whom is each row about?"""
    same = [contacts.c[key] == _arriving.c[key] for key in plan.keys]
    found = sa.select(
        _arriving.c.row,
        sa.func.row_number().over(partition_by=_arriving.c.row, order_by=contacts.c.id),
        contacts.c.id,
        sa.func.count().over(partition_by=_arriving.c.row),
        sa.false(),
    ).where(contacts.c.domain == plan.domain, *same)
    into = ["row", "place", "contact_id", "total", "fresh"]
    connection.execute(sa.insert(_matches).from_select(into, found))


def _add(connection: sa.Connection, plan: Plan) -> tuple[int, int]:
    """Make records for those whom we do not know. Answer: how many, and how many rows stay without one."""
    unknown = _arriving.c.row.not_in(sa.select(_matches.c.row))
    if plan.add is CrmAddMode.DONT_ADD:
        count = sa.select(sa.func.count()).select_from(_arriving).where(unknown)
        return 0, int(connection.execute(count).scalar_one())
    _choose_leaders(connection, plan, unknown)
    new = _make_records(connection, plan)
    _follow_leaders(connection, plan, unknown)
    return new, 0


def _choose_leaders(connection: sa.Connection, plan: Plan, unknown: sa.ColumnElement[bool]) -> None:
    """Of the rows with the same keys the first makes the record; ids go on from the newest one."""
    keys = [_arriving.c[key] for key in plan.keys]
    first = sa.select(sa.func.min(_arriving.c.row).label("row")).where(unknown).group_by(*keys).subquery()
    place = sa.func.row_number().over(order_by=first.c.row)
    last = _last_imported(connection, plan.domain)
    leaders = sa.select(first.c.row, place + last)
    connection.execute(sa.insert(_leaders).from_select(["row", "contact_id"], leaders))


def _last_imported(connection: sa.Connection, domain: DomainId) -> int:
    of_imports = contacts.c.id.between(FIRST_IMPORTED_CONTACT, FIRST_CREATED_CONTACT - 1)
    newest = sa.select(sa.func.max(contacts.c.id)).where(contacts.c.domain == domain, of_imports)
    return int(connection.execute(newest).scalar() or FIRST_IMPORTED_CONTACT - 1)


def _make_records(connection: sa.Connection, plan: Plan) -> int:
    texts = [_arriving.c[name] for name in COLUMNS]
    made = (
        sa.select(
            sa.literal(plan.domain),
            _leaders.c.contact_id,
            *texts,
            _arriving.c.fields,
            sa.literal(plan.at),
            sa.literal(plan.at),
        )
        .join_from(_leaders, _arriving, _leaders.c.row == _arriving.c.row)
        .order_by(_leaders.c.contact_id)
    )
    into = ["domain", "id", *COLUMNS, "fields", "created_at", "modified_at"]
    return connection.execute(sa.insert(contacts).from_select(into, made)).rowcount


def _follow_leaders(connection: sa.Connection, plan: Plan, unknown: sa.ColumnElement[bool]) -> None:
    """Every row about somebody new is about the record that the first of them has made."""
    leading = _arriving.alias("leading")
    same = [leading.c[key] == _arriving.c[key] for key in plan.keys]
    theirs = (
        sa.select(_arriving.c.row, sa.literal(1), _leaders.c.contact_id, sa.literal(1))
        .add_columns(_arriving.c.row == _leaders.c.row)
        .join_from(_leaders, leading, _leaders.c.row == leading.c.row)
        .join(_arriving, sa.and_(*same))
        .where(unknown)
    )
    into = ["row", "place", "contact_id", "total", "fresh"]
    connection.execute(sa.insert(_matches).from_select(into, theirs))


_CHANGED = {
    CrmUpdateMode.UPDATE_FIRST: _matches.c.place == 1,
    CrmUpdateMode.UPDATE_ALL: sa.true(),
    CrmUpdateMode.UPDATE_SOLE_MATCHES: _matches.c.total == 1,
    CrmUpdateMode.DONT_UPDATE: sa.false(),
}
_DELETED = {
    CrmDeleteMode.DELETE_SOLE_MATCHES: _matches.c.total == 1,
    CrmDeleteMode.DELETE_ALL: sa.true(),
    CrmDeleteMode.DELETE_EXCEPT_FIRST: _matches.c.place > 1,
}
_REMOVED = {
    ListDeleteMode.DELETE_ALL: sa.true(),
    ListDeleteMode.DELETE_IF_SOLE_CRM_MATCH: _matches.c.total == 1,
    ListDeleteMode.DELETE_EXCEPT_FIRST: _matches.c.place > 1,
}
_LISTED = {
    ListAddMode.ADD_FIRST: _matches.c.place == 1,
    ListAddMode.ADD_ALL: sa.true(),
    ListAddMode.ADD_IF_SOLE_CRM_MATCH: _matches.c.total == 1,
}


def _update(connection: sa.Connection, plan: Plan) -> int:
    """Change records by the rows about them, in the order of the file. Answer: how many records."""
    turn = sa.func.row_number().over(partition_by=_matches.c.contact_id, order_by=_matches.c.row)
    wanted = sa.select(turn, _matches.c.contact_id, _matches.c.row).where(
        _CHANGED[plan.update], sa.not_(_matches.c.fresh)
    )
    connection.execute(sa.insert(_changes).from_select(["turn", "contact_id", "row"], wanted))
    turns = int(connection.execute(sa.select(sa.func.max(_changes.c.turn))).scalar() or 0)
    change = _change_of_one_turn(plan)
    for number in range(1, turns + 1):
        connection.execute(change, {"now_turn": number})
    count = sa.select(sa.func.count(sa.distinct(_changes.c.contact_id)))
    return int(connection.execute(count).scalar_one())


def _change_of_one_turn(plan: Plan) -> sa.Update:
    """What a row leaves empty stays; the center's own fields are laid over those that are there."""
    texts: dict[str, Any] = {
        name: sa.case((_arriving.c[name] != "", _arriving.c[name]), else_=contacts.c[name])
        for name in COLUMNS
    }
    return (
        sa.update(contacts)
        .where(
            _changes.c.turn == sa.bindparam("now_turn"),
            _changes.c.row == _arriving.c.row,
            contacts.c.domain == plan.domain,
            contacts.c.id == _changes.c.contact_id,
        )
        .values(
            **texts,
            fields=sa.func.json_patch(contacts.c.fields, _arriving.c.fields),
            modified_at=plan.at,
        )
    )


def _list(connection: sa.Connection, plan: Plan, target: Target) -> int:
    """Put people into the list behind those who are in it; who is there already stays as they are."""
    known = sa.select(lists.c.id).where(lists.c.domain == plan.domain, lists.c.id == target.id)
    if connection.execute(known).first() is None:
        row = {"domain": plan.domain, "id": target.id, "name": target.name, "created_at": plan.at}
        connection.execute(sa.insert(lists), row)
    ours = list_records.c.domain == plan.domain, list_records.c.list_id == target.id
    last = connection.execute(sa.select(sa.func.max(list_records.c.place)).where(*ours)).scalar() or 0
    first_row = sa.func.min(_matches.c.row)
    listed = sa.select(list_records.c.contact_id).where(*ours)
    people = (
        sa.select(
            sa.literal(plan.domain),
            sa.literal(target.id),
            _matches.c.contact_id,
            sa.func.row_number().over(order_by=(first_row, _matches.c.contact_id)) + last,
        )
        .where(_LISTED[target.mode], _matches.c.contact_id.not_in(listed))
        .group_by(_matches.c.contact_id)
    )
    into = ["domain", "list_id", "contact_id", "place"]
    return connection.execute(sa.insert(list_records).from_select(into, people)).rowcount


def _note(connection: sa.Connection, writing: Writing, kind: str, target: str) -> None:
    """Write down that the import was done."""
    newest = sa.select(sa.func.max(imports.c.number)).where(imports.c.domain == writing.domain)
    row = {
        "domain": writing.domain,
        "number": (connection.execute(newest).scalar() or 0) + 1,
        "kind": kind,
        "file": writing.file,
        "target": target,
        "at": writing.at,
        "rows": writing.rows,
        "rejected": writing.rejected,
    }
    connection.execute(sa.insert(imports), row)
