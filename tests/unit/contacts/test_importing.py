"""Imports: what becomes of each row, by the modes that are published; and that it is all or nothing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from often import often
from small_center import small_center

from cordboard.contacts.importing import Importer, Manners, Summary, list_id
from cordboard.errors import UserError
from cordboard.store import importing as writing
from cordboard.store.contacts import contacts_with
from cordboard.store.database import Database, sqlite_url
from cordboard.store.modes import CrmAddMode, CrmDeleteMode, CrmUpdateMode, ListAddMode
from cordboard.store.tables import contact_histories, contacts, dnc_numbers, imports, list_records, lists
from cordboard.vcc.center import ContactField, Restrictions
from cordboard.vcc.contacts import Contact
from cordboard.vcc.ids import FIRST_IMPORTED_CONTACT, Milliseconds, VariableId

ADA, BOB, CAY = "+12025550101", "+12025550102", "+12025550103"


class Office:
    """A center's tables, and files to import into them."""

    def __init__(self, folder: Path) -> None:
        center = small_center()
        account = ContactField(
            id=VariableId(300000000000082), name="account", restrictions=Restrictions(regexp="A[0-9]+")
        )
        self.center = replace(center, contact_fields=(*center.contact_fields, account))
        self.folder = folder
        self.database = Database(sqlite_url(folder / "store.db"))
        self.database.migrate()
        self.importer = Importer(center=self.center, database=self.database, now=Milliseconds(1000))

    def file(self, text: str) -> Path:
        path = self.folder / "customers.csv"
        path.write_text(text, "utf-8")
        return path

    def brings(self, text: str, into: Any = None, **manners: Any) -> Summary:
        return self.importer.contacts(self.file(text), Manners(**manners), into)

    def lists(self, text: str, mode: ListAddMode = ListAddMode.ADD_FIRST, **manners: Any) -> Summary:
        return self.brings(text, ("Spring", mode), **manners)

    def known(self, number: str) -> list[Contact]:
        with self.database.reading() as connection:
            fields = self.center.contact_fields
            return list(contacts_with(connection, self.center.domain_id, number, fields))

    def names(self, number: str) -> list[str]:
        return [each.value("first_name") for each in self.known(number)]

    def count(self, table: sa.Table) -> int:
        with self.database.reading() as connection:
            return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())

    def in_list(self) -> list[str]:
        """The first names in the list, in its order."""
        theirs = sa.and_(
            contacts.c.domain == list_records.c.domain, contacts.c.id == list_records.c.contact_id
        )
        chosen = sa.select(contacts.c.first_name).join_from(list_records, contacts, theirs)
        with self.database.reading() as connection:
            return list(connection.execute(chosen.order_by(list_records.c.place)).scalars())

    def twins(self) -> None:
        """Two people who have one number."""
        self.brings(f"number1,first_name\n{ADA},Ada\n")
        self.brings(f"number1,first_name\n{ADA},Eve\n", keys=("number1", "first_name"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.database.close()


# -- contacts ----------------------------------------------------------------------------------


def test_customers_come_in_with_all_that_the_file_says(office: Office) -> None:
    text = f"number1;First Name;account;number2\n(202) 555-0101;Ada;A7;{BOB}\n{CAY};Cay;;\n"
    summary = office.brings(text)
    assert (summary.rows, summary.rejected, summary.outcome.added) == (2, 0, 2)
    assert office.known(BOB) == [
        Contact(
            id=FIRST_IMPORTED_CONTACT,
            number1=ADA,
            number2=BOB,
            fields=(("account", "A7"), ("first_name", "Ada")),
        )
    ]


def test_a_second_import_changes_what_it_says_and_leaves_the_rest(office: Office) -> None:
    office.brings(f"number1,first_name,city,account\n{ADA},Ada,Rome,A7\n")
    summary = office.brings(f"number1,first_name,city,due\n{ADA},Augusta,,2026-01-31\n")
    assert (summary.outcome.added, summary.outcome.updated) == (0, 1)
    (ada,) = office.known(ADA)
    assert dict(ada.fields) == {
        "account": "A7",
        "city": "Rome",
        "due": "2026-01-31",
        "first_name": "Augusta",
    }


def test_rows_of_one_file_about_one_person_make_one_record(office: Office) -> None:
    summary = office.brings(f"number1,first_name,city\n{ADA},Ada,Rome\n{BOB},Bob,Bonn\n{ADA},,Oslo\n")
    assert (summary.outcome.added, summary.outcome.updated) == (2, 1)
    (ada,) = office.known(ADA)
    assert (ada.value("first_name"), ada.value("city")) == ("Ada", "Oslo")


def test_ids_go_on_from_import_to_import(office: Office) -> None:
    office.brings(f"number1\n{ADA}\n")
    office.brings(f"number1\n{BOB}\n{CAY}\n")
    assert [office.known(number)[0].id - FIRST_IMPORTED_CONTACT for number in (ADA, BOB, CAY)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("mode", "names"),
    [
        (CrmUpdateMode.UPDATE_FIRST, ["New", "Eve"]),
        (CrmUpdateMode.UPDATE_ALL, ["New", "New"]),
        (CrmUpdateMode.UPDATE_SOLE_MATCHES, ["Ada", "Eve"]),
        (CrmUpdateMode.DONT_UPDATE, ["Ada", "Eve"]),
    ],
)
def test_who_of_several_is_changed(office: Office, mode: CrmUpdateMode, names: list[str]) -> None:
    office.twins()
    office.brings(f"number1,first_name\n{ADA},New\n", update=mode)
    assert office.names(ADA) == names


def test_a_sole_match_is_changed(office: Office) -> None:
    office.brings(f"number1,first_name\n{ADA},Ada\n")
    office.brings(f"number1,first_name\n{ADA},New\n", update=CrmUpdateMode.UPDATE_SOLE_MATCHES)
    assert office.names(ADA) == ["New"]


def test_strangers_may_be_left_out(office: Office) -> None:
    office.brings(f"number1,first_name\n{ADA},Ada\n")
    summary = office.brings(f"number1,first_name\n{ADA},New\n{BOB},Bob\n", add=CrmAddMode.DONT_ADD)
    assert (summary.outcome.added, summary.outcome.updated, summary.outcome.unmatched) == (0, 1, 1)
    assert office.names(BOB) == []


def test_people_are_told_apart_by_all_keys(office: Office) -> None:
    office.twins()
    summary = office.brings(
        f"number1,first_name,city\n{ADA},Eve,Oslo\n{ADA},Joy,Bonn\n", keys=("number1", "first_name")
    )
    assert (summary.outcome.added, summary.outcome.updated) == (1, 1)
    assert [(each.value("first_name"), each.value("city")) for each in office.known(ADA)] == [
        ("Ada", ""),
        ("Eve", "Oslo"),
        ("Joy", "Bonn"),
    ]


def test_columns_may_have_names_of_their_own(office: Office) -> None:
    summary = office.brings(
        f"Telefon,Vorname,Notiz\n{ADA},Ada,x\n",
        mapping={"telefon": "number1", "Vorname": "first name", "Notiz": ""},
    )
    assert (summary.outcome.added, office.names(ADA)) == (1, ["Ada"])


# -- rows and files that are wrong ----------------------------------------------------------------


def test_bad_rows_are_reported_and_the_others_come_in(office: Office) -> None:
    # given a file in which some rows are wrong
    text = (
        "number1,first_name,account,due\n"
        f"{ADA},Ada,A7,2026-01-31\n"
        "call me,Bob,A8,\n"
        f"{BOB},Bob,B8,\n"
        f"{CAY},Cay,A9,31.1.2026\n"
        ",Dan,A1,\n"
        f"{CAY},Cay,A9,2026-01-31,too,much\n"
    )

    # when it is imported
    summary = office.brings(text)

    # then the good row is in, and the report has every bad one with its reason
    assert (summary.rows, summary.rejected, office.count(contacts)) == (1, 5, 1)
    assert summary.report is not None
    report = list(csv.reader(summary.report.read_text("utf-8").splitlines()))
    assert report[0] == ["line", "column", "why", "number1", "first_name", "account", "due"]
    assert [(row[0], row[1], row[4]) for row in report[1:]] == [
        ("3", "number1", "Bob"),
        ("4", "account", "Bob"),
        ("5", "due", "Cay"),
        ("6", "number1", "Dan"),
        ("7", "", "Cay"),
    ]
    assert report[2][2] == "account matches A[0-9]+; it holds 'B8'"


def test_a_good_file_leaves_no_report(office: Office) -> None:
    summary = office.brings(f"number1\n{ADA}\n")
    assert summary.report is None
    assert list(office.folder.glob("*.rejected.csv")) == []


def test_one_bad_row_may_stop_everything(office: Office) -> None:
    with pytest.raises(UserError, match="IMPORT-ROWS: 1 of the rows"):
        office.brings(f"number1\n{ADA}\nx\n", strict=True)
    assert (office.count(contacts), office.count(imports)) == (0, 0)


@pytest.mark.parametrize(
    ("text", "manners", "words"),
    [
        ("number1,colour\n", {}, "No field of contacts is called 'colour'"),
        ("number1,frist_name\n", {}, "Did you mean 'first_name'"),
        ("number1,tries\n", {}, "written by the center itself"),
        ("number1,Number1\n", {}, "Several columns fill the field 'number1'"),
        ("number2\n", {}, "no column fills it"),
        ("number1\n", {"keys": ("account",)}, "cannot be told apart by 'account'"),
        ("number1\n", {"mapping": {"phone": "number1"}}, "There is no column 'phone'"),
        ("", {}, "no column fills it"),
    ],
)
def test_a_header_that_is_wrong_changes_nothing(
    office: Office, text: str, manners: dict[str, Any], words: str
) -> None:
    with pytest.raises(UserError, match=f"IMPORT-HEADER: .*{words}"):
        office.brings(text + f"{ADA},x\n" * bool(text), **manners)
    assert office.count(contacts) == 0


def test_a_file_that_breaks_off_changes_nothing(office: Office) -> None:
    with pytest.raises(UserError, match="IMPORT-CSV"):
        office.brings(f'number1,city\n{ADA},Rome\n{BOB},"Bonn\n')
    assert (office.count(contacts), office.count(imports)) == (0, 0)


def test_an_import_that_fails_in_the_middle_leaves_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given an import that breaks after the contacts are written
    def breaks(*_: object) -> None:
        raise RuntimeError("the power is out")

    monkeypatch.setattr(writing, "_note", breaks)

    # when it runs
    with pytest.raises(RuntimeError):
        office.lists(f"number1\n{ADA}\n")

    # then there is nothing, and the next one finds no trace of it
    assert [office.count(table) for table in (contacts, lists, list_records, imports)] == [0, 0, 0, 0]
    monkeypatch.undo()
    assert office.lists(f"number1\n{BOB}\n").outcome.listed == 1


def test_imports_are_noted(office: Office) -> None:
    office.brings(f"number1\n{ADA}\nx\n")
    office.lists(f"number1\n{ADA}\n")
    with office.database.reading() as connection:
        noted = connection.execute(sa.select(imports).order_by(imports.c.number)).mappings().all()
    assert [(row["kind"], row["target"], row["rows"], row["rejected"]) for row in noted] == [
        ("contacts", "", 1, 1),
        ("list", "Spring", 1, 0),
    ]


# -- lists ---------------------------------------------------------------------------------------


def test_a_list_keeps_the_order_of_the_file(office: Office) -> None:
    summary = office.lists(f"number1,first_name\n{CAY},Cay\n{ADA},Ada\n{CAY},Cay\n{BOB},Bob\n")
    assert (summary.outcome.added, summary.outcome.listed) == (3, 3)
    assert office.in_list() == ["Cay", "Ada", "Bob"]
    with office.database.reading() as connection:
        assert connection.execute(sa.select(lists.c.id)).scalars().all() == [list_id("Spring")]


def test_who_is_in_the_list_already_keeps_their_place(office: Office) -> None:
    office.lists(f"number1,first_name\n{ADA},Ada\n{BOB},Bob\n")
    with office.database.transaction() as connection:
        connection.execute(sa.update(list_records).values(attempts=2))
    summary = office.lists(f"number1,first_name\n{CAY},Cay\n{ADA},Ada\n")
    assert (summary.outcome.listed, office.in_list()) == (1, ["Ada", "Bob", "Cay"])
    with office.database.reading() as connection:
        chosen = sa.select(list_records.c.attempts).order_by(list_records.c.place)
        assert connection.execute(chosen).scalars().all() == [2, 2, 0]


@pytest.mark.parametrize(
    ("mode", "names"),
    [
        (ListAddMode.ADD_FIRST, ["Ada"]),
        (ListAddMode.ADD_ALL, ["Ada", "Eve"]),
        (ListAddMode.ADD_IF_SOLE_CRM_MATCH, []),
    ],
)
def test_who_of_several_comes_into_the_list(office: Office, mode: ListAddMode, names: list[str]) -> None:
    office.twins()
    office.lists(f"number1\n{ADA}\n", mode)
    assert office.in_list() == names


def test_strangers_who_are_left_out_come_into_no_list(office: Office) -> None:
    summary = office.lists(f"number1\n{ADA}\n", add=CrmAddMode.DONT_ADD)
    assert (summary.outcome.listed, summary.outcome.unmatched, office.in_list()) == (0, 1, [])


# -- deleting ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "left"),
    [
        (CrmDeleteMode.DELETE_SOLE_MATCHES, ["Ada", "Eve"]),
        (CrmDeleteMode.DELETE_ALL, []),
        (CrmDeleteMode.DELETE_EXCEPT_FIRST, ["Ada"]),
    ],
)
def test_who_of_several_is_deleted(office: Office, mode: CrmDeleteMode, left: list[str]) -> None:
    office.twins()
    summary = office.importer.delete(office.file(f"number1\n{ADA}\n"), Manners(), mode)
    assert (summary.changed, office.names(ADA)) == (2 - len(left), left)


def test_who_is_deleted_is_in_no_list_and_has_no_history(office: Office) -> None:
    # given two customers in a list, of whom the center has noted something
    office.lists(f"number1,first_name\n{ADA},Ada\n{BOB},Bob\n")
    with office.database.transaction() as connection:
        ids = connection.execute(sa.select(contacts.c.id)).scalars()
        noted = [{"domain": office.center.domain_id, "contact_id": each} for each in ids]
        connection.execute(sa.insert(contact_histories), noted)

    # when one is deleted
    mode = CrmDeleteMode.DELETE_SOLE_MATCHES
    summary = office.importer.delete(office.file(f"number1\n{ADA}\n{CAY}\n"), Manners(), mode)

    # then nothing of them is left, and the other is untouched
    assert (summary.rows, summary.changed, office.in_list()) == (2, 1, ["Bob"])
    assert (office.count(contacts), office.count(contact_histories)) == (1, 1)


# -- do-not-call numbers ---------------------------------------------------------------------------


def forbidden(office: Office) -> list[int]:
    with office.database.reading() as connection:
        return list(connection.execute(sa.select(dnc_numbers.c.number).order_by("number")).scalars())


@pytest.mark.parametrize("header", ["", "Number\n", "phone,why\n"])
def test_numbers_come_with_and_without_a_header(office: Office, header: str) -> None:
    file = office.file(f"{header}{ADA}\n(202) 555-0102\n{ADA}\nx7\n0\n")
    summary = office.importer.dnc(file, Manners())
    assert forbidden(office) == [12025550101, 12025550102]
    assert (summary.rows, summary.changed, summary.rejected) == (2, 2, 2)
    assert [each.line for each in summary.first_rejected] == [4 + bool(header), 5 + bool(header)]


def test_numbers_that_are_listed_already_are_no_change(office: Office) -> None:
    office.importer.dnc(office.file(f"{ADA}\n"), Manners())
    summary = office.importer.dnc(office.file(f"{ADA}\n{BOB}\n"), Manners())
    assert (summary.changed, forbidden(office)) == (1, [12025550101, 12025550102])


def test_numbers_are_taken_off_again(office: Office) -> None:
    office.importer.dnc(office.file(f"{ADA}\n{BOB}\n"), Manners())
    summary = office.importer.dnc(office.file(f"{BOB}\n{CAY}\n"), Manners(), remove=True)
    assert (summary.changed, forbidden(office)) == (1, [12025550101])


# -- any files ---------------------------------------------------------------------------------

NUMBERS = st.sampled_from([ADA, BOB, CAY])
NAMES = st.sampled_from(["Ada", "Bob", ""])
FILES = st.lists(st.lists(st.tuples(NUMBERS, NUMBERS | st.just(""), NAMES), max_size=6), max_size=4)


def by_hand(files: list[list[tuple[str, str, str]]], update: CrmUpdateMode) -> list[tuple[str, str, str]]:
    """The same, row by row, as it is explained to people: keys are the first numbers."""
    people: list[list[str]] = []
    for file in files:
        for row in file:
            same = [each for each in people if each[0] == row[0]]
            if not same:
                people.append(list(row))
            changed = same[:1] if update is CrmUpdateMode.UPDATE_FIRST else []
            for each in changed:
                each[:] = [new or old for new, old in zip(row, each, strict=True)]
    return [(one, two, name) for one, two, name in people]


@settings(max_examples=often(80), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=FILES, update=st.sampled_from([CrmUpdateMode.UPDATE_FIRST, CrmUpdateMode.DONT_UPDATE]))
def test_any_files_come_in_as_if_row_by_row(
    office: Office, files: list[list[tuple[str, str, str]]], update: CrmUpdateMode
) -> None:
    with office.database.transaction() as connection:
        connection.execute(sa.delete(contacts))
    for file in files:
        rows = "".join(f"{one},{two},{name}\n" for one, two, name in file)
        office.brings(f"number1,number2,first_name\n{rows}", update=update)
    with office.database.reading() as connection:
        columns = contacts.c.number1, contacts.c.number2, contacts.c.first_name
        found = connection.execute(sa.select(*columns).order_by(contacts.c.id)).all()
    assert [tuple(row) for row in found] == by_hand(files, update)


@settings(max_examples=often(80), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(NUMBERS, NUMBERS | st.just(""), NUMBERS | st.just("")), max_size=8), asked=NUMBERS
)
def test_a_number_is_found_with_everybody_who_has_it(
    office: Office, rows: list[tuple[str, str, str]], asked: str
) -> None:
    """First those who have it as their first number, then second, then third; the oldest record first."""
    with office.database.transaction() as connection:
        connection.execute(sa.delete(contacts))
    lines = "".join(f"{one},{two},{three},N{place}\n" for place, (one, two, three) in enumerate(rows))
    office.brings(f"number1,number2,number3,first_name\n{lines}", keys=("number1", "first_name"))
    having = [(row.index(asked), place) for place, row in enumerate(rows) if asked in row]
    assert office.names(asked) == [f"N{place}" for _, place in sorted(having)]
