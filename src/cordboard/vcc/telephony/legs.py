"""One connection with one telephone: how it begins, what is done on it, how it ends."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from ..ids import LegId, Milliseconds, StationId, TrunkId
from .words import By, HangupCause, Signal, Verb


class ToStation(msgspec.Struct, frozen=True, tag="station"):
    """An agent's phone; `auto_answer` asks it to lift by itself (Call-Info / Alert-Info headers)."""

    station: StationId
    auto_answer: bool = True


class ToNumber(msgspec.Struct, frozen=True, tag="number"):
    """An outside number in E.164 (`+4930…`) or as the trunk's dial plan wants it, through `trunk`."""

    number: str
    trunk: TrunkId


Destination: TypeAlias = ToStation | ToNumber


class Originate(Verb, frozen=True, kw_only=True, tag="originate"):
    """Start `leg` towards `to`, showing `caller`; give up after `ring_timeout`.

    Signals: LegRinging, then LegAnswered or LegEnded.
    """

    leg: LegId
    to: Destination
    caller: str = ""
    caller_name: str = ""
    ring_timeout: Milliseconds = Milliseconds(60_000)
    referred_by: str = ""
    """Who wants this call, where it is a transfer (RFC 3892): an extension or number; empty: not said."""


class Ring(Verb, frozen=True, kw_only=True, tag="ring"):
    """Tell the caller of an incoming leg that it rings (180). Settled by VerbDone."""

    leg: LegId


class Answer(Verb, frozen=True, kw_only=True, tag="answer"):
    """Answer an incoming leg. Signals: LegAnswered, or LegEnded if the caller left first."""

    leg: LegId


class Lift(Verb, frozen=True, kw_only=True, tag="lift"):
    """Ask a phone that rings to lift by itself (NOTIFY with `Event: talk`). Settled by VerbDone.

    Signal: LegAnswered where the phone does.
    """

    leg: LegId


class HangUp(Verb, frozen=True, kw_only=True, tag="hang_up"):
    """End a leg in any state: reject, cancel or BYE, whichever is right. Signal: LegEnded."""

    leg: LegId
    cause: HangupCause = HangupCause.NORMAL


class Hold(Verb, frozen=True, kw_only=True, tag="hold"):
    """Put the person on `leg` on hold: they hear music, the others do not hear them. VerbDone."""

    leg: LegId
    music: bool = True


class Unhold(Verb, frozen=True, kw_only=True, tag="unhold"):
    """Take the person on `leg` off hold. Settled by VerbDone."""

    leg: LegId


class Mute(Verb, frozen=True, kw_only=True, tag="mute"):
    """Do not pass on what the person on `leg` says, or pass it on again. Settled by VerbDone."""

    leg: LegId
    muted: bool


class Echo(Verb, frozen=True, kw_only=True, tag="echo"):
    """Let the person on `leg` hear themselves, as others would hear them. Settled by VerbDone.

    Nothing comes back while the leg is muted or on hold. In a bridge the others are heard as before.
    """

    leg: LegId


class StopEcho(Verb, frozen=True, kw_only=True, tag="stop_echo"):
    """End the echo. Settled by VerbDone."""

    leg: LegId


class SendDtmf(Verb, frozen=True, kw_only=True, tag="send_dtmf"):
    """Send digits (0-9 * # A-D) to the person on `leg`. Settled by VerbDone."""

    leg: LegId
    digits: str


class LegIncoming(Signal, frozen=True, kw_only=True, tag="leg_incoming"):
    """Somebody calls us: the engine chose the id `leg` and sends 100 Trying until it is told more.

    `replaces`: one of our phones calls to take the place of this leg, which lives on until it is ended.
    """

    leg: LegId
    caller: str
    called: str
    trunk: TrunkId | None = None
    station: StationId | None = None
    caller_name: str = ""
    replaces: LegId | None = None


class LegRinging(Signal, frozen=True, kw_only=True, tag="leg_ringing"):
    """The far end of an outgoing leg rings."""

    leg: LegId


class LegAnswered(Signal, frozen=True, kw_only=True, tag="leg_answered"):
    """The leg is up, audio flows."""

    leg: LegId


class LegHeld(Signal, frozen=True, kw_only=True, tag="leg_held"):
    """The person on the leg pressed hold on their own phone (re-INVITE)."""

    leg: LegId


class LegUnheld(Signal, frozen=True, kw_only=True, tag="leg_unheld"):
    """The person on the leg took their own phone off hold."""

    leg: LegId


class LegEnded(Signal, frozen=True, kw_only=True, tag="leg_ended"):
    """The leg is over. Nothing about this leg follows. `status` is the SIP status, 0 if none."""

    leg: LegId
    cause: HangupCause
    by: By
    status: int = 0


class DtmfReceived(Signal, frozen=True, kw_only=True, tag="dtmf_received"):
    """The person on the leg pressed a key."""

    leg: LegId
    digit: str
    duration: Milliseconds = Milliseconds(0)
