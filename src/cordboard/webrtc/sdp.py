"""What a browser offers and what we answer: one audio stream, encrypted, on one port (RFC 8829, 8839, 8842).

We are the lite side of ICE and the passive side of DTLS, send and receive PCMU or PCMA with telephone events
beside them, and take RTP and RTCP on one port. Candidates of the browser are not looked at: whoever checks
us shows where it is. An offer that asks for anything else is refused with a sentence that says what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .ice import Credentials

MOST_OCTETS = 32_768
MOST_LINES = 1_000
PROTOCOLS = frozenset({"UDP/TLS/RTP/SAVPF", "TCP/DTLS/RTP/SAVPF"})
"""The second is said where the browser believes that only TCP gets through (RFC 8829 section 5.1.2)."""
_UFRAG = re.compile(r"[A-Za-z0-9+/]{4,256}")
_PASSWORD = re.compile(r"[A-Za-z0-9+/]{22,256}")
_FINGERPRINT = re.compile(r"(?i)sha-256 ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})")
_MID = re.compile(r"[!#$%&'*+.0-9A-Z^_`a-z{|}~-]{1,64}")
_MEDIA = re.compile(r"([a-z]+) ([0-9]{1,5})(?:/[0-9]+)? (\S+) ([0-9 ]+)")
_RTPMAP = re.compile(r"([0-9]{1,3}) ([A-Za-z0-9-]+)/([0-9]+)(?:/([0-9]+))?")
_STATIC = {0: ("PCMU", 8000), 8: ("PCMA", 8000)}
_DIRECTIONS = frozenset({"sendrecv", "sendonly", "recvonly", "inactive"})
_HIGHEST_PAYLOAD_TYPE = 127
_UDP_HOST, _TCP_HOST = 2130706431, 1671430143
"""Priorities of our candidates: UDP before TCP (RFC 8445 section 5.1.2, RFC 6544 section 4.2)."""


class OfferError(ValueError):
    """An offer that cannot be answered; the text says what it lacks. Code `offer-refused`."""

    code = "offer-refused"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a browser offers. `fingerprints` are of its certificate, as lower-case hex."""

    mid: str
    protocol: str
    ice: Credentials
    fingerprints: frozenset[str]
    codec: str
    payload_type: int
    telephone_event: int | None
    bundle: bool


@dataclass(frozen=True, slots=True)
class Ours:
    """What we answer with. `hosts` are our addresses, the best one first; `tcp_port` 0: no TCP."""

    hosts: tuple[str, ...]
    udp_port: int
    tcp_port: int
    ice: Credentials
    fingerprint: str
    session: int


def read_offer(text: str) -> Offer:
    """Read an offer (SDP). OfferError where we cannot answer it."""
    session, media = _split(_lines(text))
    if len(media) != 1 or media[0][0][2:7] != "audio":
        raise OfferError("offer one audio stream, and nothing else")
    stream = _Stream(session, media[0])
    _require_manners(stream)
    mid = stream.one("mid")
    if not _MID.fullmatch(mid):
        raise OfferError("name the audio stream (a=mid)")
    codec, payload_type, telephone_event = _codecs(stream)
    return Offer(
        mid=mid,
        protocol=stream.protocol,
        ice=_credentials(stream.one("ice-ufrag"), stream.one("ice-pwd")),
        fingerprints=_fingerprints(stream),
        codec=codec,
        payload_type=payload_type,
        telephone_event=telephone_event,
        bundle=any(mid in group.split()[1:] for group in stream.all("group") if group.startswith("BUNDLE")),
    )


def read_restart(text: str) -> Credentials:
    """The browser's new credentials from an ICE restart (RFC 8840 section 9). OfferError without any."""
    lines = _lines(text)
    ufrags = {line[12:] for line in lines if line.startswith("a=ice-ufrag:")}
    passwords = {line[10:] for line in lines if line.startswith("a=ice-pwd:")}
    if len(ufrags) != 1 or len(passwords) != 1:
        raise OfferError("an ICE restart brings one new a=ice-ufrag and one a=ice-pwd")
    return _credentials(ufrags.pop(), passwords.pop())


def make_answer(offer: Offer, ours: Ours) -> str:
    """Our answer to an offer."""
    payload_types = [offer.payload_type]
    payload_types += [] if offer.telephone_event is None else [offer.telephone_event]
    lines = [
        "v=0",
        f"o=- {ours.session} 1 IN IP4 {ours.hosts[0]}",
        "s=-",
        "t=0 0",
        "a=ice-lite",
        *([f"a=group:BUNDLE {offer.mid}"] if offer.bundle else []),
        "a=msid-semantic: WMS *",
        f"m=audio {ours.udp_port} {offer.protocol} {' '.join(map(str, payload_types))}",
        f"c=IN IP4 {ours.hosts[0]}",
        f"a=mid:{offer.mid}",
        "a=sendrecv",
        "a=rtcp-mux",
        "a=msid:- audio",
        f"a=rtpmap:{offer.payload_type} {offer.codec}/8000",
        *_telephone_event(offer.telephone_event),
        "a=ptime:20",
        "a=setup:passive",
        f"a=fingerprint:sha-256 {_coloned(ours.fingerprint)}",
        *_ice(ours),
    ]
    return "\r\n".join(lines) + "\r\n"


def make_restart(offer_mid: str, ours: Ours) -> str:
    """Our answer to an ICE restart."""
    media = f"m=audio 9 RTP/AVP 0\r\na=mid:{offer_mid}\r\n"
    return media + "\r\n".join(_ice(ours)) + "\r\n"


def _telephone_event(payload_type: int | None) -> list[str]:
    if payload_type is None:
        return []
    return [f"a=rtpmap:{payload_type} telephone-event/8000", f"a=fmtp:{payload_type} 0-15"]


def _ice(ours: Ours) -> list[str]:
    return [
        f"a=ice-ufrag:{ours.ice.ufrag}",
        f"a=ice-pwd:{ours.ice.password}",
        *_candidates(ours),
        "a=end-of-candidates",
    ]


def _candidates(ours: Ours) -> Iterator[str]:
    for place, host in enumerate(ours.hosts):
        number = place + 1
        yield f"a=candidate:{number} 1 udp {_UDP_HOST - (place << 8)} {host} {ours.udp_port} typ host"
        if ours.tcp_port:
            priority, port = _TCP_HOST - (place << 8), ours.tcp_port
            yield f"a=candidate:{number}0 1 tcp {priority} {host} {port} typ host tcptype passive"


# -- reading ------------------------------------------------------------------------------------------------


class _Stream:
    """The one stream of an offer; what it does not say itself, the session says for it."""

    def __init__(self, session: list[str], media: list[str]) -> None:
        found = _MEDIA.fullmatch(media[0][2:])
        if found is None:
            raise OfferError("the m line is not one of audio")
        self.port, self.protocol = int(found[2]), found[3]
        self.payload_types = [int(word) for word in found[4].split()]
        self._session, self._media = list(_attributes(session)), list(_attributes(media))

    def all(self, name: str) -> list[str]:
        """Every value of an attribute: the stream's own, or those of the session."""
        own = [value for key, value in self._media if key == name]
        return own or [value for key, value in self._session if key == name]

    def one(self, name: str) -> str:
        """An attribute that is there once; empty where it is not there."""
        values = self.all(name)
        if len(values) > 1:
            raise OfferError(f"say a={name} once")
        return values[0] if values else ""

    def has(self, name: str) -> bool:
        return bool(self.all(name))


def _lines(text: str) -> list[str]:
    """The lines of a description or of a part of one; each is a letter, `=`, and something."""
    if len(text.encode()) > MOST_OCTETS:
        raise OfferError(f"a description has {MOST_OCTETS} octets at most")
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if len(lines) > MOST_LINES or not all(_is_line(line) for line in lines):
        raise OfferError("this is no session description")
    return lines


def _is_line(line: str) -> bool:
    return len(line) > 1 and "a" <= line[0] <= "z" and line[1] == "=" and line.isprintable()


def _split(lines: list[str]) -> tuple[list[str], list[list[str]]]:
    """The lines of the session, and those of each stream."""
    if lines[0] != "v=0":
        raise OfferError("a session description begins with v=0")
    starts = [at for at, line in enumerate(lines) if line.startswith("m=")]
    ends = [*starts, len(lines)][1:]
    session = lines[: starts[0]] if starts else lines
    return session, [lines[start:end] for start, end in zip(starts, ends, strict=True)]


def _attributes(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if line.startswith("a="):
            name, _, value = line[2:].partition(":")
            yield name, value.strip()


def _require_manners(stream: _Stream) -> None:
    """That the stream is as we can have it: see the texts."""
    directions = [name for name in _DIRECTIONS if stream.has(name)]
    wrong = [
        (stream.port == 0, "the audio stream is switched off (port 0)"),
        (stream.protocol not in PROTOCOLS, "offer audio as UDP/TLS/RTP/SAVPF"),
        (not stream.has("rtcp-mux"), "offer RTP and RTCP on one port (a=rtcp-mux)"),
        (stream.has("ice-lite"), "one side of ICE has to check: offer without a=ice-lite"),
        (stream.one("setup") not in ("actpass", "active"), "offer a=setup:actpass or active"),
        (directions not in ([], ["sendrecv"]), "offer audio both ways (a=sendrecv)"),
    ]
    for is_wrong, text in wrong:
        if is_wrong:
            raise OfferError(text)


def _credentials(ufrag: str, password: str) -> Credentials:
    if not _UFRAG.fullmatch(ufrag) or not _PASSWORD.fullmatch(password):
        raise OfferError("a=ice-ufrag has 4 to 256 letters and digits, a=ice-pwd 22 to 256")
    return Credentials(ufrag, password)


def _fingerprints(stream: _Stream) -> frozenset[str]:
    found = (_FINGERPRINT.fullmatch(value) for value in stream.all("fingerprint"))
    fingerprints = frozenset(one[1].replace(":", "").lower() for one in found if one is not None)
    if not fingerprints:
        raise OfferError("offer a certificate's fingerprint by sha-256")
    return fingerprints


def _coloned(fingerprint: str) -> str:
    pairs = (fingerprint[at : at + 2] for at in range(0, len(fingerprint), 2))
    return ":".join(pairs).upper()


def _codecs(stream: _Stream) -> tuple[str, int, int | None]:
    """The first codec of the offer that we speak, its payload type, and that of telephone events."""
    names = dict(_STATIC)
    for line in stream.all("rtpmap"):
        found = _RTPMAP.fullmatch(line)
        if found is not None and found[4] in (None, "1"):
            names[int(found[1])] = (found[2].upper(), int(found[3]))
    offered = [number for number in stream.payload_types if number <= _HIGHEST_PAYLOAD_TYPE]
    spoken = [number for number in offered if names.get(number) in _STATIC.values()]
    events = [number for number in offered if names.get(number) == ("TELEPHONE-EVENT", 8000)]
    if not spoken:
        raise OfferError("offer PCMU or PCMA")
    return names[spoken[0]][0], spoken[0], events[0] if events else None
