"""Exports: what is written can be imported again, and a file is there whole or not at all."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from msgspec.structs import replace
from small_center import NO_ANSWER, small_center

from cordboard.contacts.exporting import Exporter
from cordboard.contacts.importing import Importer, Manners
from cordboard.errors import UserError
from cordboard.store.database import Database, sqlite_url
from cordboard.store.modes import ListAddMode, ListDeleteMode
from cordboard.store.tables import list_records
from cordboard.vcc.center import ContactField
from cordboard.vcc.ids import Milliseconds, VariableId
from cordboard.vcc.previews import FOR_GOOD

ADA, BOB, EVE = "+12025550101", "+12025550102", "+12025550103"
PEOPLE = f'number1,first_name,account\n{ADA},Ada,"A1, old"\n{BOB},Bob,\n{EVE},Eve,A3\n'


class Office:
    """A center's tables, and files that go in and out of them."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        center = small_center()
        account = ContactField(id=VariableId(300000000000082), name="account")
        self.center = replace(center, contact_fields=(*center.contact_fields, account))
        self.folder = folder
        self.database = Database(sqlite_url(folder / "store.db"))
        self.database.migrate()
        self.steps: list[tuple[int, int]] = []
        self.importer = Importer(center=self.center, database=self.database, now=Milliseconds(1000))
        self.exporter = Exporter(
            center=self.center, database=self.database, steps=lambda done, of: self.steps.append((done, of))
        )

    @property
    def out(self) -> Path:
        return self.folder / "out.csv"

    def brings(self, text: str, into: str | None = None) -> None:
        file = self.folder / "in.csv"
        file.write_text(text, "utf-8")
        self.importer.contacts(file, Manners(), None if into is None else (into, ListAddMode.ADD_FIRST))

    def takes_out(self, text: str, mode: ListDeleteMode = ListDeleteMode.DELETE_ALL) -> int:
        file = self.folder / "in.csv"
        file.write_text(text, "utf-8")
        return self.importer.remove(file, Manners(), "Spring", mode).changed

    def listed(self) -> list[str]:
        self.exporter.list("Spring", self.out)
        return [row["first_name"] for row in self.rows()]

    def rows(self) -> list[dict[str, str]]:
        with self.out.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path / "here")


def test_contacts_come_out_as_they_came_in(office: Office, tmp_path: Path) -> None:
    office.brings(PEOPLE)
    assert office.exporter.contacts(office.out) == 3
    first = office.rows()[0]
    assert (first["number1"], first["first_name"], first["account"]) == (ADA, "Ada", "A1, old")
    assert office.out.stat().st_mode & 0o777 == 0o600
    # and another center takes the file, but for what each center writes by itself
    other = Office(tmp_path / "there")
    other.importer.contacts(office.out, Manners(mapping={"tries": ""}))
    other.exporter.contacts(other.out)
    assert other.rows() == office.rows()


def test_a_list_comes_out_in_its_order_with_what_became_of_it(office: Office) -> None:
    # given
    office.brings(f"number1\n{BOB}\n{ADA}\n", "Spring")
    office.brings(PEOPLE)
    tried: dict[str, Any] = {"attempts": 2, "last_at": 1_700_000_000_000, "last_number": BOB}
    with office.database.transaction() as connection:
        bob = sa.update(list_records).where(list_records.c.place == 1)
        connection.execute(bob.values(**tried, next_at=FOR_GOOD, final=True, last_disposition_id=NO_ANSWER))
    # then
    assert office.exporter.list("Spring", office.out) == 2
    bobs, adas = office.rows()
    assert (bobs["first_name"], bobs["list_final"], bobs["list_attempts"]) == ("Bob", "true", "2")
    assert (bobs["list_next_at"], bobs["list_last_at"]) == ("never", "2023-11-14 22:13:20.000")
    assert (bobs["list_last_number"], bobs["list_last_disposition"]) == (BOB, "No Answer")
    assert (adas["list_place"], adas["list_final"], adas["list_next_at"]) == ("2", "false", "")
    assert office.exporter.list("Nothing", office.out) == 0


def test_do_not_call_numbers_come_out_in_order(office: Office) -> None:
    file = office.folder / "numbers.txt"
    file.write_text(f"{BOB}\n{ADA}\n")
    office.importer.dnc(file, Manners())
    assert office.exporter.dnc(office.out) == 2
    assert office.out.read_text().splitlines() == ["number", ADA, BOB]


def test_long_ones_tell_how_far_they_are(office: Office) -> None:
    numbers = "".join(f"+1202556{n:04d}\n" for n in range(2_500))
    (office.folder / "numbers.txt").write_text(numbers)
    office.importer.dnc(office.folder / "numbers.txt", Manners())
    office.exporter.dnc(office.out)
    assert office.steps == [(1_000, 2_500), (2_000, 2_500)]


def test_a_file_that_cannot_be_written_leaves_nothing(office: Office) -> None:
    with pytest.raises(UserError, match="EXPORT-FILE"):
        office.exporter.contacts(office.folder / "nowhere" / "out.csv")
    office.out.mkdir()
    with pytest.raises(UserError, match="EXPORT-FILE"):
        office.exporter.contacts(office.out)
    assert sorted(each.name for each in office.folder.iterdir() if each.suffix == ".new") == []


# -- out of a list ------------------------------------------------------------------------------------


def test_customers_are_taken_out_of_one_list_and_stay_customers(office: Office) -> None:
    office.brings(PEOPLE, "Spring")
    office.brings(PEOPLE, "Autumn")
    assert office.takes_out(f"number1\n{ADA}\n{EVE}\n+12025550199\n") == 2
    assert office.listed() == ["Bob"]
    assert office.exporter.list("Autumn", office.out) == 3
    assert office.exporter.contacts(office.out) == 3


@pytest.mark.parametrize(
    ("mode", "left"),
    [
        (ListDeleteMode.DELETE_ALL, []),
        (ListDeleteMode.DELETE_IF_SOLE_CRM_MATCH, ["Ada", "Eve"]),
        (ListDeleteMode.DELETE_EXCEPT_FIRST, ["Ada"]),
    ],
)
def test_of_several_with_one_number(office: Office, mode: ListDeleteMode, left: list[str]) -> None:
    # given two people who have one number, both in the list
    file = office.folder / "in.csv"
    for name in ("Ada", "Eve"):
        file.write_text(f"number1,first_name\n{ADA},{name}\n")
        office.importer.contacts(
            file, Manners(keys=("number1", "first_name")), ("Spring", ListAddMode.ADD_FIRST)
        )
    # then
    office.takes_out(f"number1\n{ADA}\n", mode)
    assert office.listed() == left
