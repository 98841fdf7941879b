"""Verbs about one leg: call, ring, answer, hang up, hold, mute, press keys."""

from __future__ import annotations

from dataclasses import replace

from cordboard.vcc.ids import LegId, Milliseconds
from cordboard.vcc.telephony import (
    Answer,
    By,
    Echo,
    HangUp,
    HangupCause,
    Hold,
    Lift,
    MeasureLeg,
    Mute,
    Originate,
    Ring,
    SendDtmf,
    StopEcho,
    ToNumber,
    ToStation,
    Unhold,
    is_softphone,
)

from .board import Board
from .legs import INCOMING, OUTGOING, Leg, LegEvent, LegState
from .ports import CannotDo, Failure

DIGITS = frozenset("0123456789*#ABCD")
MOST_DIGITS = 64
SHORTEST_MEASURE, LONGEST_MEASURE = 100, 60_000


def originate(board: Board, verb: Originate) -> None:
    """Call somebody; how it goes comes as signals."""
    if verb.leg in board.legs:
        raise CannotDo(Failure.LEG_EXISTS, f"leg {verb.leg} lives already")
    station = verb.to.station if isinstance(verb.to, ToStation) else None
    trunk = verb.to.trunk if isinstance(verb.to, ToNumber) else None
    board.keep(Leg(id=verb.leg, state=LegState.CALLING, wish=verb.id, trunk=trunk, station=station))
    due = Milliseconds(board.clock() + verb.ring_timeout)
    board.timers.set(f"leg:{verb.leg}", due, lambda: _no_answer(board, verb.leg))
    (board.softphones if station is not None and is_softphone(station) else board.line).call(verb)


def _no_answer(board: Board, leg: LegId) -> None:
    found = board.legs.get(leg)
    if found is not None and found.state in OUTGOING:
        board.line.end(leg, HangupCause.NO_ANSWER)
        board.end_leg(found, HangupCause.NO_ANSWER, By.SYSTEM)


def ring(board: Board, verb: Ring) -> None:
    """Let a caller hear that it rings."""
    leg = board.leg(verb.leg)
    if leg.state not in INCOMING:
        raise CannotDo(
            Failure.WRONG_STATE, f"leg {leg.id} is {leg.state.name}: only a caller can hear us ring"
        )
    board.change(leg, LegEvent.RING)
    board.timers.cancel(f"leg:{leg.id}")
    board.line.ring(leg.id)
    board.done(verb.id)


def answer(board: Board, verb: Answer) -> None:
    """Answer a caller."""
    leg = board.change(board.leg(verb.leg), LegEvent.ANSWER)
    board.keep(replace(leg, wish=verb.id))
    board.timers.cancel(f"leg:{leg.id}")
    board.line.answer(leg.id)


def lift(board: Board, verb: Lift) -> None:
    """Ask a phone that rings to lift by itself; whether it does comes as signals."""
    leg = board.leg(verb.leg)
    if leg.state is not LegState.RINGING:
        raise CannotDo(
            Failure.WRONG_STATE, f"leg {leg.id} is {leg.state.name}: only a phone that rings can lift"
        )
    board.line.lift(leg.id)
    board.done(verb.id)


def hang_up(board: Board, verb: HangUp) -> None:
    """End a leg at once; one that has ended already is as wished."""
    leg = board.legs.get(verb.leg)
    if leg is None:
        board.done(verb.id)
        return
    cause = _cause_of_our_end(leg, verb.cause)
    board.line.end(leg.id, cause)
    board.end_leg(leg, cause, By.US, settles=verb.id)


def _cause_of_our_end(leg: Leg, wished: HangupCause) -> HangupCause:
    """A plain hang-up of a leg that never came up is a cancel, or a rejection."""
    if wished is not HangupCause.NORMAL or leg.state is LegState.UP:
        return wished
    return HangupCause.CANCELLED if leg.state in OUTGOING else HangupCause.REJECTED


def hold(board: Board, verb: Hold) -> None:
    """Put the person on hold."""
    leg = board.leg_up(verb.leg)
    board.sound.hold(leg.id, verb.music)
    board.keep(replace(leg, held=True))
    board.done(verb.id)


def unhold(board: Board, verb: Unhold) -> None:
    """Take the person off hold."""
    leg = board.leg_up(verb.leg)
    board.sound.unhold(leg.id)
    board.keep(replace(leg, held=False))
    board.done(verb.id)


def mute(board: Board, verb: Mute) -> None:
    """Pass on what the person says, or not."""
    leg = board.leg_up(verb.leg)
    board.sound.mute(leg.id, verb.muted)
    board.keep(replace(leg, muted=verb.muted))
    board.done(verb.id)


def echo(board: Board, verb: Echo) -> None:
    """Let the person hear themselves."""
    _echo(board, verb, echoes=True)


def stop_echo(board: Board, verb: StopEcho) -> None:
    """End the echo."""
    _echo(board, verb, echoes=False)


def _echo(board: Board, verb: Echo | StopEcho, *, echoes: bool) -> None:
    leg = board.leg_up(verb.leg)
    board.sound.echo(leg.id, echoes)
    board.keep(replace(leg, echo=echoes))
    board.done(verb.id)


def measure(board: Board, verb: MeasureLeg) -> None:
    """Measure a leg for a while."""
    leg = board.leg_up(verb.leg)
    if not SHORTEST_MEASURE <= verb.duration <= LONGEST_MEASURE:
        raise CannotDo(
            Failure.BAD_DURATION, f"a leg is measured for {SHORTEST_MEASURE} to {LONGEST_MEASURE} ms"
        )
    board.measurements[verb.id] = verb
    board.sound.measure(verb.id, leg.id, verb.duration)


def send_dtmf(board: Board, verb: SendDtmf) -> None:
    """Press keys towards the person."""
    leg = board.leg_up(verb.leg)
    if not 0 < len(verb.digits) <= MOST_DIGITS or not DIGITS.issuperset(verb.digits):
        raise CannotDo(Failure.BAD_DIGITS, f"1 to {MOST_DIGITS} of 0-9 * # A-D can be sent")
    board.sound.send_dtmf(leg.id, verb.digits)
    board.done(verb.id)
