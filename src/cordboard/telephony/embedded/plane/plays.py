"""What is being played to a leg or a bridge, one thing after the other.

Only the first of a queue sounds; asking twice for a play plays it once, also after it has ended.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from cordboard.media.samples import Samples, frames_of
from cordboard.telephony.embedded.plane.model import Source


@dataclass(slots=True)
class _Play:
    play_id: str
    frames: Samples
    loop: bool
    position: int = 0


class PlayQueue:
    """The plays of one target."""

    __slots__ = ("_known", "_plays")

    def __init__(self) -> None:
        self._plays: deque[_Play] = deque()
        self._known: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._plays)

    def add(self, play_id: str, source: Source) -> bool:
        """Put a play at the end; False when it is known already."""
        if play_id in self._known:
            return False
        self._known.add(play_id)
        self._plays.append(_Play(play_id, frames_of(source.samples), source.loop))
        return True

    def remove(self, play_id: str) -> bool:
        """Take a play out; False when it is not there (any more)."""
        for play in self._plays:
            if play.play_id == play_id:
                self._plays.remove(play)
                return True
        return False

    def clear(self) -> list[str]:
        """Take all out; return their ids in order."""
        gone = [play.play_id for play in self._plays]
        self._plays.clear()
        return gone

    def next_frame(self, skipped: int = 0) -> tuple[Samples | None, str | None]:
        """The next 20 ms, after passing over `skipped` frames; and the id of the play that ends with it."""
        if not self._plays:
            return None, None
        play = self._plays[0]
        count = len(play.frames)
        position = play.position + skipped
        if play.loop and count:
            position %= count
        frame = play.frames[position] if position < count else None
        play.position = position + 1
        if play.position < count or (play.loop and count):
            return frame, None
        self._plays.popleft()
        return frame, play.play_id
