"""What follows from a contact's fields."""

from __future__ import annotations

from msgspec.structs import replace

from .model import NUMBER_FIELDS, Contact


def title_of(contact: Contact) -> str:
    """The words under which a customer is shown: their name, else their company; empty where both lack."""
    name = f"{contact.value('first_name')} {contact.value('last_name')}".strip()
    return name or contact.value("company")


def with_field(contact: Contact, field: str, value: str) -> Contact:
    """The contact in which the field of that name holds `value`; an empty value holds nothing."""
    if field in NUMBER_FIELDS:
        return replace(contact, **{field: value})
    fields = {**dict(contact.fields), field: value}
    return replace(contact, fields=tuple(sorted((name, held) for name, held in fields.items() if held)))
