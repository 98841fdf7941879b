"""The media plane: where the voices of all calls come in, are joined, and go out again.

`MediaPlane` is the front door; the engine drives it and nobody else touches a packet.
"""

from cordboard.media.recording import Gap, Side
from cordboard.telephony.embedded.plane.model import (
    BadRequestError,
    BridgeUnknownError,
    DtmfReceived,
    LegCounters,
    LegElsewhereError,
    LegLevels,
    LegMeasured,
    LegMediaHeard,
    LegMediaLost,
    LegUnknownError,
    NoPortError,
    PlaneCounters,
    PlaneError,
    PlaneEvent,
    PlaneSettings,
    PlayEnd,
    PlayFinished,
    PlayUnknownError,
    RecordingEnd,
    RecordingFinished,
    RecordingSilent,
    RecordingUnknownError,
    Source,
)
from cordboard.telephony.embedded.plane.plane import TICK_SECONDS, MediaPlane, system_wire

__all__ = [
    "TICK_SECONDS",
    "BadRequestError",
    "BridgeUnknownError",
    "DtmfReceived",
    "Gap",
    "LegCounters",
    "LegElsewhereError",
    "LegLevels",
    "LegMeasured",
    "LegMediaHeard",
    "LegMediaLost",
    "LegUnknownError",
    "MediaPlane",
    "NoPortError",
    "PlaneCounters",
    "PlaneError",
    "PlaneEvent",
    "PlaneSettings",
    "PlayEnd",
    "PlayFinished",
    "PlayUnknownError",
    "RecordingEnd",
    "RecordingFinished",
    "RecordingSilent",
    "RecordingUnknownError",
    "Side",
    "Source",
    "system_wire",
]
