"""Imports a file: reads it row by row, puts bad rows into a report, writes the good ones, all or nothing."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO, TypeVar

import msgspec
from msgspec.structs import replace

from cordboard.centerfile.naming import derived_id
from cordboard.errors import UserError
from cordboard.store.database import Database, Workbench
from cordboard.store.importing import (
    Arrival,
    Outcome,
    Plan,
    Target,
    Writing,
    delete_contacts,
    prepare_contacts,
    prepare_numbers,
    remove_from_list,
    write_contacts,
    write_numbers,
)
from cordboard.store.modes import CrmAddMode, CrmDeleteMode, CrmUpdateMode, ListAddMode, ListDeleteMode
from cordboard.vcc import numbers
from cordboard.vcc.center import Center
from cordboard.vcc.dnc import packed
from cordboard.vcc.ids import ListId, Milliseconds

from .columns import Columns, Rejected
from .csvfile import Progress, open_csv

T = TypeVar("T", Arrival, int)

SHOWN = 20
"""Rejected rows that are kept for the screen; the report has them all."""


class Manners(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is to be imported."""

    keys: tuple[str, ...] = ("number1",)
    """What tells customers apart: a row is about those in whom all of these are the same."""
    mapping: Mapping[str, str] = {}
    """Column to field, where they differ; an empty field leaves the column out."""
    add: CrmAddMode = CrmAddMode.ADD_NEW
    update: CrmUpdateMode = CrmUpdateMode.UPDATE_FIRST
    encoding: str = "utf-8"
    report: Path | None = None
    """Where rejected rows go; default: beside the file."""
    strict: bool = False
    """One bad row, and nothing is imported."""


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What an import has done."""

    rows: int
    rejected: int
    outcome: Outcome = Outcome()
    changed: int = 0
    """Do-not-call numbers that were added or taken off, contacts that were deleted or taken out of a list."""
    first_rejected: tuple[Rejected, ...] = ()
    report: Path | None = None
    """Where the rejected rows are; None where there are none."""


def silent(_read: int) -> None:
    """Nobody watches how far it is."""


def list_id(name: str) -> ListId:
    """The id of the list of that name, in the center file's way."""
    return ListId(derived_id("list", name))


class Importer(msgspec.Struct, frozen=True, kw_only=True):
    """Brings files into the tables of `center`. Each import happens wholly or not at all.

    Raises UserError where the file, its header or, if strict, a row is wrong, and StoreUnavailable; then
    nothing has changed.
    """

    center: Center
    database: Database
    now: Milliseconds
    progress: Progress = silent

    def contacts(self, file: Path, manners: Manners, into: tuple[str, ListAddMode] | None = None) -> Summary:
        """The contacts of a CSV file, and into which list they come, if into any."""
        target = None if into is None else Target(id=list_id(into[0]), name=into[0], mode=into[1])
        with Rejects(file, manners) as rejects, self.database.workbench() as bench:
            plan = replace(self._read(bench, file, manners, rejects), target=target)
            outcome = write_contacts(bench, plan)
        return rejects.summary(plan.rows, outcome)

    def delete(self, file: Path, manners: Manners, mode: CrmDeleteMode) -> Summary:
        """Delete the contacts that the rows of a CSV file are about."""
        with Rejects(file, manners) as rejects, self.database.workbench() as bench:
            plan = self._read(bench, file, manners, rejects)
            deleted = delete_contacts(bench, plan, mode)
        return rejects.summary(plan.rows, Outcome(), deleted)

    def remove(self, file: Path, manners: Manners, name: str, mode: ListDeleteMode) -> Summary:
        """Take the contacts that the rows of a CSV file are about out of a list."""
        target = Target(id=list_id(name), name=name)
        with Rejects(file, manners) as rejects, self.database.workbench() as bench:
            plan = self._read(bench, file, manners, rejects)
            removed = remove_from_list(bench, plan, target, mode)
        return rejects.summary(plan.rows, Outcome(), removed)

    def _read(self, bench: Workbench, file: Path, manners: Manners, rejects: Rejects) -> Plan:
        """Put the good rows aside. Answer: what there is to do."""
        with open_csv(file, manners.encoding, self.progress) as rows:
            columns = Columns(self.center, rows.header, manners.mapping, manners.keys)
            rejects.header = rows.header
            count = prepare_contacts(bench, rejects.sorted_out(columns.read(*row) for row in rows))
        rejects.check()
        return Plan(
            domain=self.center.domain_id,
            file=file.name,
            at=self.now,
            rows=count,
            rejected=rejects.count,
            keys=manners.keys,
            add=manners.add,
            update=manners.update,
        )

    def dnc(self, file: Path, manners: Manners, *, remove: bool = False) -> Summary:
        """The numbers in a file's first column: onto the do-not-call list, or off it."""
        country = self.center.options.country
        with Rejects(file, manners) as rejects, self.database.workbench() as bench:
            with open_csv(file, manners.encoding, self.progress) as rows:
                rejects.header = ["number"]
                read = (_number(line, cells, country) for line, cells in _lines(rows, rows.header))
                count = prepare_numbers(bench, rejects.sorted_out(read))
            rejects.check()
            writing = Writing(
                domain=self.center.domain_id, file=file.name, at=self.now, rows=count, rejected=rejects.count
            )
            changed = write_numbers(bench, writing, remove=remove)
        return rejects.summary(count, Outcome(), changed)


def _lines(rows: Iterable[tuple[int, list[str]]], header: list[str]) -> Iterator[tuple[int, list[str]]]:
    """All rows, the first one too unless it names the column."""
    if any(character.isdecimal() for character in "".join(header[:1])):
        yield 1, header
    yield from rows


def _number(line: int, cells: list[str], country: str) -> int | Rejected:
    """The packed number. What is written with + and in digits alone need not be looked at by country."""
    text = cells[0].strip()
    plain = packed(text)
    if plain is not None and text[1] != "0" and len(text) > 7:
        return plain
    read = numbers.read(text, country)
    number = None if read is None else packed(read)
    why = f"{text[:40]!r} is no phone number of {country} or with a country code"
    return number if number is not None else Rejected(line, "number", why, tuple(cells))


class Rejects:
    """Takes bad rows out of a stream and into a report, which exists only if there are any."""

    def __init__(self, file: Path, manners: Manners) -> None:
        self.count = 0
        self.header: list[str] = []
        self._path = manners.report or file.with_name(f"{file.name}.rejected.csv")
        self._strict = manners.strict
        self._first: list[Rejected] = []
        self._stack = ExitStack()
        self._write: Callable[[Iterable[object]], object] | None = None

    def __enter__(self) -> Rejects:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def sorted_out(self, read: Iterable[T | Rejected]) -> Iterator[T]:
        """The good rows."""
        for each in read:
            if isinstance(each, Rejected):
                self._take(each)
            else:
                yield each

    def check(self) -> None:
        """Raises UserError IMPORT-ROWS where a row is bad and none may be."""
        if self.count and self._strict:
            text = f"{self.count} of the rows cannot be imported; {self._path} says why."
            raise UserError("IMPORT-ROWS", text, "Correct them, or import the others without --strict.")

    def summary(self, rows: int, outcome: Outcome, changed: int = 0) -> Summary:
        """What there is to say."""
        return Summary(
            rows=rows,
            rejected=self.count,
            outcome=outcome,
            changed=changed,
            first_rejected=tuple(self._first),
            report=self._path if self.count else None,
        )

    def _take(self, rejected: Rejected) -> None:
        self.count += 1
        self._first += [rejected][: SHOWN - len(self._first)]
        if self._write is None:
            self._write = csv.writer(self._open()).writerow
            self._write(["line", "column", "why", *self.header])
        self._write([rejected.line, rejected.column, rejected.why, *rejected.cells])

    def _open(self) -> TextIO:
        try:
            return self._stack.enter_context(self._path.open("w", encoding="utf-8", newline=""))
        except OSError as error:
            text = f"The report {self._path} cannot be written: {error.strerror}."
            raise UserError("IMPORT-REPORT", text, "Name another with --report FILE.") from None
