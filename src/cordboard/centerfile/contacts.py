"""The fields of contacts: the system's own, as the file changes them, then those that it adds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from cordboard.vcc.center import MAPPED_TYPES, SYSTEM_FIELDS, ContactField, DataType, MapTo
from cordboard.vcc.ids import VariableId

from .entries import ContactFieldEntry, Word
from .naming import Directory, Ids
from .problems import Code, Problems
from .variables import build_restrictions

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_ -]{0,63}")


def build_contact_fields(
    entries: Iterable[ContactFieldEntry], country: str, ids: Ids, problems: Problems
) -> tuple[ContactField, ...]:
    """All fields of a contact: the system's in its order, then the center's in that of the file."""
    fields = {field.name: field for field in SYSTEM_FIELDS}
    directory = Directory[ContactField]("contact field", problems)
    for entry in entries:
        field = _field(entry, fields.get(str(entry.name)), ids, problems)
        restrictions = build_restrictions(field, entry.restrictions, country, problems)
        field = replace(field, restrictions=restrictions, display=entry.display)
        directory.add(Word.at(entry.name.place, entry.name.casefold()), field)
    return tuple({**fields, **{each.name: each for each in directory.all()}}.values())


def _field(
    entry: ContactFieldEntry, system: ContactField | None, ids: Ids, problems: Problems
) -> ContactField:
    if system is not None:
        _check_system(entry, system, problems)
        return replace(system, description=str(entry.description) or system.description)
    _check_name(entry.name, problems)
    _check_mapping(entry, problems)
    return ContactField(
        id=VariableId(ids.take("contact field", entry.name, entry.id)),
        name=str(entry.name),
        description=str(entry.description),
        type=entry.type,
        map_to=entry.map_to,
    )


def _check_system(entry: ContactFieldEntry, system: ContactField, problems: Problems) -> None:
    name = str(entry.name)
    if entry.type not in {DataType.STRING, system.type} or entry.map_to is not MapTo.NONE or entry.id:
        text = f"{name!r} is the system's own field: its type, its id and who writes it stay."
        problems.add(Code.VALUE, entry.name.place, text, "Remove `type`, `id` and `map_to`.")


def _check_name(name: Word, problems: Problems) -> None:
    if name and _NAME.fullmatch(name) is None:
        remedy = "Write a letter, then letters, digits, blanks, dashes and underscores."
        problems.add(Code.VALUE, name.place, f"{str(name)!r} cannot name a contact field.", remedy)
    if name.casefold() in {field.name for field in SYSTEM_FIELDS}:
        text = f"{str(name)!r} is the name of a system field, in other letters."
        problems.add(Code.DUPLICATE, name.place, text, f"Write {name.casefold()!r}, or another name.")


def _check_mapping(entry: ContactFieldEntry, problems: Problems) -> None:
    kind = MAPPED_TYPES[entry.map_to]
    if entry.map_to is not MapTo.NONE and entry.type not in {DataType.STRING, kind}:
        text = f"{entry.map_to} does not fit a field of type {entry.type}."
        problems.add(Code.VALUE, entry.name.place, text, f"Write `type: {kind}`.")
