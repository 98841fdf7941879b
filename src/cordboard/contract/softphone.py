"""What the center and an attached softphone say to each other beside the audio.

The center asks, the softphone answers within three seconds, and tells by itself when something has changed.
It is the softphone that knows its devices and levels: the center keeps none of them. Declared as the contract
is, so that bytes, OpenAPI and clients follow from the same lines.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from cordboard.contract.access import SEATS
from cordboard.contract.record import Record, Request
from cordboard.contract.scalars import Int, Long


class SoftphoneAsk(StrEnum):
    """What a question is about: `softphoneQuestion.ask`."""

    STATE = "state"
    """Which devices and levels there are."""
    CHANGE = "change"
    """Change what the question names, then say how everything is."""


class SoftphoneChange(Record):
    """What a softphone is asked to change; what is absent stays as it is.

    ringDevice, speakerDevice: places in the list of outputs. microphoneDevice: a place in that of inputs.
    micAgc: automatic gain. microphoneLevel, speakerVolume: from 0 to 100.
    """

    ringDevice: Int | None = None
    speakerDevice: Int | None = None
    microphoneDevice: Int | None = None
    micAgc: bool | None = None
    microphoneLevel: Int | None = None
    speakerVolume: Int | None = None


class SoftphoneState(Record):
    """How a softphone is set.

    inputs, outputs: names of the microphones and speakers of its machine.
    ringDevice, speakerDevice: places in outputs, microphoneDevice: in inputs; from 0, -1 is none.
    micAgc: automatic gain. microphoneLevel, speakerVolume: from 0 to 100.
    """

    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    ringDevice: Int | None = None
    speakerDevice: Int | None = None
    microphoneDevice: Int | None = None
    micAgc: bool | None = None
    microphoneLevel: Int | None = None
    speakerVolume: Int | None = None


class SoftphoneQuestion(Record):
    """What the center asks of an attached softphone.

    id: of the question; the answer goes to `AUDIO/ATTACHMENT/questions/ID`.
    ask: see SoftphoneAsk. change: what to change, where it is that.
    """

    id: str | None = None
    ask: str | None = None
    change: SoftphoneChange | None = None


class SoftphoneReply(Request):
    """What a softphone answers: how it is set now, or why it cannot do what it was asked.

    problem: one sentence for people.
    """

    state: SoftphoneState | None = None
    problem: str | None = None


class SoftphoneNews(Request):
    """What a softphone tells by itself: somebody has moved a level, or something is wrong.

    microphoneLevel, speakerVolume: from 0 to 100; listeners hear `softphoneVolumeChanged`.
    problem: one sentence for people; listeners hear `softphoneError`.
    """

    microphoneLevel: Int | None = None
    speakerVolume: Int | None = None
    problem: str | None = None


class SoftphoneDetached(Record):
    """The last thing that a softphone hears: the seat has its audio no more.

    cause: see DetachCause. holder: who has it now, where it was taken over.
    """

    cause: str | None = None
    holder: str | None = None


class DetachCause(StrEnum):
    """Why a softphone does not have the audio of its seat any more: `softphoneDetached.cause`."""

    LEFT = "left"
    """It has left, or was made to let go by a program at the seat (`releaseAudio`)."""
    TAKEN = "taken"
    """Another program has taken the audio over."""
    REPLACED = "replaced"
    """The same softphone has attached anew."""
    SILENT = "silent"
    """Nothing came from it for half a minute."""
    FAILED = "failed"
    """The connection broke, or the engine did."""
    REVOKED = "revoked"
    """The token counts no more."""


class IceServer(Record):
    """A STUN or TURN server that a softphone may use, as `RTCIceServer` of WebRTC has it."""

    urls: tuple[str, ...] = ()
    username: str | None = None
    credential: str | None = None


class AudioHolder(Record):
    """Who has the audio of a seat.

    attached: somebody has. holder: who, in words for people. since: epoch milliseconds.
    attachment: its id. iceServers: what to give to `RTCPeerConnection`; the credentials end after a while.
    """

    attached: bool | None = None
    holder: str | None = None
    since: Long | None = None
    attachment: str | None = None
    iceServers: tuple[IceServer, ...] = ()


class AudioHeld(Exception):
    """Somebody else has the audio of the seat, and it was not to be taken; `holder` is who, for people."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"AUDIO_HELD: {holder}")
        self.holder = holder


AUDIO: Final = "audio"
"""`SEATS/NAME/audio`: where a softphone attaches (WHIP, RFC 9725); `.../ATTACHMENT` is one that has."""
QUESTIONS: Final = "questions"
"""`.../audio/ATTACHMENT/questions`: what the softphone is asked, as a stream; answers go to `ID` there."""
NEWS: Final = "news"
"""`.../audio/ATTACHMENT/news`: what the softphone tells by itself."""
ANSWER_SECONDS: Final = 3
"""How long a softphone has for an answer."""

SDP: Final = "application/sdp"
SDP_FRAGMENT: Final = "application/trickle-ice-sdpfrag"

RECORDS: Final[tuple[type[Record], ...]] = (
    SoftphoneChange,
    SoftphoneState,
    SoftphoneQuestion,
    SoftphoneReply,
    SoftphoneNews,
    SoftphoneDetached,
    IceServer,
    AudioHolder,
)
"""Everything that is said, for those who make schemas and clients of it."""


def audio_path(seat: str, attachment: str = "") -> str:
    """The address of a seat's audio, or of one attachment; `seat` as it stands in addresses."""
    return f"{SEATS}/{seat}/{AUDIO}" + f"/{attachment}" * bool(attachment)
