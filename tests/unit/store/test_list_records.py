"""Records of lists in their table: which are due, in which order, and what became of each."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from cordboard.store.calllog import CallLog, find_call
from cordboard.store.database import Database
from cordboard.store.list_records import ListRecords, Page, due_records
from cordboard.store.tables import contact_histories, contacts, list_records
from cordboard.vcc.campaigns import Afresh, CampaignReset
from cordboard.vcc.center import (
    SYSTEM_FIELDS,
    Campaign,
    CampaignType,
    ContactField,
    DataType,
    ListDialing,
    ListUse,
    Outbound,
    Sorting,
    SortKey,
)
from cordboard.vcc.configuration import CenterReplaced
from cordboard.vcc.ids import CampaignId, ContactId, DispositionId, ListId, VariableId
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.previews import FOR_GOOD, NumberHistory, RecordMarked, in_order

OLD, NEW, OTHER = ListId(11), ListId(12), ListId(13)
OUTBOUND = Outbound(
    lists=(ListUse(list=OLD, name="Old friends", priority=70), ListUse(list=NEW, name="New friends"))
)
AUTUMN = CampaignId(4)
FIELDS = (*SYSTEM_FIELDS, ContactField(id=VariableId(9), name="balance", type=DataType.NUMBER))
EVERYBODY = Page(skip=0, size=100)


class Lists:
    """A center whose campaigns Spring and Autumn call lists, and the tables of it."""

    def __init__(self, story: Any, database: Database) -> None:
        database.migrate()
        self.story, self.database = story, database
        (spring,) = story.center.campaigns
        self.spring = replace(spring, type=CampaignType.OUTBOUND, outbound=OUTBOUND)
        autumn = Campaign(
            id=AUTUMN, name="Autumn", outbound=Outbound(lists=(ListUse(list=OTHER, name="Others"),))
        )
        self.center = replace(story.center, campaigns=(self.spring, autumn))
        self.records = ListRecords(self.center)

    def add(self, place: int, kept_in: ListId = OLD, **values: Any) -> None:
        """Somebody is in a list."""
        row = {"domain": self.story.domain, "list_id": kept_in, "contact_id": 100 + place, "place": place}
        whose = {"city": values.pop("city", ""), "fields": values.pop("fields", {})}
        with self.database.transaction() as connection:
            connection.execute(sa.insert(list_records).values(**row, **values))
            connection.execute(
                sa.insert(contacts).values(
                    domain=self.story.domain,
                    id=100 + place,
                    number1="+4930123",
                    created_at=1,
                    modified_at=1,
                    **whose,
                )
            )

    def due(self, at: int = 1000, page: Page = EVERYBODY, **manners: Any) -> list[Any]:
        with self.database.transaction() as connection:
            return due_records(
                connection,
                domain=self.story.domain,
                outbound=replace(OUTBOUND, **manners),
                fields=FIELDS,
                at=at,
                page=page,
            )

    def places(self, **asked: Any) -> list[int]:
        return [each.place for each in self.due(**asked)]

    def happen(self, *facts: Any) -> None:
        with self.database.transaction() as connection:
            for projection in (CallLog(self.center), self.records):
                projection.apply(
                    connection,
                    [
                        Recorded(number=n, domain=self.story.domain, at=self.story.at(0), fact=fact)
                        for n, fact in enumerate(facts, 1)
                    ],
                )

    def row(self, table: Any, **key: Any) -> Any:
        with self.database.transaction() as connection:
            chosen = sa.select(table).where(*(table.c[name] == value for name, value in key.items()))
            return connection.execute(chosen).mappings().first()


@pytest.fixture
def lists(story: Any, database: Database) -> Lists:
    return Lists(story, database)


def marked(record: Any, **said: Any) -> RecordMarked:
    return RecordMarked(campaign=CampaignId(2), record=record, at=1_000, **said)


def test_only_what_is_due_is_read(lists: Lists) -> None:
    lists.add(1)
    lists.add(2, final=True)
    lists.add(3, next_at=1001)
    lists.add(4, kept_in=OTHER)
    lists.add(5, next_at=1000)
    assert lists.places() == [1, 5]
    assert lists.places(at=1001) == [1, 3, 5]
    assert lists.places(page=Page(skip=1, size=1)) == [5]


def test_a_record_is_whole(lists: Lists) -> None:
    lists.add(1, city="Bonn", fields={"balance": "7"}, attempts=2, next_at=5)
    (record,) = lists.due()
    assert (record.key, record.priority, record.attempts, record.next_at) == ((OLD, 101), 70, 2, 5)
    assert record.contact.number1 == "+4930123"
    assert dict(record.contact.fields) == {"balance": "7", "city": "Bonn"}
    assert record.history == (NumberHistory(), NumberHistory(), NumberHistory())


@pytest.mark.parametrize(
    "manners",
    [
        {},
        {"sorting": Sorting.LIFO},
        {"sort_by": (SortKey(field="city"),)},
        {"sort_by": (SortKey(field="balance", descending=True), SortKey(field="city"))},
        {"sort_by": (SortKey(field="balance"),), "sorting": Sorting.LIFO},
        {"list_dialing": ListDialing.VERTICAL_DIALING},
    ],
)
def test_the_tables_have_the_order_of_the_core(lists: Lists, manners: dict[str, Any]) -> None:
    # given
    cities, balances = ("Bonn", "aachen", "Celle"), ("10", "9", "-2.5", "100")
    for n in range(24):
        kept_in = (OLD, NEW)[n % 2]
        lists.add(n, kept_in, city=cities[n % 3], fields={"balance": balances[n % 4]}, attempts=n % 5 // 2)
    # then
    found = lists.due(**manners)
    assert found == in_order(found, replace(OUTBOUND, **manners))
    assert len(found) == 24


def test_what_became_of_a_record_is_written(lists: Lists) -> None:
    # given
    lists.add(1)
    (record,) = lists.due()
    tried = NumberHistory(attempts=1, rests_until=FOR_GOOD, do_not_dial=True)
    after = replace(record, attempts=1, next_at=2_000, history=(tried, *record.history[1:]))
    # when
    lists.happen(
        *lists.story.failed_call("C1"),
        marked(after, call_id="C1", number="+4930123", disposition=DispositionId(9), redial_at=3_000),
    )
    # then
    assert lists.places(at=1_999) == []
    assert lists.due(at=2_000) == [after]
    row = lists.row(list_records, contact_id=101)
    assert (row["last_at"], row["last_number"], row["last_disposition_id"]) == (1_000, "+4930123", 9)
    assert lists.row(contact_histories, contact_id=101)["last_list"] == "Old friends"
    with lists.database.transaction() as connection:
        call = find_call(connection, lists.story.domain, "C1")
    assert (call.list_id, call.disposition, call.redial_at) == (OLD, "Sold", 3_000)


def test_a_skip_leaves_no_trace_in_the_call_log(lists: Lists) -> None:
    lists.add(1)
    (record,) = lists.due()
    lists.happen(marked(replace(record, next_at=2_000)))
    assert lists.places(at=1_999) == []
    assert lists.row(list_records, contact_id=101)["last_at"] is None


@pytest.mark.parametrize(
    ("reset", "due", "untried"),
    [
        ({"what": Afresh.ALL}, [1, 2, 3, 4], [1, 2, 3, 4]),
        ({"what": Afresh.DISPOSITIONS}, [1, 2, 3], [1, 2, 3]),
        ({"what": Afresh.DISPOSITIONS, "dispositions": (DispositionId(9),)}, [1, 3], [1, 3]),
        ({"what": Afresh.POSITIONS}, [1, 3, 4], [3]),
    ],
)
def test_lists_begin_anew(lists: Lists, reset: dict[str, Any], due: list[int], untried: list[int]) -> None:
    # given who rests, who is done, who is untried, of whom nobody said anything, and another list
    lists.add(1, attempts=2, next_at=9_000, last_disposition_id=9)
    lists.add(2, attempts=1, next_at=9_000, last_disposition_id=8, final=True)
    lists.add(3, last_disposition_id=9)
    lists.add(4, attempts=1, next_at=9_000, last_at=500, last_number="+4930123")
    lists.add(5, kept_in=OTHER, attempts=1, next_at=9_000)
    # when
    lists.happen(CampaignReset(campaign=CampaignId(2), lists=(OLD, NEW), **reset))
    # then
    assert sorted(lists.places()) == due
    assert sorted(each.place for each in lists.due() if not each.attempts) == untried
    assert lists.row(list_records, contact_id=105)["next_at"] == 9_000


def test_who_is_done_in_several_campaigns_is_final_in_their_lists(lists: Lists) -> None:
    lists.add(1)
    with lists.database.transaction() as connection:
        connection.execute(
            sa.insert(list_records).values(domain=lists.story.domain, list_id=OTHER, contact_id=101, place=1)
        )
    (record,) = lists.due()
    lists.happen(CenterReplaced(center=lists.center), marked(replace(record, final=True), final_in=(AUTUMN,)))
    assert lists.row(list_records, list_id=OTHER, contact_id=101)["final"]
    assert lists.places() == []


def test_a_record_that_was_removed_stays_removed(lists: Lists) -> None:
    lists.add(1)
    (record,) = lists.due()
    with lists.database.transaction() as connection:
        connection.execute(sa.delete(list_records))
    lists.happen(marked(record))
    assert lists.row(list_records, contact_id=ContactId(101)) is None
