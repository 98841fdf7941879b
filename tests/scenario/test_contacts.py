"""Stories of calls and the customers they are with: looked up, shown, chosen, changed, left behind."""

from __future__ import annotations

import pytest
from small_center import AMOUNT, CUSTOMER

from cordboard import contract
from cordboard.vcc.calls import ConferenceIn, DisconnectCall, MakeTestCall, RejectCall, SetCallVariable
from cordboard.vcc.contacts import (
    ChooseContact,
    Contact,
    GetContact,
    ListUnmatchedCalls,
    SetContactField,
    TellContacts,
)
from cordboard.vcc.ids import FIRST_CREATED_CONTACT, LOCAL_SEAT, CallId, ContactId, VariableId
from cordboard.vcc.queries import GetCallVariables

OUTSIDE = "+12025550188"
ADA = Contact(
    id=ContactId(310_000_000_000_001),
    number1=CUSTOMER,
    fields=(("first_name", "Ada"), ("last_name", "Lovelace")),
)
BYRON = Contact(id=ContactId(310_000_000_000_002), number2=CUSTOMER, fields=(("last_name", "Byron"),))


def unmatched(floor):
    """The calls that somebody has to look up."""
    return floor.core.answer(ListUnmatchedCalls(seat=LOCAL_SEAT))


def tell(floor, *contacts):
    """The shell has looked up the oldest of them."""
    (call, _), *_ = unmatched(floor)
    floor.decide(TellContacts(seat=LOCAL_SEAT, call=call, contacts=contacts))
    return call


def told(floor, name):
    """The records that the agent's programs have been told, as dictionaries."""
    heard = floor.events(name)
    return [each.record.as_dict() for each in heard if isinstance(each, contract.CallCRMRecordChanged)]


def known(floor, name):
    """The contact of the agent's call."""
    return floor.core.answer(GetContact(seat=floor.seat(name))).contact


def test_a_caller_is_looked_up_while_the_phone_rings(floor):
    # given a call that is offered
    floor.ready("anna")
    floor.calls_in()
    floor.forget()

    # when the shell has found whose number it is
    tell(floor, ADA)

    # then the agent's programs hear that more is known, and can ask what
    assert floor.hears("anna") == ["incomingCallInfo"]
    assert known(floor, "anna") == ADA


def test_who_is_known_before_the_offer_is_told_with_it(floor):
    # given a caller who is known before an agent is free
    floor.calls_in()
    tell(floor, ADA)

    # when one becomes free, and picks up
    floor.ready("anna")
    offered = floor.hears("anna")
    floor.takes("anna")

    # then more is known at the offer, and the record follows the start
    assert offered[-4:] == ["incomingCall", "answerCallIncoming", "incomingCallInfo", "updateStatus"]
    heard = floor.hears("anna")
    assert heard[heard.index("callStarted") :] == ["callStarted", "updateStatus", "callCRMRecordChanged"]


def test_the_record_has_a_name_for_every_value(floor):
    floor.talks("anna")
    floor.forget()
    tell(floor, ADA)
    assert told(floor, "anna") == [
        {
            "_record_id": "310000000000001",
            "number1": CUSTOMER,
            "number2": "",
            "number3": "",
            "first_name": "Ada",
            "last_name": "Lovelace",
            **dict.fromkeys(["company", "street", "city", "state", "zip"], ""),
        }
    ]


def test_nobody_known_is_an_empty_record_with_the_number(floor):
    floor.talks("anna")
    floor.forget()
    tell(floor)
    (record,) = told(floor, "anna")
    assert (record["_record_id"], record["number1"], record["last_name"]) == ("", CUSTOMER, "")
    assert floor.call("anna").contact == 0


def test_an_offer_from_nobody_known_tells_nothing_more(floor):
    floor.ready("anna")
    floor.calls_in()
    floor.forget()
    tell(floor)
    floor.calls_in(caller=OUTSIDE)
    tell(floor)
    floor.ready("bob")
    assert "incomingCallInfo" not in floor.hears("anna") + floor.hears("bob")


def test_a_hidden_number_belongs_to_nobody(floor):
    floor.ready("anna")
    floor.calls_in(caller="anonymous")
    tell(floor)
    assert known(floor, "anna") == Contact()


def test_a_call_is_looked_up_once(floor):
    floor.talks("anna")
    call = tell(floor, ADA)
    assert unmatched(floor) == ()
    floor.read()
    floor.decide(TellContacts(seat=LOCAL_SEAT, call=call, contacts=(BYRON,)))
    assert floor.names() == []


def test_what_is_found_too_late_changes_nothing(floor):
    floor.decide(TellContacts(seat=LOCAL_SEAT, call=CallId("gone"), contacts=(ADA,)))
    assert floor.names() == []


def test_test_calls_and_calls_between_colleagues_have_no_customer(floor):
    floor.ready("anna", "cara")
    floor.asks("anna", MakeTestCall)
    floor.dials("cara", "1002")
    assert unmatched(floor) == ()
    assert known(floor, "anna") == Contact()
    assert floor.refused(SetContactField(seat=floor.seat("anna"), field="city", value="x")) == "WRONG_STATE"


def test_a_manual_call_shows_its_customer_when_they_speak(floor):
    # given a manual call whose number is known
    floor.login("anna")
    floor.dials("anna")
    tell(floor, ADA)
    floor.answers(floor.station_leg("anna"))
    floor.forget()

    # when the customer answers
    floor.answers(floor.customer_leg())

    # then the record follows the start
    assert floor.hears("anna") == ["callStarted", "updateStatus", "callCRMRecordChanged"]


def test_whoever_takes_the_call_over_is_told_too(floor):
    # given a conversation with a known customer
    floor.talks("anna")
    tell(floor, ADA)
    floor.ready("bob")
    floor.forget()

    # when Anna sends it on to Bob
    floor.transfers("anna", "1002")
    floor.takes("bob")

    # then his programs learn who it is
    assert [record["first_name"] for record in told(floor, "bob")] == ["Ada"]


def test_an_offer_that_nobody_takes_shows_no_record(floor):
    floor.ready("anna")
    floor.calls_in()
    tell(floor, ADA)
    floor.asks("anna", RejectCall)
    assert told(floor, "anna") == []


def test_a_finished_call_forgets_its_contact(floor):
    floor.talks("anna")
    tell(floor, ADA)
    floor.asks("anna", DisconnectCall)
    floor.finishes("anna")
    assert floor.core._world.contacts.of_calls == {}


def test_of_several_the_first_is_shown_and_another_can_be_chosen(floor):
    # given a number that two customers have
    floor.talks("anna")
    tell(floor, ADA, BYRON)
    (shown,) = told(floor, "anna")
    assert (shown["last_name"], shown["_candidates"]) == ("Lovelace", f"{ADA.id};{BYRON.id}")

    # when the agent says that it is the other one
    floor.asks("anna", ChooseContact, contact=BYRON.id)

    # then the programs hear it, and the call keeps it
    assert [record["last_name"] for record in told(floor, "anna")] == ["Byron"]
    assert (floor.call("anna").contact, floor.call("anna").customer) == (BYRON.id, "Byron")


def test_only_one_of_them_can_be_chosen(floor):
    floor.talks("anna")
    tell(floor, ADA, BYRON)
    assert floor.refused(ChooseContact(seat=floor.seat("anna"), contact=ContactId(7))) == "BAD_VALUE"


def test_choosing_the_one_that_is_shown_changes_nothing(floor):
    floor.talks("anna")
    tell(floor, ADA, BYRON)
    floor.read()
    floor.asks("anna", ChooseContact, contact=ADA.id)
    assert floor.names() == []


def test_an_agent_changes_a_field(floor):
    # given a conversation with a known customer
    floor.talks("anna")
    tell(floor, ADA)
    floor.forget()

    # when the agent writes down where they live
    floor.asks("anna", SetContactField, field="city", value="London")

    # then the record has it, and all programs hear so
    (fact,) = floor.read()
    assert (fact.contact.value("city"), fact.changed, fact.created) == ("London", ("city",), False)
    assert floor.hears("anna") == ["callCRMRecordChanged", "callUpdated"]


def test_numbers_are_kept_as_calls_have_them(floor):
    floor.talks("anna")
    tell(floor, ADA)
    floor.asks("anna", SetContactField, field="number2", value="(202) 555-0188")
    assert known(floor, "anna").number2 == "+12025550188"


def test_the_same_value_again_is_no_change(floor):
    floor.talks("anna")
    tell(floor, ADA)
    floor.read()
    floor.asks("anna", SetContactField, field="first_name", value="Ada")
    assert floor.names() == []


def test_the_first_value_of_somebody_new_begins_a_record(floor):
    floor.talks("anna")
    tell(floor)
    floor.read()
    floor.asks("anna", SetContactField, field="last_name", value="Babbage")
    floor.asks("anna", SetContactField, field="first_name", value="Charles")
    first, second = floor.read()
    assert (first.created, first.contact.id, first.contact.number1) == (
        True,
        FIRST_CREATED_CONTACT,
        CUSTOMER,
    )
    assert (second.created, second.contact.id) == (False, FIRST_CREATED_CONTACT)
    assert floor.call("anna").customer == "Charles Babbage"


def test_records_that_calls_begin_have_ids_of_their_own(floor):
    # given a record begun in one call, and the center's restart
    floor.talks("anna")
    tell(floor)
    floor.asks("anna", SetContactField, field="last_name", value="Babbage")
    floor.restart_from_snapshot(0)
    floor.asks("anna", DisconnectCall)
    floor.finishes("anna")

    # when another is begun
    floor.calls_in(caller=OUTSIDE)
    floor.takes("anna")
    tell(floor)
    floor.asks("anna", SetContactField, field="last_name", value="Boole")

    # then it is another one
    assert known(floor, "anna").id == FIRST_CREATED_CONTACT + 1


@pytest.mark.parametrize(
    ("name", "field", "value", "reason"),
    [
        ("bob", "city", "Rome", "NO_PERMISSION"),
        ("anna", "shoe size", "43", "BAD_VALUE"),
        ("anna", "number1", "call me", "BAD_VALUE"),
        ("anna", "tries", "4", "BAD_VALUE"),
        ("anna", "due", "tomorrow", "BAD_VALUE"),
    ],
)
def test_a_wrong_change_changes_nothing(floor, name, field, value, reason):
    floor.talks(name)
    tell(floor, ADA)
    assert floor.refused(SetContactField(seat=floor.seat(name), field=field, value=value)) == reason


def test_a_field_of_the_center_s_own_is_a_variable_too(floor):
    floor.talks("anna")
    tell(floor, ADA)
    floor.asks("anna", SetCallVariable, variable=VariableId(300000000000081), value="2026-01-31")
    floor.asks("anna", SetCallVariable, variable=AMOUNT, value="7")
    variables = floor.core.answer(GetCallVariables(seat=floor.seat("anna")))
    assert variables.customer.contact.value("due") == "2026-01-31"
    assert [value for _, value in variables.own] == ["7"]


def test_everybody_with_the_same_customer_knows_the_change(floor):
    # given two calls with the same customer
    floor.talks("anna")
    tell(floor, ADA)
    floor.ready("bob")
    floor.calls_in()
    floor.takes("bob")
    tell(floor, ADA)

    # when one agent changes the record
    floor.asks("anna", SetContactField, field="city", value="London")

    # then the other's call knows it
    assert known(floor, "bob").value("city") == "London"


def test_a_participant_is_shown_by_name(floor):
    # given a conference with somebody who is known
    floor.talks("anna")
    tell(floor)
    floor.asks("anna", ConferenceIn, number=OUTSIDE, warm=False, check_dnc=True)
    tell(floor, ADA)
    floor.forget()

    # when they join
    floor.answers(floor.customer_leg())

    # then they are called by their name, and the agent's own call keeps its contact
    heard = floor.events("anna")
    (joined,) = (each for each in heard if isinstance(each, contract.ConferenceParticipantAdded))
    assert joined.info.customerTitle == "Ada Lovelace"
    assert known(floor, "anna").id == 0


def test_somebody_new_leaves_a_record_behind_where_the_center_wants_it(new_floor):
    # given a center that keeps everybody
    floor = new_floor(create_contacts=True)
    floor.talks("anna")
    tell(floor)
    floor.asks("anna", DisconnectCall)
    floor.read()

    # when a call with somebody new is finished
    floor.finishes("anna")

    # then there is a record with the number
    (created,) = (fact for fact in floor.read() if type(fact).__name__ == "ContactCreated")
    assert (created.contact.number1, created.call.contact) == (CUSTOMER, created.contact.id)


@pytest.mark.parametrize("found", [[ADA], []])
def test_known_people_and_calls_that_were_not_looked_up_leave_none(new_floor, found):
    floor = new_floor(create_contacts=True)
    floor.talks("anna")
    for contact in found:
        tell(floor, contact)
    floor.asks("anna", DisconnectCall)
    floor.finishes("anna")
    assert "ContactCreated" not in floor.names()
