"""The wire between a center and its engine: what is said on it, and how it is framed.

A frame is four octets of length (big-endian) and one message in MessagePack. A frame longer than
`MAX_FRAME`, or one that is not exactly a known message, ends the connection.
"""

from __future__ import annotations

import asyncio
from typing import Generic, TypeVar

import msgspec

from cordboard.vcc.ids import AttachmentId, EngineId
from cordboard.vcc.telephony import AnyVerb, Heard

from .port import AudioFault, Provision, SoftphoneOffer

VERSION = 3
MAX_FRAME = 8 * 1024 * 1024
_LENGTH_OCTETS = 4


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="say"):
    """One thing said on the link."""


class Hello(Message, frozen=True, kw_only=True, tag="hello"):
    """The center's first word. `token` is the content of the token file."""

    token: str = msgspec.field(default="")
    version: int = VERSION

    def __repr__(self) -> str:
        return f"Hello(version={self.version})"  # the token never reaches a log


class Welcome(Message, frozen=True, kw_only=True, tag="welcome"):
    """The engine's first word: which life this is and where it answers."""

    engine: EngineId
    pid: int = 0
    sip_host: str = ""
    """The SIP address as far ends know it."""
    sip_port: int = 0
    bound_host: str = ""
    """The SIP address as it was asked for; differs where that is a wildcard."""
    rtp_first: int = 0
    rtp_last: int = 0
    softphone_udp: bool = False
    """Audio of softphones can come by UDP."""
    softphone_tcp: bool = False
    version: int = VERSION


class Refused(Message, frozen=True, kw_only=True, tag="refused"):
    """The engine will not; the code is stable, the text says what to do. The connection ends."""

    code: str
    text: str


class Attach(Message, frozen=True, kw_only=True, tag="attach"):
    """`Engine.attach`."""

    epoch: int
    provision: Provision
    engine: EngineId | None = None
    heard: int = 0


class Attached(Message, frozen=True, kw_only=True, tag="attached"):
    """The answer to Attach; the replay and the inventory have been said before it."""


class Verbs(Message, frozen=True, kw_only=True, tag="verbs"):
    """`Engine.send`."""

    verbs: tuple[AnyVerb, ...]


class Acknowledge(Message, frozen=True, kw_only=True, tag="acknowledge"):
    """`Engine.acknowledge`."""

    number: int


class Tell(Message, frozen=True, kw_only=True, tag="tell"):
    """A signal."""

    heard: Heard


class Beat(Message, frozen=True, kw_only=True, tag="beat"):
    """I am here. The engine answers each with one of its own."""


class Stop(Message, frozen=True, kw_only=True, tag="stop"):
    """End all calls, finish all recordings, and end."""


class Count(Message, frozen=True, kw_only=True, tag="count"):
    """What have you counted?"""


class Counted(Message, frozen=True, kw_only=True, tag="counted"):
    """The answer to Count: figures by name, e.g. `sip.malformed`."""

    figures: dict[str, int]


class Question(Message, frozen=True, kw_only=True):
    """Something that the controller asks and the engine answers, by its number."""

    number: int


class AttachAudio(Question, frozen=True, kw_only=True, tag="attach_audio"):
    """`Engine.attach_audio`."""

    offer: SoftphoneOffer


class RestartAudio(Question, frozen=True, kw_only=True, tag="restart_audio"):
    """`Engine.restart_audio`."""

    attachment: AttachmentId
    sdpfrag: str

    def __repr__(self) -> str:
        return f"RestartAudio(number={self.number})"  # no passwords


class DetachAudio(Question, frozen=True, kw_only=True, tag="detach_audio"):
    """`Engine.detach_audio`."""

    attachment: AttachmentId


class AudioAnswer(Message, frozen=True, kw_only=True, tag="audio_answer"):
    """The answer to the question of this number: SDP, or nothing where there is nothing to say."""

    number: int
    sdp: str = ""

    def __repr__(self) -> str:
        return f"AudioAnswer(number={self.number})"


class AudioRefusal(Message, frozen=True, kw_only=True, tag="audio_refusal"):
    """The answer to a question that is refused."""

    number: int
    code: AudioFault
    text: str


FromCenter = (
    Hello | Attach | Verbs | Acknowledge | Beat | Stop | Count | AttachAudio | RestartAudio | DetachAudio
)
FromEngine = Welcome | Refused | Attached | Tell | Beat | Counted | AudioAnswer | AudioRefusal
MessageT = TypeVar("MessageT")


class WireError(Exception):
    """What came is no message of ours; `code` is stable."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


_encoder = msgspec.msgpack.Encoder()


def frame(message: Message) -> bytes:
    """A message as octets."""
    body = _encoder.encode(message)
    return len(body).to_bytes(_LENGTH_OCTETS, "big") + body


class Reader(Generic[MessageT]):
    """Reads messages of one side off a stream."""

    def __init__(self, stream: asyncio.StreamReader, decoder: msgspec.msgpack.Decoder[MessageT]) -> None:
        self._stream = stream
        self._decoder = decoder

    async def next(self) -> MessageT | None:
        """The next message, None at the end of the stream; WireError for anything else."""
        try:
            length = int.from_bytes(await self._stream.readexactly(_LENGTH_OCTETS), "big")
            if length > MAX_FRAME:
                raise WireError("FRAME_TOO_LARGE", f"a frame has {MAX_FRAME} octets at most")
            body = await self._stream.readexactly(length)
        except (asyncio.IncompleteReadError, OSError):
            return None
        try:
            return self._decoder.decode(body)
        except msgspec.MsgspecError as error:
            raise WireError("FRAME_MALFORMED", "the frame holds no message of this link") from error

    async def skip(self) -> None:
        """Read to the end of the stream, whatever comes."""
        while await self._stream.read(1 << 16):
            pass


def from_center(stream: asyncio.StreamReader) -> Reader[FromCenter]:
    """The engine's reader."""
    return Reader(stream, msgspec.msgpack.Decoder(FromCenter))


def from_engine(stream: asyncio.StreamReader) -> Reader[FromEngine]:
    """The center's reader."""
    return Reader(stream, msgspec.msgpack.Decoder(FromEngine))
