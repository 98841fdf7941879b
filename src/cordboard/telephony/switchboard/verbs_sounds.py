"""Verbs about what people hear and what is kept of it: plays and recordings."""

from __future__ import annotations

import re
from dataclasses import replace

from cordboard.vcc.ids import PlayId, RecordingId
from cordboard.vcc.telephony import (
    MoveRecording,
    PausePlay,
    PauseRecording,
    Play,
    PlayProgress,
    Prompt,
    ResumePlay,
    ResumeRecording,
    SeekPlay,
    SetPlayVolume,
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
    _volume(verb.volume)
    length = board.sound.play(verb)
    board.plays[verb.play] = Playing(verb.play, verb.leg, verb.bridge, length)
    board.done(verb.id)
    board.begin_play(verb.leg, verb.bridge)


def _volume(percent: int) -> None:
    if not 0 <= percent <= 100:
        raise CannotDo(Failure.BAD_VOLUME, "a volume is from 0 (silence) to 100 (the sound as it is)")


def _in_hand(board: Board, play: PlayId) -> Playing:
    if play not in board.plays:
        raise CannotDo(Failure.NO_SUCH_PLAY, f"there is no play {play} (any more)")
    return board.plays[play]


def pause_play(board: Board, verb: PausePlay) -> None:
    """Let a play stand still."""
    _pause(board, verb, paused=True)


def resume_play(board: Board, verb: ResumePlay) -> None:
    """Let a play go on."""
    _pause(board, verb, paused=False)


def _pause(board: Board, verb: PausePlay | ResumePlay, *, paused: bool) -> None:
    playing = _in_hand(board, verb.play)
    board.sound.pause_play(verb.play, paused)
    board.plays[verb.play] = replace(playing, paused=paused)
    _tell_progress(board, verb)


def seek_play(board: Board, verb: SeekPlay) -> None:
    """Go on somewhere else."""
    _in_hand(board, verb.play)
    if verb.position < 0:
        raise CannotDo(Failure.BAD_POSITION, "a position is counted in ms from the start of the sound")
    board.sound.seek_play(verb.play, verb.position)
    _tell_progress(board, verb)


def _tell_progress(board: Board, verb: PausePlay | ResumePlay | SeekPlay) -> None:
    board.tell(
        PlayProgress(
            at=board.clock(),
            settles=verb.id,
            play=verb.play,
            position=board.sound.play_position(verb.play),
            paused=board.plays[verb.play].paused,
        )
    )


def set_play_volume(board: Board, verb: SetPlayVolume) -> None:
    """Change how loud a play is."""
    _in_hand(board, verb.play)
    _volume(verb.volume)
    board.sound.set_play_volume(verb.play, verb.volume)
    board.done(verb.id)


def stop_play(board: Board, verb: StopPlay) -> None:
    """Stop a play; one that has ended is as wished."""
    playing = board.plays.get(verb.play)
    if playing is not None:
        board.cut_play(playing)
    board.done(verb.id)


def start_recording(board: Board, verb: StartRecording) -> None:
    """Record two legs, or a bridge."""
    if verb.recording in board.recordings:
        raise CannotDo(Failure.RECORDING_EXISTS, f"recording {verb.recording} goes on already")
    if (verb.left is None) == (verb.bridge is None):
        raise CannotDo(Failure.NO_TARGET, "record one other leg or one bridge beside the agent")
    if verb.left is not None:
        board.leg(verb.left)
    if verb.bridge is not None:
        board.bridge(verb.bridge)
    board.leg(verb.right)
    _plain_name(verb.name)
    board.sound.start_recording(verb)
    board.recordings[verb.recording] = Taping(verb.left, verb.bridge, verb.right)
    board.done(verb.id)


def move_recording(board: Board, verb: MoveRecording) -> None:
    """Go on with another bridge or agent."""
    taping = _going_on(board, verb.recording)
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
