"""Offers and answers: what is agreed, what is refused, and who is on hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.sip.sdp import (
    PCMA,
    PCMU,
    Codec,
    Direction,
    LocalAudio,
    NothingInCommon,
    Origin,
    SdpError,
    make_answer,
    make_offer,
    parse_sdp,
    read_answer,
)

US = LocalAudio("192.0.2.1", 20000)
HEAD = "v=0\r\no=- 1 1 IN IP4 192.0.2.9\r\ns=-\r\nc=IN IP4 192.0.2.9\r\nt=0 0\r\n"


def offer(*lines: str, head: str = HEAD) -> bytes:
    return (head + "".join(f"{line}\r\n" for line in lines)).encode()


def agreed(*lines: str, head: str = HEAD, local: LocalAudio = US):
    return make_answer(offer(*lines, head=head), local, Origin(7))[1]


codecs = st.permutations([PCMU, PCMA]).flatmap(lambda both: st.sampled_from([tuple(both), tuple(both[:1])]))
locals_ = st.builds(
    LocalAudio,
    host=st.sampled_from(["192.0.2.1", "2001:db8::1"]),
    port=st.integers(1024, 65535),
    codecs=codecs,
    telephone_event=st.none() | st.integers(96, 127).map(lambda number: Codec("telephone-event", number)),
    ptime=st.sampled_from([10, 20, 30]),
    direction=st.sampled_from(Direction),
)


@given(locals_, locals_)
def test_both_sides_agree_on_the_same_session(caller, callee):
    body = make_offer(caller, Origin(1))
    shared = {codec.name for codec in caller.codecs} & {codec.name for codec in callee.codecs}
    try:
        answer, at_callee = make_answer(body, callee, Origin(2))
    except NothingInCommon:
        assert not shared or (":" in caller.host) != (":" in callee.host)
        return
    at_caller = read_answer(answer, caller)
    assert at_caller.codec == at_callee.codec
    assert at_caller.direction is at_callee.direction.mirrored
    assert at_caller.telephone_event == at_callee.telephone_event
    assert (at_caller.host, at_caller.port) == (callee.host, callee.port)
    assert (at_callee.host, at_callee.port) == (caller.host, caller.port)
    assert not (at_callee.direction.sends and not caller.direction.receives)


def test_our_liking_decides_and_their_numbers_are_kept():
    lines = ("m=audio 4000 RTP/AVP 18 8 0 97", "a=rtpmap:97 telephone-event/8000", "a=ptime:30")
    found = agreed(*lines)
    assert (found.codec, found.telephone_event, found.ptime) == (PCMU, 97, 30)
    assert agreed(*lines, local=LocalAudio("192.0.2.1", 1, codecs=(PCMA, PCMU))).codec == PCMA
    renumbered = agreed("m=audio 4000 RTP/AVP 110", "a=rtpmap:110 pcma/8000")
    assert renumbered.codec.payload_type == 110


def test_unknown_streams_are_refused_in_their_place():
    body, found = make_answer(
        offer(
            "m=video 3000 RTP/AVP 31",
            "m=audio 3002 RTP/SAVP 0",
            "m=audio 3004 RTP/AVP 0",
            "m=audio 3006 RTP/AVP 0",
            "m=application 9 UDP/BFCP *",
        ),
        US,
        Origin(7),
    )
    streams = parse_sdp(body).streams
    assert found.port == 3004
    assert [(each.kind, each.port, each.protocol) for each in streams] == [
        ("video", 0, "RTP/AVP"),
        ("audio", 0, "RTP/SAVP"),
        ("audio", 20000, "RTP/AVP"),
        ("audio", 0, "RTP/AVP"),
        ("application", 0, "UDP/BFCP"),
    ]


@pytest.mark.parametrize(
    ("said", "ours"),
    [
        ("sendrecv", Direction.SENDRECV),
        ("sendonly", Direction.RECVONLY),
        ("recvonly", Direction.SENDONLY),
        ("inactive", Direction.INACTIVE),
    ],
)
def test_hold_is_mirrored_wherever_it_is_said(said, ours):
    assert agreed("m=audio 4000 RTP/AVP 0", f"a={said}").direction is ours
    assert agreed("m=audio 4000 RTP/AVP 0", head=HEAD + f"a={said}\r\n").direction is ours


def test_the_old_hold_with_address_zero_means_do_not_send():
    zero = HEAD.replace("c=IN IP4 192.0.2.9", "c=IN IP4 0.0.0.0")
    assert agreed("m=audio 4000 RTP/AVP 0", head=zero).direction is Direction.RECVONLY
    assert agreed("m=audio 4000 RTP/AVP 0", "a=inactive", head=zero).direction is Direction.INACTIVE
    back = agreed("m=audio 4000 RTP/AVP 0", "c=IN IP4 192.0.2.10", head=zero)
    assert (back.direction, back.host) == (Direction.SENDRECV, "192.0.2.10")


def test_a_stream_that_overrides_the_session_direction_wins():
    assert agreed("m=audio 4000 RTP/AVP 0", "a=sendrecv", head=HEAD + "a=inactive\r\n").direction.sends


def test_each_change_raises_the_version():
    origin = Origin(5)
    bodies = [make_offer(US, each) for each in (origin, origin, origin.next())]
    assert [parse_sdp(body).origin for body in bodies] == [
        "- 5 1 IN IP4 192.0.2.1",
        "- 5 1 IN IP4 192.0.2.1",
        "- 5 2 IN IP4 192.0.2.1",
    ]


@pytest.mark.parametrize(
    "lines", [("m=video 4000 RTP/AVP 31",), ("m=audio 0 RTP/AVP 0",), ("m=audio 4000 RTP/AVP 18 96",), ()]
)
def test_without_a_shared_codec_there_is_no_session(lines):
    with pytest.raises(NothingInCommon):
        make_answer(offer(*lines), US, Origin(1))
    with pytest.raises(NothingInCommon):
        read_answer(offer(*lines), US)


@pytest.mark.parametrize(
    "where",
    ["IP4 224.0.0.1", "IP4 239.1.2.3/127", "IP4 255.255.255.255", "IP4 phone.example", "IP4 127.1", "IP6 ::1",
     "IP6 ff02::1"],
)  # fmt: skip
def test_audio_goes_to_one_machine_that_we_can_reach(where):
    body = offer("m=audio 4000 RTP/AVP 0", f"c=IN {where}")
    with pytest.raises(NothingInCommon):
        make_answer(body, US, Origin(1))
    with pytest.raises(NothingInCommon):
        read_answer(body, US)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"hello",
        b"v=1\r\no=- 1 1 IN IP4 h\r\n",
        b"v=0\r\ns=-\r\n",
        offer("m=audio 99999 RTP/AVP 0"),
        offer("m=audio 4000 RTP/AVP"),
        offer("m=audio 4000 RTP/AVP 0", "c=IN IP4"),
        offer("m=audio 4000 RTP/AVP 0", head="v=0\r\no=- 1 1 IN IP4 h\r\ns=-\r\nt=0 0\r\n"),
        offer("broken line"),
        offer("a=\xff").replace(b"\xc3", b""),
        offer(*["m=audio 4000 RTP/AVP 0"] * 17),
        offer("a=" + "x" * 20_000),
    ],
)
def test_a_malformed_description_is_refused(body):
    with pytest.raises(SdpError):
        parse_sdp(body)


def test_bare_line_feeds_are_understood():
    assert agreed("m=audio 4000 RTP/AVP 0").port == 4000
    assert parse_sdp(offer("m=audio 4000 RTP/AVP 0").replace(b"\r\n", b"\n")).streams[0].port == 4000
