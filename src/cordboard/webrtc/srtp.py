"""SRTP with one peer: packets are sealed and opened, and what nobody sealed is not heard (RFC 3711, 7714)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pylibsrtp


class NotAuthentic(Exception):
    """A packet that the peer did not send, or one that has come before. Code `srtp-refused`."""

    code = "srtp-refused"


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys with their salts, of the side that began the handshake and of the side that waited."""

    profile: Profile
    client: bytes = field(repr=False)
    server: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Profile:
    """One way to seal packets."""

    number: int
    key_octets: int
    salt_octets: int
    tag_octets: int

    def split(self, material: bytes) -> Keys:
        """Take exported keying material apart (RFC 5764 section 4.2)."""
        key, salt = self.key_octets, self.salt_octets
        keys, salts = material[: 2 * key], material[2 * key :]
        return Keys(self, keys[:key] + salts[:salt], keys[key:] + salts[salt:])


PROFILES = {
    b"SRTP_AEAD_AES_128_GCM": Profile(pylibsrtp.Policy.SRTP_PROFILE_AEAD_AES_128_GCM, 16, 12, 16),
    b"SRTP_AES128_CM_SHA1_80": Profile(pylibsrtp.Policy.SRTP_PROFILE_AES128_CM_SHA1_80, 16, 14, 10),
}
"""What we speak, by OpenSSL's names, the preferred one first."""
LONGEST_TAG = max(profile.tag_octets for profile in PROFILES.values())


class Srtp:
    """Both directions of one peer; `begins`: we began the handshake."""

    def __init__(self, keys: Keys, *, begins: bool = False) -> None:
        ours, theirs = (keys.client, keys.server) if begins else (keys.server, keys.client)
        self._out = _session(keys.profile, ours, pylibsrtp.Policy.SSRC_ANY_OUTBOUND)
        self._in = _session(keys.profile, theirs, pylibsrtp.Policy.SSRC_ANY_INBOUND)

    def protect(self, packet: bytes) -> bytes:
        """Seal a packet of ours. ValueError where it is none, or its number has been used."""
        try:
            sealed: bytes = self._out.protect(packet)
        except (pylibsrtp.Error, ValueError) as error:
            raise ValueError(str(error)) from None
        return sealed

    def unprotect(self, packet: bytes) -> bytes:
        """Open a packet of the peer. NotAuthentic for every other."""
        try:
            opened: bytes = self._in.unprotect(packet)
        except (pylibsrtp.Error, ValueError) as error:
            raise NotAuthentic(str(error)) from None
        return opened


def _session(profile: Profile, key: bytes, ssrc: Any) -> pylibsrtp.Session:
    return pylibsrtp.Session(pylibsrtp.Policy(key=key, ssrc_type=ssrc, srtp_profile=profile.number))
