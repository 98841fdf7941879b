"""Bindings: what a REGISTER makes of the ones there are, and when it is refused whole."""

import pytest

from cordboard.sip import Address, Headers, RegistrarPolicy, Request, parse_uri
from cordboard.sip.registrar import RegistrationRefused, contact_values, living, register

POLICY = RegistrarPolicy(shortest=60, longest=600, default=300, contacts=2)
SOURCE = Address("192.0.2.9", 5060)


def request(*contacts, expires=None, call_id="phone", cseq=1):
    fields = [("Contact", contact) for contact in contacts]
    fields += [("Call-ID", call_id), ("CSeq", f"{cseq} REGISTER")]
    fields += [("Expires", value) for value in [expires] if value is not None]
    return Request(Headers.of(fields), b"", "REGISTER", parse_uri("sip:demo"))


def apply(bindings, message, now=0.0):
    return register(bindings, message, SOURCE, now, POLICY)


def shown(bindings, now=0.0):
    return list(contact_values(bindings, now))


def test_each_contact_gets_its_own_time_within_the_limits():
    bindings = apply((), request("<sip:a@h>;expires=100", "<sip:b@h>", expires="9999"))
    assert shown(bindings) == ["<sip:b@h>;expires=600", "<sip:a@h>;expires=100"]
    assert shown(apply((), request("<sip:a@h>"))) == ["<sip:a@h>;expires=300"]
    assert shown(apply((), request("<sip:a@h>;expires=soon"))) == ["<sip:a@h>;expires=300"]


def test_a_refresh_replaces_and_a_zero_removes():
    first = apply((), request("<sip:a@h>", "<sip:b@h>"))
    second = apply(first, request("<sip:a@H>;expires=90", "<sip:b@h>;expires=0", cseq=2), now=10.0)
    assert shown(second, 10.0) == ["<sip:a@H>;expires=90"]


def test_the_preferred_contact_comes_first():
    bindings = apply((), request("<sip:a@h>;q=0.2", "<sip:b@h>;q=0.9"))
    assert [binding.contact.user for binding in bindings] == ["b", "a"]


def test_star_removes_all_and_only_with_expires_zero():
    bindings = apply((), request("<sip:a@h>", "<sip:b@h>"))
    assert apply(bindings, request("*", expires="0", cseq=2)) == ()
    with pytest.raises(RegistrationRefused) as refusal:
        apply(bindings, request("*", expires="60", cseq=2))
    assert refusal.value.status == 400


def test_a_question_changes_nothing():
    bindings = apply((), request("<sip:a@h>"))
    assert apply(bindings, request()) == bindings


def test_what_is_over_is_not_living():
    bindings = apply((), request("<sip:a@h>;expires=60"))
    assert living(bindings, 59.9) == bindings
    assert living(bindings, 60.0) == ()


@pytest.mark.parametrize(
    ("message", "status"),
    [
        (request("<sip:a@h>;expires=59", cseq=2), 423),
        (request("<sip:c@h>", "<sip:d@h>", cseq=2), 403),
        (request("<sip:a@h>", cseq=1), 500),
        (request("*", expires="0", cseq=1), 500),
        (request("<sip:a@h>;q=2", cseq=2), 400),
    ],
)
def test_a_refused_request_says_why(message, status):
    bindings = apply((), request("<sip:a@h>"))
    with pytest.raises(RegistrationRefused) as refusal:
        apply(bindings, message)
    assert refusal.value.status == status


def test_another_phone_counts_for_itself():
    bindings = apply((), request("<sip:a@h>", cseq=50))
    again = apply(bindings, request("<sip:a@h>", call_id="rebooted", cseq=1))
    assert [binding.cseq for binding in again] == [1]
