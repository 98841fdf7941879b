"""What the columns of a file mean: which field each fills, and whether a row's values are good."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from cordboard.centerfile.problems import suggest
from cordboard.errors import UserError
from cordboard.store.importing import COLUMNS, Arrival
from cordboard.vcc import numbers
from cordboard.vcc.center import Center, ContactField, MapTo
from cordboard.vcc.contacts import NUMBER_FIELDS
from cordboard.vcc.errors import Refusal
from cordboard.vcc.variables import accepted

LEFT_OUT = ""
"""What a column is mapped to that nobody wants."""


class Rejected(msgspec.Struct, frozen=True):
    """A row that is not imported: its line, the column that is wrong, why, and what it holds."""

    line: int
    column: str
    why: str
    cells: tuple[str, ...] = ()


class Columns:
    """The columns of one file, by which its rows are read."""

    def __init__(
        self, center: Center, header: Sequence[str], mapping: Mapping[str, str], keys: Sequence[str]
    ) -> None:
        self._country = center.options.country
        self._header = [name.strip() for name in header]
        self._fields = _fields_of(center, self._header, mapping)
        self._keys = frozenset(keys)
        _check_keys(keys, self._fields)

    def read(self, line: int, cells: Sequence[str]) -> Arrival | Rejected:
        """The row as it will be written, or what is wrong with it: the first thing that is."""
        if len(cells) > len(self._fields):
            why = f"the row has {len(cells)} cells, the header {len(self._fields)}"
            return Rejected(line, "", why, tuple(cells))
        values: dict[str, str] = {}
        for name, field, cell in zip(self._header, self._fields, cells, strict=False):
            if field is None:
                continue
            why, value = self._value(field, cell)
            if why:
                return Rejected(line, name, why, tuple(cells))
            values[field.name] = value
        return self._arrival(line, values, cells)

    def _arrival(self, line: int, values: Mapping[str, str], cells: Sequence[str]) -> Arrival | Rejected:
        lacking = sorted(key for key in self._keys if not values.get(key))
        if lacking:
            return Rejected(line, lacking[0], "is empty, and rows are told apart by it", tuple(cells))
        return Arrival(
            line,
            {name: value for name, value in values.items() if name in COLUMNS},
            {name: value for name, value in values.items() if name not in COLUMNS and value},
        )

    def _value(self, field: ContactField, cell: str) -> tuple[str, str]:
        """Why the cell is wrong, empty where it is not, and the value."""
        text = cell.strip()
        if field.name in NUMBER_FIELDS and text:
            number = numbers.read(text, self._country)
            if number is None:
                return f"{text[:40]!r} is no phone number of {self._country} or with a country code", ""
            text = number
        try:
            return "", accepted(field, text, self._country)
        except Refusal as refusal:
            return f"{refusal.text.rpartition('; ')[0]}; it holds {text[:40]!r}", ""


def _fields_of(
    center: Center, header: Sequence[str], mapping: Mapping[str, str]
) -> list[ContactField | None]:
    """The field that each column fills; None where it is left out. Raises UserError IMPORT-HEADER."""
    fields = {plain(field.name): field for field in center.contact_fields}
    wanted = {plain(column): target for column, target in mapping.items()}
    for column in wanted.keys() - {plain(name) for name in header}:
        raise _wrong(f"There is no column {column!r}.", suggest(column, header))
    found: list[ContactField | None] = []
    for name in header:
        target = wanted.get(plain(name), name)
        found.append(None if target == LEFT_OUT else _field(fields, name, target))
    filled = [field.name for field in found if field is not None]
    for name in filled:
        if filled.count(name) > 1:
            raise _wrong(f"Several columns fill the field {name!r}.", "Leave one out: --map COLUMN=")
    return found


def _field(fields: Mapping[str, ContactField], column: str, target: str) -> ContactField:
    field = fields.get(plain(target))
    if field is None:
        remedy = f"{suggest(target, [each.name for each in fields.values()])} Say --map '{column}=FIELD', or"
        raise _wrong(
            f"No field of contacts is called {target!r}.", f"{remedy} --map '{column}=' to leave it out."
        )
    if field.map_to is not MapTo.NONE:
        text = f"The field {field.name!r} is written by the center itself."
        raise _wrong(text, f"Say --map '{column}=' to leave the column out.")
    return field


def _check_keys(keys: Sequence[str], fields: Iterable[ContactField | None]) -> None:
    filled = {field.name for field in fields if field is not None}
    for key in keys:
        if key not in COLUMNS:
            remedy = f"Choose among {', '.join(COLUMNS)}."
            raise _wrong(f"Rows cannot be told apart by {key!r}.", remedy)
        if key not in filled:
            text = f"Rows are told apart by {key!r}, and no column fills it."
            raise _wrong(text, "Add the column, or choose another with --key FIELD.")


def plain(name: str) -> str:
    """A name as it is compared: `First Name` is `first_name`."""
    return re.sub(r"[\s_-]+", "_", name.strip().casefold())


def _wrong(text: str, remedy: str) -> UserError:
    return UserError("IMPORT-HEADER", text, remedy)
