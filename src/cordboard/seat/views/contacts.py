"""How the contract shows contacts: a record as a map, the rules of its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc.center import SYSTEM_FIELDS, ContactField, Restrictions
from cordboard.vcc.contacts import Contact

RECORD_ID = "_record_id"
CANDIDATES = "_candidates"


def contact_record(contact: Contact, candidates: Iterable[Contact] = ()) -> contract.Map:
    """A contact as `map`: its id, the system's fields, then those of the center that hold a value.

    `_record_id` is empty for somebody who is not known. `_candidates`, the ids of those whom the number
    belongs to, parted by semicolons, is there where that is several.
    """
    ids = ";".join(str(each.id) for each in candidates)
    system = {field.name: contact.value(field.name) for field in SYSTEM_FIELDS}
    return contract.Map.of(
        {RECORD_ID: record_id(contact)} | ({CANDIDATES: ids} if ids else {}) | system | dict(contact.fields)
    )


def record_id(contact: Contact) -> str:
    """The id as text; empty for an empty record."""
    return str(contact.id or "")


def field_rules(field: ContactField) -> contract.CrmFieldDataType:
    """A field and what it may hold, as `crmFieldDataType`: each rule as `NAME=value`, the type first.

    `optional`: an empty value need not keep to the rule.
    """
    optional = not field.restrictions.required
    return contract.CrmFieldDataType(
        id=field.id,
        name=field.name,
        restrictions=tuple(
            contract.CrmFieldRestrictionType(optional=optional, value=f"{name}={value}")
            for name, value in (("TYPE", field.type.value), *_rules(field.restrictions))
        ),
    )


def _rules(rules: Restrictions) -> Iterator[tuple[str, str]]:
    kind = codes.RestrictionType
    told = {
        kind.REQUIRED: "true" if rules.required else "",
        kind.MIN: rules.minimum,
        kind.MAX: rules.maximum,
        kind.REGEXP: rules.regexp,
        kind.SET: ";".join(rules.one_of),
        kind.MULTISET: ";".join(rules.any_of),
        kind.PRECISION: rules.precision,
        kind.SCALE: rules.scale,
    }
    yield from ((each.name, str(value)) for each, value in told.items() if value not in {None, ""})
