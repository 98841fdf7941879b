"""What can happen to a contact, and to what a call knows of its own."""

from __future__ import annotations

from typing import TypeAlias

from ..calls import Call
from ..ids import AgentId, CallId, SeatId
from ..kernel import Fact
from .model import Contact


class ContactsFound(Fact, frozen=True, kw_only=True, tag="contact.found"):
    """The number of a call was looked up. `contact` is an empty record where it belongs to nobody we know."""

    seat: SeatId | None
    """Where the call is being offered or handled now; None where nobody has it yet."""
    call: Call
    contact: Contact
    candidates: tuple[Contact, ...] = ()
    """Where the number belongs to several, they; the first of them is `contact`."""


class ContactShown(Fact, frozen=True, kw_only=True, tag="contact.shown"):
    """The agent speaks with the customer, and their programs learn who that is."""

    seat: SeatId
    call_id: CallId
    shown_to: AgentId
    contact: Contact
    candidates: tuple[Contact, ...] = ()
    offer: int = 0
    """The agent is only asked to call the customer back, by the offer of this number."""


class ContactChosen(Fact, frozen=True, kw_only=True, tag="contact.chosen"):
    """The agent said which of several contacts the call is with."""

    seat: SeatId
    call: Call
    contact: Contact
    candidates: tuple[Contact, ...] = ()


class ContactChanged(Fact, frozen=True, kw_only=True, tag="contact.changed"):
    """The agent changed fields of the call's contact, or began a record for somebody new (`created`)."""

    seat: SeatId
    call: Call
    contact: Contact
    changed: tuple[str, ...]
    """The names of the fields that are different now."""
    candidates: tuple[Contact, ...] = ()
    created: bool = False


class ContactCreated(Fact, frozen=True, kw_only=True, tag="contact.created"):
    """A finished call with somebody new has left a record behind, by the center's rule."""

    call: Call
    contact: Contact


ContactFact: TypeAlias = ContactsFound | ContactShown | ContactChosen | ContactChanged | ContactCreated
