"""A stranger's SIP at the engine: sipp as carrier and desk phone, with everything that may go wrong."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hand_written import secrets_of
from lossy_relay import LossyRelay
from sipp import (
    Sipp,
    accept,
    acknowledge,
    act,
    answer_call,
    ask,
    call,
    expect,
    free_port,
    get_through,
    hear,
    kinds,
    part,
    pause,
    reply,
    wait,
)
from staging.telephones import eventually
from switch import CARRIER, DESK, LEG, PHONE, Switch, open_switch, registration

from cordboard.vcc.center import Trunk
from cordboard.vcc.ids import LegId, TrunkId, WishId
from cordboard.vcc.telephony import (
    By,
    DtmfReceived,
    HangupCause,
    LegAnswered,
    LegEnded,
    LegIncoming,
    LegRinging,
    Originate,
    Ring,
    StationRegistered,
    ToStation,
)

pytestmark = [
    pytest.mark.peer("sip-tester", binary="sipp"),
    pytest.mark.live,
    pytest.mark.timeout(120),
]

BRANCH, FAR = TrunkId("branch"), TrunkId("far")


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
async def relay(port: int) -> AsyncIterator[LossyRelay]:
    relay = await LossyRelay.open(("127.0.0.1", port))
    yield relay
    relay.close()


@pytest.fixture
async def switch(tmp_path: Path, port: int, relay: LossyRelay) -> AsyncIterator[Switch]:
    trunks = (
        Trunk(id=CARRIER, host="127.0.0.1", port=port),
        Trunk(id=BRANCH, host="127.0.0.8", user="branch", ha1=secrets_of("branch", "sesame")),
        Trunk(id=FAR, host="127.0.0.1", port=relay.near[1]),
    )
    async with open_switch(tmp_path, *trunks) as switch:
        relay.server = switch.engine.sip_address
        yield switch


# -- calls of ours ------------------------------------------------------------------------------------


async def test_a_carrier_answers_and_is_hung_up(switch: Switch, port: int, tmp_path: Path) -> None:
    # given a carrier that rings and answers
    steps = [expect("INVITE"), reply(180, "Ringing"), answer_call(), expect("ACK"), expect("BYE"), accept()]
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, switch.server)

    # when we call and hang up
    switch.call()
    await switch.until(LegRinging)
    await switch.until(LegAnswered)
    switch.hang_up(LEG)

    # then both agree
    ended = await switch.ended()
    assert (ended.cause, ended.by) == (HangupCause.NORMAL, By.US)
    assert kinds(await sipp.ends_well()) == {"INVITE", "ACK", "BYE"}


@pytest.mark.parametrize(
    ("status", "cause", "by"),
    [
        (486, HangupCause.BUSY, By.THEM),
        (603, HangupCause.REJECTED, By.THEM),
        (404, HangupCause.INVALID_NUMBER, By.THEM),
        (408, HangupCause.UNREACHABLE, By.SYSTEM),
        (503, HangupCause.CONGESTION, By.THEM),
    ],
)
async def test_a_carrier_refuses(
    status: int, cause: HangupCause, by: By, switch: Switch, port: int, tmp_path: Path
) -> None:
    # given a carrier that refuses
    steps = [expect("INVITE"), reply(100, "Trying"), reply(status, "Refused"), expect("ACK")]
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, switch.server)

    # when we call, then the cause is told in the trade's words, and the refusal acknowledged
    switch.call()
    ended = await switch.ended()
    assert (ended.cause, ended.by, ended.status) == (cause, by, status)
    assert kinds(await sipp.ends_well()) == {"INVITE", "ACK"}


_CANCELLED = [
    expect("CANCEL"),
    reply(200, "OK"),
    reply(487, "Request Terminated", to="INVITE"),
    expect("ACK"),
]


async def test_a_carrier_rings_until_we_give_up(switch: Switch, port: int, tmp_path: Path) -> None:
    # given a carrier that rings for ever
    steps = [expect("INVITE"), reply(180, "Ringing"), *_CANCELLED]
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, switch.server)

    # when our patience ends, then the call is cancelled
    switch.call(seconds=0.5)
    ended = await switch.ended()
    assert (ended.cause, ended.by) == (HangupCause.NO_ANSWER, By.SYSTEM)
    assert kinds(await sipp.ends_well()) == {"INVITE", "CANCEL", "ACK"}


async def test_a_carrier_that_is_silent_at_first_is_cancelled_when_it_speaks(
    switch: Switch, port: int, tmp_path: Path
) -> None:
    # given a carrier that says nothing until after our patience
    steps = [expect("INVITE"), pause(1500), reply(180, "Ringing"), *_CANCELLED]
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, switch.server)

    # when our patience ends, then CANCEL waits for its first word (RFC 3261 section 9.1)
    switch.call(seconds=0.3)
    assert (await switch.ended()).by is By.SYSTEM
    heard = await sipp.ends_well()
    assert [one.method for one in heard if not one.is_response][-2:] == ["CANCEL", "ACK"]


# -- calls of theirs ----------------------------------------------------------------------------------


async def test_a_caller_cancels(switch: Switch, port: int, tmp_path: Path) -> None:
    # given a caller who rings and gives up
    cancel = ask("CANCEL", 1, again=False)
    steps = [*call(), hear(180), cancel, hear(200), hear(487), acknowledge(1, failed=True)]
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, switch.server)

    # when the call rings
    leg = (await switch.until(LegIncoming)).leg
    switch.engine.send([Ring(id=WishId("ring"), leg=leg)])

    # then it is told as the caller's end
    ended = await switch.ended(leg)
    assert (ended.cause, ended.by) == (HangupCause.CANCELLED, By.THEM)
    assert kinds(await sipp.ends_well()) >= {"INVITE 180", "CANCEL 200", "INVITE 487"}


async def test_a_branch_office_proves_itself_by_digest(switch: Switch, tmp_path: Path) -> None:
    # given a trunk whose address nobody knows, but whose secret we share
    switch.answering = True
    proof = "[authentication username=branch password=sesame]"
    steps = [
        *call(),
        hear(401, auth=True),
        acknowledge(1, failed=True),
        *get_through(2, proof),
        *part(3),
    ]

    # when it calls from anywhere
    sipp = await Sipp.start(steps, tmp_path / "sipp", free_port(), switch.server, caller="branch")

    # then it is that trunk
    assert (await switch.until(LegIncoming)).trunk == BRANCH
    assert kinds(await sipp.ends_well()) >= {"INVITE 401", "INVITE 200", "BYE 200"}


async def test_a_branch_office_with_a_wrong_secret_stays_outside(switch: Switch, tmp_path: Path) -> None:
    # given a stranger who guesses
    proof = "[authentication username=branch password=guess]"
    steps = [
        *call(),
        hear(401, auth=True),
        acknowledge(1, failed=True),
        *call(2, proof),
        hear(401),
        acknowledge(2, failed=True),
    ]

    # when they call, then they are refused and nobody hears of it
    sipp = await Sipp.start(steps, tmp_path / "sipp", free_port(), switch.server, caller="branch")
    await sipp.ends_well()
    assert switch.all(LegIncoming) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="sipp sends key presses as raw packets, which only root may")
async def test_keys_are_heard_as_rtp_events(switch: Switch, port: int, tmp_path: Path) -> None:
    # given a caller who is through
    switch.answering = True
    keys = [act('play_dtmf="42#"'), pause(2500)]
    steps = [*get_through(), *keys, *part()]

    # when they press keys (RFC 4733)
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, switch.server)

    # then each is told once
    leg = (await switch.until(LegIncoming)).leg
    await switch.ended(leg)
    await sipp.ends_well()
    assert [each.digit for each in switch.all(DtmfReceived)] == ["4", "2", "#"]


async def test_a_key_is_heard_as_info(switch: Switch, port: int, tmp_path: Path) -> None:
    # given a caller whose phone sends its keys as INFO
    switch.answering = True
    relay_body = "Signal=5\nDuration=160"
    info = ask("INFO", 2, "Content-Type: application/dtmf-relay", uri="[next_url]", body=relay_body)
    steps = [*get_through(), info, hear(200), *part(3)]

    # when they press a key
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, switch.server)

    # then we say that we have it and tell of it, and the call goes on to its end
    leg = (await switch.until(LegIncoming)).leg
    await switch.ended(leg)
    assert kinds(await sipp.ends_well()) >= {"INFO 200", "BYE 200"}
    assert [(each.leg, each.digit) for each in switch.all(DtmfReceived)] == [(leg, "5")]


# -- phones -------------------------------------------------------------------------------------------


async def test_a_phone_registers_by_digest_and_is_called(switch: Switch, tmp_path: Path) -> None:
    # given a phone that registers
    desk = free_port()
    steps = [*registration(), hear(200)]
    sipp = await Sipp.start(steps, tmp_path / "register", desk, switch.server, **DESK)
    assert (await switch.until(StationRegistered)).station == PHONE
    await sipp.ends_well()

    # when it is called
    steps = [expect("INVITE"), reply(180, "Ringing"), answer_call(), expect("ACK"), expect("BYE"), accept()]
    sipp = await Sipp.start(steps, tmp_path / "ring", desk, switch.server, **DESK)
    to = ToStation(station=PHONE, auto_answer=True)
    switch.engine.send([Originate(id=WishId("ring"), leg=LEG, to=to)])

    # then it answers, asked to lift by itself
    await switch.until(LegAnswered)
    switch.hang_up(LEG)
    await switch.ended()
    (called, *_) = await sipp.ends_well()
    assert "answer-after=0" in called.one("Call-Info")


async def test_a_phone_with_a_wrong_secret_is_not_registered(switch: Switch, tmp_path: Path) -> None:
    # given a phone with a wrong secret, when it registers, then it is refused
    steps = [*registration("guess"), hear(401)]
    sipp = await Sipp.start(steps, tmp_path / "sipp", free_port(), switch.server, **DESK)
    await sipp.ends_well()
    assert switch.all(StationRegistered) == []


# -- loss ---------------------------------------------------------------------------------------------


async def test_calls_come_in_over_a_line_that_loses_a_third(
    switch: Switch, relay: LossyRelay, port: int, tmp_path: Path
) -> None:
    # given four callers behind a bad line
    switch.answering = True
    steps = [*get_through(), pause(200), *part()]
    near, far = (f"{host}:{number}" for host, number in (relay.near, relay.far))

    # when they call and hang up
    at_once = ("-r", "4", "-l", "4", "-max_retrans", "10")
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, far, *at_once, calls=4, contact=near)
    await sipp.ends_well()

    # then each call came once and ended once, whatever was lost
    legs = [each.leg for each in switch.all(LegIncoming)]
    for leg in legs:
        await switch.ended(leg)
    assert relay.lost > 0
    assert len(legs) == len(set(legs)) == len(switch.all(LegEnded)) == 4
    assert {each.trunk for each in switch.all(LegIncoming)} == {FAR}


async def test_calls_go_out_over_a_line_that_loses_a_third(
    switch: Switch, relay: LossyRelay, port: int, tmp_path: Path
) -> None:
    # given four people behind a bad line, who answer at once: sipp repeats only one answer to an INVITE
    steps = [
        expect("INVITE"),
        answer_call(),
        expect("ACK"),
        expect("BYE"),
        accept(),
        wait(8000),
    ]
    near, far = (f"{host}:{number}" for host, number in (relay.near, relay.far))
    sipp = await Sipp.start(steps, tmp_path / "sipp", port, far, calls=4, contact=near)
    legs = [LegId(f"out-{number}") for number in range(4)]

    # when we call them, and hang up once all have our ACK: sipp is confused by an earlier BYE
    for leg in legs:
        switch.call(leg, trunk=FAR)
    await eventually(lambda: len([each for each in relay.passed if each.startswith(b"ACK ")]) == 4, "ACK")
    for leg in legs:
        switch.hang_up(leg)

    # then each call was answered once and ended once
    await sipp.ends_well()
    assert relay.lost > 0
    assert [len(switch.all(kind)) for kind in (LegAnswered, LegEnded)] == [4, 4]
