"""What a browser may send: pieces of a talk, of which each is an offer, an ICE restart, or a packet.

Whatever comes, only who knows the password has a path, what we answer is STUN or DTLS that can be read again,
and packets over TCP come out alike however they are cut.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from handshakes import chromium_offers

from cordboard.webrtc import (
    Credentials,
    Deframer,
    OfferError,
    Ours,
    Path,
    Peer,
    PeerState,
    Sort,
    StunError,
    make_answer,
    new_certificate,
    parse_stun,
    read_offer,
    read_restart,
    server_context,
    sort_of,
    stun,
)

BORDER = b"\n--\n"
PASSWORD = "password+of+ours+22+ch"
WORDS = (
    "a=ice-ufrag:",
    "a=ice-pwd:",
    "a=fingerprint:sha-256 ",
    "m=audio ",
    "a=setup:",
    "\\x0d\\x0a",
    "ours:XeNL",
)
_OURS = Ours(("192.0.2.1",), 20_001, 443, Credentials("ours", PASSWORD), "0f" * 32, 7)
_OFFER = chromium_offers("0f" * 32)
_CONTEXT = server_context(new_certificate(dt.datetime(2026, 1, 1, tzinfo=dt.UTC)))
_HERE = Path(0, "198.51.100.9", 6000)


def try_one(data: bytes) -> None:
    """Let one peer hear the whole talk."""
    peer = Peer(read_offer(_OFFER), _OURS.ice, _CONTEXT, now=0.0)
    for number, piece in enumerate(data.split(BORDER)):
        if piece.startswith((b"v=", b"a=")):
            _read(piece.decode("utf-8", "replace"))
        else:
            _hear(peer, piece, number)
    assert peer.state is not PeerState.UP  # nobody here has the certificate
    assert peer.srtp is None
    cut = data[0] % len(data) if data else 0
    whole, pieces = Deframer(), Deframer()
    assert whole.take(data) == pieces.take(data[:cut]) + pieces.take(data[cut:])


def _read(text: str) -> None:
    try:
        offer = read_offer(text)
    except OfferError:
        pass
    else:
        assert "\r\n\r\n" not in make_answer(offer, _OURS)
    try:
        read_restart(text)
    except OfferError:
        return


def _hear(peer: Peer, packet: bytes, number: int) -> None:
    before = peer.ice.paths
    if sort_of(packet) is Sort.STUN:
        try:
            message = parse_stun(packet)
        except StunError:
            return
        peer.check(message, _HERE, float(number))
        assert peer.ice.paths == before or message.is_sealed_with(PASSWORD)
    elif sort_of(packet) is Sort.DTLS:
        peer.shake_hands(packet, _HERE)
    for path, answer in peer.outgoing():
        assert path == _HERE
        assert before or peer.ice.paths or sort_of(answer) is Sort.STUN
        if sort_of(answer) is Sort.STUN:
            parse_stun(answer)


def seeds() -> Iterator[bytes]:
    """A good offer, checks good and bad, a handshake that begins."""
    said = [(stun.USERNAME, b"ours:XeNL"), (stun.ICE_CONTROLLING, bytes(8)), (stun.USE_CANDIDATE, b"")]
    good = stun.build(stun.Kind.REQUEST, b"transaction.", said, PASSWORD)
    bad = stun.build(stun.Kind.REQUEST, b"transaction.", said, "another+password+22+ch")
    hello = bytes.fromhex("16feff000000000000000000360100002a000000000000002afefd") + bytes(40)
    yield _OFFER.encode()
    yield b"a=ice-ufrag:abcd\r\na=ice-pwd:" + b"a" * 22
    yield good
    yield bad
    yield BORDER.join([bad, good, hello, hello[:30], b"\x80\x00" + bytes(20)])
    yield BORDER.join([good, hello + hello, good[:40], b"\x00\x05hello" * 4])
