"""What a caller sees of us: statuses, headers, descriptions, and the end."""

from __future__ import annotations

import re

import pytest
from hand_written import SDP, Center

from cordboard.vcc.ids import LegId, WishId
from cordboard.vcc.telephony import (
    Answer,
    By,
    HangUp,
    HangupCause,
    LegAnswered,
    LegEnded,
    LegHeld,
    LegIncoming,
    LegUnheld,
    Ring,
)

URI = "sip:+33180000000@127.0.0.1"


async def arrive(center: Center, body: str = SDP) -> tuple[str, LegId]:
    """A customer calls; their INVITE, our leg."""
    invite = center.customer.request("INVITE", URI, "+33140000001", body)
    center.customer.say(invite)
    return invite, (await center.until(LegIncoming)).leg


async def taken(center: Center) -> tuple[str, str, LegId]:
    """A customer calls and is answered; their INVITE, our 200, our leg."""
    invite, leg = await arrive(center)
    center.engine.send([Answer(id=WishId("answer"), leg=leg)])
    answer = await center.customer.answer("SIP/2.0 200")
    center.customer.acknowledge(invite, answer)
    await center.until(LegAnswered)
    return invite, answer, leg


def within(center: Center, invite: str, answer: str, method: str, number: int, body: str = "") -> str:
    """A request of the customer in the dialog."""
    field = lambda name, text: re.search(rf"^{name}: (.*)\r$", text, re.MULTILINE)[1]  # noqa: E731
    contact = re.search(r"Contact: <([^>]*)>", answer)[1]
    return center.customer.request(
        method,
        contact,
        "+33140000001",
        body,
        From=field("From", invite),
        To=field("To", answer),
        Call_ID=field("Call-ID", invite),
        CSeq=f"{number} {method}",
    )


@pytest.mark.parametrize(
    ("cause", "status"),
    [
        (HangupCause.NORMAL, 603),
        (HangupCause.REJECTED, 603),
        (HangupCause.BUSY, 486),
        (HangupCause.NO_ANSWER, 480),
        (HangupCause.UNREACHABLE, 480),
        (HangupCause.INVALID_NUMBER, 404),
        (HangupCause.CONGESTION, 503),
        (HangupCause.FAILED, 500),
    ],
)
async def test_why_a_caller_is_not_taken(center: Center, cause: HangupCause, status: int) -> None:
    # given
    _, leg = await arrive(center)
    # when
    center.engine.send([HangUp(id=WishId("no"), leg=leg, cause=cause)])
    # then
    assert (await center.customer.answer()).startswith(f"SIP/2.0 {status} ")


async def test_who_meets_no_center_is_told_to_try_again(center: Center) -> None:
    # given
    _, leg = await arrive(center)
    # when
    center.engine.send([HangUp(id=WishId("no"), leg=leg, cause=HangupCause.CONGESTION)])
    # then
    assert "\r\nRetry-After: 5\r\n" in await center.customer.answer("SIP/2.0 503")


async def test_it_rings(center: Center) -> None:
    _, leg = await arrive(center)
    center.engine.send([Ring(id=WishId("ring"), leg=leg)])
    assert (await center.customer.answer()).startswith("SIP/2.0 180")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("this is no description", 400),
        (SDP.replace("RTP/AVP 0", "RTP/AVP 18").replace("0 PCMU", "18 G729"), 488),
        (SDP.replace("m=audio", "m=video"), 488),
    ],
)
async def test_a_description_that_we_cannot_speak(center: Center, body: str, status: int) -> None:
    # given / when
    answer = await center.customer.ask(center.customer.request("INVITE", URI, "+331", body))
    # then nobody is bothered
    assert answer.startswith(f"SIP/2.0 {status} ")
    assert not [heard for heard in center.log if isinstance(heard.signal, LegIncoming)]


async def test_a_caller_without_a_description_gets_our_offer(center: Center) -> None:
    # given
    invite, leg = await arrive(center, body="")
    # when
    center.engine.send([Answer(id=WishId("answer"), leg=leg)])
    answer = await center.customer.answer("SIP/2.0 200")
    # then the offer names all that we speak
    assert "m=audio" in answer
    assert "0 PCMU/8000" in answer
    assert "8 PCMA/8000" in answer
    # and without an answer in the ACK there is nothing to talk with
    center.customer.acknowledge(invite, answer)
    ended = await center.until(LegEnded)
    assert (ended.cause, ended.by) == (HangupCause.FAILED, By.SYSTEM)
    assert (await center.customer.answer("BYE")).startswith("BYE")


async def test_hold_is_answered_with_the_right_direction(center: Center) -> None:
    # given
    invite, answer, leg = await taken(center)
    # when they hold
    held = within(center, invite, answer, "INVITE", 2, SDP + "a=sendonly\r\n")
    center.customer.say(held)
    second = await center.customer.answer("SIP/2.0 200")
    center.customer.acknowledge(held, second)
    # then we only listen
    assert "a=recvonly" in second
    assert (await center.until(LegHeld)).leg == leg
    # when they come back
    back = within(center, invite, answer, "INVITE", 3, SDP)
    center.customer.say(back)
    third = await center.customer.answer("SIP/2.0 200")
    center.customer.acknowledge(back, third)
    # then we speak again, and our description's version has risen each time
    assert "a=sendrecv" in third
    await center.until(LegUnheld)
    versions = [int(re.search(r"o=- \d+ (\d+)", text)[1]) for text in (answer, second, third)]
    assert versions == sorted(set(versions))


async def test_a_reinvite_without_a_description_gets_our_offer(center: Center) -> None:
    # given
    invite, answer, _ = await taken(center)
    # when
    again = within(center, invite, answer, "INVITE", 2)
    center.customer.say(again)
    # then
    second = await center.customer.answer("SIP/2.0 200")
    assert "m=audio" in second
    center.customer.acknowledge(again, second)


async def test_a_reinvite_that_we_cannot_speak_changes_nothing(center: Center) -> None:
    # given
    invite, answer, _ = await taken(center)
    # when
    again = within(center, invite, answer, "INVITE", 2, SDP.replace("m=audio", "m=video"))
    center.customer.say(again)
    # then
    assert (await center.customer.answer()).startswith("SIP/2.0 488")
    assert not [heard for heard in center.log if isinstance(heard.signal, LegEnded)]


async def test_the_end_of_the_engine_is_said_to_everybody(center: Center) -> None:
    # given
    await taken(center)
    center.customer.leave()
    # when
    await center.engine.close()
    # then
    assert (await center.customer.answer("BYE")).startswith("BYE")
    assert (await center.until(LegEnded)).by is By.SYSTEM


class TestSilence:
    """A leg that sends no audio."""

    @pytest.fixture
    def media_timeout(self) -> float:
        return 0.4

    async def test_it_is_ended(self, center: Center) -> None:
        # given a customer who was heard once
        _, answer, leg = await taken(center)
        port = int(re.search(r"m=audio (\d+)", answer)[1])
        packet = bytes([0x80, 0, 0, 1, 0, 0, 0, 160, 1, 2, 3, 4]) + b"\xff" * 160
        center.customer.transport.sendto(packet, ("127.0.0.1", port))
        # when nothing follows, then
        ended = await center.until(LegEnded)
        assert (ended.leg, ended.cause, ended.by) == (leg, HangupCause.MEDIA_LOST, By.SYSTEM)
        assert (await center.customer.answer("BYE")).startswith("BYE")
