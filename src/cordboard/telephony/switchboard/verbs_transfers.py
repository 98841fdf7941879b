"""Verbs about transfers: tell a phone how its own goes, ask a carrier for one."""

from __future__ import annotations

from dataclasses import replace

from cordboard.vcc.ids import LegId, Milliseconds, ReferId
from cordboard.vcc.telephony import Refer, ReferFailed, ReportRefer

from .board import Board
from .legs import Leg, Referral
from .ports import CannotDo, Failure
from .transfers import LONGEST_REFER, OK, TRYING, expire

HIGHEST_STATUS = 699
NOBODY_SAID = 408


def report_refer(board: Board, verb: ReportRefer) -> None:
    """Tell a phone how its transfer goes; one that has ended is not told any more."""
    if not TRYING <= verb.status <= HIGHEST_STATUS:
        raise CannotDo(Failure.BAD_STATUS, f"a status is a number from {TRYING} to {HIGHEST_STATUS}")
    asking = board.refers.get(verb.refer)
    if asking is not None:
        board.line.report_refer(verb.refer, verb.status)
        if verb.status >= OK:
            board.end_refer(verb.refer)
        else:
            board.refers[verb.refer] = replace(asking, decided=True)
            _end_at(board, verb.refer, Milliseconds(asking.since + LONGEST_REFER))
    board.done(verb.id)


def _end_at(board: Board, refer: ReferId, due: Milliseconds) -> None:
    board.timers.set(f"refer:{refer}", due, lambda: expire(board, refer))


def refer(board: Board, verb: Refer) -> None:
    """Ask a carrier to connect its far end with somebody; how it goes comes as signals."""
    leg = board.leg_up(verb.leg)
    if leg.referral is not None:
        raise CannotDo(Failure.WRONG_STATE, f"leg {leg.id} is being transferred already")
    _check_target(board, leg, verb)
    board.line.refer(verb, leg.trunk)
    board.keep(replace(leg, referral=Referral(verb.id)))
    due = Milliseconds(board.clock() + verb.patience)
    board.timers.set(f"referral:{leg.id}", due, lambda: _nobody_said(board, leg.id))


def _check_target(board: Board, leg: Leg, verb: Refer) -> None:
    if verb.replaces is None:
        if not verb.to:
            raise CannotDo(Failure.NO_TARGET, "a transfer needs a number or a leg to go to")
        return
    other = board.leg_up(verb.replaces)
    if other.trunk != leg.trunk or other.id == leg.id:
        raise CannotDo(Failure.NO_TARGET, "a carrier can join two calls of its own, on one trunk")


def _nobody_said(board: Board, leg_id: LegId) -> None:
    leg = board.legs.get(leg_id)
    if leg is not None and leg.referral is not None:
        board.line.forget_refer(leg_id)
        board.keep(replace(leg, referral=None))
        wish = leg.referral.wish
        board.tell(ReferFailed(at=board.clock(), leg=leg_id, status=NOBODY_SAID, settles=wish))
