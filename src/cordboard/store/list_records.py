"""The records of lists: which are due next for a campaign, and what became of each, written from facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from cordboard.vcc.campaigns import Afresh, CampaignReset
from cordboard.vcc.center import Campaign, Center, ContactField, DataType, ListDialing, Outbound, Sorting
from cordboard.vcc.configuration import CenterReplaced
from cordboard.vcc.contacts import NUMBER_FIELDS
from cordboard.vcc.ids import ContactId, DomainId, ListId, Milliseconds
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.previews import UNTRIED, ListRecord, NumberHistory, RecordMarked

from .contacts import TEXT_FIELDS, contact_of, select_contacts
from .database import put
from .tables import contact_histories, contacts, list_records

_NUMERIC = frozenset({DataType.NUMBER, DataType.CURRENCY, DataType.PERCENT})
_COLUMNS = frozenset((*NUMBER_FIELDS, *TEXT_FIELDS))
_MINE = sa.and_(contacts.c.domain == list_records.c.domain, contacts.c.id == list_records.c.contact_id)
"""Whose a record is."""
_History = tuple[NumberHistory, NumberHistory, NumberHistory]


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """Which of the records that are due are wanted: `size` of them, the first `skip` left out."""

    skip: int
    size: int


def due_records(
    connection: sa.Connection,
    *,
    domain: DomainId,
    outbound: Outbound,
    fields: Sequence[ContactField],
    at: Milliseconds,
    page: Page,
) -> list[ListRecord]:
    """The records that the campaign may show at that moment, as far as the tables know, in its order.

    Which ones they are is found by their keys alone: of all that are due only a page is ever whole.
    """
    order = tuple(_order(outbound, fields))
    due = (
        sa.select(list_records.c.list_id, list_records.c.contact_id)
        .where(
            list_records.c.domain == domain,
            list_records.c.list_id.in_([use.list for use in outbound.lists]),
            list_records.c.final.is_(False),
            list_records.c.next_at <= at,
        )
        .order_by(*order)
        .offset(page.skip)
        .limit(page.size)
    )
    chosen = (due.join(contacts, _MINE) if outbound.sort_by else due).subquery("chosen")
    one = sa.and_(
        list_records.c.list_id == chosen.c.list_id, list_records.c.contact_id == chosen.c.contact_id
    )
    asked = (
        select_contacts()
        .add_columns(*(column.label(f"record_{column.name}") for column in list_records.columns))
        .join(list_records, _MINE)
        .join(chosen, one)
        .where(list_records.c.domain == domain)
        .order_by(*order)
    )
    rows = connection.execute(asked).mappings()
    return [_record(row, outbound, fields) for row in rows]


def _order(outbound: Outbound, fields: Iterable[ContactField]) -> Iterator[sa.ColumnElement[Any]]:
    """As the core has it (`previews.in_order`), so that what comes first there is among the first here."""
    priority = sa.case(
        {use.list: use.priority for use in outbound.lists}, value=list_records.c.list_id, else_=0
    )
    yield priority.desc()
    tried = list_records.c.attempts
    penetrating = outbound.list_dialing is ListDialing.LIST_PENETRATION
    yield tried.asc() if penetrating else sa.case((tried > 0, 0), else_=1).asc()
    types = {field.name: field.type for field in fields}
    for key in outbound.sort_by:
        value = _value(key.field)
        ranked = sa.cast(value, sa.Float) if types.get(key.field) in _NUMERIC else sa.func.lower(value)
        yield ranked.desc() if key.descending else ranked.asc()
    newest_first = outbound.sorting is Sorting.LIFO
    for column in (list_records.c.place, list_records.c.list_id, list_records.c.contact_id):
        yield column.desc() if newest_first else column.asc()


def _value(field: str) -> sa.ColumnElement[str]:
    if field in _COLUMNS:
        return contacts.c[field]
    return sa.func.coalesce(contacts.c.fields[field].as_string(), "")


def _record(row: sa.RowMapping, outbound: Outbound, fields: Iterable[ContactField]) -> ListRecord:
    priorities = {use.list: use.priority for use in outbound.lists}
    history = row["record_history"]
    return ListRecord(
        list=ListId(row["record_list_id"]),
        contact=contact_of(row, fields),
        place=row["record_place"],
        priority=priorities[row["record_list_id"]],
        attempts=row["record_attempts"],
        next_at=Milliseconds(row["record_next_at"]),
        history=msgspec.convert(history, _History) if history else UNTRIED,
    )


class ListRecords:
    """The projection that writes what became of the records of the lists of `center`."""

    name = "list records"

    def __init__(self, center: Center) -> None:
        self._learn(center)

    def _learn(self, center: Center) -> None:
        self._lists = {campaign.id: _lists(campaign) for campaign in center.campaigns}

    def apply(self, connection: sa.Connection, facts: Sequence[Recorded]) -> None:
        """Write what `facts` say; again is harmless."""
        for recorded in facts:
            if isinstance(recorded.fact, CenterReplaced):
                self._learn(recorded.fact.center)
            elif isinstance(recorded.fact, RecordMarked):
                self._mark(connection, recorded.domain, recorded.fact)
            elif isinstance(recorded.fact, CampaignReset):
                _reset(connection, recorded.domain, recorded.fact)

    def _mark(self, connection: sa.Connection, domain: DomainId, fact: RecordMarked) -> None:
        record = fact.record
        values: dict[str, Any] = {
            "final": record.final,
            "attempts": record.attempts,
            "next_at": record.next_at,
            "history": msgspec.to_builtins(record.history),
        }
        if fact.disposition is not None:
            values["last_disposition_id"] = fact.disposition
        if fact.number:
            values |= {"last_at": fact.at, "last_number": fact.number}
        _change(connection, domain, (record.list,), record.contact.id, values)
        others = [each for campaign in fact.final_in for each in self._lists.get(campaign, {})]
        _change(connection, domain, others, record.contact.id, {"final": True})
        name = self._lists.get(fact.campaign, {}).get(record.list)
        if fact.number and name is not None:
            row = {"domain": domain, "contact_id": record.contact.id, "last_list": name}
            put(connection, contact_histories, row)


_POSITION: dict[str, Any] = {"next_at": 0}
_UNTRIED: dict[str, Any] = {
    **_POSITION,
    "final": False,
    "attempts": 0,
    "history": sa.null(),
    "last_at": None,
    "last_number": None,
    "last_disposition_id": None,
}


def _reset(connection: sa.Connection, domain: DomainId, fact: CampaignReset) -> None:
    """Let the records of the lists begin anew; who was called is not forgotten by the call log."""
    columns = list_records.c
    which = [columns.domain == domain, columns.list_id.in_(fact.lists)]
    if fact.what is Afresh.POSITIONS:
        which.append(columns.final.is_(False))
    elif fact.dispositions:
        which.append(columns.last_disposition_id.in_(fact.dispositions))
    elif fact.what is Afresh.DISPOSITIONS:
        which.append(columns.last_disposition_id.is_not(None))
    values = _POSITION if fact.what is Afresh.POSITIONS else _UNTRIED
    connection.execute(sa.update(list_records).where(*which).values(**values))


def _lists(campaign: Campaign) -> dict[ListId, str]:
    return {} if campaign.outbound is None else {use.list: use.name for use in campaign.outbound.lists}


def _change(
    connection: sa.Connection,
    domain: DomainId,
    lists: Sequence[ListId],
    contact: ContactId,
    values: dict[str, Any],
) -> None:
    """Change the contact's records in these lists; one that has been removed meanwhile stays removed."""
    mine = sa.and_(
        list_records.c.domain == domain,
        list_records.c.list_id.in_(lists),
        list_records.c.contact_id == contact,
    )
    connection.execute(sa.update(list_records).where(mine).values(**values))
