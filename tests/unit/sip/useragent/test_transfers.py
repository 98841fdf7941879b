"""Transfers between two user agents: REFER both ways, its reports, INVITE with Replaces, and refusals."""

import pytest

from cordboard.sip import (
    Address,
    CallEnded,
    CallIncoming,
    ReferAccepted,
    ReferProgress,
    ReferReceived,
    ReferResult,
    Settings,
    TrustEveryone,
    WrongCallState,
)
from cordboard.sip.useragent import inside

TARGET = "sip:200@127.0.0.2"
CALLEE = Address("127.0.0.2", 5060)


class TrustNobody(TrustEveryone):
    """Everyone may call, and replace nothing."""

    def may_replace(self, principal):
        return False


@pytest.fixture
def table(new_wire, make_answering):
    """A call that is up; its callee takes part in transfers."""
    wire = new_wire(callee_settings=Settings(CALLEE, transfers=True))
    make_answering(wire)
    wire.call_id = wire.call()
    wire.run(1)
    return wire


def asks(wire, *fields, method="REFER", contact=True):
    """The caller sends a request in the call, written by hand; gives the final answer, if it came."""
    core = wire.caller.agent._core
    answers = []
    headers = [*fields, *([("Contact", core.contact())] if contact else [])]

    def answered(exchange, response, now):
        answers.append(response)

    inside.send(core, core.calls[wire.call_id], method, answered, wire.now, headers=headers)
    wire.run(0.5)
    return answers[-1] if answers else None


def asked(wire):
    """The last REFER that reached the callee."""
    return wire.callee.seen(ReferReceived)[-1]


def notified(wire):
    """Each NOTIFY that the callee sent: its Event, its state, the first line of its body."""
    texts = [data.decode() for data in wire.callee.sent if data.startswith(b"NOTIFY")]
    parts = [text.split("\r\n\r\n") for text in texts]
    heads = [dict(line.split(": ", 1) for line in head.split("\r\n")[1:]) for head, _ in parts]
    return [
        (head["Event"], head["Subscription-State"], body.strip())
        for head, (_, body) in zip(heads, parts, strict=True)
    ]


# -- we are asked ----------------------------------------------------------------------------------------


def test_a_transfer_runs_from_first_to_last_word(table):
    # given a phone that asks for a transfer
    table.caller.agent.refer(table.call_id, TARGET, table.now)
    table.run(0.1)
    event = asked(table)
    assert (event.call, event.target.number, event.replaces, event.missing) == (
        table.callee_call(),
        "200",
        None,
        0,
    )
    assert event.referred_by.uri.number == "+15550100"

    # when we do it
    table.callee.agent.accept_refer(event.refer, 60, table.now)
    table.run(0.1)
    table.callee.agent.report_refer(event.refer, 180, table.now)
    table.run(0.1)
    table.callee.agent.report_refer(event.refer, 200, table.now)
    table.run(0.1)

    # then each step is told, and the call goes on until somebody ends it
    assert notified(table) == [
        ("refer", "active;expires=60", "SIP/2.0 100 Trying"),
        ("refer", "active;expires=60", "SIP/2.0 180 Ringing"),
        ("refer", "terminated;reason=noresource", "SIP/2.0 200 OK"),
    ]
    call = table.call_id
    assert table.caller.seen(ReferAccepted) == [ReferAccepted(call)]
    assert table.caller.seen(ReferProgress) == [ReferProgress(call, 100), ReferProgress(call, 180)]
    assert table.caller.seen(ReferResult) == [ReferResult(call, 200)]
    assert table.callee.seen(CallEnded) == []


def test_reports_wait_for_each_other_but_for_the_last(table):
    # given a link on which the first report is lost
    table.caller.agent.refer(table.call_id, TARGET, table.now)
    table.run(0.1)
    table.drop_next = lambda data: data.startswith(b"NOTIFY")
    refer = asked(table).refer
    table.callee.agent.accept_refer(refer, 60, table.now)

    # when more follow before it is repeated
    table.callee.agent.report_refer(refer, 180, table.now)
    table.callee.agent.report_refer(refer, 486, table.now)
    table.callee.agent.report_refer(refer, 200, table.now)
    table.run(0.2)
    table.drop_next = lambda data: False
    table.run(2)

    # then the last word was sent at once, and nothing after the end
    assert [first for _, _, first in notified(table)][:2] == ["SIP/2.0 100 Trying", "SIP/2.0 486 Busy Here"]
    assert not any("180" in first for _, _, first in notified(table))
    assert table.caller.seen(ReferProgress) == [ReferProgress(table.call_id, 100)]
    assert table.caller.seen(ReferResult) == [ReferResult(table.call_id, 486)]


def test_the_end_is_told_after_the_call_has_ended(table):
    # given a phone that hangs up as soon as its transfer was accepted (an unattended transfer)
    table.caller.agent.refer(table.call_id, TARGET, table.now)
    table.run(0.1)
    refer = asked(table).refer
    table.callee.agent.accept_refer(refer, 60, table.now)
    table.run(0.1)
    sent = len(table.callee.sent)
    table.caller.agent.hang_up(table.call_id, table.now)
    table.run(0.1)

    # when the transfer succeeds, then this is still sent in its dialog
    table.callee.agent.report_refer(refer, 200, table.now)
    table.run(0.1)
    assert [data.split(b" ")[0] for data in table.callee.sent[sent:]] == [b"SIP/2.0", b"NOTIFY"]

    # and once they do not know of it, nothing more
    table.run(60)
    assert table.callee.agent._core.subscriptions == {}
    assert table.callee.agent.next_timer() is None


def test_a_second_refer_waits_for_the_first(table):
    # given one that runs
    table.caller.agent.refer(table.call_id, TARGET, table.now)
    table.run(0.1)
    table.callee.agent.accept_refer(asked(table).refer, 60, table.now)
    # when another comes, then it is refused, until the first is over; and then told apart by its number
    assert asks(table, ("Refer-To", f"<{TARGET}>")).status == 491
    table.callee.agent.report_refer(asked(table).refer, 486, table.now)
    table.run(0.1)
    table.caller.agent.refer(table.call_id, TARGET, table.now)
    table.run(0.1)
    table.callee.agent.accept_refer(asked(table).refer, 60, table.now)
    table.run(0.1)
    number = table.caller.agent._core.calls[table.call_id].dialog.local_cseq
    assert [event for event, _, _ in notified(table)] == ["refer", "refer", f"refer;id={number}"]


def test_who_wants_no_reports_gets_none(table):
    # RFC 4488
    asks(table, ("Refer-To", f"<{TARGET}>"), ("Refer-Sub", "false"), ("Require", "norefersub"))
    refer = asked(table).refer
    table.callee.agent.accept_refer(refer, 60, table.now)
    table.callee.agent.report_refer(refer, 200, table.now)
    table.run(1)
    assert notified(table) == []
    assert b"Refer-Sub: false" in table.callee.sent[-1]


def test_a_refer_is_refused_with_a_reason(table):
    table.caller.agent.refer(table.call_id, TARGET, table.now)
    table.run(0.1)
    refer = asked(table).refer
    with pytest.raises(ValueError, match="300"):
        table.callee.agent.refuse_refer(refer, 202, "No", table.now)
    table.callee.agent.refuse_refer(refer, 603, "", table.now)
    table.run(0.1)
    assert table.caller.seen(ReferResult) == [ReferResult(table.call_id, 603)]
    for command in (
        lambda: table.callee.agent.accept_refer(refer, 60, table.now),
        lambda: table.callee.agent.refuse_refer(refer, 603, "", table.now),
    ):
        with pytest.raises(WrongCallState):
            command()


def test_a_report_comes_after_the_answer(table):
    asks(table, ("Refer-To", f"<{TARGET}>"))
    refer = asked(table).refer
    with pytest.raises(WrongCallState):
        table.callee.agent.report_refer(refer, 180, table.now)
    with pytest.raises(ValueError, match="699"):
        table.callee.agent.report_refer(refer, 700, table.now)


def test_reports_that_nobody_takes_are_the_last(table):
    # given a phone that knows nothing of its own REFER
    asks(table, ("Refer-To", f"<{TARGET}>"))
    refer = asked(table).refer
    # when we report, and it says 481
    table.callee.agent.accept_refer(refer, 60, table.now)
    table.run(0.1)
    # then it is told nothing more, and the call goes on
    table.callee.agent.report_refer(refer, 200, table.now)
    table.run(1)
    assert len(notified(table)) == 1
    assert table.callee.seen(CallEnded) == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ([], 400),
        ([("Refer-To", "<sip:a@demo>"), ("Refer-To", "<sip:b@demo>")], 400),
        ([("Refer-To", "<sip:a@demo;method=BYE>")], 400),
        ([("Refer-To", "<sip:a@demo?Replaces=x>")], 400),
        ([("Refer-To", "<http://demo/a>")], 416),
        ([("Refer-To", f"<{TARGET}>"), ("Referred-By", "<")], 400),
        ([("Refer-To", f"<{TARGET}>"), ("Replaces", "a;to-tag=1;from-tag=2")], 400),
        ([("Refer-To", f"<{TARGET}>"), ("Require", "multiple-refer")], 420),
    ],
)
def test_a_wrong_refer_is_refused_and_not_told(table, fields, status):
    assert asks(table, *fields).status == status
    assert table.callee.seen(ReferReceived) == []


def test_a_refer_needs_a_contact(table):
    assert asks(table, ("Refer-To", f"<{TARGET}>"), contact=False).status == 400


def test_who_takes_no_part_in_transfers_says_so(talking):
    assert asks(talking, ("Refer-To", f"<{TARGET}>")).status == 403
    assert asks(talking, ("Refer-To", f"<{TARGET}>"), ("Require", "norefersub")).status == 420
    assert talking.callee.seen(ReferReceived) == []


def test_a_refer_outside_a_call_is_refused(table):
    lines = [
        "REFER sip:100@127.0.0.2 SIP/2.0",
        "Via: SIP/2.0/UDP 127.0.0.1:5070;branch=z9hG4bKoutside",
        "Max-Forwards: 70",
        "From: <sip:a@127.0.0.1>;tag=1",
        "To: <sip:100@127.0.0.2>",
        "Call-ID: outside",
        "CSeq: 1 REFER",
        "Contact: <sip:a@127.0.0.1:5070>",
        f"Refer-To: <{TARGET}>",
        "Content-Length: 0",
    ]
    table.inject(("\r\n".join(lines) + "\r\n\r\n").encode())
    assert table.callee.sent_starts()[-1] == "403"


# -- in place of another call ----------------------------------------------------------------------------


def names(wire, call_id, party, *, early_only=False):
    """Replaces for a call of the callee's, seen from outside."""
    dialog = party.agent._core.calls[call_id].dialog
    flag = ";early-only" if early_only else ""
    return f"{dialog.call_id};to-tag={dialog.local.tag};from-tag={dialog.remote.tag}{flag}"


def test_a_refer_names_the_call_to_take_over(table):
    # given a second call of the same phone
    second = table.call()
    table.run(1)
    # when it joins the far ends of both
    table.caller.agent.refer_into(table.call_id, second, table.now)
    table.run(0.1)
    # then we know which call of ours is meant
    event = asked(table)
    assert (event.replaces, event.missing) == (table.callee.seen(CallIncoming)[1].call, 0)
    assert event.target.number == "cordboard"


def into(value):
    """A Refer-To with this Replaces."""
    return "Refer-To", f"<{TARGET}?Replaces={value.replace(';', '%3B').replace('=', '%3D')}>"


def test_a_refer_into_a_call_that_cannot_be_had(table):
    # given a second call, which has ended at our side
    table.call()
    table.run(1)
    other = table.callee.seen(CallIncoming)[1].call
    answered = names(table, other, table.callee, early_only=True)
    over = names(table, other, table.callee)
    itself = names(table, table.callee_call(), table.callee)

    def missing(value):
        asks(table, into(value))
        event = asked(table)
        table.callee.agent.refuse_refer(event.refer, 603, "", table.now)
        assert event.replaces is None
        return event.missing

    # when a REFER names it, another, or none, then we know what to report
    assert missing("nobody;to-tag=1;from-tag=2") == 481
    assert missing(itself) == 481
    assert missing(answered) == 486
    table.drop_next = lambda data: data.startswith(b"BYE")
    table.callee.agent.hang_up(other, table.now)
    assert missing(over) == 603


def test_an_invite_takes_the_place_of_a_call(table):
    fields = [("Replaces", names(table, table.callee_call(), table.callee)), ("Require", "replaces")]
    table.call(headers=fields)
    table.run(0.1)
    first, second = table.callee.seen(CallIncoming)
    assert (first.replaces, second.replaces) == (None, first.call)


def replies(wire, call, value):
    """The status of the callee's answer to an INVITE with this Replaces."""
    wire.call(headers=[("Replaces", value)])
    wire.run(0.1)
    return [start for start in wire.callee.sent_starts() if start.isdigit()][-1]


def test_an_invite_in_place_of_no_call_is_refused(table):
    call = table.callee_call()
    assert replies(table, call, "nobody;to-tag=1;from-tag=2") == "481"
    assert replies(table, call, "nobody;to-tag=1") == "400"
    assert replies(table, call, names(table, call, table.callee, early_only=True)) == "486"
    table.drop_next = lambda data: data.startswith(b"BYE")
    value = names(table, call, table.callee)
    table.callee.agent.hang_up(call, table.now)
    assert replies(table, call, value) == "603"
    assert len(table.callee.seen(CallIncoming)) == 1


def test_what_rings_at_us_is_not_replaced(new_wire):
    wire = new_wire(callee_settings=Settings(CALLEE, transfers=True))
    wire.call()
    wire.run(0.1)
    call = wire.callee_call()
    wire.callee.agent.ring(call, wire.now)
    wire.run(0.1)
    assert replies(wire, call, names(wire, call, wire.callee)) == "481"


def test_what_we_ring_is_taken_elsewhere(new_wire):
    # given a call of the callee's own that rings at the caller
    wire = new_wire(callee_settings=Settings(CALLEE, transfers=True))
    ours = wire.callee.agent.invite(
        "sip:1@127.0.0.1:5070", Address("127.0.0.1", 5070), wire.me(), None, wire.now
    )
    wire.run(0.1)
    wire.caller.agent.ring(wire.caller.seen(CallIncoming)[0].call, wire.now)
    wire.run(0.1)
    # when somebody picks it up from another phone
    wire.call(headers=[("Replaces", names(wire, ours, wire.callee, early_only=True))])
    wire.run(0.1)
    # then this is told
    assert wire.callee.seen(CallIncoming)[0].replaces == ours


def test_who_may_not_replace_learns_nothing(new_wire, make_answering):
    wire = new_wire(callee_settings=Settings(CALLEE, transfers=True), authority=TrustNobody())
    make_answering(wire)
    wire.call()
    wire.run(1)
    call = wire.callee_call()
    assert replies(wire, call, names(wire, call, wire.callee)) == "403"
    assert replies(wire, call, "nobody;to-tag=1") == "403"


def test_without_transfers_replaces_counts_for_nothing(talking):
    talking.call(headers=[("Replaces", "nobody;to-tag=1")])
    talking.run(0.1)
    assert [event.replaces for event in talking.callee.seen(CallIncoming)] == [None, None]
    talking.call(headers=[("Replaces", "nobody;to-tag=1"), ("Require", "replaces")])
    talking.run(0.1)
    assert "420" in talking.callee.sent_starts()


# -- we ask ----------------------------------------------------------------------------------------------


def tells(wire, status, *, event="refer", state="active", kind="message/sipfrag", body=None):
    """The callee reports on the caller's REFER, written by hand; gives the caller's answer."""
    core = wire.callee.agent._core
    answers = []
    fields = [("Event", event), ("Contact", core.contact())]
    fields += [("Subscription-State", state)] if state else []
    fields += [("Content-Type", kind)]
    content = f"SIP/2.0 {status} x\r\n".encode() if body is None else body
    inside.send(
        core,
        core.calls[wire.callee_call()],
        "NOTIFY",
        lambda exchange, response, now: answers.append(response.status),
        wire.now,
        headers=fields,
        body=content,
    )
    wire.run(0.1)
    return answers[-1]


@pytest.fixture
def asking(table):
    """The caller has asked for a transfer, which the callee accepted without a word since."""
    table.caller.agent.refer(table.call_id, TARGET, table.now)
    table.run(0.1)
    core = table.callee.agent._core
    core.respond(core.subscriptions[asked(table).refer].transaction, 202, "Accepted", table.now)
    table.run(0.1)
    return table


def test_reports_on_our_refer_are_read(asking):
    number = asking.caller.agent._core.calls[asking.call_id].referral.request.cseq.number
    assert tells(asking, 100, event=f"refer;id={number}") == 200
    assert tells(asking, 180, state="active;expires=60") == 200
    assert tells(asking, 603, state="terminated;reason=noresource") == 200
    assert [event.status for event in asking.caller.seen(ReferProgress)] == [100, 180]
    assert asking.caller.seen(ReferResult) == [ReferResult(asking.call_id, 603)]
    assert tells(asking, 200) == 481


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"event": "refer;id=77"}, 481),
        ({"state": ""}, 400),
        ({"state": "soon"}, 400),
        ({"kind": "text/plain"}, 415),
        ({"body": b"SIP/2.0 2000 OK\r\n"}, 400),
        ({"body": b"OK"}, 400),
    ],
)
def test_a_wrong_report_changes_nothing(asking, wrong, status):
    assert tells(asking, 200, **wrong) == status
    assert asking.caller.seen(ReferResult) == []
    assert tells(asking, 200) == 200


def test_what_is_not_awaited_any_more_is_refused(asking):
    asking.caller.agent.forget_refer(asking.call_id)
    assert tells(asking, 200) == 481
    assert asking.caller.seen(ReferResult) == []


def test_nobody_answers_our_refer(table):
    table.drop_next = lambda data: data.startswith(b"REFER")
    table.caller.agent.refer(table.call_id, TARGET, table.now)
    table.run(40)
    assert table.caller.seen(ReferResult) == [ReferResult(table.call_id, 408)]


def test_only_a_call_that_is_up_is_transferred_and_once_at_a_time(table, bodies):
    agent = table.caller.agent
    table.callee.on.clear()
    ringing = table.call()  # nothing was heard of it yet
    with pytest.raises(WrongCallState):
        agent.refer(ringing, TARGET, table.now)
    with pytest.raises(WrongCallState):
        agent.refer_into(table.call_id, ringing, table.now)
    agent.refer(table.call_id, TARGET, table.now)
    with pytest.raises(WrongCallState):
        agent.refer(table.call_id, TARGET, table.now)
