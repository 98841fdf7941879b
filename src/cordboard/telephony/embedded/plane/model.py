"""The words the media plane speaks: what may be played, what it reports, what it counts, how it refuses.

Ids are the engine's own, as text; times are seconds of the clock that drives the plane.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from cordboard.media import music, tones
from cordboard.media.recording import Gap
from cordboard.media.samples import Samples
from cordboard.media.samples import silence as quiet


class PlaneError(Exception):
    """A verb that cannot be done; nothing has changed. `code` is stable, the text says what to do."""

    code = "plane"


class LegUnknownError(PlaneError):
    """There is no such leg."""

    code = "leg_unknown"

    def __init__(self, leg_id: str) -> None:
        super().__init__(f"there is no leg {leg_id!r}; open it first")


class BridgeUnknownError(PlaneError):
    """There is no such bridge."""

    code = "bridge_unknown"

    def __init__(self, bridge_id: str) -> None:
        super().__init__(f"there is no bridge {bridge_id!r}; make it first")


class LegElsewhereError(PlaneError):
    """A leg is in at most one bridge."""

    code = "leg_elsewhere"

    def __init__(self, leg_id: str, bridge_id: str) -> None:
        super().__init__(f"leg {leg_id!r} is in bridge {bridge_id!r}; remove it there first")


class NoPortError(PlaneError):
    """Every port of the range is taken."""

    code = "no_port"

    def __init__(self, first: int, last: int) -> None:
        super().__init__(f"no free UDP port for audio in {first}-{last}; widen the range")


class RecordingUnknownError(PlaneError):
    """There is no such recording."""

    code = "recording_unknown"

    def __init__(self, recording_id: str) -> None:
        super().__init__(f"there is no recording {recording_id!r}; start it first")


class PlayUnknownError(PlaneError):
    """There is no such play, or it is over."""

    code = "play_unknown"

    def __init__(self, play_id: str) -> None:
        super().__init__(f"there is no play {play_id!r} (any more)")


class BadRequestError(PlaneError):
    """An argument that makes no sense."""

    code = "bad_request"


@dataclass(frozen=True, slots=True)
class PlaneSettings:
    """Where the plane listens; ports 0-0 mean any free one."""

    host: str = "127.0.0.1"
    advertised_host: str | None = None
    """The address told to the far ends; the host itself unless given."""
    first_port: int = 0
    last_port: int = 0
    sockets: int = 128
    """Ports that are opened before legs begin to share one."""
    learn_seconds: float = 5.0
    """How long after `connect_leg` another source than the one in the SDP is believed."""
    lost_seconds: float = 10.0
    """Silence of a far end after which LegMediaLost is told."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something to play: samples at 8 kHz, once or over and over."""

    samples: Samples = field(repr=False)
    loop: bool = False

    @classmethod
    def prompt(cls, samples: Samples, *, loop: bool = False) -> Source:
        """A prompt, as `cordboard.media.wav.read_prompt` gives it."""
        return cls(samples, loop)

    @classmethod
    def tone(cls, frequency: float, milliseconds: int = 1000, *, loop: bool = False) -> Source:
        """A pure tone; it loops without a seam when it is a whole number of waves and of 20 ms."""
        return cls(tones.sine(frequency, milliseconds), loop)

    @classmethod
    def ringback(cls) -> Source:
        """The far phone rings, for ever."""
        return cls(tones.ringback(), loop=True)

    @classmethod
    def busy(cls) -> Source:
        """The far phone is busy, for ever."""
        return cls(tones.busy(), loop=True)

    @classmethod
    def silence(cls, milliseconds: int) -> Source:
        """Nothing, for so long."""
        return cls(quiet(milliseconds))

    @classmethod
    def music(cls) -> Source:
        """Music on hold, for ever."""
        return cls(music.hold_music(), loop=True)


class PlayEnd(Enum):
    """Why a play is over."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    TARGET_GONE = "target gone"


class RecordingEnd(Enum):
    """How a recording ended."""

    COMPLETED = "completed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DtmfReceived:
    """A key was pressed at the far end."""

    at: float
    leg_id: str
    digit: str
    duration_ms: int


@dataclass(frozen=True, slots=True)
class PlayFinished:
    """A play is over."""

    at: float
    play_id: str
    cause: PlayEnd


@dataclass(frozen=True, slots=True)
class RecordingFinished:
    """A recording is whole on disk, or could not be made (`fault` says why)."""

    at: float
    recording_id: str
    cause: RecordingEnd
    path: Path
    samples: int
    gaps: tuple[Gap, ...]
    sha256: str
    fault: str = ""
    spoken_ms: int = 0
    """Of one leg alone: until when it said something."""


@dataclass(frozen=True, slots=True)
class RecordingSilent:
    """The one leg that is recorded has said nothing for as long as the recording bears."""

    at: float
    recording_id: str


@dataclass(frozen=True, slots=True)
class LegMediaHeard:
    """The first packet of a leg since it was connected, or since it was lost."""

    at: float
    leg_id: str


@dataclass(frozen=True, slots=True)
class LegMediaLost:
    """A leg that was heard sends nothing any more."""

    at: float
    leg_id: str
    silent_for_ms: int


@dataclass(frozen=True, slots=True)
class LegMeasured:
    """What a measurement found between its beginning and its end; levels in dBov, jitter as at the end."""

    at: float
    leg_id: str
    measurement_id: str
    packets_in: int
    packets_out: int
    lost: int
    late: int
    jitter_ms: float
    said: float
    heard: float
    round_trip_ms: int | None


PlaneEvent: TypeAlias = (
    DtmfReceived
    | LegMeasured
    | PlayFinished
    | RecordingFinished
    | RecordingSilent
    | LegMediaHeard
    | LegMediaLost
)


@dataclass(frozen=True, slots=True)
class LegCounters:
    """What went through a leg since it was opened; jitter as RFC 3550 has it."""

    packets_in: int
    octets_in: int
    packets_out: int
    octets_out: int
    lost: int
    late: int
    concealed_ms: int
    jitter_ms: float


@dataclass(frozen=True, slots=True)
class LegLevels:
    """Loudness of the last 20 ms in dBov: what the leg says, as others hear it, and what it hears."""

    said: float
    heard: float


@dataclass(frozen=True, slots=True)
class PlaneCounters:
    """Datagrams not used, by reason; packets the system refused to send; turns that were skipped."""

    dropped: dict[str, int]
    send_failures: int
    skipped_frames: int
