"""What a desk phone sees of us: how it is called, and how it is asked whether it is there."""

from __future__ import annotations

import re

import pytest
from hand_written import Center, HandWritten, digest

from cordboard.vcc.ids import LegId, Milliseconds, StationId, WishId
from cordboard.vcc.telephony import (
    By,
    HangupCause,
    LegEnded,
    LegRinging,
    Originate,
    ProbeStation,
    StationReachable,
    StationRegistered,
    StationUnreachable,
    ToStation,
)

PHONE = StationId("101")
LIFTS_BY_ITSELF = ("Call-Info: <sip:127.0.0.1>;answer-after=0", "info=alert-autoanswer", "Answer-Mode: Auto")


async def registered(center: Center) -> HandWritten:
    """A phone that is registered."""
    phone = await center.stranger()
    challenge = await phone.ask(phone.request("REGISTER", "sip:demo", "101", To="<sip:101@demo>"))
    proof = digest(challenge, "REGISTER", "sip:demo", "101", "s3cret")
    await phone.ask(
        phone.request("REGISTER", "sip:demo", "101", To="<sip:101@demo>", Authorization=proof, Expires="300")
    )
    await center.until(StationRegistered)
    return phone


def reply(request: str, status: str) -> str:
    """An answer to a request, with the headers that RFC 3261 section 8.2.6 copies."""
    copied = re.findall(r"^(?:Via|From|Call-ID|CSeq): .*\r\n", request, re.MULTILINE)
    to = re.search(r"^To: (.*)\r$", request, re.MULTILINE)
    assert to is not None
    return f"SIP/2.0 {status}\r\n{''.join(copied)}To: {to[1]};tag=phone\r\nContent-Length: 0\r\n\r\n"


async def call(center: Center, phone: HandWritten, *, auto_answer: bool) -> str:
    """We call the phone; the INVITE that it gets."""
    center.engine.send(
        [
            Originate(
                id=WishId("call"),
                leg=LegId("leg"),
                to=ToStation(PHONE, auto_answer),
                caller="+33140000001",
                caller_name='Anna "A" Müller',
                ring_timeout=Milliseconds(300),
            )
        ]
    )
    return await phone.answer("INVITE")


async def test_a_phone_is_asked_to_lift_by_itself(center: Center) -> None:
    phone = await registered(center)
    invite = await call(center, phone, auto_answer=True)
    assert all(header in invite for header in LIFTS_BY_ITSELF)


async def test_a_phone_that_shall_ring_is_not_asked(center: Center) -> None:
    phone = await registered(center)
    invite = await call(center, phone, auto_answer=False)
    assert not any(header in invite for header in LIFTS_BY_ITSELF)


async def test_a_phone_shows_who_calls(center: Center) -> None:
    phone = await registered(center)
    invite = await call(center, phone, auto_answer=True)
    assert 'From: "Anna \\"A\\" Müller" <sip:+33140000001@127.0.0.1:' in invite


async def test_a_phone_that_nobody_lifts_is_cancelled(center: Center) -> None:
    # given a phone that rings
    phone = await registered(center)
    invite = await call(center, phone, auto_answer=False)
    phone.say(reply(invite, "180 Ringing"))
    await center.until(LegRinging)
    # when nobody lifts in time
    ended = await center.until(LegEnded)
    # then it stops ringing
    assert (ended.cause, ended.by) == (HangupCause.NO_ANSWER, By.SYSTEM)
    cancel = await phone.answer("CANCEL")
    phone.say(reply(cancel, "200 OK"))
    phone.say(reply(invite, "487 Request Terminated"))
    assert (await phone.answer("ACK")).startswith("ACK")


@pytest.mark.parametrize("status", ["200 OK", "404 Not Found", "486 Busy Here", "500 Oops"])
async def test_any_answer_says_that_a_phone_is_there(center: Center, status: str) -> None:
    phone = await registered(center)
    center.engine.send([ProbeStation(id=WishId("there?"), station=PHONE)])
    phone.say(reply(await phone.answer("OPTIONS"), status))
    assert (await center.until(StationReachable)).settles == "there?"


@pytest.mark.parametrize("status", ["408 Request Timeout", "503 Service Unavailable"])
async def test_two_answers_say_that_it_is_not(center: Center, status: str) -> None:
    phone = await registered(center)
    center.engine.send([ProbeStation(id=WishId("there?"), station=PHONE)])
    phone.say(reply(await phone.answer("OPTIONS"), status))
    assert (await center.until(StationUnreachable)).cause == status


async def test_a_phone_that_says_nothing_is_not_there(center: Center) -> None:
    phone = await registered(center)
    center.engine.send([ProbeStation(id=WishId("there?"), station=PHONE)])
    await phone.answer("OPTIONS")
    unreachable = await center.until(StationUnreachable)
    assert (unreachable.settles, unreachable.cause) == ("there?", "no answer")


async def test_all_who_ask_at_once_get_the_answer(center: Center) -> None:
    # given / when two wishes for one phone
    phone = await registered(center)
    center.engine.send([ProbeStation(id=WishId(name), station=PHONE) for name in ("one", "two")])
    phone.say(reply(await phone.answer("OPTIONS"), "200 OK"))
    # then one question is asked, and both are settled
    await center.until(StationReachable, lambda signal: signal.settles == "two")
    await center.until(StationReachable, lambda signal: signal.settles == "one")
    assert phone.came.empty()
