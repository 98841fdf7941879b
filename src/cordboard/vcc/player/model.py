"""What an agent's player plays now."""

from __future__ import annotations

import msgspec

from ..ids import AgentId, BridgeId, CallId, LegId, Milliseconds, PlayId, PromptId, SeatId, VoicemailId

FULL_VOLUME = 100
"""Percent: the sound as it is."""


class Playback(msgspec.Struct, frozen=True, kw_only=True):
    """A sound that an agent plays to everybody in their conversation, or hears alone."""

    id: PlayId
    seat: SeatId
    agent: AgentId
    call: CallId | None = None
    bridge: BridgeId | None = None
    """Where a conversation hears it."""
    leg: LegId | None = None
    """The agent's own phone, where they alone hear it."""
    called: bool = False
    """The phone was called for that, and is hung up afterwards."""
    ringing: bool = False
    """The phone has not been answered yet."""
    voicemail: VoicemailId | None = None
    """The voicemail that it is."""
    file: str
    """Its name in the prompt library, or among the voicemails."""
    prompt: PromptId | None = None
    """The prompt of a skill that it is; None: chosen by the file's name."""
    paused: bool = False
    stopping: bool = False
    """The agent has stopped it, and it is over once the engine says so."""
    length: Milliseconds | None = None
    """None: not known yet."""
