"""The wishes an engine has taken, so that one sent twice is done once.

A wish is remembered as long as the leg, bridge, play or recording it is about lives, and then among
the last `PAST` ones, long enough for a center that restarts.
"""

from __future__ import annotations

from cordboard.vcc.ids import WishId
from cordboard.vcc.telephony import (
    AddToBridge,
    AnyVerb,
    CreateBridge,
    DestroyBridge,
    MoveRecording,
    PausePlay,
    PauseRecording,
    Play,
    ProbeStation,
    RecordLeg,
    RemoveFromBridge,
    ReportRefer,
    ResumePlay,
    ResumeRecording,
    SeekPlay,
    SetPlayVolume,
    StartRecording,
    StopPlay,
    StopRecording,
)

PAST = 10_000

_Bridging = CreateBridge | AddToBridge | RemoveFromBridge | DestroyBridge
_Playing = Play | StopPlay | PausePlay | ResumePlay | SeekPlay | SetPlayVolume
_Recording = StartRecording | RecordLeg | MoveRecording | PauseRecording | ResumeRecording | StopRecording


def subject(verb: AnyVerb) -> str:
    """The id of the thing that a verb is about."""
    if isinstance(verb, _Bridging):
        return verb.bridge
    if isinstance(verb, _Playing):
        return verb.play
    if isinstance(verb, _Recording):
        return verb.recording
    if isinstance(verb, ProbeStation):
        return verb.station
    if isinstance(verb, ReportRefer):
        return verb.refer
    return verb.leg


class Wishes:
    """The ids of wishes taken, by what they are about."""

    def __init__(self, past: int = PAST) -> None:
        self._bound = past
        self._living: dict[str, list[WishId]] = {}
        self._taken: set[WishId] = set()
        self._past: dict[WishId, None] = {}

    def take(self, wish: WishId, about: str) -> bool:
        """Note a wish; False where it was taken before."""
        if wish in self._taken or wish in self._past:
            return False
        self._taken.add(wish)
        self._living.setdefault(about, []).append(wish)
        return True

    def ended(self, about: str) -> None:
        """The thing is gone: its wishes are remembered a bounded while."""
        for wish in self._living.pop(about, ()):
            self._taken.discard(wish)
            self._past[wish] = None
        while len(self._past) > self._bound:
            del self._past[next(iter(self._past))]
