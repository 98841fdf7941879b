"""Who may call and register: trust by address, proof by digest, and nothing learned by guessing."""

import re

import pytest

from cordboard.sip import (
    Address,
    Algorithm,
    AuthenticationFailed,
    CallFailed,
    CallIncoming,
    Challenge,
    Credentials,
    Refuse,
    RegisterResult,
    RegistrarPolicy,
    RegistrationChanged,
    Settings,
    Trusted,
    ha1,
)

CALLEE = Address("127.0.0.2", 5060)
SETTINGS = Settings(CALLEE, registrar=RegistrarPolicy(shortest=60), nonce_key=b"0123456789abcdef")
GOOD = Credentials("2001", "secret")
RECORD = "sip:2001@demo.example"


class Desk:
    """One phone with a secret, one trunk known by its address, everyone else refused or challenged."""

    def __init__(self, decision):
        self.decision = decision
        self.asked = []

    def decide(self, request, source):
        return self.decision

    def ha1(self, realm, user, algorithm, source):
        self.asked.append(user)
        return {"2001": ha1("2001", realm, "secret", algorithm)}.get(user)

    def may_register(self, principal, address_of_record):
        return address_of_record == f"sip:{principal}@demo.example"


@pytest.fixture
def desk(new_wire):
    def make(decision=Challenge("demo.example")):  # noqa: B008  a frozen value
        return new_wire(callee_settings=SETTINGS, authority=Desk(decision))

    return make


def results(wire):
    return [(event.status, event.expires) for event in wire.caller.seen(RegisterResult)]


def register(wire, credentials=GOOD, expires=300, record=RECORD):
    wire.caller.agent.register(record, CALLEE, expires, wire.now, credentials=credentials)
    wire.run(0.5)


@pytest.mark.parametrize("algorithms", [tuple(Algorithm), (Algorithm.MD5,), (Algorithm.SHA_256,)])
def test_a_phone_proves_its_secret_and_is_registered(desk, algorithms):
    wire = desk(Challenge("demo.example", algorithms))
    register(wire)
    assert results(wire) == [(200, 300)]
    binding = wire.callee.agent.bindings(RECORD, wire.now)[0]
    assert str(binding.contact) == "sip:2001@127.0.0.1:5070"
    assert binding.source == wire.caller.address
    assert wire.callee.seen(RegistrationChanged) == [RegistrationChanged(RECORD, (binding,))]


def test_a_registration_ends_by_itself_and_is_told(desk):
    wire = desk()
    register(wire)
    wire.run(301)
    assert wire.callee.agent.bindings(RECORD, wire.now) == ()
    assert wire.callee.seen(RegistrationChanged)[-1] == RegistrationChanged(RECORD, ())


def test_a_refreshed_registration_stays(desk):
    wire = desk()
    for _ in range(4):
        register(wire)
        wire.run(200)
    assert results(wire) == [(200, 300)] * 4
    assert len(wire.callee.agent.bindings(RECORD, wire.now)) == 1


def test_a_phone_can_leave(desk):
    wire = desk()
    register(wire)
    register(wire, expires=0)
    assert results(wire) == [(200, 300), (200, 0)]
    assert wire.callee.agent.bindings(RECORD, wire.now) == ()


def test_too_brief_an_interval_is_refused(desk):
    wire = desk()
    register(wire, expires=10)
    assert results(wire) == [(423, 0)]
    assert wire.callee.agent.bindings(RECORD, wire.now) == ()


def test_nobody_registers_for_another(desk):
    wire = desk()
    register(wire, record="sip:2002@demo.example")
    assert results(wire) == [(403, 0)]
    assert wire.callee.seen(RegistrationChanged) == []


def challenge_shape(wire):
    """The last 401 with everything that is random taken out."""
    sent = [data.decode() for data in wire.callee.sent if b" 401 " in data.partition(b"\r\n")[0]]
    return re.sub(r"(nonce=\"[^\"]*\"|[0-9a-f]{16}|\d+ REGISTER)", "", sent[-1].partition("To:")[2])


def test_a_wrong_secret_and_an_unknown_user_look_alike(desk):
    shapes = []
    for credentials in (Credentials("2001", "guess"), Credentials("2999", "guess")):
        wire = desk()
        register(wire, credentials)
        assert results(wire) == [(401, 0)]
        assert [e.user for e in wire.callee.seen(AuthenticationFailed)] == [credentials.user]
        assert wire.callee.sent_starts() == ["401", "401"]
        shapes.append(challenge_shape(wire))
    assert shapes[0] == shapes[1]


def test_no_failure_counts_without_a_round_trip_of_our_nonce(desk):
    wire = desk()
    register(wire, None)
    proof = (
        'Digest username="2001", realm="demo.example", nonce="1.made-up", uri="sip:demo.example", '
        'qop=auth, nc=00000001, cnonce="x", response="0", algorithm=MD5'
    )
    forged = wire.caller.sent[0].replace(b"z9hG4bK", b"z9hG4bKf").replace(b"CSeq: 1", b"CSeq: 7")
    wire.inject(forged.replace(b"Expires", f"Authorization: {proof}\r\nExpires".encode()))
    assert wire.callee.sent_starts() == ["401", "401"]
    assert wire.callee.seen(AuthenticationFailed) == []


def test_a_recorded_proof_cannot_be_used_again(desk):
    wire = desk()
    register(wire)
    again = wire.caller.sent[1].replace(b"z9hG4bK", b"z9hG4bKf").replace(b"CSeq: 2", b"CSeq: 9")
    wire.inject(again.replace(b"expires=300", b"expires=0"), Address("203.0.113.9", 5060))
    assert b"stale=true" in wire.callee.sent[-1]
    assert len(wire.callee.agent.bindings(RECORD, wire.now)) == 1


def test_a_stale_nonce_is_renewed_without_asking_the_owner(desk):
    wire = desk()
    register(wire)
    stale = wire.caller.sent[1].replace(b"z9hG4bK", b"z9hG4bKf").replace(b"CSeq: 2", b"CSeq: 9")
    wire.run(400)
    wire.inject(stale)
    assert b"stale=true" in wire.callee.sent[-1]
    assert wire.callee.seen(AuthenticationFailed) == []


def test_a_call_with_proof_comes_through_and_without_fails(desk, bodies):
    for credentials, status in ((GOOD, None), (None, 401), (Credentials("2001", "guess"), 401)):
        wire = desk()
        wire.call(credentials=credentials)
        wire.run(1)
        assert [e.status for e in wire.caller.seen(CallFailed)] == [status][: status is not None]
        assert [e.principal for e in wire.callee.seen(CallIncoming)] == ["2001"][: status is None]


def test_requests_in_a_call_are_not_challenged(desk, make_answering):
    wire = desk()
    make_answering(wire)
    call = wire.call(credentials=GOOD)
    wire.run(1)
    wire.caller.agent.hang_up(call, wire.now)
    wire.run(1)
    assert wire.callee.sent_starts() == ["401", "100", "180", "200", "200"]


def test_a_trunk_is_trusted_by_its_address_and_a_stranger_refused(desk):
    wire = desk(Trusted("trunk-1"))
    wire.call()
    wire.run(1)
    assert [e.principal for e in wire.callee.seen(CallIncoming)] == ["trunk-1"]

    wire = desk(Refuse())
    wire.call()
    wire.run(1)
    assert [(e.status, e.reason) for e in wire.caller.seen(CallFailed)] == [(403, "Forbidden")]
    assert wire.callee.seen(CallIncoming) == []


def test_unknown_users_cost_the_same_look_ups(desk):
    asked = []
    for user in ("2001", "2999"):
        wire = desk()
        register(wire, Credentials(user, "guess"))
        asked.append(len(wire.callee.agent._core.authority.asked))
    assert asked == [1, 1]


def test_secrets_never_show(desk):
    assert "secret" not in repr(GOOD)
