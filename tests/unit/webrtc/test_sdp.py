"""Offers and answers: what Chromium says is read, what we say is what it needs, all else is refused."""

from __future__ import annotations

import pytest
from handshakes import chromium_offers
from hypothesis import given
from hypothesis import strategies as st

from cordboard.webrtc import (
    Credentials,
    OfferError,
    Ours,
    make_answer,
    make_restart,
    read_offer,
    read_restart,
)

OURS = Ours(
    hosts=("192.0.2.10", "198.51.100.7"),
    udp_port=20_001,
    tcp_port=443,
    ice=Credentials("abcd", "a" * 22),
    fingerprint="0f" * 32,
    session=7,
)
FINGERPRINT = "30abede2243f2113c464557790cedfc1609411cf2e913c0a6fdb3959790d7a98"
CHROMIUM = chromium_offers(FINGERPRINT)


def test_what_chromium_offers_is_read() -> None:
    offer = read_offer(CHROMIUM)
    assert (offer.mid, offer.protocol, offer.bundle) == ("0", "UDP/TLS/RTP/SAVPF", True)
    assert offer.ice == Credentials("XeNL", "PEI3nxiZymSsJ+qqvjOlkc5J")
    assert offer.fingerprints == {FINGERPRINT}
    assert (offer.codec, offer.telephone_event) == ("PCMU", 126)


def test_our_answer_has_all_that_a_browser_needs() -> None:
    lines = make_answer(read_offer(CHROMIUM), OURS).split("\r\n")
    assert lines[0] == "v=0"
    assert "m=audio 20001 UDP/TLS/RTP/SAVPF 0 126" in lines
    assert {"a=ice-lite", "a=rtcp-mux", "a=setup:passive", "a=sendrecv", "a=mid:0"} <= set(lines)
    assert "a=group:BUNDLE 0" in lines
    assert f"a=fingerprint:sha-256 {':'.join(['0F'] * 32)}" in lines
    assert "a=rtpmap:126 telephone-event/8000" in lines
    assert [line for line in lines if line.startswith("a=candidate")] == [
        "a=candidate:1 1 udp 2130706431 192.0.2.10 20001 typ host",
        "a=candidate:10 1 tcp 1671430143 192.0.2.10 443 typ host tcptype passive",
        "a=candidate:2 1 udp 2130706175 198.51.100.7 20001 typ host",
        "a=candidate:20 1 tcp 1671429887 198.51.100.7 443 typ host tcptype passive",
    ]
    assert lines[-1] == ""


def test_the_answer_to_a_restart_has_new_credentials() -> None:
    fragment = make_restart("0", OURS)
    assert read_restart(fragment) == OURS.ice
    assert "a=mid:0\r\n" in fragment


@pytest.mark.parametrize(
    ("old", "new", "codec", "event"),
    [
        ("SAVPF 0 8 110 126", "SAVPF 8 0 126", "PCMA", 126),
        ("SAVPF 0 8 110 126", "SAVPF 111 8", "PCMA", None),
        ("SAVPF 0 8 110 126", "SAVPF 0", "PCMU", None),
        ("SAVPF 0 8 110 126", "SAVPF 110 0", "PCMU", None),
        ("a=rtpmap:0 PCMU/8000\r\n", "", "PCMU", 126),
        ("a=rtpmap:126 telephone-event/8000", "a=rtpmap:126 Telephone-Event/8000/1", "PCMU", 126),
    ],
)
def test_the_first_codec_that_we_speak_is_taken(old: str, new: str, codec: str, event: int | None) -> None:
    offer = read_offer(CHROMIUM.replace(old, new))
    assert (offer.codec, offer.telephone_event) == (codec, event)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("m=audio 9 ", "m=audio 50000 "),
        ("UDP/TLS/RTP/SAVPF", "TCP/DTLS/RTP/SAVPF"),
        ("a=setup:actpass", "a=setup:active"),
        ("a=sendrecv\r\n", ""),
        ("a=group:BUNDLE 0\r\n", ""),
        ("\r\n", "\n"),
        ("a=fingerprint:sha-256", "a=fingerprint:SHA-256"),
        ("a=mid:0", "a=mid:audio-1"),
    ],
)
def test_what_may_be_otherwise_may_be_otherwise(old: str, new: str) -> None:
    assert read_offer(CHROMIUM.replace(old, new)).fingerprints == {FINGERPRINT}


@pytest.mark.parametrize("name", ["ice-ufrag", "ice-pwd", "fingerprint", "setup"])
def test_the_session_speaks_for_its_stream(name: str) -> None:
    line = next(line for line in CHROMIUM.split("\r\n") if line.startswith(f"a={name}:")) + "\r\n"
    moved = CHROMIUM.replace(line, "").replace("m=audio", line + "m=audio")
    assert read_offer(moved) == read_offer(CHROMIUM)


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        ("v=0", "v=1", "begins with v=0"),
        ("m=audio", "m=video", "one audio stream"),
        ("m=audio 9 UDP/TLS/RTP/SAVPF", "m=audio nine UDP/TLS/RTP/SAVPF", "m line"),
        ("m=audio 9 ", "m=audio 0 ", "switched off"),
        ("UDP/TLS/RTP/SAVPF", "RTP/AVP", "UDP/TLS/RTP/SAVPF"),
        ("a=rtcp-mux\r\n", "", "rtcp-mux"),
        ("a=ice-options:trickle", "a=ice-lite", "ice-lite"),
        ("a=setup:actpass", "a=setup:passive", "setup"),
        ("a=setup:actpass\r\n", "", "setup"),
        ("a=sendrecv", "a=recvonly", "both ways"),
        ("a=sendrecv", "a=sendrecv\r\na=inactive", "both ways"),
        ("a=ice-ufrag:XeNL", "a=ice-ufrag:XeN", "ice-ufrag"),
        ("a=ice-ufrag:XeNL", "a=ice-ufrag:XeNL\r\na=ice-ufrag:other", "once"),
        ("a=ice-pwd:PEI3nxiZymSsJ+qqvjOlkc5J", "a=ice-pwd:short", "ice-pwd"),
        ("a=ice-pwd:PEI3nxiZymSsJ+qqvjOlkc5J\r\n", "", "ice-pwd"),
        ("sha-256 30:AB", "sha-1 30:AB", "fingerprint"),
        ("sha-256 30:AB", "sha-256 30AB", "fingerprint"),
        ("a=mid:0\r\n", "", "a=mid"),
        ("a=mid:0", "a=mid:0 1", "a=mid"),
        ("SAVPF 0 8 110 126", "SAVPF 111 126", "PCMU or PCMA"),
        ("8000\r\na=rtpmap:8 PCMA/8000", "16000\r\na=rtpmap:8 opus/48000", "PCMU or PCMA"),
        ("t=0 0", "nonsense", "no session description"),
        ("t=0 0", "t=0 \x07", "no session description"),
        ("t=0 0", "", "no session description"),
        ("s=-", "s=" + "x" * 40_000, "octets at most"),
        ("s=-\r\n", "s=-\r\n" * 2_000, "no session description"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_reason(old: str, new: str, text: str) -> None:
    with pytest.raises(OfferError, match=text):
        read_offer(CHROMIUM.replace(old, new, 1))


def test_a_second_stream_is_refused() -> None:
    with pytest.raises(OfferError, match="one audio stream"):
        read_offer(CHROMIUM + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n")


@pytest.mark.parametrize(
    "text", ["", "a=ice-ufrag:abcd", "a=ice-pwd:" + "a" * 22, "a=ice-ufrag:abcd\r\na=ice-pwd:short", "\0"]
)
def test_a_restart_without_credentials_is_refused(text: str) -> None:
    with pytest.raises(OfferError):
        read_restart(text)


@given(at=st.integers(0, len(CHROMIUM) - 1), put=st.text(max_size=3), size=st.integers(0, 40))
def test_whatever_is_changed_is_read_or_refused(at: int, put: str, size: int) -> None:
    assert _outcome(CHROMIUM[:at] + put + CHROMIUM[at + size :]) in {"read", "refused"}


@given(st.text())
def test_noise_is_refused(text: str) -> None:
    assert _outcome(text) == "refused"


def _outcome(text: str) -> str:
    try:
        offer = read_offer(text)
    except OfferError:
        return "refused"
    make_answer(offer, OURS)
    return "read"
