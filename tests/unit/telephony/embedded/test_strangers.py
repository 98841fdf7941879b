"""Who may call and register: trunks by address or secret, phones by secret, nobody else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hand_written import SDP, Center, HandWritten, digest, hand_written

from cordboard.telephony.embedded import EmbeddedEngine
from cordboard.telephony.embedded.bans import FAILURES, FAILURES_OF_ALL
from cordboard.telephony.settings import EngineSettings
from cordboard.vcc.ids import WishId
from cordboard.vcc.telephony import (
    Answer,
    LegAnswered,
    LegEnded,
    LegIncoming,
    StationLost,
    StationRegistered,
)


def shape(answer: str) -> str:
    """An answer without what differs each time."""
    return re.sub(r'nonce="[^"]*"|tag=\S+|branch=\S+|call\d+-\d+|opaque="[^"]*"|:\d{5}|sip:\w+@', "", answer)


async def test_a_known_and_an_unknown_name_get_the_same_answer(center: Center) -> None:
    # given a stranger
    stranger = await center.stranger()
    # when they try a name that is ours, and one that is not
    known = await stranger.ask(stranger.request("REGISTER", "sip:demo", "101"))
    unknown = await stranger.ask(stranger.request("REGISTER", "sip:demo", "nobody"))
    # then they learn nothing
    assert known.startswith("SIP/2.0 401")
    assert shape(known) == shape(unknown)


async def test_a_stranger_s_call_is_challenged(center: Center) -> None:
    stranger = await center.stranger()
    answer = await stranger.ask(stranger.request("INVITE", "sip:+33180000000@127.0.0.1", "x", SDP))
    assert answer.startswith("SIP/2.0 401")
    assert not [heard for heard in center.log if isinstance(heard.signal, LegIncoming)]


async def register(phone: HandWritten, secret: str, expires: str = "300", station: str = "101") -> str:
    record = f"<sip:{station}@demo>"
    challenge = await phone.ask(phone.request("REGISTER", "sip:demo", station, To=record))
    proof = digest(challenge, "REGISTER", "sip:demo", station, secret)
    return await phone.ask(
        phone.request("REGISTER", "sip:demo", station, To=record, Authorization=proof, Expires=expires)
    )


async def test_a_phone_comes_and_goes(center: Center) -> None:
    # given / when it registers
    phone = await center.stranger()
    assert (await register(phone, "s3cret")).startswith("SIP/2.0 200")
    # then it is there
    assert (await center.until(StationRegistered)).station == "101"
    # when it goes, then it is not
    assert (await register(phone, "s3cret", expires="0")).startswith("SIP/2.0 200")
    assert (await center.until(StationLost)).station == "101"


async def test_a_refresh_is_not_told(center: Center) -> None:
    phone = await center.stranger()
    await register(phone, "s3cret")
    await register(phone, "s3cret")
    assert len([heard for heard in center.log if isinstance(heard.signal, StationRegistered)]) == 1


async def test_a_guesser_is_banned_and_others_are_not(center: Center) -> None:
    # given one who guesses, name by name
    guesser = await center.stranger("127.0.0.66")
    for number in range(FAILURES_OF_ALL):
        assert (await register(guesser, "wrong", station=str(number))).startswith("SIP/2.0 401")
    # when they ask again, and somebody else asks
    guesser.say(guesser.request("OPTIONS", "sip:demo", "101"))
    other = await center.stranger("127.0.0.67")
    answer = await other.ask(other.request("OPTIONS", "sip:demo", "x"))
    # then only the other is answered
    assert answer.startswith("SIP/2.0 200")
    assert guesser.came.empty()
    assert center.engine.counters()["sip.banned"] == 1


async def test_a_phone_with_a_wrong_secret_bans_itself_and_no_other_phone_there(center: Center) -> None:
    # given a phone with an old secret, behind the address of an office
    phone = await center.stranger("127.0.0.66")
    for _ in range(FAILURES):
        assert (await register(phone, "old")).startswith("SIP/2.0 401")
    # when somebody there guesses right at last, then they are not believed
    assert (await register(phone, "s3cret")).startswith("SIP/2.0 401")
    # and the phone beside it is, and the phone itself from elsewhere
    neighbour = await center.stranger("127.0.0.66")
    assert (await register(neighbour, "s3cret", station="102")).startswith("SIP/2.0 200")
    elsewhere = await center.stranger("127.0.0.67")
    assert (await register(elsewhere, "s3cret")).startswith("SIP/2.0 200")


async def test_a_trunk_s_address_is_never_banned(center: Center) -> None:
    # given somebody behind the trunk's address who guesses
    neighbour = await center.stranger("127.0.0.7")
    for number in range(FAILURES_OF_ALL + 1):
        await register(neighbour, "wrong", station=str(number))
    # when the trunk calls
    center.customer.say(center.customer.request("INVITE", "sip:+33180000000@127.0.0.1", "+331", SDP))
    # then it is heard
    assert (await center.until(LegIncoming)).trunk == "carrier"


async def test_a_trunk_is_known_by_its_secret(center: Center) -> None:
    # given a trunk whose address says nothing
    branch = await center.stranger()
    uri = "sip:+33180000000@127.0.0.1"
    first = branch.request("INVITE", uri, "+33155", SDP)
    challenge = await branch.ask(first)
    branch.acknowledge(first, challenge)
    # when it proves itself
    proof = digest(challenge, "INVITE", uri, "branch", "sesame")
    branch.say(branch.request("INVITE", uri, "+33155", SDP, Authorization=proof))
    # then it may call
    arrived = await center.until(LegIncoming)
    assert (arrived.trunk, arrived.caller, arrived.called) == ("branch", "+33155", "+33180000000")


async def test_a_phone_that_dials_is_known_as_the_phone_it_is(center: Center) -> None:
    # given a phone that says it is somebody else in From
    phone = await center.stranger()
    uri = "sip:12345@127.0.0.1"
    first = phone.request("INVITE", uri, "boss", SDP)
    challenge = await phone.ask(first)
    phone.acknowledge(first, challenge)
    # when it proves to be 101
    proof = digest(challenge, "INVITE", uri, "101", "s3cret")
    phone.say(phone.request("INVITE", uri, "boss", SDP, Authorization=proof))
    # then it counts as 101
    arrived = await center.until(LegIncoming)
    assert (arrived.station, arrived.caller, arrived.trunk) == ("101", "101", None)


async def test_a_phone_speaks_for_itself_only(center: Center) -> None:
    # given the secret of 101
    phone = await center.stranger()
    challenge = await phone.ask(phone.request("REGISTER", "sip:demo", "102"))
    # when it registers somebody else
    proof = digest(challenge, "REGISTER", "sip:demo", "101", "s3cret")
    answer = await phone.ask(
        phone.request("REGISTER", "sip:demo", "102", To="<sip:102@demo>", Authorization=proof)
    )
    # then it may not
    assert answer.startswith("SIP/2.0 403")


@pytest.mark.parametrize("junk", [b"", b"\x00\x01\x02", b"HELLO\r\n\r\n", b"\r\n\r\n", b"INVITE" * 2000])
async def test_junk_is_dropped_and_the_engine_goes_on(center: Center, junk: bytes) -> None:
    # given / when
    stranger = await center.stranger()
    stranger.say(junk)
    # then
    answer = await stranger.ask(stranger.request("OPTIONS", "sip:demo", "x"))
    assert answer.startswith("SIP/2.0 200")


async def test_what_is_malformed_is_answered_and_counted(center: Center) -> None:
    # given / when a request without CSeq
    stranger = await center.stranger()
    text = re.sub(r"CSeq: .*\r\n", "CSeq: x\r\n", stranger.request("OPTIONS", "sip:demo", "x"))
    answer = await stranger.ask(text)
    # then
    assert answer.startswith("SIP/2.0 400")
    assert sum(count for name, count in center.engine.counters().items() if name.startswith("sip.")) == 1


async def test_a_phone_may_call_us_by_any_name_but_not_by_many(center: Center) -> None:
    # given a phone that knows us by an address
    phone = await center.stranger()
    # when it registers under one name after the other
    answers = [await register_at(phone, f"sip:101@name{number}.example") for number in range(5)]
    # then some are enough, and the phone is there
    assert [answer[:11] for answer in answers] == ["SIP/2.0 200"] * 4 + ["SIP/2.0 403"]
    assert (await center.until(StationRegistered)).station == "101"


async def register_at(phone: HandWritten, record: str) -> str:
    challenge = await phone.ask(phone.request("REGISTER", "sip:demo", "101", To=f"<{record}>"))
    proof = digest(challenge, "REGISTER", "sip:demo", "101", "s3cret")
    return await phone.ask(
        phone.request("REGISTER", "sip:demo", "101", To=f"<{record}>", Authorization=proof, Expires="300")
    )


async def test_before_a_center_has_come_nobody_can_be_judged(tmp_path: Path) -> None:
    # given an engine that no center has attached
    settings = EngineSettings(data=tmp_path, sip_host="127.0.0.1", sip_port=0, rtp_first=0, rtp_last=0)
    engine = await EmbeddedEngine.open(settings)
    phone = await hand_written(engine.sip_address, "127.0.0.9")
    # when a phone registers
    answer = await phone.ask(phone.request("REGISTER", "sip:demo", "101"))
    # then it is told to come back, and no guess is counted
    assert answer.startswith("SIP/2.0 503")
    await engine.close()
    phone.transport.close()


URI = "sip:+33180000000@127.0.0.1"


def within(invite: str, answer: str, method: str) -> str:
    """A request in the call that the INVITE began, as anyone could write it who has seen both."""
    to = re.search(r"^To: (.*)\r$", answer, re.MULTILINE)
    assert to is not None
    text = re.sub(r"^To: .*\r$", f"To: {to[1]}\r", invite.partition("\r\n\r\n")[0], flags=re.MULTILINE)
    text = text.replace("1 INVITE", f"2 {method}").replace("INVITE", method, 1)
    text = text.replace("branch=z9hG4bK", "branch=z9hG4bKx")
    return re.sub(r"Content-.*\r\n", "", text + "\r\n") + "Content-Length: 0\r\n\r\n"


async def taken_call(center: Center, caller: HandWritten, **headers: str) -> tuple[str, str]:
    """A call that somebody begins and we take: their INVITE, our answer."""
    invite = caller.request("INVITE", URI, "+331", SDP, **headers)
    caller.say(invite)
    arrived = await center.until(LegIncoming)
    center.engine.send([Answer(id=WishId("answer"), leg=arrived.leg)])
    answer = await caller.answer("SIP/2.0 200")
    caller.acknowledge(invite, answer)
    await center.until(LegAnswered)
    return invite, answer


async def is_not_heard(center: Center, stranger: HandWritten, text: str) -> None:
    """What this one says is counted, and neither answered nor done."""
    stranger.say(text)
    answer = await stranger.ask(stranger.request("OPTIONS", "sip:demo", "x"))
    assert "OPTIONS" in answer
    assert stranger.came.empty()
    assert center.engine.counters()["sip.foreign-source"] == 1
    assert not [heard for heard in center.log if isinstance(heard.signal, LegEnded)]


@pytest.mark.parametrize("method", ["BYE", "INFO", "OPTIONS", "REFER", "ACK"])
async def test_only_the_carrier_speaks_in_the_carrier_s_call(center: Center, method: str) -> None:
    # given a carrier's call
    invite, answer = await taken_call(center, center.customer)
    # when somebody who has seen it all speaks in it from another address
    stranger = await center.stranger("127.0.0.66")
    await is_not_heard(center, stranger, within(invite, answer, method))
    # then nothing happens, and the carrier can still end it, even in the same words
    said = await center.customer.ask(within(invite, answer, "BYE"))
    assert said.startswith("SIP/2.0 200")
    await center.until(LegEnded)


async def test_only_the_carrier_takes_its_call_back(center: Center) -> None:
    # given a carrier's call that is not answered yet
    invite = center.customer.request("INVITE", URI, "+331", SDP)
    center.customer.say(invite)
    await center.until(LegIncoming)
    cancel = re.sub(r"Content-Type.*\r\n", "", invite.partition("\r\n\r\n")[0] + "\r\n")
    cancel = re.sub(r"Content-Length: \d+", "Content-Length: 0", cancel.replace("INVITE", "CANCEL")) + "\r\n"
    # when somebody else takes it back, then nothing happens
    stranger = await center.stranger("127.0.0.66")
    await is_not_heard(center, stranger, cancel)
    # when the carrier does, in the same words, then it has ended
    center.customer.say(cancel)
    await center.customer.answer("SIP/2.0 487")
    await center.until(LegEnded)


async def test_a_trunk_that_proves_itself_may_speak_from_elsewhere(center: Center) -> None:
    # given a call of a trunk whose address says nothing
    branch = await center.stranger()
    first = branch.request("INVITE", URI, "+33155", SDP)
    challenge = await branch.ask(first)
    branch.acknowledge(first, challenge)
    proof = digest(challenge, "INVITE", URI, "branch", "sesame")
    invite, answer = await taken_call(center, branch, Authorization=proof)
    # when its address changes and it hangs up
    moved = await center.stranger("127.0.0.66")
    said = await moved.ask(within(invite, answer, "BYE"))
    # then it is heard
    assert said.startswith("SIP/2.0 200")
    await center.until(LegEnded)
