"""The engine itself: what lives in it when it and the center meet, and its death."""

from __future__ import annotations

import msgspec

from ..ids import BridgeId, EngineId, LegId, Milliseconds, PlayId, RecordingId, StationId
from .bridges import Role
from .softphones import SoftphoneInventory
from .words import Signal


class LegInventory(msgspec.Struct, frozen=True):
    """One living leg of the engine, its place in a bridge, and what is done to it."""

    leg: LegId
    answered: bool
    bridge: BridgeId | None = None
    role: Role = Role.MEMBER
    whisper_to: LegId | None = None
    held: bool = False
    muted: bool = False
    echo: bool = False


class PlayInventory(msgspec.Struct, frozen=True):
    """One play in hand, to a leg or to a bridge; it stands at `position` ms."""

    play: PlayId
    leg: LegId | None = None
    bridge: BridgeId | None = None
    position: Milliseconds = Milliseconds(0)
    paused: bool = False


class EngineUp(Signal, frozen=True, kw_only=True, tag="engine_up"):
    """The engine and we have found each other: all that lives in it now.

    It comes after every earlier signal that had not been acknowledged, so what is missing here is
    gone, and what we do not know is nobody's.
    """

    engine: EngineId
    legs: tuple[LegInventory, ...] = ()
    bridges: tuple[BridgeId, ...] = ()
    recordings: tuple[RecordingId, ...] = ()
    stations: tuple[StationId, ...] = ()
    plays: tuple[PlayInventory, ...] = ()
    softphones: tuple[SoftphoneInventory, ...] = ()


class EngineLost(Signal, frozen=True, kw_only=True, tag="engine_lost"):
    """The engine process is gone, and its calls with it. Made by the link, not by the engine."""
