"""What two sides agree to send each other: codecs, addresses, and who is on hold (RFC 8866, RFC 3264).

One audio stream is spoken: PCMU, PCMA, and telephone-event beside them. Every other stream in an offer is
refused with port 0, as the answer must keep the offer's streams in number and order. Each change of what
we say raises the version in our origin line, and no other does.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum
from ipaddress import ip_address

MAX_BYTES = 16_384
MAX_STREAMS = 16


class SdpError(ValueError):
    """The body is no session description we can read; answer 400 or 488. Code `sdp-malformed`."""

    code = "sdp-malformed"


class NothingInCommon(ValueError):
    """The offer has no audio stream, address or codec we speak; answer 488. Code `sdp-nothing-in-common`."""

    code = "sdp-nothing-in-common"


class Direction(Enum):
    """Who sends in a stream, from the point of view of the side that says it."""

    SENDRECV = "sendrecv"
    SENDONLY = "sendonly"
    RECVONLY = "recvonly"
    INACTIVE = "inactive"

    @property
    def sends(self) -> bool:
        """Whether this side sends."""
        return self in (Direction.SENDRECV, Direction.SENDONLY)

    @property
    def receives(self) -> bool:
        """Whether this side receives."""
        return self in (Direction.SENDRECV, Direction.RECVONLY)

    @property
    def mirrored(self) -> "Direction":
        """The same stream in the eyes of the other side."""
        return direction(sends=self.receives, receives=self.sends)


def direction(*, sends: bool, receives: bool) -> Direction:
    """The direction with these abilities."""
    if sends:
        return Direction.SENDRECV if receives else Direction.SENDONLY
    return Direction.RECVONLY if receives else Direction.INACTIVE


@dataclass(frozen=True, slots=True)
class Codec:
    """An encoding and its payload type in this session."""

    name: str
    payload_type: int
    clock: int = 8000


PCMU = Codec("PCMU", 0)
PCMA = Codec("PCMA", 8)
TELEPHONE_EVENT = Codec("telephone-event", 101)
_STATIC = {0: PCMU, 8: PCMA}


@dataclass(frozen=True, slots=True)
class Origin:
    """The identity of our description; `version` rises with each change (RFC 3264 section 8)."""

    session: int
    version: int = 1

    def next(self) -> "Origin":
        """For a description that differs from the last one."""
        return replace(self, version=self.version + 1)


@dataclass(frozen=True, slots=True)
class LocalAudio:
    """What we can do: where we receive, which codecs in order of liking, and which way audio may flow."""

    host: str
    port: int
    codecs: tuple[Codec, ...] = (PCMU, PCMA)
    telephone_event: Codec | None = TELEPHONE_EVENT
    ptime: int = 20
    direction: Direction = Direction.SENDRECV


@dataclass(frozen=True, slots=True)
class AgreedAudio:
    """What was agreed. `direction` is ours: on hold we do not send or do not receive. `port` 0: refused."""

    host: str
    port: int
    codec: Codec
    telephone_event: int | None
    ptime: int
    direction: Direction


@dataclass(frozen=True, slots=True)
class Stream:
    """One m= block: its attributes in order, its own connection address if it has one."""

    kind: str
    port: int
    protocol: str
    formats: tuple[str, ...]
    host: str
    attributes: tuple[tuple[str, str], ...]

    def attribute(self, name: str) -> str | None:
        """The first attribute of this name, empty for a flag, None if absent."""
        return next((value for key, value in self.attributes if key == name), None)

    @property
    def direction(self) -> Direction:
        """The sender's direction; the hold of RFC 2543 (address 0.0.0.0) means it cannot receive."""
        stated = (Direction(key) for key, _ in self.attributes if key in _DIRECTIONS)
        found = next(stated, Direction.SENDRECV)
        on_old_hold = self.host in ("0.0.0.0", "::")  # noqa: S104  compared, never bound
        return direction(sends=found.sends, receives=found.receives and not on_old_hold)

    @property
    def codecs(self) -> tuple[Codec, ...]:
        """The RTP encodings in the sender's order; dynamic types without rtpmap are left out."""
        mapped = dict(_STATIC)
        for key, value in self.attributes:
            match = _RTPMAP.fullmatch(value) if key == "rtpmap" else None
            if match is not None:
                mapped[int(match[1])] = Codec(match[2], int(match[1]), int(match[3]))
        types = (int(each) for each in self.formats if each.isascii() and each.isdecimal())
        return tuple(mapped[each] for each in types if each in mapped)

    @property
    def is_speakable(self) -> bool:
        """Whether this is a stream of our kind: live audio over plain RTP, to one machine by address."""
        ours = self.kind == "audio" and self.protocol == "RTP/AVP" and self.port > 0
        return ours and _is_one_machine(self.host)


@dataclass(frozen=True, slots=True)
class Session:
    """A parsed description; `origin` is the whole o= value."""

    origin: str
    streams: tuple[Stream, ...]


_EVERYBODY = "255.255.255.255"
_DIRECTIONS = tuple(each.value for each in Direction)
_LINE = re.compile(r"([a-z])=(.*)")
_MEDIA = re.compile(r"([A-Za-z0-9\-]+) ([0-9]{1,5})(?:/[0-9]{1,3})? ([A-Za-z0-9/\-]+)((?: [^ ]+)+)")
_CONNECTION = re.compile(r"IN IP[46] ([0-9A-Za-z.:\-]+)(?:/[0-9/]+)?")
_RTPMAP = re.compile(r"([0-9]{1,3}) ([A-Za-z0-9.\-_+]+)/([0-9]{1,6})(?:/[0-9]{1,2})?")


def parse_sdp(body: bytes) -> Session:
    """Read a session description. Raises `SdpError`."""
    if len(body) > MAX_BYTES:
        raise SdpError("the session description is too large")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SdpError("the session description is not UTF-8") from error
    lines = [_split_line(line) for line in re.split(r"\r?\n", text.rstrip("\r\n"))]
    if lines[0] != ("v", "0") or len(lines) < 2 or lines[1][0] != "o":
        raise SdpError("a session description begins with v=0 and o=")
    starts = [number for number, (kind, _) in enumerate(lines) if kind == "m"]
    if len(starts) > MAX_STREAMS:
        raise SdpError("too many streams")
    common = lines[: starts[0]] if starts else lines
    ends = [*starts[1:], len(lines)]
    streams = (_parse_stream(lines[start:end], common) for start, end in zip(starts, ends, strict=False))
    return Session(lines[1][1], tuple(streams))


def _split_line(line: str) -> tuple[str, str]:
    match = _LINE.fullmatch(line)
    if match is None:
        raise SdpError("malformed line in session description")
    return match[1], match[2]


def _parse_stream(lines: list[tuple[str, str]], common: list[tuple[str, str]]) -> Stream:
    media = _MEDIA.fullmatch(lines[0][1])
    if media is None or int(media[2]) > 65535:
        raise SdpError("malformed m= line")
    host = _host(lines) or _host(common)
    if host is None:
        raise SdpError("a stream has no c= line")
    own = tuple(_attribute(value) for kind, value in lines if kind == "a")
    shared = tuple(_attribute(value) for kind, value in common if kind == "a")
    inherited = tuple(each for each in shared if each[0] in _DIRECTIONS or each[0] == "ptime")
    return Stream(media[1], int(media[2]), media[3], tuple(media[4].split()), host, own + inherited)


def _attribute(value: str) -> tuple[str, str]:
    name, _, rest = value.partition(":")
    return name, rest


def _host(lines: list[tuple[str, str]]) -> str | None:
    for kind, value in lines:
        if kind == "c":
            match = _CONNECTION.fullmatch(value.strip())
            if match is None:
                raise SdpError("malformed c= line")
            return match[1]
    return None


def make_offer(local: LocalAudio, origin: Origin) -> bytes:
    """An offer of one audio stream."""
    extra = (local.telephone_event,) if local.telephone_event else ()
    return _description(local.host, origin, [_audio_block(local, (*local.codecs, *extra), local.direction)])


def make_answer(offer: bytes, local: LocalAudio, origin: Origin) -> tuple[bytes, AgreedAudio]:
    """Answer an offer by RFC 3264 section 6: our most liked codec of theirs, under their numbers.

    Raises `SdpError` for an unreadable offer and `NothingInCommon` for one we cannot join.
    """
    session = parse_sdp(offer)
    chosen = next((each for each in session.streams if _can_join(each, local)), None)
    if chosen is None:
        raise NothingInCommon("the offer has no audio stream in PCMU or PCMA")
    agreed = _agree(chosen, local)
    blocks = [
        _audio_block(local, _answer_codecs(agreed), agreed.direction) if each is chosen else _refused(each)
        for each in session.streams
    ]
    return _description(local.host, origin, blocks), agreed


def read_answer(answer: bytes, local: LocalAudio) -> AgreedAudio:
    """What an answer to our own offer agrees on. Raises `SdpError` or `NothingInCommon`."""
    streams = parse_sdp(answer).streams
    if not streams or not _can_join(streams[0], local):
        raise NothingInCommon("the answer refuses our audio stream")
    return _agree(streams[0], local)


def _can_join(stream: Stream, local: LocalAudio) -> bool:
    return stream.is_speakable and _same_family(stream.host, local.host) and _pick(stream, local) is not None


def _pick(stream: Stream, local: LocalAudio) -> Codec | None:
    """Our most liked codec among those of the other side, with its payload type."""
    theirs = {(each.name.upper(), each.clock): each for each in reversed(stream.codecs)}
    liked = ((each.name.upper(), each.clock) for each in local.codecs)
    return next((theirs[each] for each in liked if each in theirs), None)


def _agree(stream: Stream, local: LocalAudio) -> AgreedAudio:
    codec = _pick(stream, local)
    assert codec is not None
    events = [each.payload_type for each in stream.codecs if each.name.lower() == TELEPHONE_EVENT.name]
    theirs = stream.direction.mirrored
    ours = direction(
        sends=theirs.sends and local.direction.sends, receives=theirs.receives and local.direction.receives
    )
    asked = stream.attribute("ptime") or ""
    ptime = int(asked) if re.fullmatch(r"[1-9][0-9]{0,2}", asked) else local.ptime
    dtmf = events[0] if events and local.telephone_event else None
    return AgreedAudio(stream.host, stream.port, codec, dtmf, ptime, ours)


def _is_one_machine(host: str) -> bool:
    """Whether audio can go to this host: no name (nobody looks it up here), no group, not everybody."""
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return not (address.is_multicast or host == _EVERYBODY)


def _same_family(theirs: str, ours: str) -> bool:
    return (":" in theirs) == (":" in ours)


def _answer_codecs(agreed: AgreedAudio) -> tuple[Codec, ...]:
    if agreed.telephone_event is None:
        return (agreed.codec,)
    return (agreed.codec, replace(TELEPHONE_EVENT, payload_type=agreed.telephone_event))


def _audio_block(local: LocalAudio, codecs: tuple[Codec, ...], way: Direction) -> list[str]:
    types = " ".join(str(each.payload_type) for each in codecs)
    lines = [f"m=audio {local.port} RTP/AVP {types}"]
    for each in codecs:
        lines.append(f"a=rtpmap:{each.payload_type} {each.name}/{each.clock}")
        if each.name == TELEPHONE_EVENT.name:
            lines.append(f"a=fmtp:{each.payload_type} 0-16")
    return [*lines, f"a=ptime:{local.ptime}", f"a={way.value}"]


def _refused(stream: Stream) -> list[str]:
    return [f"m={stream.kind} 0 {stream.protocol} {' '.join(stream.formats)}"]


def _description(host: str, origin: Origin, blocks: list[list[str]]) -> bytes:
    family = "IP6" if ":" in host else "IP4"
    lines = [
        "v=0",
        f"o=- {origin.session} {origin.version} IN {family} {host}",
        "s=-",
        f"c=IN {family} {host}",
        "t=0 0",
    ]
    return "".join(f"{line}\r\n" for line in [*lines, *(line for block in blocks for line in block)]).encode()
