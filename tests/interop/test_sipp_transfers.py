"""A stranger's transfers: sipp as desk phone and as carrier, for the flows of RFC 5589 that apply to us.

| RFC 5589 | Flow | Here |
|---|---|---|
| 6.1, 7.3 | REFER in a dialog of its own | refused: `test_strangers_and_customers_do_not_have_us_call` |
| 6.2 | basic, in the call's dialog | `test_a_blind_transfer_succeeds`, `test_a_phone_that_we_called_asks` |
| 6.2 | the phone leaves at once | `test_a_phone_leaves_as_soon_as_it_has_asked` |
| 6.3.1, 6.3.2 | the target is busy, nobody answers | `test_a_blind_transfer_fails` |
| | the transferee leaves | `test_the_transferee_leaves` |
| 7 | consultation, with hold | `test_a_held_customer_is_transferred` |
| 7.3 | attended, with Replaces | `test_an_attended_transfer`, `test_a_carrier_joins_two_calls` |
| 7.4 | one that does not know REFER | `test_a_carrier_refuses` |
| 7.5 | the call is not at the one who is asked | `test_an_attended_transfer_into_no_call` |
| 7.6 | semi-attended: the target only rings | `test_a_semi_attended_transfer` |
| 8 | with Referred-By | `test_a_blind_transfer_succeeds` |
| 9 to 11 | conferences, several parties, gateways | not for us |

The test is the center: it decides, and the engine carries it over the wire. RFC 3891, the target's part of
an attended transfer, is `test_a_phone_takes_the_place_of_another` and those after it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from pathlib import Path

import pytest
from hand_written import secrets_of
from sipp import (
    SDP,
    Sipp,
    accept,
    acknowledge,
    answer_call,
    ask,
    ask_back,
    be_called,
    call,
    expect,
    free_port,
    get_through,
    hear,
    kinds,
    part,
    pause,
    reply,
)
from staging.telephones import eventually
from switch import (
    CARRIER,
    DESK,
    LEG,
    NUMBER,
    OTHER_PHONE,
    PHONE,
    Switch,
    dial_in,
    open_switch,
    proof,
    registration,
)
from wire_reader import WireMessage

from cordboard.vcc.center import Transfer, Trunk
from cordboard.vcc.ids import BridgeId, LegId, Milliseconds, ReferId, TrunkId
from cordboard.vcc.telephony import (
    CreateBridge,
    HangUp,
    HangupCause,
    LegAnswered,
    LegEnded,
    LegHeld,
    LegIncoming,
    LegRinging,
    Originate,
    Refer,
    ReferDone,
    ReferFailed,
    ReferProgress,
    ReferRequested,
    ReportRefer,
    Ring,
    ToStation,
    VerbDone,
)

pytestmark = [
    pytest.mark.peer("sip-tester", binary="sipp"),
    pytest.mark.live,
    pytest.mark.timeout(120),
]

CUSTOMERS, BRANCH = TrunkId("customers"), TrunkId("branch")
ASKED, PROVEN = TrunkId("asked"), TrunkId("proven")
TARGET = f"Refer-To: <sip:{NUMBER}@[remote_ip]:[remote_port]>"
SIPFRAG = "Content-Type: message/sipfrag;version=2.0"
ACCEPTED = hear(202)
TOLD = [expect("NOTIFY"), accept()]


@pytest.fixture
def port() -> int:
    """The carrier's, over which we call targets."""
    return free_port()


@pytest.fixture
def line() -> int:
    """Where customers call from."""
    return free_port()


@pytest.fixture
def asked() -> int:
    """The carrier's that transfers by itself."""
    return free_port()


@pytest.fixture
async def switch(tmp_path: Path, port: int, line: int, asked: int) -> AsyncIterator[Switch]:
    refers = Transfer.REFER
    trunks = (
        Trunk(id=CARRIER, host="127.0.0.1", port=port),
        Trunk(id=CUSTOMERS, host="127.0.0.1", port=line),
        Trunk(id=ASKED, host="127.0.0.1", port=asked, transfer=refers),
        Trunk(id=PROVEN, host="127.0.0.1", port=asked, user="us", secret="sesame", transfer=refers),
        Trunk(
            id=BRANCH, host="127.0.0.8", user="branch", ha1=secrets_of("branch", "sesame"), transfer=refers
        ),
    )
    async with open_switch(tmp_path, *trunks) as switch:
        switch.answering = True
        yield switch


async def phone(steps: list[str], switch: Switch, folder: Path, name: str = "phone") -> Sipp:
    return await Sipp.start(steps, folder / name, free_port(), switch.server, **DESK)


async def up(switch: Switch, **where: object) -> LegId:
    """The leg of a caller who is through."""
    found = await switch.until(LegIncoming, lambda one: all(getattr(one, key) == where[key] for key in where))
    await switch.until(LegAnswered, lambda one: one.leg == found.leg)
    return found.leg


async def report(switch: Switch, refer: ReferId, status: int) -> None:
    wish = switch.ask(ReportRefer, refer=refer, status=status)
    await switch.until(VerbDone, lambda one: one.settles == wish)


def told(messages: list[WireMessage]) -> list[tuple[str, str]]:
    """What NOTIFY said: the status, and what becomes of the subscription."""
    notes = [one for one in messages if one.start.startswith("NOTIFY")]
    return [(one.body.split(" ")[1], one.one("Subscription-State").partition(";")[0]) for one in notes]


# -- a phone asks, blind -------------------------------------------------------------------------------


async def test_a_blind_transfer_succeeds(switch: Switch, port: int, line: int, tmp_path: Path) -> None:
    # given a customer who talks with an agent, and a target that will answer
    customer = await Sipp.start(
        [*get_through(), expect("BYE"), accept()], tmp_path / "customer", line, switch.server
    )
    transferee = await up(switch, trunk=CUSTOMERS)
    answering = [expect("INVITE"), reply(180, "Ringing"), pause(300), answer_call(), expect("ACK")]
    target = await Sipp.start([*answering, expect("BYE"), accept()], tmp_path / "target", port, switch.server)
    by = f"Referred-By: <sip:{PHONE}@demo>"
    refer = ask("REFER", 3, TARGET, by, uri="[next_url]")
    agent = await phone([*dial_in(), refer, ACCEPTED, *TOLD, *TOLD, *TOLD, *part(4)], switch, tmp_path)
    switch.ask(CreateBridge, bridge=BridgeId("talk"), legs=(transferee, await up(switch, station=PHONE)))

    # when the agent's phone asks for it, and we do it
    wanted = await switch.until(ReferRequested)
    switch.call(referred_by=wanted.referred_by)
    await switch.until(LegRinging)
    await report(switch, wanted.refer, 180)
    await switch.until(LegAnswered, lambda one: one.leg == LEG)
    await report(switch, wanted.refer, 200)

    # then the phone hears each step and leaves, while the others can talk
    assert (wanted.target, wanted.referred_by, wanted.replaces) == (NUMBER, PHONE, None)
    heard = await agent.ends_well()
    assert told(heard) == [("100", "active"), ("180", "active"), ("200", "terminated")]
    await switch.ended(wanted.leg)
    for leg in (transferee, LEG):
        switch.hang_up(leg)
    await customer.ends_well()
    (invite, *_) = await target.ends_well()
    assert invite.one("Referred-By").startswith(f"<sip:{PHONE}@")


@pytest.mark.parametrize(
    ("answers", "status"), [([reply(486, "Busy Here")], "486"), ([reply(480, "Nobody")], "480")]
)
async def test_a_blind_transfer_fails(
    answers: list[str], status: str, switch: Switch, port: int, tmp_path: Path
) -> None:
    # given a target that refuses
    steps = [expect("INVITE"), *answers, expect("ACK")]
    target = await Sipp.start(steps, tmp_path / "target", port, switch.server)
    refer = ask("REFER", 3, TARGET, uri="[next_url]")
    agent = await phone([*dial_in(), refer, ACCEPTED, *TOLD, *TOLD, pause(200), *part(4)], switch, tmp_path)

    # when the phone asks for it
    wanted = await switch.until(ReferRequested)
    switch.call()
    ended = await switch.ended()
    await report(switch, wanted.refer, ended.status)

    # then it hears why, and still has the call
    assert switch.all(LegEnded) == [ended]
    assert told(await agent.ends_well()) == [("100", "active"), (status, "terminated")]
    await target.ends_well()
    assert (await switch.ended(wanted.leg)).cause is HangupCause.NORMAL


async def test_the_transferee_leaves(switch: Switch, port: int, line: int, tmp_path: Path) -> None:
    # given a customer who leaves while it rings at the target
    customer = await Sipp.start(
        [*get_through(), pause(1000), *part()], tmp_path / "customer", line, switch.server
    )
    transferee = await up(switch, trunk=CUSTOMERS)
    cancelled = [expect("CANCEL"), reply(200, "OK"), reply(487, "Terminated", to="INVITE"), expect("ACK")]
    target = await Sipp.start(
        [expect("INVITE"), reply(180, "Ringing"), *cancelled], tmp_path / "target", port, switch.server
    )
    refer = ask("REFER", 3, TARGET, uri="[next_url]")
    agent = await phone([*dial_in(), refer, ACCEPTED, *TOLD, *TOLD, *part(4)], switch, tmp_path)
    wanted = await switch.until(ReferRequested)
    switch.call()
    await switch.until(LegRinging)

    # when they are gone
    await switch.ended(transferee)
    switch.hang_up(LEG)
    await report(switch, wanted.refer, 487)

    # then nobody rings any more, and the phone knows
    await target.ends_well()
    assert told(await agent.ends_well())[-1] == ("487", "terminated")
    await customer.ends_well()


async def test_a_phone_leaves_as_soon_as_it_has_asked(switch: Switch, tmp_path: Path) -> None:
    # given a phone that hangs up once we have said that we try
    refer = ask("REFER", 3, TARGET, uri="[next_url]")
    steps = [*dial_in(), refer, ACCEPTED, *TOLD, *part(4), *TOLD]
    agent = await phone(steps, switch, tmp_path)
    wanted = await switch.until(ReferRequested)
    await switch.ended(wanted.leg)

    # when the transfer comes to its end, then it still hears of it, in the same dialog
    await report(switch, wanted.refer, 200)
    heard = await agent.ends_well()
    assert told(heard) == [("100", "active"), ("200", "terminated")]
    assert len({one.one("Call-ID") for one in heard if one.start.startswith("NOTIFY")}) == 1


async def test_a_held_customer_is_transferred(switch: Switch, tmp_path: Path) -> None:
    # given a phone that puts us on hold before it asks
    held = ask("INVITE", 3, uri="[next_url]", body=SDP.replace("a=ptime:20", "a=sendonly"))
    hold = [
        held.replace("Content-Length", "Content-Type: application/sdp\nContent-Length"),
        hear(100, maybe=True),
    ]
    refer = ask("REFER", 4, TARGET, uri="[next_url]")
    steps = [
        *dial_in(),
        *hold,
        hear(200, begins=True),
        acknowledge(3),
        refer,
        ACCEPTED,
        *TOLD,
        *TOLD,
        *part(5),
    ]
    agent = await phone(steps, switch, tmp_path)

    # when it does, then both is told
    wanted = await switch.until(ReferRequested)
    assert [each.leg for each in switch.all(LegHeld)] == [wanted.leg]
    await report(switch, wanted.refer, 200)
    assert told(await agent.ends_well())[-1] == ("200", "terminated")


async def test_a_phone_that_we_called_asks(switch: Switch, tmp_path: Path) -> None:
    # given a registered phone that we call
    desk = free_port()
    registered = await Sipp.start(
        [*registration(), hear(200)], tmp_path / "register", desk, switch.server, **DESK
    )
    await registered.ends_well()
    refer = [ask_back("REFER", 1, TARGET), ACCEPTED, *TOLD, *TOLD]
    leave = [ask_back("BYE", 2), hear(200)]
    steps = [be_called(), answer_call(), expect("ACK"), *refer, *leave]
    agent = await Sipp.start(steps, tmp_path / "phone", desk, switch.server, **DESK)
    switch.ask(Originate, leg=LEG, to=ToStation(station=PHONE))

    # when it asks, then it is this leg's
    wanted = await switch.until(ReferRequested)
    assert wanted.leg == LEG
    await report(switch, wanted.refer, 200)
    assert told(await agent.ends_well()) == [("100", "active"), ("200", "terminated")]


# -- a phone asks, after it has spoken with the target ---------------------------------------------------


async def dialog_of(consultation: Sipp, start: str = "ACK") -> str:
    """Replaces for a phone's other call, from its own log: to-tag is ours, from-tag the phone's."""

    def last() -> WireMessage | None:
        crossed = [one for each in consultation.crossed() for one in each]
        ours = (one for one in crossed if one.start.startswith(start) and one.one("CSeq")[0] == "2")
        return next(ours, None)

    found = await eventually(last, start)
    tags = [found.one(name).partition(";tag=")[2] for name in ("To", "From")]
    return f"{found.one('Call-ID')};to-tag={tags[0]};from-tag={tags[1]}"


def escaped(replaces: str) -> str:
    return replaces.replace(";", "%3B").replace("=", "%3D").replace("@", "%40")


def into(replaces: str) -> str:
    return (
        f"Refer-To: <sip:cordboard@[remote_ip]:[remote_port]?Replaces={escaped(replaces)}&Require=replaces>"
    )


async def test_an_attended_transfer(switch: Switch, tmp_path: Path) -> None:
    # given a phone that speaks with the target in a call of its own
    consultation = await phone([*dial_in(), expect("BYE"), accept()], switch, tmp_path, "second")
    second = await up(switch, station=PHONE)
    replaces = await dialog_of(consultation)

    # when it joins that call with another
    refer = ask("REFER", 3, into(replaces), uri="[next_url]")
    first = await phone(
        [*dial_in(), refer, ACCEPTED, *TOLD, *TOLD, expect("BYE"), accept()], switch, tmp_path
    )
    wanted = await switch.until(ReferRequested)

    # then we know both legs, and end both
    assert wanted.replaces == second
    assert wanted.leg != second
    await report(switch, wanted.refer, 200)
    for leg in (second, wanted.leg):
        switch.hang_up(leg)
    assert told(await first.ends_well()) == [("100", "active"), ("200", "terminated")]
    await consultation.ends_well()


@pytest.mark.parametrize(("ending", "status"), [("x", "481"), (";early-only", "486")])
async def test_an_attended_transfer_into_no_call(
    ending: str, status: str, switch: Switch, tmp_path: Path
) -> None:
    # given a call that is another, or answered
    consultation = await phone([*dial_in(), expect("BYE"), accept()], switch, tmp_path, "second")
    second = await up(switch, station=PHONE)
    replaces = await dialog_of(consultation) + ending

    # when a phone names it, then it hears that it cannot be, keeps its call, and nobody is asked
    refer = ask("REFER", 3, into(replaces), uri="[next_url]")
    first = await phone([*dial_in(), refer, ACCEPTED, *TOLD, *TOLD, *part(4)], switch, tmp_path)
    assert told(await first.ends_well()) == [("100", "active"), (status, "terminated")]
    assert switch.all(ReferRequested) == []
    switch.hang_up(second)
    await consultation.ends_well()


async def test_a_semi_attended_transfer(switch: Switch, tmp_path: Path) -> None:
    # given a phone whose target only rings yet
    switch.answering = False
    rings = [*call(1), hear(401, auth=True), acknowledge(1, failed=True), *call(2, proof())]
    steps = [*rings, hear(180), hear(603), acknowledge(2, failed=True)]
    consultation = await phone(steps, switch, tmp_path, "second")
    second = (await switch.until(LegIncoming)).leg
    switch.ask(Ring, leg=second)
    replaces = await dialog_of(consultation, "SIP/2.0 180")

    # when it does not wait for the answer
    switch.answering = True
    refer = ask("REFER", 3, into(replaces), uri="[next_url]")
    first = await phone([*dial_in(), refer, ACCEPTED, *TOLD, *TOLD, *TOLD, *part(4)], switch, tmp_path)
    wanted = await switch.until(ReferRequested)

    # then we know which call rings, and can take it from there
    assert wanted.replaces == second
    await report(switch, wanted.refer, 180)
    switch.ask(HangUp, leg=second)
    await consultation.ends_well()
    await report(switch, wanted.refer, 200)
    assert [status for status, _ in told(await first.ends_well())] == ["100", "180", "200"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([], 400),
        ([TARGET, "Refer-To: <sip:102@demo>"], 400),
        (["Refer-To: <sip:102@demo;method=BYE>"], 400),
        (["Refer-To: <mailto:a@b>"], 416),
    ],
)
async def test_a_refer_that_is_refused(
    headers: list[str], status: int, switch: Switch, tmp_path: Path
) -> None:
    refer = ask("REFER", 3, *headers, uri="[next_url]")
    agent = await phone([*dial_in(), refer, hear(status), *part(4)], switch, tmp_path)
    assert kinds(await agent.ends_well()) >= {f"REFER {status}", "BYE 200"}
    assert switch.all(ReferRequested) == []


async def test_a_second_refer_is_refused(switch: Switch, tmp_path: Path) -> None:
    # given one that runs
    again = [ask("REFER", 4, TARGET, uri="[next_url]"), hear(491)]
    refer = ask("REFER", 3, TARGET, uri="[next_url]")
    agent = await phone([*dial_in(), refer, ACCEPTED, *TOLD, *again, *TOLD, *part(5)], switch, tmp_path)

    # when another comes, then it is refused and the first goes on
    wanted = await switch.until(ReferRequested)
    log = agent.folder / "messages.log"
    await eventually(lambda: "SIP/2.0 491" in log.read_text("utf-8"), "the refusal")
    await report(switch, wanted.refer, 200)
    assert told(await agent.ends_well())[-1] == ("200", "terminated")
    assert switch.all(ReferRequested) == [wanted]


async def test_strangers_and_customers_do_not_have_us_call(switch: Switch, line: int, tmp_path: Path) -> None:
    # given somebody in no call, and a customer
    outside = await phone([ask("REFER", 1, TARGET), hear(403)], switch, tmp_path, "outside")
    refer = ask("REFER", 2, TARGET, uri="[next_url]")
    customer = await Sipp.start(
        [*get_through(), refer, hear(403), *part(3)], tmp_path / "customer", line, switch.server
    )

    # when they ask, then nothing comes of it
    await outside.ends_well()
    await customer.ends_well()
    assert switch.all(ReferRequested) == []


# -- INVITE with Replaces --------------------------------------------------------------------------------


async def test_a_phone_takes_the_place_of_another(switch: Switch, tmp_path: Path) -> None:
    # given a phone in a call
    first = await phone([*dial_in(), expect("BYE"), accept()], switch, tmp_path, "first")
    leg = await up(switch, station=PHONE)
    replaces = await dialog_of(first)

    # when another calls in its place
    steps = [*dial_in(OTHER_PHONE, f"Replaces: {replaces}", "Require: replaces"), *part(3)]
    other = await phone(steps, switch, tmp_path, "other")
    arrived = await switch.until(LegIncoming, lambda one: one.station == OTHER_PHONE)

    # then we know whose, and end that
    assert arrived.replaces == leg
    switch.hang_up(leg)
    await first.ends_well()
    await other.ends_well()


TWICE = "\nReplaces: a;to-tag=1;from-tag=2"


@pytest.mark.parametrize(
    ("ending", "status"), [("x", 481), (";early-only", 486), (";to-tag=again", 400), (TWICE, 400)]
)
async def test_an_invite_in_place_of_no_call_is_refused(
    ending: str, status: int, switch: Switch, tmp_path: Path
) -> None:
    # given a phone in a call
    first = await phone([*dial_in(), expect("BYE"), accept()], switch, tmp_path, "first")
    leg = await up(switch, station=PHONE)
    replaces = await dialog_of(first) + ending

    # when another wants the place of none
    challenged = [*call(1), hear(401, auth=True), acknowledge(1, failed=True)]
    wanted = call(2, proof(OTHER_PHONE), f"Replaces: {replaces}")
    steps = [*challenged, *wanted, hear(status), acknowledge(2, failed=True)]
    other = await phone(steps, switch, tmp_path, "other")

    # then it is refused, and the call goes on
    await other.ends_well()
    assert switch.all(LegEnded) == []
    switch.hang_up(leg)
    await first.ends_well()


async def test_nobody_outside_takes_the_place_of_a_phone(switch: Switch, line: int, tmp_path: Path) -> None:
    # given a phone in a call
    first = await phone([*dial_in(), expect("BYE"), accept()], switch, tmp_path, "first")
    leg = await up(switch, station=PHONE)
    replaces = await dialog_of(first)

    # when a customer wants its place
    steps = [*call(1, f"Replaces: {replaces}"), hear(403), acknowledge(1, failed=True)]
    customer = await Sipp.start(steps, tmp_path / "customer", line, switch.server)

    # then they are refused
    await customer.ends_well()
    switch.hang_up(leg)
    await first.ends_well()


# -- a carrier is asked ----------------------------------------------------------------------------------


def note(number: int, status: int, state: str = "active;expires=60", *, body: str = "") -> list[str]:
    """A carrier tells how it goes."""
    headers = ["Event: refer", f"Subscription-State: {state}", SIPFRAG]
    text = body or f"SIP/2.0 {status} So"
    return [ask("NOTIFY", number, *headers, uri="[next_url]", body=text), hear(200 if not body else 400)]


OVER, SIP_OK = "terminated;reason=noresource", "SIP/2.0 200 OK"
AGREES = [expect("REFER"), accept(202, "Accepted", "Contact: <sip:sipp@[contact]>")]


async def carrier(steps: list[str], switch: Switch, asked: int, folder: Path) -> tuple[Sipp, LegId]:
    """A customer calls over the trunk that transfers by itself, and is asked to be transferred."""
    sipp = await Sipp.start([*get_through(), *steps], folder / "carrier", asked, switch.server)
    leg = await up(switch, trunk=ASKED)
    switch.ask(Refer, leg=leg, to="+33140000009")
    return sipp, leg


async def test_a_carrier_transfers(switch: Switch, asked: int, tmp_path: Path) -> None:
    # given a carrier that does it and tells, and leaves the hanging up to us
    telling = [*note(2, 100), *note(3, 180), *note(4, 200, OVER), expect("BYE"), accept()]
    sipp, leg = await carrier([*AGREES, *telling], switch, asked, tmp_path)

    # when it is done
    done = await switch.until(ReferDone)
    switch.hang_up(leg)

    # then we have heard each step
    assert [each.status for each in switch.all(ReferProgress)] == [180]
    assert (done.leg, done.status) == (leg, 200)
    refer = next(one for one in await sipp.ends_well() if one.start.startswith("REFER"))
    assert refer.one("Refer-To") == f"<sip:+33140000009@127.0.0.1:{asked}>"


async def test_a_carrier_agrees_and_hangs_up(switch: Switch, asked: int, tmp_path: Path) -> None:
    # given a carrier that says 202, then BYE, and never NOTIFY
    sipp, leg = await carrier([*AGREES, *part(2)], switch, asked, tmp_path)
    # when it has gone, then we take it as done
    await switch.ended(leg)
    assert [each.status for each in switch.all(ReferDone)] == [202]
    await sipp.ends_well()


@pytest.mark.parametrize("status", [403, 405, 501, 603])
async def test_a_carrier_refuses(status: int, switch: Switch, asked: int, tmp_path: Path) -> None:
    sipp, leg = await carrier(
        [expect("REFER"), accept(status, "No"), expect("BYE"), accept()], switch, asked, tmp_path
    )
    assert (await switch.until(ReferFailed)).status == status
    assert switch.all(LegEnded) == []
    switch.hang_up(leg)
    await sipp.ends_well()


async def test_a_carrier_s_target_is_busy(switch: Switch, asked: int, tmp_path: Path) -> None:
    telling = [*note(2, 100), *note(3, 486, OVER), expect("BYE"), accept()]
    sipp, leg = await carrier([*AGREES, *telling], switch, asked, tmp_path)
    assert (await switch.until(ReferFailed)).status == 486
    switch.hang_up(leg)
    await sipp.ends_well()


async def test_a_carrier_talks_nonsense(switch: Switch, asked: int, tmp_path: Path) -> None:
    # given a carrier whose first word cannot be read, and whose second can
    telling = [*note(2, 0, body="200 OK"), *note(3, 200, OVER), expect("BYE"), accept()]
    sipp, leg = await carrier([*AGREES, *telling], switch, asked, tmp_path)
    # then the first counts for nothing
    assert (await switch.until(ReferDone)).status == 200
    switch.hang_up(leg)
    assert kinds(await sipp.ends_well()) >= {"NOTIFY 400", "NOTIFY 200"}


async def test_a_carrier_that_says_nothing_more(switch: Switch, asked: int, tmp_path: Path) -> None:
    # given a carrier that agrees
    steps = [*get_through(), *AGREES, pause(900), *late(2), expect("BYE"), accept()]
    sipp = await Sipp.start(steps, tmp_path / "carrier", asked, switch.server)
    leg = await up(switch, trunk=ASKED)
    # when it says nothing for as long as we wait
    switch.ask(Refer, leg=leg, to=NUMBER, patience=Milliseconds(500))
    # then it has failed, and what comes later is not wanted
    assert (await switch.until(ReferFailed)).status == 408
    log = sipp.folder / "messages.log"
    await eventually(lambda: "SIP/2.0 481" in log.read_text("utf-8"), "the refusal of what came late")
    switch.hang_up(leg)
    await sipp.ends_well()


def late(number: int) -> list[str]:
    told_late, _ = note(number, 200, OVER)
    return [told_late, hear(481)]


async def test_a_carrier_joins_two_calls(switch: Switch, tmp_path: Path) -> None:
    # given two calls over a trunk that proves itself, so that each may come from a place of its own
    def customer(name: str, *steps: str) -> Awaitable[Sipp]:
        challenged = [*call(1), hear(401, auth=True), acknowledge(1, failed=True)]
        proven = get_through(2, "[authentication username=branch password=sesame]")
        way = [*challenged, *proven, *steps, expect("BYE"), accept()]
        return Sipp.start(way, tmp_path / name, free_port(), switch.server, caller="branch")

    there = await customer("second")
    second = await up(switch, trunk=BRANCH)
    here = await customer("first", *AGREES, *note(3, 100), *note(4, 200, OVER))
    arrived = await switch.until(LegIncoming, lambda one: one.trunk == BRANCH and one.leg != second)
    await switch.until(LegAnswered, lambda one: one.leg == arrived.leg)

    # when we want to be left out
    switch.ask(Refer, leg=arrived.leg, replaces=second)
    await switch.until(ReferDone)
    for leg in (arrived.leg, second):
        switch.hang_up(leg)

    # then the carrier was told the other call, as its far end knows it
    await there.ends_well()
    refer = next(one for one in await here.ends_well() if one.start.startswith("REFER"))
    call_id, to_tag, from_tag = _parts(await dialog_of(there))
    contact = next(one for one in there.crossed()[0] if one.start.startswith("INVITE")).one("Contact")
    named = escaped(f"{call_id};to-tag={from_tag};from-tag={to_tag}")
    assert refer.one("Refer-To") == f"{contact[:-1]}?Replaces={named}&Require=replaces>"


def _parts(replaces: str) -> tuple[str, str, str]:
    call_id, to_tag, from_tag = replaces.split(";")
    return call_id, to_tag.removeprefix("to-tag="), from_tag.removeprefix("from-tag=")


async def test_a_carrier_wants_a_proof(switch: Switch, asked: int, tmp_path: Path) -> None:
    # given a carrier that we called, and that challenges what we ask
    challenge = 'Proxy-Authenticate: Digest realm="carrier", nonce="abc", algorithm=MD5, qop="auth"'
    answering = [be_called(), answer_call(), expect("ACK")]
    tells = ask_back("NOTIFY", 1, "Event: refer", f"Subscription-State: {OVER}", SIPFRAG, body=SIP_OK)
    asking = [expect("REFER"), accept(407, "Proof", challenge), *AGREES, tells, hear(200)]
    sipp = await Sipp.start(
        [*answering, *asking, expect("BYE"), accept()], tmp_path / "carrier", asked, switch.server
    )
    switch.call(trunk=PROVEN)
    await switch.until(LegAnswered)

    # when we ask, then we prove ourselves
    switch.ask(Refer, leg=LEG, to=NUMBER)
    await switch.until(ReferDone)
    switch.hang_up(LEG)
    asked_for = [one for one in await sipp.ends_well() if one.start.startswith("REFER")]
    assert [len(one.all("Proxy-Authorization")) for one in asked_for] == [0, 1]
    assert 'username="us"' in asked_for[1].one("Proxy-Authorization")
