"""One browser that is connected with us, or about to be: its ways, its handshake, the keys of its audio.

Only who knows the password of a check may begin a handshake, and only who has the certificate of the offer
gets keys. `now` is in seconds of any steady clock.
"""

from __future__ import annotations

from enum import Enum, auto, unique

from OpenSSL import SSL

from .dtls import Dtls, DtlsState
from .ice import Credentials, IceAgent, Path
from .sdp import Offer
from .srtp import Srtp
from .stun import StunMessage


@unique
class PeerState(Enum):
    """Where a browser stands."""

    CONNECTING = auto()
    UP = auto()
    LEFT = auto()
    """It has said goodbye."""
    FAILED = auto()


_STATES = {
    DtlsState.SHAKING_HANDS: PeerState.CONNECTING,
    DtlsState.UP: PeerState.UP,
    DtlsState.CLOSED: PeerState.LEFT,
    DtlsState.FAILED: PeerState.FAILED,
}


class Peer:
    """One browser, from our answer to its end."""

    def __init__(self, offer: Offer, ours: Credentials, context: SSL.Context, now: float) -> None:
        self.offer = offer
        self.ice = IceAgent(ours, offer.ice, now)
        self.srtp: Srtp | None = None
        """Its audio, once the handshake is done."""
        self._dtls = Dtls(context, offer.fingerprints)
        self._outgoing: list[tuple[Path, bytes]] = []
        self._heard_on: Path | None = None

    @property
    def state(self) -> PeerState:
        """Where it stands."""
        return _STATES[self._dtls.state]

    @property
    def trouble(self) -> str:
        """Why it failed."""
        return self._dtls.trouble

    def check(self, message: StunMessage, path: Path, now: float) -> None:
        """Take a STUN message; `outgoing` has the answer."""
        answer = self.ice.receive(message, path, now)
        if answer is not None:
            self._outgoing.append((path, answer))

    def shake_hands(self, datagram: bytes, path: Path) -> None:
        """Take a DTLS datagram that came on a path which has been checked; all others are dropped."""
        if path in self.ice.paths:
            self._heard_on = path
            self._dtls.receive(datagram)
            self._after_dtls()

    def close(self) -> None:
        """Say goodbye; `outgoing` has it."""
        self._dtls.close()
        self._send_dtls()

    def next_timer(self, now: float) -> float | None:
        """When `handle_timer` has something to do."""
        delay = self._dtls.next_timer()
        return None if delay is None else now + delay

    def handle_timer(self) -> None:
        """Say again what may have been lost."""
        self._dtls.handle_timer()
        self._after_dtls()

    def outgoing(self) -> list[tuple[Path, bytes]]:
        """What is to be sent now, and where."""
        outgoing, self._outgoing = self._outgoing, []
        return outgoing

    def _after_dtls(self) -> None:
        if self.srtp is None and self._dtls.keys is not None:
            self.srtp = Srtp(self._dtls.keys)
        self._send_dtls()

    def _send_dtls(self) -> None:
        where = self.ice.selected or self._heard_on
        datagrams = self._dtls.datagrams()
        if where is not None:
            self._outgoing += [(where, datagram) for datagram in datagrams]
