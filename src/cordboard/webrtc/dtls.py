"""DTLS with one peer, in memory: who is there is proved by a fingerprint, and the keys for SRTP come out.

RFC 8842 and 5764. Datagrams go in and out by `receive` and `datagrams`; whoever drives it also calls
`handle_timer` when `next_timer` has passed, or lost datagrams are never sent again. The timers themselves are
kept by OpenSSL on its own clock. A peer whose certificate is not the one of its offer gets no keys.
"""

from __future__ import annotations

from enum import Enum, auto, unique

from OpenSSL import SSL

from .certificate import Certificate
from .srtp import PROFILES, Keys

DATAGRAM = 1_200
"""Octets that every network carries."""
_EXPORTER = b"EXTRACTOR-dtls_srtp"
_RECORD_HEADER = 13
_READ = 65_536
_CIPHERS = b"ECDHE+AESGCM:ECDHE+CHACHA20"
_RESENT = 10
"""How often a flight is sent again before the peer is given up; OpenSSL waits twice as long each time."""


@unique
class DtlsState(Enum):
    """Where an association stands."""

    SHAKING_HANDS = auto()
    UP = auto()
    CLOSED = auto()
    """The peer has said goodbye."""
    FAILED = auto()


def server_context(certificate: Certificate) -> SSL.Context:
    """What all associations share, on the side that waits (setup:passive)."""
    context = _context(certificate)
    context.set_options(SSL.OP_NO_RENEGOTIATION | SSL.OP_NO_TICKET)
    context.set_session_cache_mode(SSL.SESS_CACHE_OFF)
    return context


def client_context(certificate: Certificate) -> SSL.Context:
    """The other side, for those who play a browser."""
    return _context(certificate)


def _context(certificate: Certificate) -> SSL.Context:
    context = SSL.Context(SSL.DTLS_METHOD)
    context.set_options(SSL.OP_NO_QUERY_MTU)
    context.set_cipher_list(_CIPHERS)
    context.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT, _ask_for_certificate)
    context.use_certificate(certificate.certificate)
    context.use_privatekey(certificate.key)
    context.set_tlsext_use_srtp(b":".join(PROFILES))
    return context


def _ask_for_certificate(*_: object) -> bool:
    """Nobody signs these certificates: the fingerprint decides, after the handshake."""
    return True


class Dtls:
    """One association. `fingerprints` are those that the peer may have, by SHA-256 in lower-case hex."""

    def __init__(self, context: SSL.Context, fingerprints: frozenset[str], *, begins: bool = False) -> None:
        """`begins`: we are the client."""
        self.state = DtlsState.SHAKING_HANDS
        self.trouble = ""
        """Why it failed."""
        self.keys: Keys | None = None
        """What SRTP is made of, once it is up."""
        self._fingerprints = fingerprints
        self._resent = 0
        self._connection = SSL.Connection(context, None)
        self._connection.set_ciphertext_mtu(DATAGRAM)
        if begins:
            self._connection.set_connect_state()
            self._shake_hands()
        else:
            self._connection.set_accept_state()

    # -- what comes in ----------------------------------------------------------------------------

    def receive(self, datagram: bytes) -> None:
        """Take a datagram; `state`, `keys` and `datagrams` say what follows."""
        if self.state is DtlsState.FAILED:
            return
        try:
            self._connection.bio_write(datagram)
            if self.state is DtlsState.SHAKING_HANDS:
                self._shake_hands()
            else:
                self._read()
        except SSL.Error as error:
            self._fail(_reason(error))

    def _shake_hands(self) -> None:
        try:
            self._connection.do_handshake()
        except SSL.WantReadError:
            return
        certificate = self._connection.get_peer_certificate()
        if certificate is None or _fingerprint(certificate.digest("sha256")) not in self._fingerprints:
            self._fail("the certificate is not that of the offer")
            return
        self.keys = self._export()
        self.state = DtlsState.FAILED if self.keys is None else DtlsState.UP

    def _export(self) -> Keys | None:
        profile = PROFILES.get(self._connection.get_selected_srtp_profile())
        if profile is None:
            self._fail("no SRTP profile in common")
            return None
        size = 2 * (profile.key_octets + profile.salt_octets)
        material = self._connection.export_keying_material(_EXPORTER, size)
        return profile.split(material)

    def _read(self) -> None:
        """Nothing is said here but goodbye; whatever else comes is dropped."""
        try:
            while True:
                self._connection.recv(_READ)
        except SSL.WantReadError:
            return
        except SSL.ZeroReturnError:
            self.state = DtlsState.CLOSED

    def _fail(self, trouble: str) -> None:
        self.state, self.trouble, self.keys = DtlsState.FAILED, trouble, None

    # -- what goes out ----------------------------------------------------------------------------

    def datagrams(self) -> list[bytes]:
        """What is to be sent now."""
        try:
            octets = self._connection.bio_read(_READ)
        except SSL.WantReadError:
            return []
        return datagrams_of(octets)

    def close(self) -> None:
        """Say goodbye, where there is anybody to say it to; `datagrams` has it."""
        if self.state is DtlsState.UP:
            try:
                self._connection.shutdown()
            except SSL.Error:
                return
            self.state = DtlsState.CLOSED

    # -- time -------------------------------------------------------------------------------------

    def next_timer(self) -> float | None:
        """In how many seconds `handle_timer` has something to do; None: never."""
        if self.state is not DtlsState.SHAKING_HANDS:
            return None
        return self._connection.DTLSv1_get_timeout()

    def handle_timer(self) -> None:
        """Send again what may have been lost."""
        if self.state is not DtlsState.SHAKING_HANDS:
            return
        try:
            if self._connection.DTLSv1_handle_timeout():
                self._resent += 1
        except SSL.Error as error:
            self._fail(_reason(error))
        if self._resent > _RESENT:
            self._fail("the peer does not go on with the handshake")


def datagrams_of(octets: bytes) -> list[bytes]:
    """Records, put into datagrams that a network carries: none is cut in two (RFC 6347 section 4.1.1)."""
    found: list[bytes] = []
    at = 0
    while at < len(octets):
        end = at + _RECORD_HEADER + int.from_bytes(octets[at + 11 : at + 13], "big")
        record = octets[at:end]
        if found and len(found[-1]) + len(record) <= DATAGRAM:
            found[-1] += record
        else:
            found.append(record)
        at = end
    return found


def _fingerprint(digest: bytes) -> str:
    return digest.decode("ascii").replace(":", "").lower()


def _reason(error: SSL.Error) -> str:
    """OpenSSL's own words, without the stack; an empty error is an end without a goodbye."""
    words = error.args[0] if error.args and isinstance(error.args[0], list) else []
    return "; ".join(each[-1] for each in words if each) or "the association broke"
