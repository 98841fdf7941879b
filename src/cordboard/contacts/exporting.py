"""Writes customers, lists and do-not-call numbers into CSV files that can be imported again.

A file is there whole or not at all. It is readable by its owner alone.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from cordboard.errors import UserError
from cordboard.store import exporting
from cordboard.store.database import Database
from cordboard.store.moments import date_time
from cordboard.vcc.center import Center
from cordboard.vcc.contacts import Contact
from cordboard.vcc.ids import Milliseconds
from cordboard.vcc.previews import FOR_GOOD

from .importing import list_id

Steps = Callable[[int, int], None]
"""Hears how many rows are written, of how many."""
NEVER = "never"
_OFTEN = 1_000
OUTCOMES = (
    "list_place",
    "list_final",
    "list_attempts",
    "list_next_at",
    "list_last_at",
    "list_last_number",
    "list_last_disposition",
)
"""The columns of a list's export besides the contact's fields."""


class Exporter(msgspec.Struct, frozen=True, kw_only=True):
    """Writes what the tables of `center` hold. Raises UserError EXPORT-FILE and StoreUnavailable."""

    center: Center
    database: Database
    steps: Steps

    def contacts(self, file: Path) -> int:
        """Every contact, in columns named as its fields. Answer: how many."""
        domain, fields = self.center.domain_id, self.center.contact_fields
        with self.database.reading() as connection:
            count = exporting.count_contacts(connection, domain)
            found = exporting.every_contact(connection, domain, fields)
            return self._write(file, self._names(), (self._values(each) for each in found), count)

    def list(self, name: str, file: Path) -> int:
        """Every contact of a list, and what has become of it there. Answer: how many."""
        domain, fields, kept_in = self.center.domain_id, self.center.contact_fields, list_id(name)
        with self.database.reading() as connection:
            count = exporting.count_records(connection, domain, kept_in)
            found = exporting.every_record(connection, domain, kept_in, fields)
            rows = ((*self._values(contact), *self._outcome(outcome)) for contact, outcome in found)
            return self._write(file, (*self._names(), *OUTCOMES), rows, count)

    def dnc(self, file: Path) -> int:
        """Every imported do-not-call number. Answer: how many."""
        domain = self.center.domain_id
        with self.database.reading() as connection:
            count = exporting.count_numbers(connection, domain)
            rows = ((number,) for number in exporting.every_number(connection, domain))
            return self._write(file, ("number",), rows, count)

    def _names(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.center.contact_fields)

    def _values(self, contact: Contact) -> tuple[str, ...]:
        return tuple(contact.value(name) for name in self._names())

    def _outcome(self, outcome: dict[str, Any]) -> tuple[str, ...]:
        words = {each.id: each.name for each in self.center.dispositions}
        said = outcome["last_disposition_id"]
        return (
            str(outcome["place"]),
            "true" if outcome["final"] else "false",
            str(outcome["attempts"]),
            NEVER if outcome["next_at"] >= FOR_GOOD else date_time(outcome["next_at"]),
            date_time(outcome["last_at"] or Milliseconds(0)),
            outcome["last_number"] or "",
            words.get(said, str(said)) if said else "",
        )

    def _write(self, file: Path, header: Iterable[str], rows: Iterable[Iterable[str]], count: int) -> int:
        written = 0
        with _whole(file) as writer:
            writer.writerow(header)
            for row in rows:
                writer.writerow(row)
                written += 1
                if written % _OFTEN == 0:
                    self.steps(written, count)
        return written


@contextmanager
def _whole(file: Path) -> Iterator[Any]:
    """A CSV writer; what it has written takes the file's place in the end, or is thrown away."""
    fresh = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        with fresh.open("x", encoding="utf-8", newline="") as opened:
            fresh.chmod(0o600)
            yield csv.writer(opened)
        fresh.replace(file)
    except OSError as error:
        text = f"{file} cannot be written: {error.strerror}."
        raise UserError("EXPORT-FILE", text, "Name another file; nothing was written.") from None
    finally:
        fresh.unlink(missing_ok=True)
