"""Handshake and keys: who has the certificate of the offer can speak, nobody else is heard."""

from __future__ import annotations

import gc
import weakref

import pytest
from handshakes import certificate, chromium_offers, shake_hands

from cordboard.webrtc import (
    Credentials,
    Dtls,
    DtlsState,
    NotAuthentic,
    Path,
    Peer,
    PeerState,
    Srtp,
    client_context,
    parse_stun,
    read_offer,
    server_context,
    stun,
)
from cordboard.webrtc.dtls import DATAGRAM, datagrams_of

OURS = Credentials("ours", "password+of+ours+22+ch")
HOME, CAFE = Path(0, "192.0.2.1", 5000), Path(0, "198.51.100.9", 6000)
PACKET = bytes.fromhex("80000001000000a000000005") + bytes(160)
NOBODY = "0" * 64


def both(*, of_server: str = "", of_client: str = "") -> tuple[Dtls, Dtls]:
    """Client and server, before the handshake; the fingerprints that each believes the other to have."""
    ours, theirs = certificate("server"), certificate("client")
    server = Dtls(server_context(ours), frozenset({of_client or theirs.fingerprint}))
    client = Dtls(client_context(theirs), frozenset({of_server or ours.fingerprint}), begins=True)
    return client, server


def keyed() -> tuple[Srtp, Srtp]:
    """Both ends of a line."""
    client, server = both()
    shake_hands(client, server)
    assert client.keys is not None
    assert server.keys is not None
    return Srtp(client.keys, begins=True), Srtp(server.keys)


def test_both_have_the_same_keys_after_the_handshake() -> None:
    client, server = both()
    shake_hands(client, server)
    assert client.state is server.state is DtlsState.UP
    assert client.keys == server.keys
    assert client.keys is not None
    assert (client.keys.profile.key_octets, client.keys.profile.tag_octets) == (16, 16)  # AES-GCM came first


def test_a_wrong_fingerprint_ends_it() -> None:
    client, server = both(of_client=NOBODY)
    shake_hands(client, server)
    assert (server.state, server.keys) == (DtlsState.FAILED, None)
    assert "certificate" in server.trouble


def test_our_certificate_is_looked_at_as_well() -> None:
    client, server = both(of_server=NOBODY)
    shake_hands(client, server)
    assert client.state is DtlsState.FAILED


def test_who_leaves_says_goodbye() -> None:
    client, server = both()
    shake_hands(client, server)
    client.close()
    shake_hands(client, server)
    assert server.state is DtlsState.CLOSED


def test_a_lost_flight_is_sent_again() -> None:
    # given a handshake whose first datagram is lost
    client, server = both()
    assert client.datagrams()
    due = client.next_timer()
    assert due is not None
    assert 0 < due <= 1
    # when nothing is due, nothing is sent
    client.handle_timer()
    assert client.datagrams() == []
    # then, once it is, the handshake goes on
    while client.next_timer():
        pass
    client.handle_timer()
    shake_hands(client, server)
    assert server.state is DtlsState.UP


def test_after_the_handshake_no_timer_runs() -> None:
    client, server = both()
    shake_hands(client, server)
    assert client.next_timer() is None
    assert server.next_timer() is None


@pytest.mark.parametrize("noise", [b"", b"\x16", b"\x16\xfe\xfd" + bytes(60), bytes(range(20, 64)) * 8])
def test_noise_neither_helps_nor_harms(noise: bytes) -> None:
    client, server = both()
    server.receive(noise)
    shake_hands(client, server)
    assert server.state in {DtlsState.UP, DtlsState.FAILED}
    server.receive(noise)
    assert server.state in {DtlsState.UP, DtlsState.FAILED}


def test_records_are_never_cut() -> None:
    record = bytes.fromhex("16fefd0000000000000000") + (700).to_bytes(2, "big") + bytes(700)
    small = bytes.fromhex("16fefd0000000000000000") + (10).to_bytes(2, "big") + bytes(10)
    assert datagrams_of(record + small + record) == [record + small, record]
    assert all(len(one) <= DATAGRAM for one in datagrams_of(small * 100))


# -- SRTP --------------------------------------------------------------------------------------


def test_what_is_sealed_is_opened_both_ways() -> None:
    browser, engine = keyed()
    assert engine.unprotect(browser.protect(PACKET)) == PACKET
    assert browser.unprotect(engine.protect(PACKET)) == PACKET


def test_what_is_sealed_says_nothing() -> None:
    browser, _ = keyed()
    sealed = browser.protect(PACKET)
    assert sealed[:12] == PACKET[:12]
    assert len(sealed) == len(PACKET) + 16
    assert bytes(20) not in sealed[12:]


def test_nobody_else_is_heard() -> None:
    browser, engine = keyed()
    stranger, _ = keyed()
    sealed = browser.protect(PACKET)
    for wrong in (PACKET, stranger.protect(PACKET), sealed[:-1] + b"\0", sealed[:20], b""):
        with pytest.raises(NotAuthentic):
            engine.unprotect(wrong)
    assert engine.unprotect(sealed) == PACKET


def test_nothing_is_heard_twice() -> None:
    browser, engine = keyed()
    sealed = browser.protect(PACKET)
    engine.unprotect(sealed)
    with pytest.raises(NotAuthentic):
        engine.unprotect(sealed)


def test_what_was_sent_to_a_browser_cannot_be_sent_back() -> None:
    _, engine = keyed()
    with pytest.raises(NotAuthentic):
        engine.unprotect(engine.protect(PACKET))


def test_keys_do_not_show() -> None:
    client, server = both()
    shake_hands(client, server)
    assert server.keys is not None
    assert server.keys.client.hex() not in repr(server.keys)
    assert repr(server.keys.client) not in repr(server.keys)


# -- a browser as a whole ----------------------------------------------------------------------


def peer() -> Peer:
    """A browser whose certificate is the client's."""
    offer = read_offer(chromium_offers(certificate("client").fingerprint))
    return Peer(offer, OURS, server_context(certificate("server")), now=0.0)


def check(one: Peer, path: Path) -> None:
    said = [(stun.USERNAME, b"ours:XeNL"), (stun.ICE_CONTROLLING, bytes(8)), (stun.USE_CANDIDATE, b"")]
    one.check(parse_stun(stun.build(stun.Kind.REQUEST, b"transaction.", said, OURS.password)), path, 1.0)


def connect(one: Peer) -> Dtls:
    """Shake hands over HOME."""
    browser = Dtls(
        client_context(certificate("client")), frozenset({certificate("server").fingerprint}), begins=True
    )
    while said := browser.datagrams():
        for datagram in said:
            one.shake_hands(datagram, HOME)
        for _path, datagram in one.outgoing():
            browser.receive(datagram)
    return browser


def test_a_browser_comes_up() -> None:
    one = peer()
    check(one, HOME)
    [(path, _)] = one.outgoing()
    browser = connect(one)
    assert path == HOME
    assert (one.state, one.trouble) == (PeerState.UP, "")
    assert one.srtp is not None
    assert browser.keys is not None
    assert one.srtp.unprotect(Srtp(browser.keys, begins=True).protect(PACKET)) == PACKET


def test_nobody_shakes_hands_on_a_path_that_was_not_checked() -> None:
    one = peer()
    check(one, CAFE)
    one.outgoing()
    connect(one)
    assert one.state is PeerState.CONNECTING
    assert one.outgoing() == []


def test_a_browser_says_goodbye_and_hears_one() -> None:
    one, other = peer(), peer()
    for each in (one, other):
        check(each, HOME)
        each.outgoing()
    browser, second = connect(one), connect(other)
    browser.close()
    for datagram in browser.datagrams():
        one.shake_hands(datagram, HOME)
    assert one.state is PeerState.LEFT
    other.close()
    for _path, datagram in other.outgoing():
        second.receive(datagram)
    assert second.state is DtlsState.CLOSED


def test_a_browser_that_has_gone_leaves_nothing_behind() -> None:
    # given the engine's habit of collecting no garbage
    gc.disable()
    try:
        one = peer()
        check(one, HOME)
        connect(one)
        one.close()
        traces = [weakref.ref(each) for each in (one, one._dtls._connection)]
        # when / then
        del one
        assert [trace() for trace in traces] == [None, None]
    finally:
        gc.enable()
