"""Where browsers bring the audio of softphones: each offer becomes a peer, each peer that is let in a line.

A few UDP ports and one TCP port serve all. A packet finds its peer by the password that it was sealed with
(STUN), then by the way on which it came. All that a peer tells is reported from `turn`, once a tick.
"""

from __future__ import annotations

import datetime as dt
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import TypeVar

from cordboard import webrtc
from cordboard.telephony.port import AudioFault, AudioRefused
from cordboard.telephony.switchboard import Reports
from cordboard.vcc.ids import AttachmentId, LegId, Milliseconds
from cordboard.vcc.telephony import DetachCause
from cordboard.webrtc import Credentials, OfferError, Ours, Path, Peer, PeerState, Sort, StunError

from .moment import Moment
from .plane import MediaPlane
from .plane.secured import Line, SecuredWire

log = logging.getLogger(__name__)

SESSION_NUMBERS = 2**48
ReadT = TypeVar("ReadT")
LOOK = 1.0
"""Seconds between two looks at who came by TCP and has proved nothing."""
_ENDS = {PeerState.LEFT: DetachCause.LEFT, PeerState.FAILED: DetachCause.FAILED}


@dataclass(frozen=True, slots=True)
class Reach:
    """Where browsers find us: our addresses, the best one first, and the ports that are open on them."""

    hosts: tuple[str, ...]
    udp_ports: tuple[int, ...]
    tcp_port: int


@dataclass(slots=True, eq=False)
class _Guest:
    """One attachment's browser, the UDP port that it was told, its `line` once its keys are known."""

    attachment: AttachmentId
    peer: Peer
    port: int
    opened: float
    line: Line | None = None

    @property
    def spoke_at(self) -> float:
        """When authentic audio came; before that, when it was opened."""
        spoke = None if self.line is None else self.line.heard_at
        return self.opened if spoke is None else spoke

    @property
    def heard_at(self) -> float:
        """When authentic audio came, or a check of who knows the password."""
        return max(self.peer.ice.checked_at, self.spoke_at)


class WebRtcDoor:
    """The `AudioDoor` of the own engine. `reports` is set by the engine; `reach` None: the door is closed."""

    reports: Reports

    def __init__(self, plane: MediaPlane, wire: SecuredWire, moment: Moment, reach: Reach | None) -> None:
        self._plane, self._wire, self._moment, self._reach = plane, wire, moment, reach
        certificate = webrtc.new_certificate(dt.datetime.now(dt.UTC))
        self._fingerprint = certificate.fingerprint
        self._context = webrtc.server_context(certificate)
        self._guests: dict[AttachmentId, _Guest] = {}
        self._by_ufrag: dict[str, _Guest] = {}
        self._by_path: dict[Path, _Guest] = {}
        self._unsettled: dict[AttachmentId, _Guest] = {}
        """Those whose state may have to be told: not heard yet, or over."""
        self._turns = count()
        self._looked_at = 0.0
        wire.ear = self._hear
        wire.connections.ended = self._lost_connection

    @property
    def guests(self) -> int:
        """How many browsers are there, or about to be."""
        return len(self._guests)

    def say_goodbye(self) -> None:
        """Let every browser know that it is over."""
        for guest in self._guests.values():
            guest.peer.close()
            self._send(guest)

    # -- what the switchboard asks ----------------------------------------------------------------

    def open(self, attachment: AttachmentId, offer: str) -> str:
        """Answer an offer."""
        if self._reach is None:
            raise AudioRefused(AudioFault.NO_PORT, "the engine found no port for softphones; see its log")
        read = _told_plainly(webrtc.read_offer, offer)
        ours = _new_credentials()
        now = self._moment.now()
        port = self._reach.udp_ports[next(self._turns) % len(self._reach.udp_ports)]
        guest = _Guest(attachment, Peer(read, ours, self._context, now), port, now)
        self._guests[attachment] = self._unsettled[attachment] = guest
        self._by_ufrag[ours.ufrag] = guest
        return webrtc.make_answer(read, self._say(ours, self._reach, guest.port))

    def restart(self, attachment: AttachmentId, sdpfrag: str) -> str:
        """Take new credentials of a browser, and give it new ones of ours."""
        guest = self._guests[attachment]
        assert self._reach is not None
        theirs, ours = _told_plainly(webrtc.read_restart, sdpfrag), _new_credentials()
        guest.peer.ice.restart(ours, theirs)
        others = {name: one for name, one in self._by_ufrag.items() if one is not guest}
        self._by_ufrag = others | dict.fromkeys(guest.peer.ice.ufrags, guest)
        return webrtc.make_restart(guest.peer.offer.mid, self._say(ours, self._reach, guest.port))

    def close(self, attachment: AttachmentId) -> None:
        """Say goodbye to a browser and forget it."""
        guest = self._guests.pop(attachment)
        self._unsettled.pop(attachment, None)
        guest.peer.close()
        self._send(guest)
        if guest.line is not None:
            self._wire.close_line(guest.line)
        self._by_ufrag = {name: one for name, one in self._by_ufrag.items() if one is not guest}
        for path in [path for path, one in self._by_path.items() if one is guest]:
            del self._by_path[path]
            self._wire.connections.drop(path.connection)

    def heard_at(self, attachment: AttachmentId) -> Milliseconds:
        """When something authentic came."""
        return self._moment.wall_at(self._guests[attachment].heard_at)

    def spoke_at(self, attachment: AttachmentId) -> Milliseconds:
        """When authentic audio came."""
        return self._moment.wall_at(self._guests[attachment].spoke_at)

    def begin(self, leg: LegId) -> bool:
        """A leg in silence; it needs no port."""
        self._plane.open_line_leg(leg)
        return True

    def join(self, leg: LegId, attachment: AttachmentId) -> None:
        """Put a leg on a browser's line."""
        guest = self._guests[attachment]
        assert guest.line is not None
        offer = guest.peer.offer
        self._plane.join_line(leg, guest.line.number, offer.codec, offer.telephone_event)

    def part(self, leg: LegId) -> None:
        """Take a leg off its line."""
        self._plane.part_line(leg)

    def _say(self, ours: Credentials, reach: Reach, port: int) -> Ours:
        return Ours(
            hosts=reach.hosts,
            udp_port=port,
            tcp_port=reach.tcp_port,
            ice=ours,
            fingerprint=self._fingerprint,
            session=secrets.randbelow(SESSION_NUMBERS),
        )

    # -- what comes from browsers -----------------------------------------------------------------

    def _hear(self, packet: bytes, path: Path) -> None:
        """Take a packet that is no audio; what breaks on it must not end everybody's calls."""
        try:
            if webrtc.sort_of(packet) is Sort.STUN:
                self._checked(packet, path)
            else:
                self._shaken(packet, path)
        except Exception:
            log.exception("a packet of a browser broke")

    def _checked(self, packet: bytes, path: Path) -> None:
        """A check: strangers get no answer, lest we are used to send something to somebody else."""
        try:
            message = webrtc.parse_stun(packet)
        except StunError:
            self._wire.dropped["stun"] += 1
            return
        guest = self._by_ufrag.get(webrtc.ufrag_of(message))
        if guest is None:
            self._wire.dropped["stranger"] += 1
            return
        guest.peer.check(message, path, self._moment.now())
        self._send(guest)
        self._find_ways(guest, path)

    def _find_ways(self, guest: _Guest, path: Path) -> None:
        """Know a browser by the ways that it has proved, and send where it has chosen."""
        ice = guest.peer.ice
        if path in ice.paths and self._by_path.get(path) is not guest:
            self._by_path[path] = guest
            self._wire.connections.trust(path.connection)
            if guest.line is not None:
                self._wire.lead(path, guest.line)
        if guest.line is not None:
            self._wire.move(guest.line, ice.selected)

    def _shaken(self, packet: bytes, path: Path) -> None:
        """A piece of a handshake."""
        guest = self._by_path.get(path)
        if guest is None:
            self._wire.dropped["stranger"] += 1
            return
        guest.peer.shake_hands(packet, path)
        self._settle(guest)

    def _settle(self, guest: _Guest) -> None:
        """Do what follows from where the peer stands now."""
        self._send(guest)
        if guest.line is None and guest.peer.srtp is not None:
            guest.line = self._wire.open_line(guest.peer.srtp)
            for path in guest.peer.ice.paths:
                self._wire.lead(path, guest.line)
            self._wire.move(guest.line, guest.peer.ice.selected)
        if guest.peer.state in _ENDS:
            self._unsettled[guest.attachment] = guest

    def _send(self, guest: _Guest) -> None:
        for path, packet in guest.peer.outgoing():
            self._wire.tell(path, packet)

    def _lost_connection(self, number: int) -> None:
        for path in [path for path in self._by_path if path.connection == number]:
            guest = self._by_path.pop(path)
            guest.peer.ice.lose(number)
            if guest.line is not None:
                self._wire.move(guest.line, guest.peer.ice.selected)

    # -- once a tick ------------------------------------------------------------------------------

    def turn(self, now: float) -> bool:
        """Report what has happened since the last turn, let time pass; tell whether anything was told."""
        if now - self._looked_at > LOOK:
            self._looked_at = now
            self._wire.connections.pass_time(now)
        told = False
        for guest in tuple(self._unsettled.values()):
            told |= self._look_at(guest, now)
        return told

    def _look_at(self, guest: _Guest, now: float) -> bool:
        due = guest.peer.next_timer(now)
        if due is not None and due <= now:
            guest.peer.handle_timer()
            self._settle(guest)
        if guest.peer.state in _ENDS:
            if guest.peer.trouble:
                log.info("the audio of a softphone failed: %s", guest.peer.trouble)
            self.reports.softphones.gone(guest.attachment, _ENDS[guest.peer.state])
            return True
        if guest.line is None or guest.line.heard_at is None:
            return False
        del self._unsettled[guest.attachment]
        self.reports.softphones.flows(guest.attachment)
        return True


def _new_credentials() -> Credentials:
    """Names that nobody else has, passwords that nobody guesses (RFC 8445 section 5.3)."""
    return Credentials(secrets.token_hex(8), secrets.token_hex(16))


def _told_plainly(read: Callable[[str], ReadT], text: str) -> ReadT:
    """What a text says; AudioRefused where it says nothing that we can answer."""
    try:
        return read(text)
    except OfferError as error:
        raise AudioRefused(AudioFault.BAD_OFFER, str(error)) from None
