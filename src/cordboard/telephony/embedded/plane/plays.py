"""What is being played to a leg or a bridge, one thing after the other.

Only the first of a queue sounds; asking for a play that is in the queue plays it once.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from cordboard.media.mixing import amplify
from cordboard.media.samples import FRAME, RATE, Samples, frames_of
from cordboard.telephony.embedded.plane.model import Source

FRAME_MS = 1000 * FRAME // RATE


@dataclass(slots=True)
class Play:
    """One play. It goes to another loudness within a frame, and so falls silent when paused."""

    play_id: str
    frames: Samples
    loop: bool
    volume: float
    gain: float
    """How loud its last frame ended."""
    paused: bool = False
    position: int = 0
    """The frame that comes next."""

    @property
    def position_ms(self) -> int:
        """Where it stands, in a loop from the start of the turn."""
        at = self.position % len(self.frames) if self.loop and len(self.frames) else self.position
        return FRAME_MS * min(at, len(self.frames))

    def seek(self, milliseconds: int) -> None:
        """Go on somewhere else, from silence."""
        self.position, self.gain = milliseconds // FRAME_MS, 0.0

    @property
    def stands_still(self) -> bool:
        """Whether it is paused and has faded away."""
        return self.paused and self.gain == 0.0

    def shaped(self, frame: Samples) -> Samples:
        """A frame as loud as it is to be now."""
        before, self.gain = self.gain, 0.0 if self.paused else self.volume
        return frame if before == self.gain == 1.0 else amplify(frame, before, self.gain)


class PlayQueue:
    """The plays of one target."""

    __slots__ = ("_plays",)

    def __init__(self) -> None:
        self._plays: deque[Play] = deque()

    def __bool__(self) -> bool:
        return bool(self._plays)

    def add(self, play_id: str, source: Source, volume: float) -> bool:
        """Put a play at the end; False when it is there already."""
        if self.find(play_id) is not None:
            return False
        self._plays.append(Play(play_id, frames_of(source.samples), source.loop, volume, volume))
        return True

    def find(self, play_id: str) -> Play | None:
        """A play that sounds or waits."""
        return next((play for play in self._plays if play.play_id == play_id), None)

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
        if play.stands_still:
            return None, None
        count = len(play.frames)
        position = play.position + skipped
        if play.loop and count:
            position %= count
        frame = play.shaped(play.frames[position]) if position < count else None
        play.position = position + 1
        if play.paused or play.position < count or (play.loop and count):
            return frame, None
        self._plays.popleft()
        return frame, play.play_id
