"""Contacts: what the center knows of its customers, and which of them a call is with.

The records are bulk and lie in tables. A shell looks the number of each call up and tells the core what it
has found; a call keeps its contact until it is over. What agents change goes the other way: as facts, which a
projection writes into the tables.
"""

from .book import EFFECTS, Contacts, KeptContacts
from .commands import ChooseContact, SetContactField, TellContacts
from .facts import ContactChanged, ContactChosen, ContactCreated, ContactFact, ContactsFound, ContactShown
from .model import MOST_CANDIDATES, NUMBER_FIELDS, CallContact, Contact
from .policy import title_of, with_field
from .queries import ContactFields, GetContact, ListContactFields, ListUnmatchedCalls

__all__ = [
    "EFFECTS",
    "MOST_CANDIDATES",
    "NUMBER_FIELDS",
    "CallContact",
    "ChooseContact",
    "Contact",
    "ContactChanged",
    "ContactChosen",
    "ContactCreated",
    "ContactFact",
    "ContactFields",
    "ContactShown",
    "Contacts",
    "ContactsFound",
    "GetContact",
    "KeptContacts",
    "ListContactFields",
    "ListUnmatchedCalls",
    "SetContactField",
    "TellContacts",
    "title_of",
    "with_field",
]
