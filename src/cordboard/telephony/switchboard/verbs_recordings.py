"""Verbs about what is kept: recordings of conversations, and of one voice alone."""

from __future__ import annotations

from dataclasses import replace

from cordboard.vcc.ids import Milliseconds, RecordingId
from cordboard.vcc.telephony import (
    MoveRecording,
    PauseRecording,
    RecordingEnd,
    RecordLeg,
    ResumeRecording,
    StartRecording,
    StopRecording,
)

from .board import Board, Taping
from .names import plain_name
from .ports import CannotDo, Failure


def start_recording(board: Board, verb: StartRecording) -> None:
    """Record two legs, or a bridge."""
    _require_new(board, verb.recording)
    if (verb.left is None) == (verb.bridge is None):
        raise CannotDo(Failure.NO_TARGET, "record one other leg or one bridge beside the agent")
    if verb.left is not None:
        board.leg(verb.left)
    if verb.bridge is not None:
        board.bridge(verb.bridge)
    board.leg(verb.right)
    plain_name(verb.name)
    board.sound.start_recording(verb)
    board.recordings[verb.recording] = Taping(verb.left, verb.bridge, verb.right)
    board.done(verb.id)


def record_leg(board: Board, verb: RecordLeg) -> None:
    """Record one voice, until it has been long enough."""
    _require_new(board, verb.recording)
    board.leg_up(verb.leg)
    plain_name(verb.name)
    if verb.silence < 0 or verb.longest < 0:
        raise CannotDo(Failure.BAD_DURATION, "a limit is 0 (none) or a number of ms")
    board.sound.record_leg(verb)
    board.recordings[verb.recording] = Taping(verb.leg, None, verb.leg, keys=verb.keys)
    if verb.longest:
        due = Milliseconds(board.clock() + verb.longest)
        board.timers.set(
            f"recording:{verb.recording}",
            due,
            lambda: board.end_recording(verb.recording, RecordingEnd.LONGEST),
        )
    board.done(verb.id)


def _require_new(board: Board, recording: RecordingId) -> None:
    if recording in board.recordings:
        raise CannotDo(Failure.RECORDING_EXISTS, f"recording {recording} goes on already")


def move_recording(board: Board, verb: MoveRecording) -> None:
    """Go on with another bridge or agent."""
    taping = _going_on(board, verb.recording)
    if taping.left == taping.right:
        raise CannotDo(Failure.WRONG_STATE, "what records one leg stays with it")
    board.bridge(verb.bridge)
    board.leg(verb.right)
    board.sound.move_recording(verb.recording, verb.bridge, verb.right)
    board.recordings[verb.recording] = replace(taping, left=None, bridge=verb.bridge, right=verb.right)
    board.done(verb.id)


def _going_on(board: Board, recording: RecordingId) -> Taping:
    taping = board.recordings.get(recording)
    if taping is None or taping.stopping:
        raise CannotDo(Failure.NO_SUCH_RECORDING, f"there is no recording {recording} (any more)")
    return taping


def pause_recording(board: Board, verb: PauseRecording) -> None:
    """Begin a gap."""
    _going_on(board, verb.recording)
    board.sound.pause_recording(verb.recording)
    board.done(verb.id)


def resume_recording(board: Board, verb: ResumeRecording) -> None:
    """End a gap."""
    _going_on(board, verb.recording)
    board.sound.resume_recording(verb.recording)
    board.done(verb.id)


def stop_recording(board: Board, verb: StopRecording) -> None:
    """Finish the file; one that is finished, or about to be, is as wished."""
    taping = board.recordings.get(verb.recording)
    if taping is None or taping.stop is not None:
        board.done(verb.id)
        return
    board.recordings[verb.recording] = replace(taping, stopping=True, stop=verb.id)
    if not taping.stopping:
        board.sound.stop_recording(verb.recording)
