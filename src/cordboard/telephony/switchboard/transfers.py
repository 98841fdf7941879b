"""What the world does about transfers: phones ask for them, carriers tell how theirs go.

Only our own phones may ask: whoever could from outside would call at our cost. A request that the
center does not decide is refused, and told as expired, so that it is not done late.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cordboard.vcc.ids import LegId, Milliseconds, ReferId
from cordboard.vcc.telephony import ReferDone, ReferExpired, ReferFailed, ReferProgress, ReferRequested

from .board import Asking, Board
from .legs import LegState
from .patience import patience

LONGEST_REFER = Milliseconds(180_000)
"""How long a phone waits for the end of the transfer that it asked for."""
TRYING, OK, REDIRECTED = 100, 200, 300
NO_SUCH_CALL, UNAVAILABLE = 481, 503


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The transfer that a phone asks for; `missing` is why the call it would take over cannot be had."""

    refer: ReferId
    leg: LegId
    target: str
    replaces: LegId | None = None
    missing: int = 0
    referred_by: str = ""


class Transfers:
    """The world's side of transfers."""

    def __init__(self, board: Board) -> None:
        self._board = board

    # -- a phone asks -----------------------------------------------------------------------------

    def refusal(self, leg: LegId) -> int | None:
        """The status for somebody who may not ask, None where they may."""
        found = self._board.legs.get(leg)
        if found is None or found.state is not LegState.UP or found.station is None:
            return 403
        return 491 if any(asking.leg == leg for asking in self._board.refers.values()) else None

    def wanted(self, wanted: Wanted) -> None:
        """A phone that may ask does, and has been told that we try."""
        board = self._board
        missing = wanted.missing or self._missing(wanted)
        if missing:
            board.line.report_refer(wanted.refer, missing)
            return
        board.refers[wanted.refer] = Asking(wanted.leg, board.clock())
        self._lose_patience_in(wanted.refer, patience(board))
        board.tell(
            ReferRequested(
                at=board.clock(),
                refer=wanted.refer,
                leg=wanted.leg,
                target=wanted.target,
                replaces=wanted.replaces,
                referred_by=wanted.referred_by,
            )
        )

    def _missing(self, wanted: Wanted) -> int:
        """A phone takes over none but its own other call."""
        if wanted.replaces is None:
            return 0
        legs = self._board.legs
        other = legs.get(wanted.replaces)
        is_theirs = other is not None and other.station == legs[wanted.leg].station
        return 0 if is_theirs and wanted.replaces != wanted.leg else NO_SUCH_CALL

    def attendance_changed(self) -> None:
        """A center came or went: what is not decided yet waits longer or shorter from now."""
        for refer, asking in self._board.refers.items():
            if not asking.decided:
                self._lose_patience_in(refer, patience(self._board))

    def _lose_patience_in(self, refer: ReferId, delay: Milliseconds) -> None:
        due = Milliseconds(self._board.clock() + delay)
        self._board.timers.set(f"refer:{refer}", due, lambda: expire(self._board, refer))

    # -- a carrier is asked -----------------------------------------------------------------------

    def agreed(self, leg: LegId) -> None:
        """The carrier will try."""
        found = self._board.legs.get(leg)
        if found is not None and found.referral is not None:
            self._board.keep(replace(found, referral=replace(found.referral, agreed=True)))

    def goes_on(self, leg: LegId, status: int) -> None:
        """The carrier tells how it goes, which means that it agreed."""
        self.agreed(leg)
        found = self._board.legs.get(leg)
        if found is not None and found.referral is not None and status > TRYING:
            self._board.tell(ReferProgress(at=self._board.clock(), leg=leg, status=status))

    def over(self, leg: LegId, status: int) -> None:
        """The carrier tells how it went, or refuses."""
        board = self._board
        found = board.legs.get(leg)
        if found is None or found.referral is None:
            return
        board.timers.cancel(f"referral:{leg}")
        board.keep(replace(found, referral=None))
        signal = ReferDone if OK <= status < REDIRECTED else ReferFailed
        board.tell(signal(at=board.clock(), leg=leg, status=status, settles=found.referral.wish))


def expire(board: Board, refer: ReferId) -> None:
    """A phone has waited long enough."""
    if refer in board.refers:
        board.line.report_refer(refer, UNAVAILABLE)
        board.end_refer(refer)
        board.tell(ReferExpired(at=board.clock(), refer=refer))
