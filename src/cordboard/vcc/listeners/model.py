"""A listener: one program that wants to hear what happens at a seat."""

from __future__ import annotations

import msgspec

from ..ids import ListenerId, Milliseconds, SeatId


class Listener(msgspec.Struct, frozen=True, kw_only=True):
    """One registered listener; it survives logout and restart until it is removed or expires."""

    id: ListenerId
    seat: SeatId
    name: str
    added_at: Milliseconds
