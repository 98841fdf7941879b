"""Requests that are well formed and still not to be served: each gets the answer RFC 3261 section 8.2 has."""

import pytest

from cordboard.sip import Address, CallAnswered, CallEnded, CallIncoming, parse_message

CALLEE = Address("127.0.0.2", 5060)


def message(
    method="OPTIONS", *, branch="1", call_id="x", cseq=1, uri="sip:127.0.0.2", to="<sip:127.0.0.2>", extra=""
):
    return (
        f"{method} {uri} SIP/2.0\r\n"
        f"Via: SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bK{branch};rport\r\n"
        f"From: <sip:a@127.0.0.1>;tag=1\r\nTo: {to}\r\nCall-ID: {call_id}\r\n"
        f"CSeq: {cseq} {method}\r\nContact: <sip:a@127.0.0.1:5070>\r\n{extra}\r\n"
    ).encode()


def answers(wire):
    wire.run(0.1)
    return [parse_message(data) for data in wire.callee.sent]


@pytest.mark.parametrize(
    ("data", "status", "header"),
    [
        (message("PUBLISH"), 405, ("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, NOTIFY, REFER")),
        (message("PRACK"), 405, None),
        (message("UPDATE"), 405, None),
        (message("REGISTER"), 405, None),
        (message("FLY"), 501, ("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, NOTIFY, REFER")),
        (message(uri="tel:+15550100"), 416, None),
        (message(extra="Max-Forwards: 0\r\n"), 483, None),
        (message("INVITE", extra="Require: 100rel, timer\r\n"), 420, ("Unsupported", "100rel, timer")),
        (message("INVITE", extra="Content-Type: text/plain\r\n\r\nhi"), 415, ("Accept", "application/sdp")),
        (message("INVITE", extra="Content-Encoding: gzip\r\n\r\nhi"), 415, ("Accept-Encoding", "identity")),
        (message("INVITE", extra="Accept: text/plain\r\n"), 406, None),
        (message("INVITE").replace(b"Contact", b"X-Contact"), 400, None),
        (message("INVITE").replace(b"Contact: <sip:a@127.0.0.1:5070>", b"Contact: <tel:1>"), 400, None),
        (message("BYE"), 481, None),
        (message("BYE", to="<sip:127.0.0.2>;tag=unknown"), 481, None),
        (message("INVITE", to="<sip:127.0.0.2>;tag=unknown"), 481, None),
        (message("CANCEL"), 481, None),
        (message("INFO"), 481, None),
        (message(), 200, ("Accept", "application/sdp")),
    ],
)
def test_each_odd_request_has_its_answer(wire, data, status, header):
    wire.inject(data)
    answer = answers(wire)[0]
    assert answer.status == status
    assert header is None or header in answer.headers.fields
    assert wire.callee.events == []


def test_a_repeated_request_gets_the_same_answer_and_acts_once(wire):
    for _ in range(3):
        wire.inject(message("INVITE"))
    assert [answer.status for answer in answers(wire)] == [100, 100, 100]
    assert len(wire.callee.seen(CallIncoming)) == 1
    for _ in range(2):
        wire.inject(message("FLY", call_id="y"))
    assert len(set(wire.callee.sent[3:])) == 1


def test_a_request_that_comes_by_two_ways_is_served_once(wire):
    wire.inject(message("INVITE", branch="a"))
    wire.inject(message("INVITE", branch="b"))
    assert [answer.status for answer in answers(wire)] == [100, 482]
    assert len(wire.callee.seen(CallIncoming)) == 1


def test_a_request_from_before_rfc_3261_is_told_apart_without_a_branch(new_wire):
    wire = new_wire(reader=len)
    for call_id in ("x", "y", "x"):
        old = message("INVITE", call_id=call_id).replace(b";branch=z9hG4bK1", b"")
        wire.inject(old)
    assert len(wire.callee.seen(CallIncoming)) == 2


def test_an_old_number_in_a_call_is_refused(talking):
    core_call = talking.callee.agent._core.calls[talking.callee_call()]
    ours = core_call.dialog.local
    for number, status in ((1, 500), (7, 200), (6, 500)):
        info = message(
            "INFO", branch=f"n{number}", call_id=core_call.dialog.call_id, cseq=number, to=str(ours)
        ).replace(b"From: <sip:a@127.0.0.1>;tag=1", f"From: {core_call.dialog.remote}".encode())
        talking.inject(info)
        assert parse_message(talking.callee.sent[-1]).status == status


def test_cancel_after_the_answer_changes_nothing(talking):
    invite = parse_message(talking.caller.sent[0])
    cancel = message("CANCEL", call_id=invite.call_id, to=str(invite.to), uri=str(invite.uri))
    cancel = cancel.replace(b"z9hG4bK1", invite.via.branch.encode())
    talking.inject(cancel.replace(b"From: <sip:a@127.0.0.1>;tag=1", f"From: {invite.from_}".encode()))
    assert parse_message(talking.callee.sent[-1]).status == 200
    assert talking.callee.seen(CallEnded) == []


def fork(wire, tag):
    """A 200 to the caller's INVITE from another phone behind a proxy."""
    invite = parse_message(wire.caller.sent[0])
    ok = (
        f"SIP/2.0 200 OK\r\nVia: {invite.via}\r\nFrom: {invite.from_}\r\nTo: {invite.to};tag={tag}\r\n"
        f"Call-ID: {invite.call_id}\r\nCSeq: 1 INVITE\r\nContact: <sip:fork@127.0.0.9:5060>\r\n\r\n"
    )
    wire.caller.agent.receive_datagram(ok.encode(), CALLEE, wire.now)
    sent = wire.caller.agent.datagrams_to_send()
    return [(data.split(b" ")[0], to.host) for data, to in sent]


def test_a_second_phone_that_answers_is_thanked_and_hung_up(talking):
    assert fork(talking, "other") == [(b"ACK", "127.0.0.9"), (b"BYE", "127.0.0.9")]
    assert fork(talking, "other") == [(b"ACK", "127.0.0.9")]
    talking.run(60)
    assert len(talking.caller.agent.calls()) == 1
    assert len(talking.caller.seen(CallAnswered)) == 1
    assert talking.caller.seen(CallEnded) == []


def test_another_phone_than_the_first_that_rang_may_answer(wire):
    call = wire.call()
    wire.run(0.1)
    wire.callee.agent.ring(wire.callee_call(), wire.now)
    wire.run(0.1)
    assert fork(wire, "other") == [(b"ACK", "127.0.0.9")]
    assert fork(wire, "other") == [(b"ACK", "127.0.0.9")]
    wire.caller.agent.hang_up(call, wire.now)
    assert [data[:3] for data, _ in wire.caller.agent.datagrams_to_send()] == [b"BYE"]


def test_a_symmetric_call_stays_with_the_source_whatever_the_contact_says(new_wire, make_answering):
    for symmetric, host in ((False, "127.0.0.9"), (True, "127.0.0.2")):
        wire = new_wire()
        call = wire.call(symmetric=symmetric)
        fork(wire, "first")
        wire.caller.agent.hang_up(call, wire.now)
        assert [to.host for _, to in wire.caller.agent.datagrams_to_send()] == [host]


def test_a_stray_ack_and_a_stray_response_are_counted(wire):
    wire.inject(message("ACK", to="<sip:127.0.0.2>;tag=unknown"))
    wire.inject(b"SIP/2.0 200 OK\r\n" + message().partition(b"\r\n")[2])
    assert answers(wire) == []
    assert wire.callee.agent.drops == {"stray-ack": 1, "stray-response": 1}
