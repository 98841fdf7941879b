"""Verbs about what people hear: plays."""

from __future__ import annotations

from dataclasses import replace

from cordboard.vcc.ids import PlayId
from cordboard.vcc.telephony import (
    PausePlay,
    Play,
    PlayProgress,
    Prompt,
    Recorded,
    ResumePlay,
    SeekPlay,
    SetPlayVolume,
    StopPlay,
)

from .board import Board, Playing
from .names import plain_name
from .ports import CannotDo, Failure


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
    if isinstance(verb.source, Prompt | Recorded):
        plain_name(verb.source.name)
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
