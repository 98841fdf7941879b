"""How a call gets to know its contact, and what agents do with it.

Programs are told of the contact once the agent speaks with the customer, and again whenever it changes;
`shown_to` remembers whom that was, so that whoever takes the call over is told as well.
"""

from __future__ import annotations

from msgspec.structs import replace

from .. import numbers
from ..agents import Agent, require
from ..calls import Call, CallFinished, CallOffered, CallState
from ..center import ContactField, MapTo, Permission
from ..errors import Reason, Refusal
from ..ids import NO_CONTACT, SeatId
from ..variables import accepted
from ..work import Work
from ..world import World
from .commands import ChooseContact, SetContactField, TellContacts
from .facts import ContactChanged, ContactChosen, ContactCreated, ContactsFound, ContactShown
from .model import MOST_CANDIDATES, NUMBER_FIELDS, CallContact, Contact
from .policy import title_of, with_field

_SPEAKS = frozenset({CallState.TALKING, CallState.ON_HOLD, CallState.CONSULTING, CallState.WRAP_UP})


def tell(work: Work, command: TellContacts) -> None:
    """A call's number has been looked up."""
    call = work.world.calls.get(command.call)
    if call is None or call.contact is not None:
        return
    found = command.contacts[:MOST_CANDIDATES]
    contact = found[0] if found else Contact(number1=_outside_number(call))
    work.record(
        ContactsFound(
            seat=_seat_of(work.world, call),
            call=_with_contact(call, contact),
            contact=contact,
            candidates=found if len(found) > 1 else (),
        )
    )


def set_field(work: Work, command: SetContactField) -> None:
    """Change the call's contact; the record of somebody new begins with the first value."""
    world = work.world
    agent, call, known = _customer_of(world, command.seat)
    require(world.directory.users[agent.id], Permission.EDIT_CRM)
    field = _field(world, command.field)
    value = _value(field, command.value, world.directory.options.country)
    if known.contact.value(field.name) == value:
        return
    if not value:
        require(world.directory.users[agent.id], Permission.REMOVE_CRM)
    created = known.contact.id == NO_CONTACT
    contact = with_field(known.contact, field.name, value)
    contact = replace(contact, id=world.contacts.next_id) if created else contact
    work.record(
        ContactChanged(
            seat=command.seat,
            call=_with_contact(call, contact),
            contact=contact,
            changed=(field.name,),
            candidates=tuple(contact if each.id == contact.id else each for each in known.candidates),
            created=created,
        )
    )


def choose(work: Work, command: ChooseContact) -> None:
    """The agent says which of several customers it is."""
    _, call, known = _customer_of(work.world, command.seat)
    chosen = next((each for each in known.candidates if each.id == command.contact), None)
    if chosen is None:
        raise Refusal(
            Reason.BAD_VALUE,
            f"the number of this call does not belong to contact {command.contact}; choose one that it has",
        )
    if chosen != known.contact:
        work.record(
            ContactChosen(
                seat=command.seat,
                call=_with_contact(call, chosen),
                contact=chosen,
                candidates=known.candidates,
            )
        )


def follow(work: Work, seen: int) -> None:
    """What has happened since fact number `seen` of this work: show contacts, leave new ones behind."""
    for fact in work.facts[seen:]:
        call = getattr(fact, "call", None)
        if isinstance(call, Call):
            _show(work, call)
        if isinstance(fact, CallOffered) and fact.call.keeps_place:
            _show_offer(work, fact)
        if isinstance(fact, CallFinished):
            _leave_behind(work, fact.call)


def _show(work: Work, told: Call) -> None:
    known = work.world.contacts.of(told.id)
    call = work.world.calls.get(told.id)
    if known is None or call is None or call.state not in _SPEAKS or known.shown_to == call.agent:
        return
    seat = _seat_of(work.world, call)
    if seat is not None and call.agent is not None and call.main is None:
        work.record(
            ContactShown(
                seat=seat,
                call_id=call.id,
                shown_to=call.agent,
                contact=known.contact,
                candidates=known.candidates,
            )
        )


def _show_offer(work: Work, fact: CallOffered) -> None:
    """An agent is asked to call somebody back, and their programs learn whom."""
    known = work.world.contacts.of(fact.call.id)
    if known is not None:
        work.record(
            ContactShown(
                seat=fact.seat,
                call_id=fact.call.id,
                shown_to=fact.agent.id,
                contact=known.contact,
                candidates=known.candidates,
                offer=fact.call.offer,
            )
        )


def _leave_behind(work: Work, call: Call) -> None:
    """A finished call with somebody new becomes a record, where the center wants that."""
    number = _outside_number(call)
    if work.world.directory.options.create_contacts and call.contact == NO_CONTACT and number:
        contact = Contact(id=work.world.contacts.next_id, number1=number)
        work.record(ContactCreated(call=replace(call, contact=contact.id), contact=contact))


def _customer_of(world: World, seat: SeatId) -> tuple[Agent, Call, CallContact]:
    """The agent at `seat`, their call and its contact. Raises Refusal NO_CALL or WRONG_STATE."""
    agent = world.agent_at(seat)
    if agent.call is None:
        raise Refusal(Reason.NO_CALL, "the agent has no call; wait for one, or make one")
    known = world.contacts.of(agent.call)
    if known is None:
        raise Refusal(
            Reason.WRONG_STATE,
            "nobody has looked up whom this call is with; wait for callCRMRecordChanged (calls between "
            "colleagues and test calls have no contact)",
        )
    return agent, world.calls[agent.call], known


def _field(world: World, name: str) -> ContactField:
    field = next((each for each in world.directory.center.contact_fields if each.name == name), None)
    if field is None:
        raise Refusal(Reason.BAD_VALUE, f"contacts have no field {name!r}; use one that is listed")
    if field.map_to is not MapTo.NONE:
        raise Refusal(Reason.BAD_VALUE, f"{name} is written by the center itself; change another field")
    return field


def _value(field: ContactField, text: str, country: str) -> str:
    """The value as the field keeps it; numbers that calls are matched by in the form that calls have."""
    value = accepted(field, text, country)
    return numbers.read(value, country) or "" if field.name in NUMBER_FIELDS else value


def _with_contact(call: Call, contact: Contact) -> Call:
    return replace(call, contact=contact.id, customer=title_of(contact))


def _outside_number(call: Call) -> str:
    """The other party's number in E.164; empty where they hid it."""
    return call.number if call.number.startswith("+") else ""


def _seat_of(world: World, call: Call) -> SeatId | None:
    agent = None if call.agent is None else world.agents.get(call.agent)
    return None if agent is None else agent.seat
