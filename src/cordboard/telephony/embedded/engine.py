"""The own telephony engine: SIP over UDP, the media plane, the switchboard, on one event loop.

It is put together here; nothing else of it knows all its parts.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import socket
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from cordboard import sip
from cordboard.telephony.port import Provision, SignalSink, SoftphoneAnswer, SoftphoneOffer
from cordboard.telephony.settings import EngineSettings
from cordboard.telephony.switchboard import Board, Control, LegState, Reports
from cordboard.vcc.ids import AttachmentId, EngineId, LegId
from cordboard.vcc.telephony import AnyVerb, HangupCause

from .audio_door import Reach, WebRtcDoor
from .authority import Directory, is_ip
from .bans import Bans
from .calls import Calls
from .happenings import Happenings
from .line import SipLine
from .moment import Moment
from .parts import Parts
from .phones import Phones
from .plane import MediaPlane, PlaneSettings, system_wire
from .plane.secured import SEALED_CAPACITY, SEALED_SLOT, SecuredWire
from .pulse import Pulse
from .sound import PlaneSound

log = logging.getLogger(__name__)

LAST_WORDS = 2.0
"""Seconds that far ends have to answer our BYEs when the engine ends."""
SILENT_LEG = 10.0
"""Seconds after which the plane tells of a silent leg, where nobody asks for it."""
SOFTPHONE_PORTS = 8
"""UDP ports for softphones: 60 of them on each are 500, and may wait for us a tenth of a second."""
NAME_PATIENCE = 3.0
"""Seconds for looking up a trunk's host name."""
PHONES_STAY = sip.RegistrarPolicy(shortest=30, default=300, longest=600)
"""Seconds that a registration lasts: a phone finds a new engine within ten minutes by itself."""
WILDCARDS = ("0.0.0.0", "::", "")  # noqa: S104 - recognised, to advertise a real address instead
BUFFER = 4 * 1024 * 1024
"""Octets of SIP that may wait for us, for the storm after a power cut."""
SESSION_NUMBERS = 2**48


class EmbeddedEngine(Control):
    """An `Engine` (see `telephony.port`). Made by `open`, ended by `close`."""

    def __init__(self, settings: EngineSettings, udp: socket.socket) -> None:
        self.id = EngineId(f"engine-{secrets.token_hex(8)}")
        parts = self._parts = _parts(settings, udp, self.id)
        super().__init__(parts.board, parts.reports)
        phones = Phones(parts, settings.probe_timeout)
        self._line = SipLine(parts, phones)
        sound = PlaneSound(parts, end_lost=settings.media_timeout > 0)
        self.reach = _reach(settings, parts.wire, udp.getsockname()[0])
        """Where softphones reach us; None where they cannot."""
        door = self._door = WebRtcDoor(parts.plane, parts.wire, parts.moment, self.reach)
        door.reports = parts.reports
        parts.board.connect(self._line, sound, door)
        happenings = Happenings(parts, self._line, phones)
        self._pulse = Pulse(udp, parts, happenings.take, sound.take, door)

    @classmethod
    async def open(cls, settings: EngineSettings) -> EmbeddedEngine:
        """Bind, and answer; OSError where the SIP address is taken."""
        family = socket.AF_INET6 if ":" in settings.sip_host else socket.AF_INET
        udp = socket.socket(family, socket.SOCK_DGRAM)
        try:
            udp.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, BUFFER)
            udp.bind((settings.sip_host, settings.sip_port))
            udp.setblocking(False)
            engine = cls(settings, udp)
        except BaseException:
            udp.close()
            raise
        await engine._pulse.start()
        return engine

    @property
    def sip_address(self) -> tuple[str, int]:
        """Where far ends reach it."""
        return self._parts.here.host, self._parts.here.port

    @property
    def calls(self) -> int:
        """How many legs live."""
        return len(self._board.legs)

    @property
    def packets_heard(self) -> int:
        """How many audio packets have come on the legs that live; it stands still when nobody is there."""
        return sum(self._parts.plane.counters(leg).packets_in for leg in self._board.legs)

    async def attach(
        self, epoch: int, provision: Provision, engine: EngineId | None, heard: int, sink: SignalSink
    ) -> None:
        """See `Engine.attach`; host names of trunks and phones are looked up first."""
        hosts = {trunk.host for trunk in provision.trunks}
        hosts |= {pattern.host for pattern in provision.station_addresses}
        self._line.addresses = await _look_up(hosts)
        await super().attach(epoch, provision, engine, heard, sink)
        self._parts.bans.exempt = self._parts.directory.trunk_hosts
        self._pulse.beat()

    def send(self, verbs: Sequence[AnyVerb]) -> None:
        """See `Engine.send`."""
        super().send(verbs)
        self._pulse.beat()

    async def attach_audio(self, offer: SoftphoneOffer) -> SoftphoneAnswer:
        """See `Engine.attach_audio`."""
        answer = await super().attach_audio(offer)
        self._pulse.beat()
        return answer

    async def detach_audio(self, attachment: AttachmentId) -> None:
        """See `Engine.detach_audio`."""
        await super().detach_audio(attachment)
        self._pulse.beat()

    def counters(self) -> dict[str, int]:
        """What was dropped, refused and skipped since the start, and what lives now."""
        plane = self._parts.plane.plane_counters()
        dropped = Counter({f"sip.{reason}": count for reason, count in self._parts.agent.drops.items()})
        dropped.update({f"rtp.{reason}": count for reason, count in plane.dropped.items()})
        dropped.update({f"webrtc.{reason}": count for reason, count in self._parts.wire.dropped.items()})
        return {
            **dropped,
            "sip.banned": self._pulse.banned,
            "rtp.send_failures": plane.send_failures,
            "rtp.skipped_frames": plane.skipped_frames - self._pulse.skipped_idle,
            "legs": len(self._board.legs),
            "softphones": self._door.guests,
            "signals.kept": self._board.outbox.kept,
        }

    async def close(self) -> None:
        """Hang up everywhere, say goodbye to browsers, finish every recording, and be gone."""
        for leg in tuple(self._board.legs.values()):
            is_up = leg.state is LegState.UP
            self._reports.gives_up(leg.id, HangupCause.NORMAL if is_up else HangupCause.CONGESTION)
        self._door.say_goodbye()
        self._pulse.beat()
        await self._pulse.until(lambda: not self._parts.agent.calls(), LAST_WORDS)
        self._pulse.stop()


def _parts(settings: EngineSettings, udp: socket.socket, engine: EngineId) -> Parts:
    moment, bans = Moment(), Bans()
    directory = Directory(
        map(sip.Algorithm, settings.sip_digests),
        lambda host, user: bans.holds_name(host, user, moment.now()),
    )
    board = Board(engine, moment.wall)
    host, port = udp.getsockname()[:2]
    here = sip.Address(settings.advertised or _reachable(host), port)
    wire = SecuredWire(system_wire(), system_wire(SEALED_SLOT, SEALED_CAPACITY), moment.now)
    return Parts(
        here=here,
        agent=_user_agent(here, directory),
        plane=MediaPlane(_plane_settings(settings, host, here.host), moment.now(), wire),
        wire=wire,
        board=board,
        reports=Reports(board, lambda: LegId(f"leg-{secrets.token_hex(8)}")),
        directory=directory,
        bans=bans,
        calls=Calls(),
        moment=moment,
        session_number=lambda: secrets.randbelow(SESSION_NUMBERS),
    )


def _user_agent(here: sip.Address, directory: Directory) -> sip.UserAgent:
    settings = sip.Settings(here, registrar=PHONES_STAY, nonce_key=secrets.token_bytes(32), transfers=True)
    return sip.UserAgent(settings, lambda: secrets.token_hex(8), directory)


def _plane_settings(settings: EngineSettings, host: str, advertised: str) -> PlaneSettings:
    return PlaneSettings(
        host=host,
        advertised_host=advertised,
        first_port=settings.rtp_first,
        last_port=settings.rtp_last,
        lost_seconds=settings.media_timeout or SILENT_LEG,
    )


def _reach(settings: EngineSettings, wire: SecuredWire, host: str) -> Reach | None:
    """Open the ports for softphones on an address that they can reach; None where none is free.

    Behind a wildcard an answer might leave from another address than the one that was checked.
    """
    bound = _reachable(host)
    first, last = settings.rtp_first, settings.rtp_last
    odd = range(first | 1, last + 1, 2)  # the even ones are for legs of SIP
    candidates = iter(odd if first else (0,) * SOFTPHONE_PORTS)
    found = (_first_free(wire.open_udp, bound, candidates) for _ in range(SOFTPHONE_PORTS))
    udp = tuple(port for port in found if port is not None)
    if not udp:
        log.warning("no UDP port is free for softphones on %s: they cannot attach audio", bound)
        return None
    tcp = _first_free(wire.connections.open, bound, [settings.ice_tcp])
    if tcp is None:
        log.warning("TCP port %d is taken: softphones reach us by UDP only", settings.ice_tcp)
    hosts = dict.fromkeys(one for one in (bound, settings.advertised) if one)
    return Reach(tuple(hosts), udp, tcp or 0)


def _first_free(opens: Callable[[str, int], int], host: str, ports: Iterable[int]) -> int | None:
    for port in ports:
        with contextlib.suppress(OSError):
            return opens(host, port)
    return None


def _reachable(host: str) -> str:
    """The address to tell far ends: of a wildcard, that of the interface that leads out."""
    if host not in WILDCARDS:
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # no packet is sent; RFC 5737's address is nobody's
        except OSError:
            return "127.0.0.1"
        found: str = probe.getsockname()[0]
        return found


async def _look_up(hosts: set[str]) -> dict[str, str]:
    """The first IPv4 address of each name; a name that nobody knows in time stays as it is."""
    names = [host for host in hosts if not is_ip(host)]
    addresses = await asyncio.gather(*(_address_of(name) for name in names))
    return {name: address for name, address in zip(names, addresses, strict=True) if address}


async def _address_of(name: str) -> str:
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(NAME_PATIENCE):
            answers = await loop.getaddrinfo(name, None, family=socket.AF_INET)
    except (OSError, TimeoutError):
        log.warning("the host %s is not known to DNS; no calls to or from it", name)
        return ""
    return str(answers[0][4][0])
