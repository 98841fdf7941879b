"""Calls between two user agents over a perfect link: every way to begin, change and end one."""

import pytest

from cordboard.sip import (
    CallAnswered,
    CallEnded,
    CallEstablished,
    CallFailed,
    CallIncoming,
    CallProgress,
    InfoReceived,
    NotifyReceived,
    Party,
    ReinviteAnswered,
    ReinviteFailed,
    ReinviteReceived,
    ReinviteWithdrawn,
    RequestResult,
    WrongCallState,
)
from cordboard.sip.sdp import Direction, LocalAudio, Origin, make_answer, make_offer, parse_sdp


def settled(wire):
    wire.run(300)
    assert wire.caller.agent.calls() == ()
    assert wire.callee.agent.calls() == ()
    assert wire.caller.agent.next_timer() is None
    assert wire.callee.agent.next_timer() is None
    assert sum((wire.caller.agent.drops + wire.callee.agent.drops).values()) == 0


def ends(party):
    return [type(event) for event in party.events if isinstance(event, CallFailed | CallEnded)]


def test_a_call_is_set_up_step_by_step(wire, bodies):
    offer, answer = bodies
    call = wire.call()
    wire.run(0.1)
    incoming = wire.callee.seen(CallIncoming)[0]
    assert (incoming.offer, incoming.principal) == (offer, "+15550100")
    assert incoming.request_uri.number == "100"

    wire.callee.agent.ring(incoming.call, wire.now)
    wire.run(0.1)
    assert wire.caller.seen(CallProgress) == [CallProgress(call, 180, "Ringing", None)]

    wire.callee.agent.answer(incoming.call, answer, wire.now)
    wire.run(0.1)
    assert [(e.call, e.sdp, e.must_acknowledge) for e in wire.caller.seen(CallAnswered)] == [
        (call, answer, False)
    ]
    assert wire.callee.seen(CallEstablished) == [CallEstablished(incoming.call, None)]
    assert wire.caller.sent_starts() == ["INVITE", "ACK"]
    assert wire.callee.sent_starts() == ["100", "180", "200"]


def test_early_media_travels_in_183(wire, bodies):
    call = wire.call()
    wire.run(0.1)
    wire.callee.agent.ring(wire.callee_call(), wire.now, bodies[1])
    wire.run(0.1)
    assert wire.caller.seen(CallProgress) == [CallProgress(call, 183, "Session Progress", bodies[1])]


def test_ringing_is_repeated_each_minute(wire):
    wire.call()
    wire.run(0.1)
    wire.callee.agent.ring(wire.callee_call(), wire.now)
    wire.run(125)
    assert wire.callee.sent_starts() == ["100", "180", "180", "180"]


def test_caller_hangs_up(talking):
    talking.caller.agent.hang_up(talking.call_id, talking.now, "Q.850;cause=16")
    settled(talking)
    assert talking.caller.seen(CallEnded) == [CallEnded(talking.call_id, Party.US, "Q.850;cause=16")]
    assert talking.callee.seen(CallEnded) == [CallEnded(talking.callee_call(), Party.PEER, "Q.850;cause=16")]


def test_callee_hangs_up(talking):
    talking.callee.agent.hang_up(talking.callee_call(), talking.now)
    settled(talking)
    assert talking.caller.seen(CallEnded) == [CallEnded(talking.call_id, Party.PEER)]
    assert talking.callee.seen(CallEnded) == [CallEnded(talking.callee_call(), Party.US)]


def test_both_hang_up_at_once(talking):
    talking.caller.agent.hang_up(talking.call_id, talking.now)
    talking.callee.agent.hang_up(talking.callee_call(), talking.now)
    settled(talking)
    assert ends(talking.caller) == ends(talking.callee) == [CallEnded]


def test_hanging_up_twice_is_once(talking):
    for _ in range(3):
        talking.caller.agent.hang_up(talking.call_id, talking.now)
    settled(talking)
    talking.caller.agent.hang_up(talking.call_id, talking.now)
    assert talking.caller.sent_starts() == ["INVITE", "ACK", "BYE"]


def test_a_busy_callee(wire):
    call = wire.call()
    wire.run(0.1)
    wire.callee.agent.reject(wire.callee_call(), 486, "Busy Here", wire.now)
    settled(wire)
    failed = wire.caller.seen(CallFailed)
    assert [(e.call, e.status, e.reason) for e in failed] == [(call, 486, "Busy Here")]
    assert wire.callee.seen(CallEnded) == [CallEnded(wire.callee_call(), Party.US)]


def test_a_refusal_needs_a_refusing_status(wire):
    wire.call()
    wire.run(0.1)
    with pytest.raises(ValueError, match="300 to 699"):
        wire.callee.agent.reject(wire.callee_call(), 200, "OK", wire.now)


def test_hanging_up_an_unanswered_incoming_call_refuses_it(wire):
    wire.call()
    wire.run(0.1)
    wire.callee.agent.hang_up(wire.callee_call(), wire.now)
    settled(wire)
    assert [e.status for e in wire.caller.seen(CallFailed)] == [480]


def test_caller_cancels_while_it_rings(wire):
    call = wire.call()
    wire.run(0.1)
    wire.callee.agent.ring(wire.callee_call(), wire.now)
    wire.run(0.1)
    wire.caller.agent.hang_up(call, wire.now, "SIP;cause=200")
    settled(wire)
    assert wire.caller.seen(CallEnded) == [CallEnded(call, Party.US, "SIP;cause=200")]
    assert wire.callee.seen(CallEnded) == [CallEnded(wire.callee_call(), Party.PEER, "SIP;cause=200")]
    assert wire.caller.sent_starts() == ["INVITE", "CANCEL", "ACK"]
    assert wire.callee.sent_starts() == ["100", "180", "200", "487"]


def test_cancel_waits_for_the_first_provisional_response(wire):
    call = wire.call()
    wire.caller.agent.hang_up(call, wire.now)
    assert wire.caller.sent_starts() == ["INVITE"]
    settled(wire)
    assert wire.caller.sent_starts() == ["INVITE", "CANCEL", "ACK"]
    assert ends(wire.caller) == ends(wire.callee) == [CallEnded]


def test_cancel_crosses_the_answer(wire, bodies):
    call = wire.call()
    wire.run(0.1)
    wire.caller.agent.hang_up(call, wire.now)
    wire.callee.agent.answer(wire.callee_call(), bodies[1], wire.now)
    settled(wire)
    assert wire.caller.sent_starts() == ["INVITE", "CANCEL", "ACK", "BYE"]
    assert wire.caller.seen(CallEnded) == [CallEnded(call, Party.US)]
    assert wire.caller.seen(CallAnswered) == []
    assert wire.callee.seen(CallEnded) == [CallEnded(wire.callee_call(), Party.PEER)]


def test_a_cancelled_invite_that_nobody_ends_is_given_up(wire):
    call = wire.call()
    wire.run(0.1)
    wire.drop_next = lambda data: data.startswith((b"CANCEL", b"SIP/2.0 487"))
    wire.caller.agent.hang_up(call, wire.now)
    wire.run(40)
    assert wire.caller.agent.calls() == ()
    assert wire.caller.seen(CallEnded) == [CallEnded(call, Party.US)]


def test_nobody_answers_the_invite(wire):
    wire.drop_next = lambda data: True
    call = wire.call()
    wire.run(31)
    assert wire.caller.sent_starts() == ["INVITE"] * 6  # at 0, 0.5, 1.5, 3.5, 7.5 and 15.5 s
    wire.run(2)
    assert [(e.call, e.status) for e in wire.caller.seen(CallFailed)] == [(call, 408)]
    settled(wire)


def test_an_answer_without_ack_is_repeated_and_then_hung_up(wire, make_answering):
    make_answering(wire)
    wire.drop_next = lambda data: data.startswith(b"ACK")
    call = wire.call()
    settled_after = 100
    wire.run(settled_after)
    assert wire.callee.sent_starts().count("200") >= 10
    assert "BYE" in wire.callee.sent_starts()
    assert wire.callee.seen(CallEnded) == [CallEnded(wire.callee_call(), Party.NETWORK)]
    assert wire.caller.seen(CallEnded) == [CallEnded(call, Party.PEER)]
    assert wire.caller.agent.calls() == wire.callee.agent.calls() == ()


def test_a_lost_ack_is_sent_again(wire, make_answering):
    make_answering(wire)
    lost = iter([True])
    wire.drop_next = lambda data: data.startswith(b"ACK") and next(lost, False)
    wire.call()
    wire.run(5)
    assert wire.caller.sent_starts() == ["INVITE", "ACK", "ACK"]
    assert len(wire.callee.seen(CallEstablished)) == 1
    assert len(wire.caller.seen(CallAnswered)) == 1


def test_callee_hangs_up_before_the_ack(wire, make_answering):
    make_answering(wire)
    wire.drop_next = lambda data: data.startswith(b"ACK") and wire.now < 102
    wire.call()
    wire.run(0.1)
    wire.callee.agent.hang_up(wire.callee_call(), wire.now)
    assert "BYE" not in wire.callee.sent_starts()
    settled(wire)
    assert wire.callee.sent_starts()[-1] == "BYE"
    assert ends(wire.caller) == ends(wire.callee) == [CallEnded]


def test_bye_overtakes_the_ack(wire, make_answering):
    make_answering(wire)
    wire.drop_next = lambda data: data.startswith(b"ACK")
    call = wire.call()
    wire.run(0.1)
    wire.caller.agent.hang_up(call, wire.now)
    wire.run(100)
    assert wire.callee.seen(CallEnded) == [CallEnded(wire.callee_call(), Party.PEER)]
    assert "BYE" not in wire.callee.sent_starts()
    assert wire.callee.agent.calls() == ()


def test_a_call_without_offer_gets_one_in_the_answer(wire, bodies):
    offer, answer = bodies
    call = wire.call(sdp=None)
    wire.run(0.1)
    assert wire.callee.seen(CallIncoming)[0].offer is None
    wire.callee.agent.answer(wire.callee_call(), offer, wire.now)
    wire.run(0.7)
    answered = wire.caller.seen(CallAnswered)
    assert [(e.sdp, e.must_acknowledge) for e in answered] == [(offer, True)]
    assert "ACK" not in wire.caller.sent_starts()
    wire.caller.agent.acknowledge(call, answer, wire.now)
    wire.run(0.1)
    assert wire.callee.seen(CallEstablished) == [CallEstablished(wire.callee_call(), answer)]
    with pytest.raises(WrongCallState):
        wire.caller.agent.acknowledge(call, answer, wire.now)


def test_hold_and_resume(talking):
    for way, mirrored in ((Direction.SENDONLY, Direction.RECVONLY), (Direction.SENDRECV, Direction.SENDRECV)):
        local = LocalAudio("127.0.0.1", 20000, direction=way)
        talking.caller.agent.reinvite(talking.call_id, make_offer(local, Origin(1, 2)), talking.now)
        talking.run(0.1)
        received = talking.callee.seen(ReinviteReceived)[-1]
        answer, agreed = make_answer(received.sdp, LocalAudio("127.0.0.2", 20002), Origin(2, 2))
        assert agreed.direction is mirrored
        talking.callee.agent.accept_reinvite(received.call, answer, talking.now)
        talking.run(0.1)
        assert talking.caller.seen(ReinviteAnswered)[-1].sdp == answer
    talking.callee.agent.hang_up(talking.callee_call(), talking.now)
    settled(talking)


def test_callee_can_hold_too(talking, bodies):
    talking.callee.agent.reinvite(talking.callee_call(), bodies[0], talking.now)
    talking.run(0.1)
    talking.caller.agent.accept_reinvite(talking.call_id, bodies[1], talking.now)
    talking.run(0.1)
    assert len(talking.callee.seen(ReinviteAnswered)) == 1


def test_a_refused_reinvite_keeps_the_call(talking, bodies):
    talking.caller.agent.reinvite(talking.call_id, bodies[0], talking.now)
    talking.run(0.1)
    talking.callee.agent.refuse_reinvite(talking.callee_call(), talking.now)
    talking.run(0.1)
    assert talking.caller.seen(ReinviteFailed) == [
        ReinviteFailed(talking.call_id, 488, "Not Acceptable Here")
    ]
    assert ends(talking.caller) == []


def test_reinvites_that_cross_are_tried_again(talking, bodies):
    offer, answer = bodies

    for party in (talking.caller, talking.callee):
        agree = lambda event, now, agent=party.agent: agent.accept_reinvite(event.call, answer, now)  # noqa: E731
        party.on[ReinviteReceived] = agree
    talking.caller.agent.reinvite(talking.call_id, offer, talking.now)
    talking.callee.agent.reinvite(talking.callee_call(), offer, talking.now)
    talking.run(10)
    assert "491" in talking.caller.sent_starts()
    assert "491" in talking.callee.sent_starts()
    assert len(talking.caller.seen(ReinviteAnswered)) == 1
    assert len(talking.callee.seen(ReinviteAnswered)) == 1


def test_only_one_reinvite_at_a_time(talking, bodies):
    talking.caller.agent.reinvite(talking.call_id, bodies[0], talking.now)
    with pytest.raises(WrongCallState):
        talking.caller.agent.reinvite(talking.call_id, bodies[0], talking.now)


def test_hanging_up_in_the_middle_of_a_reinvite(talking, bodies):
    talking.caller.agent.reinvite(talking.call_id, bodies[0], talking.now)
    talking.run(0.1)
    talking.caller.agent.hang_up(talking.call_id, talking.now)
    settled(talking)
    assert "487" in talking.callee.sent_starts()
    assert talking.caller.seen(ReinviteFailed) == []
    assert ends(talking.caller) == ends(talking.callee) == [CallEnded]


def test_a_reinvite_that_nobody_knows_ends_the_call(talking, bodies):
    talking.drop_next = lambda data: data.startswith(b"INVITE")
    talking.caller.agent.reinvite(talking.call_id, bodies[0], talking.now)
    talking.run(40)
    assert talking.caller.seen(CallEnded) == [CallEnded(talking.call_id, Party.NETWORK)]


def test_a_withdrawn_reinvite_keeps_the_call(talking, bodies):
    talking.caller.agent.reinvite(talking.call_id, bodies[0], talking.now)
    talking.run(0.1)
    invite = talking.caller.sent[-1].decode()
    cancel = invite.replace("INVITE", "CANCEL").partition("Content-Type")[0] + "Content-Length: 0\r\n\r\n"
    talking.inject(cancel.replace("Allow: CANCEL", "Allow: INVITE").encode())
    talking.run(1)
    assert talking.callee.seen(ReinviteWithdrawn) == [ReinviteWithdrawn(talking.callee_call())]
    assert [e.status for e in talking.caller.seen(ReinviteFailed)] == [487]
    assert ends(talking.callee) == []


def test_info_and_notify_travel_in_a_call(talking):
    talking.caller.agent.info(talking.call_id, "application/dtmf-relay", b"Signal=5\r\n", talking.now)
    talking.callee.agent.notify(talking.callee_call(), "talk", talking.now)
    talking.run(0.1)
    received = InfoReceived(talking.callee_call(), "application/dtmf-relay", b"Signal=5\r\n")
    assert talking.callee.seen(InfoReceived) == [received]
    assert talking.caller.seen(NotifyReceived) == [NotifyReceived(talking.call_id, "talk", "", b"")]
    results = talking.caller.seen(RequestResult) + talking.callee.seen(RequestResult)
    assert [(e.method, e.status) for e in results] == [("INFO", 200), ("NOTIFY", 200)]


def test_a_ringing_phone_can_be_asked_to_answer(wire, bodies):
    call = wire.call()
    wire.run(0.1)
    with pytest.raises(WrongCallState):
        wire.caller.agent.notify(call, "talk", wire.now)
    wire.callee.agent.ring(wire.callee_call(), wire.now)
    pick_up = lambda event, now: wire.callee.agent.answer(event.call, bodies[1], now)  # noqa: E731
    wire.callee.on[NotifyReceived] = pick_up
    wire.run(0.1)
    wire.caller.agent.notify(call, "talk", wire.now)
    wire.run(0.1)
    assert [event.event for event in wire.callee.seen(NotifyReceived)] == ["talk"]
    assert [event.call for event in wire.caller.seen(CallAnswered)] == [call]
    wire.caller.agent.hang_up(call, wire.now)
    settled(wire)
    assert wire.caller.sent_starts() == ["INVITE", "NOTIFY", "ACK", "BYE"]
    assert wire.callee.seen(CallEnded) == [CallEnded(wire.callee_call(), Party.PEER)]


def test_options_finds_out_who_is_there(wire):
    wire.caller.agent.options("sip:127.0.0.2", wire.callee.address, wire.me(), wire.now)
    wire.run(0.1)
    wire.drop_next = lambda data: True
    wire.caller.agent.options("sip:127.0.0.2", wire.callee.address, wire.me(), wire.now)
    wire.run(40)
    assert [e.status for e in wire.caller.seen(RequestResult)] == [200, 408]


def test_notify_outside_a_call_is_not_for_us(wire):
    wire.caller.agent.notify_outside("sip:127.0.0.2", wire.callee.address, wire.me(), "check-sync", wire.now)
    wire.run(0.1)
    assert [e.status for e in wire.caller.seen(RequestResult)] == [481]


def test_commands_for_a_call_that_is_over_are_refused(wire, bodies):
    wire.call()
    wire.run(0.1)
    call = wire.callee_call()
    wire.callee.agent.reject(call, 486, "Busy Here", wire.now)
    agent = wire.callee.agent
    for command in (
        lambda: agent.ring(call, wire.now),
        lambda: agent.answer(call, bodies[1], wire.now),
        lambda: agent.reinvite(call, bodies[0], wire.now),
        lambda: agent.info(call, "text/plain", b"x", wire.now),
        lambda: agent.accept_reinvite(call, bodies[1], wire.now),
    ):
        with pytest.raises(WrongCallState):
            command()


def test_what_we_say_on_the_wire_is_valid_sdp(talking):
    bodies = [data.partition(b"\r\n\r\n")[2] for data in talking.caller.sent + talking.callee.sent]
    assert [len(parse_sdp(body).streams) for body in bodies if body] == [1, 1]


def test_hanging_up_on_an_offer_acknowledges_it_first(wire, bodies):
    call = wire.call(sdp=None)
    wire.run(0.1)
    wire.callee.agent.answer(wire.callee_call(), bodies[0], wire.now)
    wire.run(0.1)
    wire.caller.agent.hang_up(call, wire.now)
    settled(wire)
    assert wire.caller.sent_starts() == ["INVITE", "ACK", "BYE"]


@pytest.mark.parametrize("smuggled", ["x\r\nEvil: 1", "x\nEvil: 1", "x\0"])
def test_nothing_smuggles_a_header_in(wire, bodies, smuggled):
    wire.call()
    wire.run(0.1)
    agent, call = wire.callee.agent, wire.callee_call()
    for command in (
        lambda: agent.reject(call, 486, smuggled, wire.now),
        lambda: agent.reject(call, 486, "Busy", wire.now, headers=[("Retry-After", smuggled)]),
        lambda: agent.hang_up(call, wire.now, smuggled),
        lambda: wire.call(headers=[("Subject", smuggled)]),
    ):
        with pytest.raises(ValueError, match="line end"):
            command()
    agent.answer(call, bodies[1], wire.now)
    wire.run(0.1)
    assert len(wire.callee.seen(CallEstablished)) == 1
