"""What can happen to a softphone. `seat` is where its user is logged in, else their hosted seat."""

from __future__ import annotations

from typing import TypeAlias

from ..ids import SeatId
from ..kernel import Fact
from ..telephony import DetachCause
from .model import Attachment, Level


class AudioAttached(Fact, frozen=True, kw_only=True, tag="softphone.attached"):
    """The softphone's audio flows; where somebody else had it, they are `taken_from`."""

    attachment: Attachment
    seat: SeatId
    taken_from: str = ""


class AudioDetached(Fact, frozen=True, kw_only=True, tag="softphone.detached"):
    """The audio that this attachment had is over."""

    attachment: Attachment
    cause: DetachCause
    seat: SeatId
    awaited: bool = False
    """A leg of the agent lives on without audio, and waits for the next attachment."""


class SoftphoneLevelChanged(Fact, frozen=True, kw_only=True, tag="softphone.level_changed"):
    """Somebody has moved a level, which is from 0 to 100."""

    seat: SeatId
    attachment: Attachment
    level: Level
    value: int


class SoftphoneTroubled(Fact, frozen=True, kw_only=True, tag="softphone.troubled"):
    """Something is wrong with the softphone, in its own words."""

    seat: SeatId
    attachment: Attachment


SoftphoneFact: TypeAlias = AudioAttached | AudioDetached | SoftphoneLevelChanged | SoftphoneTroubled
