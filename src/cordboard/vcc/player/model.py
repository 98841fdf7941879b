"""What an agent's player plays now."""

from __future__ import annotations

import msgspec

from ..ids import AgentId, BridgeId, CallId, Milliseconds, PlayId, PromptId, SeatId

FULL_VOLUME = 100
"""Percent: the sound as it is."""


class Playback(msgspec.Struct, frozen=True, kw_only=True):
    """A sound that an agent plays to everybody in their conversation."""

    id: PlayId
    seat: SeatId
    agent: AgentId
    call: CallId
    bridge: BridgeId
    file: str
    """Its name in the prompt library."""
    prompt: PromptId | None = None
    """The prompt of a skill that it is; None: chosen by the file's name."""
    paused: bool = False
    length: Milliseconds | None = None
    """None: not known yet."""
