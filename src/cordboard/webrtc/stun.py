"""STUN messages as octets, for ICE: who asks, whether they know the password, and what we answer.

RFC 8489, with the attributes of RFC 8445; short-term credentials with HMAC-SHA1, as ICE has them. What is
not exactly a STUN message is refused with a StunError; so is a fingerprint that is wrong.
"""

from __future__ import annotations

import hmac
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from ipaddress import IPv4Address, IPv6Address, ip_address
from zlib import crc32

COOKIE = 0x2112A442
HEADER_OCTETS = 20
TRANSACTION_OCTETS = 12
BINDING = 0x001

USERNAME = 0x0006
MESSAGE_INTEGRITY = 0x0008
ERROR_CODE = 0x0009
UNKNOWN_ATTRIBUTES = 0x000A
XOR_MAPPED_ADDRESS = 0x0020
PRIORITY = 0x0024
USE_CANDIDATE = 0x0025
SOFTWARE = 0x8022
FINGERPRINT = 0x8028
ICE_CONTROLLED = 0x8029
ICE_CONTROLLING = 0x802A

UNDERSTOOD = frozenset({USERNAME, MESSAGE_INTEGRITY, PRIORITY, USE_CANDIDATE})
"""What a request may bring of what must be understood (attributes below 0x8000)."""
_OPTIONAL = 0x8000
_FINGERPRINT_XOR = 0x5354554E
_HEADER = struct.Struct("!HHI12s")
_ATTRIBUTE = struct.Struct("!HH")
_SHA1_OCTETS, _CRC_OCTETS, _ATTRIBUTE_OCTETS = 20, 4, 4
_IPV4, _IPV6 = 1, 2
MOST_ATTRIBUTES = 32


class StunError(ValueError):
    """These octets are no STUN message that counts. Code `stun-malformed`."""

    code = "stun-malformed"


class Kind(Enum):
    """What a message is (the two class bits)."""

    REQUEST = 0b00
    INDICATION = 0b01
    SUCCESS = 0b10
    ERROR = 0b11


@dataclass(frozen=True, slots=True)
class StunMessage:
    """A message that came. `sealed` is what its integrity covers, empty where it has none."""

    method: int
    kind: Kind
    transaction: bytes
    attributes: dict[int, bytes]
    sealed: bytes
    has_fingerprint: bool

    def text(self, attribute: int) -> str:
        """An attribute as text; empty where there is none or it is no UTF-8."""
        return self.attributes.get(attribute, b"").decode("utf-8", "ignore")

    def is_sealed_with(self, password: str) -> bool:
        """Whether the sender knew this password (RFC 8489 section 9.1)."""
        if not self.sealed:
            return False
        seal = hmac.digest(password.encode(), self.sealed, "sha1")
        return hmac.compare_digest(seal, self.attributes[MESSAGE_INTEGRITY])

    @property
    def unknown(self) -> tuple[int, ...]:
        """The attributes that would have to be understood, and are not."""
        return tuple(kind for kind in self.attributes if kind < _OPTIONAL and kind not in UNDERSTOOD)


def parse(octets: bytes) -> StunMessage:
    """Read a whole datagram. StunError where it is anything but one STUN message."""
    if len(octets) < HEADER_OCTETS or len(octets) % 4:
        raise StunError("a STUN message has a header and a multiple of four octets")
    kind, length, cookie, transaction = _HEADER.unpack_from(octets)
    if kind >> 14 or cookie != COOKIE or length != len(octets) - HEADER_OCTETS:
        raise StunError("these octets have no STUN header")
    attributes, sealed, has_fingerprint = _attributes(octets)
    method = (kind & 0x000F) | (kind & 0x00E0) >> 1 | (kind & 0x3E00) >> 2
    meaning = Kind((kind & 0x0010) >> 4 | (kind & 0x0100) >> 7)
    return StunMessage(method, meaning, transaction, attributes, sealed, has_fingerprint)


def _attributes(octets: bytes) -> tuple[dict[int, bytes], bytes, bool]:
    """Take the attributes apart: the first of a kind counts; what follows the integrity does not."""
    found: dict[int, bytes] = {}
    sealed, at, count = b"", HEADER_OCTETS, 0
    while at < len(octets):
        kind, length = _ATTRIBUTE.unpack_from(octets, at)
        end = at + _ATTRIBUTE_OCTETS + length
        count += 1
        if end > len(octets) or count > MOST_ATTRIBUTES:
            raise StunError("an attribute is longer than its message, or there are too many")
        value = octets[at + _ATTRIBUTE_OCTETS : end]
        if kind == FINGERPRINT:
            _check_fingerprint(octets, at, end, value)
            return found, sealed, True
        if kind == MESSAGE_INTEGRITY and not sealed:
            if length != _SHA1_OCTETS:
                raise StunError("a message integrity has 20 octets")
            sealed = _covered(octets[:at], _ATTRIBUTE_OCTETS + _SHA1_OCTETS)
            found[kind] = value
        elif not sealed:
            found.setdefault(kind, value)
        at = end + -length % 4
    return found, sealed, False


def _check_fingerprint(octets: bytes, at: int, end: int, value: bytes) -> None:
    if end != len(octets) or len(value) != _CRC_OCTETS:
        raise StunError("a fingerprint is the last attribute, of four octets")
    if int.from_bytes(value, "big") != crc32(octets[:at]) ^ _FINGERPRINT_XOR:
        raise StunError("the fingerprint is wrong")


def _covered(message: bytes, more: int) -> bytes:
    """A message as its integrity sees it: as long as if it ended with the integrity."""
    length = len(message) - HEADER_OCTETS + more
    return message[:2] + length.to_bytes(2, "big") + message[4:]


def build(
    kind: Kind, transaction: bytes, attributes: Iterable[tuple[int, bytes]], password: str | None
) -> bytes:
    """A binding message with these attributes, sealed with the password if there is one, fingerprinted."""
    body = b"".join(_attribute(number, value) for number, value in attributes)
    word = BINDING | (kind.value & 1) << 4 | (kind.value & 2) << 7
    message = _HEADER.pack(word, len(body), COOKIE, transaction) + body
    if password is not None:
        covered = _covered(message, _ATTRIBUTE_OCTETS + _SHA1_OCTETS)
        message = covered + _attribute(MESSAGE_INTEGRITY, hmac.digest(password.encode(), covered, "sha1"))
    covered = _covered(message, _ATTRIBUTE_OCTETS + _CRC_OCTETS)
    return covered + _attribute(FINGERPRINT, (crc32(covered) ^ _FINGERPRINT_XOR).to_bytes(4, "big"))


def _attribute(kind: int, value: bytes) -> bytes:
    return _ATTRIBUTE.pack(kind, len(value)) + value + bytes(-len(value) % 4)


def xor_address(host: str, port: int, transaction: bytes) -> bytes:
    """The value of XOR-MAPPED-ADDRESS (RFC 8489 section 14.2)."""
    address = ip_address(host)
    family = _IPV4 if address.version == 4 else _IPV6
    mask = COOKIE.to_bytes(4, "big") + transaction
    plain = address.packed
    hidden = bytes(one ^ other for one, other in zip(plain, mask, strict=False))
    return struct.pack("!xBH", family, port ^ COOKIE >> 16) + hidden


def read_xor_address(value: bytes, transaction: bytes) -> tuple[str, int]:
    """What XOR-MAPPED-ADDRESS says: host and port."""
    octets = {_IPV4: 4, _IPV6: 16}.get(value[1] if len(value) > 3 else 0)
    if octets is None or len(value) != 4 + octets:
        raise StunError("this is no address")
    mask = COOKIE.to_bytes(4, "big") + transaction
    plain = bytes(one ^ other for one, other in zip(value[4:], mask, strict=False))
    port = int.from_bytes(value[2:4], "big") ^ COOKIE >> 16
    address = IPv4Address(plain) if octets == 4 else IPv6Address(plain)
    return str(address), port


def error_code(number: int, reason: str) -> bytes:
    """The value of ERROR-CODE."""
    return bytes([0, 0, number // 100, number % 100]) + reason.encode()
