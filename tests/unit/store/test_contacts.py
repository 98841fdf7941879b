"""Contacts in their tables: found by number, changed by facts, with what became of calls with them."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from cordboard.store.contact_records import ContactRecords
from cordboard.store.contacts import contacts_with, find_contact
from cordboard.store.database import Database
from cordboard.store.tables import contacts
from cordboard.vcc.calls import Call, CallFinished, CallType
from cordboard.vcc.center import SYSTEM_FIELDS, ContactField, MapTo
from cordboard.vcc.contacts import MOST_CANDIDATES, Contact, ContactChanged, ContactCreated, with_field
from cordboard.vcc.ids import CampaignId, ContactId, DispositionId, VariableId
from cordboard.vcc.kernel import Recorded

NUMBER, OTHER = "+4930123", "+4930124"
FIRST = ContactId(310_000_000_000_001)
MAPPED = tuple(
    ContactField(id=VariableId(300_000_000_000_090 + place), name=kind.lower(), map_to=kind)
    for place, kind in enumerate(each for each in MapTo if each is not MapTo.NONE)
)
FIELDS = (*SYSTEM_FIELDS, *MAPPED)


@pytest.fixture
def tables(database: Database) -> Database:
    database.migrate()
    return database


@pytest.fixture
def records(story: Any) -> ContactRecords:
    return ContactRecords(story.center)


def contact(place: int, **values: str) -> Contact:
    made = Contact(id=ContactId(FIRST + place))
    for name, value in values.items():
        made = with_field(made, name, value)
    return made


class Book:
    """Contacts in tables, written by facts."""

    def __init__(self, story: Any, tables: Database, records: ContactRecords) -> None:
        self.story, self.tables, self.records = story, tables, records
        self.number = 0

    def happen(self, *facts: Any, second: int = 0) -> None:
        with self.tables.transaction() as connection:
            self.records.apply(connection, [self.recorded(fact, second) for fact in facts])

    def recorded(self, fact: Any, second: int) -> Recorded:
        self.number += 1
        at = self.story.at(second)
        return Recorded(number=self.number, domain=self.story.domain, at=at, fact=fact)

    def call(self, whose: ContactId, **changes: Any) -> Call:
        (finished,) = self.story.taken_call("C")[-1:]
        return replace(finished.call, contact=whose, agent=5, **changes)

    def begin(self, *made: Contact) -> None:
        """Agents begin records."""
        for one in made:
            call = self.call(one.id)
            self.happen(ContactChanged(seat="s", call=call, contact=one, changed=(), created=True))

    def with_number(self, number: str) -> tuple[Contact, ...]:
        with self.tables.transaction() as connection:
            return contacts_with(connection, self.story.domain, number, FIELDS)

    def find(self, whose: ContactId, fields: Any = FIELDS) -> Contact | None:
        with self.tables.transaction() as connection:
            return find_contact(connection, self.story.domain, whose, fields)

    def values(self, whose: ContactId) -> dict[str, str]:
        found = self.find(whose)
        assert found is not None
        return dict(found.fields)

    def finish(self, whose: ContactId, second: int = 80, limit: int = 0, **changes: Any) -> None:
        call = self.call(whose, **changes)
        self.happen(
            CallFinished(seat="s", call=call, agent=None, wrap_up_limit=limit),  # type: ignore[arg-type]
            second=second,
        )


@pytest.fixture
def book(story: Any, tables: Database, records: ContactRecords) -> Book:
    return Book(story, tables, records)


def test_a_contact_comes_back_as_it_was_written(book: Book) -> None:
    ada = contact(0, number1=NUMBER, first_name="Ada", account="A7")
    book.begin(ada)
    assert book.find(ada.id, SYSTEM_FIELDS) == ada


def test_nobody_has_an_unknown_number(book: Book) -> None:
    book.begin(contact(0, number1=NUMBER))
    assert book.with_number(OTHER) == ()


def test_first_numbers_count_before_others_and_old_records_before_new_ones(book: Book) -> None:
    made = [
        contact(0, number3=NUMBER),
        contact(1, number1=OTHER, number2=NUMBER),
        contact(2, number1=NUMBER),
        contact(3, number1=NUMBER, number2=NUMBER),
    ]
    book.begin(*made)
    found = book.with_number(NUMBER)
    assert [each.id - FIRST for each in found] == [2, 3, 1, 0]


def test_a_number_of_many_shows_some(book: Book) -> None:
    book.begin(*(contact(place, number1=NUMBER, number2=NUMBER) for place in range(MOST_CANDIDATES + 5)))
    assert [each.id - FIRST for each in book.with_number(NUMBER)] == list(range(MOST_CANDIDATES))


def test_other_domains_have_contacts_of_their_own(book: Book, story: Any) -> None:
    book.begin(contact(0, number1=NUMBER))
    with book.tables.transaction() as connection:
        assert contacts_with(connection, story.domain + 1, NUMBER, FIELDS) == ()


def test_only_the_changed_fields_are_written(book: Book) -> None:
    # given a record that an import has changed since the agent's call began
    ada = contact(0, number1=NUMBER, city="Rome", account="A7")
    book.begin(ada)
    with book.tables.transaction() as connection:
        fields = {"account": "A9", "since": "2026-01-01"}
        connection.execute(sa.update(contacts).values(city="Oslo", fields=fields))

    # when the agent changes other fields
    after = with_field(with_field(ada, "zip", "0150"), "hobby", "chess")
    changed = ContactChanged(seat="s", call=book.call(ada.id), contact=after, changed=("zip", "hobby"))  # type: ignore[arg-type]
    book.happen(changed)

    # then both are kept
    found = book.find(ada.id, SYSTEM_FIELDS)
    assert found is not None
    assert dict(found.fields) == {
        "account": "A9",
        "city": "Oslo",
        "hobby": "chess",
        "since": "2026-01-01",
        "zip": "0150",
    }


def test_an_emptied_field_is_empty(book: Book) -> None:
    ada = contact(0, number1=NUMBER, account="A7", city="Rome")
    book.begin(ada)
    after = with_field(with_field(ada, "account", ""), "city", "")
    book.happen(ContactChanged(seat="s", call=book.call(ada.id), contact=after, changed=("account", "city")))  # type: ignore[arg-type]
    assert book.find(ada.id, SYSTEM_FIELDS) == contact(0, number1=NUMBER)


def test_a_deleted_record_stays_deleted(book: Book) -> None:
    ada = contact(0, number1=NUMBER)
    changed = ContactChanged(seat="s", call=book.call(ada.id), contact=ada, changed=("city",))  # type: ignore[arg-type]
    book.happen(changed)
    assert book.find(ada.id) is None


def test_two_calls_at_once_with_somebody_new_leave_one_record(book: Book) -> None:
    for place in range(2):
        one = contact(place, number1=NUMBER)
        book.happen(ContactCreated(call=book.call(one.id), contact=one))
    assert [each.id for each in book.with_number(NUMBER)] == [FIRST]


def test_a_finished_call_is_noted(book: Book) -> None:
    ada = contact(0, number1=OTHER, number2=NUMBER)
    book.begin(ada)
    book.finish(ada.id)
    told = book.values(ada.id)
    assert told["last_agent"] == "ada@example.com"
    assert (told["last_campaign"], told["last_disposition"]) == ("Spring", "Sold")
    assert told["last_agent_disposition_date_time"] == "2023-11-14 22:14:40.000"
    assert not {"last_system_disposition", "attempts_for_last_campaign"} & told.keys()


def test_a_disposition_that_the_clock_gave_is_the_system_s(book: Book) -> None:
    ada = contact(0, number1=NUMBER)
    book.begin(ada)
    book.finish(ada.id, limit=9_000)
    assert book.values(ada.id)["last_system_disposition"] == "Sold"
    assert "last_agent_disposition" not in book.values(ada.id)


def test_attempts_are_counted_for_the_last_campaign(book: Book) -> None:
    # given two calls that we made for one campaign, and one of the customer's
    ada = contact(0, number1=OTHER, number2=NUMBER)
    book.begin(ada)
    for kind in (CallType.MANUAL, CallType.MANUAL, CallType.INBOUND):
        book.finish(ada.id, type=kind)
    told = book.values(ada.id)
    assert (told["attempts_for_last_campaign"], told["last_attempted_number"]) == ("2", NUMBER)
    assert told["last_attempted_number_n1n2n3"] == "number2"

    # when another campaign calls
    book.finish(ada.id, type=CallType.MANUAL, campaign=CampaignId(3))

    # then it counts from one
    assert book.values(ada.id)["attempts_for_last_campaign"] == "1"


def test_an_attempt_that_failed_counts(book: Book, story: Any) -> None:
    ada = contact(0, number1=NUMBER)
    book.begin(ada)
    *_, failure = story.failed_call("F")
    book.happen(replace(failure, call=replace(failure.call, contact=ada.id)))
    assert book.values(ada.id)["attempts_for_last_campaign"] == "1"


def test_moments_of_the_record_are_read_from_it(book: Book, story: Any) -> None:
    ada = contact(0, number1=NUMBER)
    book.begin(ada)
    after = with_field(ada, "city", "Rome")
    changed = ContactChanged(seat="s", call=book.call(ada.id), contact=after, changed=("city",))  # type: ignore[arg-type]
    book.happen(changed, second=5)
    told = book.values(ada.id)
    assert told["created_date_time"] == "2023-11-14 22:13:20.000"
    assert told["last_modified_date_time"] == "2023-11-14 22:13:25.000"


def test_calls_with_nobody_known_are_noted_nowhere(book: Book) -> None:
    book.finish(ContactId(0))
    book.happen(*book.story.forbidden_call(), *book.story.abandoned_call("A"))
    with book.tables.transaction() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM contact_histories")).scalar() == 0


def test_the_projection_learns_new_names(book: Book, story: Any) -> None:
    from cordboard.vcc.configuration import CenterReplaced

    ada = contact(0, number1=NUMBER)
    book.begin(ada)
    renamed = replace(story.center.dispositions[0], name="Bought")
    book.happen(CenterReplaced(center=replace(story.center, dispositions=(renamed,))))
    book.finish(ada.id, disposition=DispositionId(9))
    assert book.values(ada.id)["last_disposition"] == "Bought"
