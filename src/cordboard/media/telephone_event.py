"""Pressed keys as they travel beside the sound: telephone events (RFC 4733).

A key is told once, whatever packets are lost, repeated or out of order; it counts even when its end is lost.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from cordboard.media.samples import FRAME, RATE

DIGITS = "0123456789*#ABCD"
"""The key of each event number 0 to 15 (RFC 4733, section 3.2)."""
END_PACKETS = 3
_PAYLOAD = struct.Struct("!BBH")
_LONGEST = 0xFFFF
_VOLUME = 10
_QUIET_SECONDS = 0.2
_STRAGGLER = 2 * RATE


class TelephoneEventError(ValueError):
    """A payload that is no key press; `code` names the reason for the drop counters."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class TelephoneEvent:
    """One report about one key: how long it is held so far, in samples, and whether it is let go."""

    digit: str
    duration: int
    end: bool = False
    volume: int = _VOLUME
    """Power below 0 dBm0, 0 to 63."""


@dataclass(frozen=True, slots=True)
class PressedKey:
    """A key press that is over."""

    digit: str
    duration_ms: int


def encode(event: TelephoneEvent) -> bytes:
    """Write the four octets of one report (RFC 4733, section 2.3)."""
    flags = (0x80 if event.end else 0) | event.volume
    return _PAYLOAD.pack(DIGITS.index(event.digit), flags, event.duration)


def decode(payload: bytes) -> TelephoneEvent:
    """Read one report; raise TelephoneEventError (event_length, event_number) for anything else."""
    if len(payload) != _PAYLOAD.size:
        raise TelephoneEventError("event_length", "a telephone event has four octets")
    number, flags, duration = _PAYLOAD.unpack(payload)
    if number >= len(DIGITS):
        raise TelephoneEventError("event_number", "not a key of a telephone")
    return TelephoneEvent(DIGITS[number], duration, bool(flags & 0x80), flags & 0x3F)


def reports(digit: str, duration_ms: int) -> Iterator[TelephoneEvent]:
    """The reports of one key press, one for each 20 ms: growing ones, then three that end it.

    All carry the timestamp of the first one, which alone has the marker bit (RFC 4733, section 2.5.1).
    """
    whole = min(max(duration_ms * RATE // 1000, FRAME), _LONGEST)
    for duration in range(FRAME, whole, FRAME):
        yield TelephoneEvent(digit, duration)
    for _ in range(END_PACKETS):
        yield TelephoneEvent(digit, whole, end=True)


class KeyListener:
    """Follows the key presses of one leg; `now` is in seconds of any steady clock."""

    __slots__ = ("_digit", "_duration", "_heard_at", "_timestamp", "_told")

    def __init__(self) -> None:
        self._timestamp = -1
        self._digit = ""
        self._duration = 0
        self._heard_at = 0.0
        self._told = True

    @property
    def pressed(self) -> bool:
        """Whether a key is down, as far as we know."""
        return not self._told

    def receive(self, timestamp: int, event: TelephoneEvent, now: float) -> list[PressedKey]:
        """Take one report; return the presses that are over by it: none, one, or two when an end was lost."""
        if timestamp == self._timestamp:
            return self._continue(event, now)
        if self._timestamp >= 0 and (self._timestamp - timestamp) & 0xFFFFFFFF < _STRAGGLER:
            return []  # of an earlier press; what is further back is a clock that was set anew
        over = self.give_up()
        self._timestamp, self._digit, self._duration, self._told = timestamp, event.digit, 0, False
        return over + self._continue(event, now)

    def expire(self, now: float) -> list[PressedKey]:
        """End a press of which nothing was heard for 200 ms: all its end reports are lost."""
        return self.give_up() if now - self._heard_at >= _QUIET_SECONDS else []

    def _continue(self, event: TelephoneEvent, now: float) -> list[PressedKey]:
        if self._told or event.digit != self._digit:
            return []
        self._duration = max(self._duration, event.duration)
        self._heard_at = now
        return self.give_up() if event.end else []

    def give_up(self) -> list[PressedKey]:
        """End the press that is going on, if one is."""
        if self._told:
            return []
        self._told = True
        return [PressedKey(self._digit, self._duration * 1000 // RATE)]
