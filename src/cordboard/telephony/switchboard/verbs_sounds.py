"""Verbs about what people hear and what is kept of it: plays and recordings."""

from __future__ import annotations

import re
from dataclasses import replace

from cordboard.vcc.ids import RecordingId
from cordboard.vcc.telephony import (
    PauseRecording,
    Play,
    Prompt,
    ResumeRecording,
    StartRecording,
    StopPlay,
    StopRecording,
)

from .board import Board, Playing, Taping
from .ports import CannotDo, Failure

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}")


def _plain_name(name: str) -> None:
    """A file's name never leads out of its folder."""
    if not _NAME.fullmatch(name):
        raise CannotDo(Failure.BAD_NAME, "a file name has letters, digits, _ . - only, and no folder")


def play(board: Board, verb: Play) -> None:
    """Play to a leg that is up, or to a bridge."""
    if verb.play in board.plays:
        raise CannotDo(Failure.PLAY_EXISTS, f"play {verb.play} goes on already")
    if (verb.leg is None) == (verb.bridge is None):
        raise CannotDo(Failure.NO_TARGET, "play to one leg or to one bridge")
    if verb.leg is not None:
        board.leg_up(verb.leg)
    if verb.bridge is not None:
        board.bridge(verb.bridge)
    if isinstance(verb.source, Prompt):
        _plain_name(verb.source.name)
    board.plays[verb.play] = Playing(verb.play, verb.leg, verb.bridge)
    try:
        board.sound.play(verb)
    except CannotDo:
        del board.plays[verb.play]
        raise
    board.done(verb.id)


def stop_play(board: Board, verb: StopPlay) -> None:
    """Stop a play; one that has ended is as wished."""
    playing = board.plays.get(verb.play)
    if playing is not None:
        board.cut_play(playing)
    board.done(verb.id)


def start_recording(board: Board, verb: StartRecording) -> None:
    """Record two legs."""
    if verb.recording in board.recordings:
        raise CannotDo(Failure.RECORDING_EXISTS, f"recording {verb.recording} goes on already")
    board.leg(verb.left)
    board.leg(verb.right)
    _plain_name(verb.name)
    board.sound.start_recording(verb)
    board.recordings[verb.recording] = Taping(verb.left, verb.right)
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
