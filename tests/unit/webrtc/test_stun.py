"""STUN as octets: the vectors of RFC 5769, what comes back as it went, and everything that is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.webrtc import StunError, parse_stun
from cordboard.webrtc.stun import (
    FINGERPRINT,
    ICE_CONTROLLED,
    MESSAGE_INTEGRITY,
    PRIORITY,
    SOFTWARE,
    USERNAME,
    XOR_MAPPED_ADDRESS,
    Kind,
    build,
    read_xor_address,
    xor_address,
)

PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt"
REQUEST = bytes.fromhex(
    "000100582112a442b7e7a701bc34d686fa87dfae"
    "802200105354554e207465737420636c69656e74"
    "002400046e0001ff"
    "80290008932ff9b151263b36"
    "000600096576746a3a68367659202020"
    "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2"
    "80280004e57a3bcf"
)
"""RFC 5769 section 2.1."""
IPV4_RESPONSE = bytes.fromhex(
    "0101003c2112a442b7e7a701bc34d686fa87dfae"
    "8022000b7465737420766563746f7220"
    "002000080001a147e112a643"
    "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
    "80280004c07d4c96"
)
"""RFC 5769 section 2.2."""
IPV6_RESPONSE = bytes.fromhex(
    "010100482112a442b7e7a701bc34d686fa87dfae"
    "8022000b7465737420766563746f7220"
    "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
    "00080014a382954e4be67bf11784c97c8292c275bfe3ed41"
    "80280004c8fb0b4c"
)
"""RFC 5769 section 2.3."""
TRANSACTION = bytes.fromhex("b7e7a701bc34d686fa87dfae")


def test_the_sample_request() -> None:
    message = parse_stun(REQUEST)
    assert (message.kind, message.method, message.transaction) == (Kind.REQUEST, 1, TRANSACTION)
    assert message.text(USERNAME) == "evtj:h6vY"
    assert message.text(SOFTWARE) == "STUN test client"
    assert message.attributes[PRIORITY] == bytes.fromhex("6e0001ff")
    assert message.attributes[ICE_CONTROLLED] == bytes.fromhex("932ff9b151263b36")
    assert message.has_fingerprint
    assert message.is_sealed_with(PASSWORD)


@pytest.mark.parametrize(
    ("octets", "address"),
    [(IPV4_RESPONSE, ("192.0.2.1", 32853)), (IPV6_RESPONSE, ("2001:db8:1234:5678:11:2233:4455:6677", 32853))],
    ids=["IPv4", "IPv6"],
)
def test_the_sample_responses(octets: bytes, address: tuple[str, int]) -> None:
    message = parse_stun(octets)
    assert message.kind is Kind.SUCCESS
    assert read_xor_address(message.attributes[XOR_MAPPED_ADDRESS], message.transaction) == address
    assert message.is_sealed_with(PASSWORD)


@pytest.mark.parametrize("octets", [REQUEST, IPV4_RESPONSE, IPV6_RESPONSE])
@pytest.mark.parametrize("password", ["", "VOkJxbRl1RmTxUk/WvJxBT", PASSWORD + " "])
def test_a_wrong_password_is_wrong(octets: bytes, password: str) -> None:
    assert not parse_stun(octets).is_sealed_with(password)


@given(at=st.integers(0, len(REQUEST) - 1), flip=st.integers(1, 255))
def test_whatever_is_changed_on_the_way_is_noticed(at: int, flip: int) -> None:
    octets = bytearray(REQUEST)
    octets[at] ^= flip
    assert not _counts(bytes(octets))


def _counts(octets: bytes) -> bool:
    try:
        message = parse_stun(octets)
    except StunError:
        return False
    return message.has_fingerprint and message.is_sealed_with(PASSWORD)


def test_without_integrity_no_password_is_right() -> None:
    message = parse_stun(build(Kind.REQUEST, TRANSACTION, [(USERNAME, b"a:b")], password=None))
    assert not message.is_sealed_with("")


@given(
    kind=st.sampled_from(Kind),
    transaction=st.binary(min_size=12, max_size=12),
    attributes=st.dictionaries(
        st.integers(0x8000, 0xFFFF).filter(lambda one: one != FINGERPRINT), st.binary(max_size=40), max_size=5
    ),
    password=st.one_of(st.none(), st.text("abc/+", min_size=22, max_size=30)),
)
def test_what_is_built_is_read(
    kind: Kind, transaction: bytes, attributes: dict[int, bytes], password: str | None
) -> None:
    message = parse_stun(build(kind, transaction, attributes.items(), password))
    found = {key: value for key, value in message.attributes.items() if key != MESSAGE_INTEGRITY}
    assert (message.kind, message.transaction, found) == (kind, transaction, attributes)
    assert message.is_sealed_with(password or "") is (password is not None)


@given(
    host=st.ip_addresses().map(str),
    port=st.integers(0, 65535),
    transaction=st.binary(min_size=12, max_size=12),
)
def test_an_address_comes_back(host: str, port: int, transaction: bytes) -> None:
    assert read_xor_address(xor_address(host, port, transaction), transaction) == (host, port)


@pytest.mark.parametrize(
    "value", [b"", b"\x00\x01\x00", b"\x00\x03\x00\x00" + bytes(4), b"\x00\x01\x00\x00" + bytes(16)]
)
def test_what_is_no_address_is_refused(value: bytes) -> None:
    with pytest.raises(StunError):
        read_xor_address(value, TRANSACTION)


def test_what_follows_the_integrity_does_not_count() -> None:
    # given a sealed message to which somebody adds a name, and a right fingerprint
    sealed = build(Kind.REQUEST, TRANSACTION, [], PASSWORD)[:-8]
    added = sealed + bytes.fromhex("00060004") + b"evil"
    # when
    message = parse_stun(added[:2] + (len(added) - 20).to_bytes(2, "big") + added[4:])
    # then
    assert USERNAME not in message.attributes
    assert message.is_sealed_with(PASSWORD)


def _message(body: bytes) -> bytes:
    return (
        bytes.fromhex("0001") + len(body).to_bytes(2, "big") + bytes.fromhex("2112a442") + TRANSACTION + body
    )


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        REQUEST[:19],
        REQUEST[:-1],
        REQUEST[:-4],
        REQUEST + bytes(4),
        b"\x40" + REQUEST[1:],
        REQUEST[:4] + bytes(4) + REQUEST[8:],
        _message(bytes.fromhex("00080010") + bytes(16)),
        _message(bytes.fromhex("80280008") + bytes(8)),
        _message(bytes.fromhex("80220005") + bytes(4)),
        _message(bytes.fromhex("80220000") * 33),
    ],
)
def test_what_is_no_message_is_refused(octets: bytes) -> None:
    with pytest.raises(StunError):
        parse_stun(octets)


@given(st.binary(max_size=200))
def test_noise_never_breaks_anything(octets: bytes) -> None:
    assert not _counts(octets)
    assert not _counts(bytes.fromhex("000100002112a442") + octets)
