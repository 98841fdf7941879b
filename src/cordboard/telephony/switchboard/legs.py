"""The life of a leg: one person's phone call with us, from the first ring to the last word.

The life cycle is the table `LEG_LIFE`; an event without a row is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto, unique

from cordboard.vcc.ids import BridgeId, LegId, StationId, TrunkId, WishId
from cordboard.vcc.telephony import HangupCause, Role


@unique
class LegState(Enum):
    """Where a leg stands."""

    ARRIVED = auto()
    """Somebody calls us and hears nothing yet."""
    ALERTING = auto()
    """Somebody calls us and hears it ring."""
    ANSWERING = auto()
    """We have said yes and wait for the caller to know."""
    CALLING = auto()
    """We call somebody."""
    RINGING = auto()
    """We call somebody and it rings there."""
    UP = auto()
    ENDED = auto()


@unique
class LegEvent(Enum):
    """What can happen to a leg."""

    RING = auto()
    ANSWER = auto()
    CONNECT = auto()
    END = auto()


LEG_LIFE: dict[tuple[LegState, LegEvent], LegState] = {
    (LegState.ARRIVED, LegEvent.RING): LegState.ALERTING,
    (LegState.ARRIVED, LegEvent.ANSWER): LegState.ANSWERING,
    (LegState.ALERTING, LegEvent.RING): LegState.ALERTING,
    (LegState.ALERTING, LegEvent.ANSWER): LegState.ANSWERING,
    (LegState.ANSWERING, LegEvent.CONNECT): LegState.UP,
    (LegState.CALLING, LegEvent.RING): LegState.RINGING,
    (LegState.CALLING, LegEvent.CONNECT): LegState.UP,
    (LegState.RINGING, LegEvent.RING): LegState.RINGING,
    (LegState.RINGING, LegEvent.CONNECT): LegState.UP,
    **{(state, LegEvent.END): LegState.ENDED for state in LegState if state is not LegState.ENDED},
}

INCOMING = frozenset({LegState.ARRIVED, LegState.ALERTING, LegState.ANSWERING})
OUTGOING = frozenset({LegState.CALLING, LegState.RINGING})


@dataclass(frozen=True, slots=True)
class Referral:
    """The Refer on a leg that runs; `agreed` once the far end said that it will try."""

    wish: WishId
    agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One leg now. `wish` is the Originate or Answer that waits for it to come up.

    `role` and `whisper_to` say who hears it in its bridge; without a bridge they mean nothing.
    """

    id: LegId
    state: LegState
    wish: WishId | None = None
    bridge: BridgeId | None = None
    role: Role = Role.MEMBER
    whisper_to: LegId | None = None
    trunk: TrunkId | None = None
    station: StationId | None = None
    held: bool = False
    muted: bool = False
    echo: bool = False
    held_by_them: bool = False
    referral: Referral | None = None

    def speaks_to(self, other: Leg) -> bool:
        """Whether `other` hears this leg, by hold and mute, echo, and the bridge and role of both."""
        if self.held or self.muted or other.held:
            return False
        if self.id == other.id:
            return self.echo
        if self.bridge is None or self.bridge != other.bridge:
            return False
        whispers = self.role is Role.WHISPERER and self.whisper_to == other.id
        return whispers or self.role is Role.MEMBER

    @property
    def cause_of_their_end(self) -> HangupCause:
        """What it means when the other side ends the leg in this state."""
        if self.state in OUTGOING:
            return HangupCause.REJECTED
        return HangupCause.CANCELLED if self.state in INCOMING else HangupCause.NORMAL


def next_state(state: LegState, event: LegEvent) -> LegState | None:
    """The state after `event`, or None where the table has no such row."""
    return LEG_LIFE.get((state, event))
