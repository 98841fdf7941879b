"""Softphones in memory: a browser's audio flows as soon as it is answered, until the world says otherwise.

What it hears and says is heard while the leg that it is joined to is; see `sound`.
"""

from __future__ import annotations

from dataclasses import dataclass

from cordboard.telephony.port import AudioFault, AudioRefused
from cordboard.telephony.switchboard import Board, Reports
from cordboard.vcc.ids import AttachmentId, LegId, Milliseconds

ANSWER = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0 8 101\r\n"
OFFER = ANSWER
"""What a browser in memory may offer."""
RESTARTED = "a=ice-ufrag:memory\r\na=ice-pwd:memory-memory-memory-memory\r\n"
AT_ONCE = Milliseconds(1)


@dataclass(slots=True)
class _Browser:
    """One browser; `silent_since` is when it was last heard, where it is not heard now."""

    opened: Milliseconds
    flows: bool = False
    silent_since: Milliseconds | None = None


class MemoryAudioDoor:
    """The `AudioDoor` of the memory engine. `reports` is set by the engine."""

    reports: Reports

    def __init__(self, board: Board) -> None:
        self._board = board
        self._browsers: dict[AttachmentId, _Browser] = {}
        self._joined: dict[LegId, AttachmentId | None] = {}
        self.blocked = False
        """Whether the network lets no audio through for those who come now."""

    def open(self, attachment: AttachmentId, offer: str) -> str:
        """Answer whoever offers audio; it flows a moment later."""
        if not offer.startswith("v=0") or "m=audio " not in offer:
            raise AudioRefused(AudioFault.BAD_OFFER, "this is no session description with audio")
        self._browsers[attachment] = _Browser(self._board.clock())
        if not self.blocked:
            due = Milliseconds(self._board.clock() + AT_ONCE)
            self._board.timers.set(f"browser:{attachment}", due, lambda: self.flow(attachment))
        return ANSWER

    def flow(self, attachment: AttachmentId) -> None:
        """Its audio gets through."""
        self._browsers[attachment].flows = True
        self.reports.softphones.flows(attachment)

    def restart(self, attachment: AttachmentId, sdpfrag: str) -> str:
        """A browser that looks for a new way is heard again."""
        if "a=ice-ufrag:" not in sdpfrag or "a=ice-pwd:" not in sdpfrag:
            raise AudioRefused(AudioFault.BAD_OFFER, "an ICE restart brings a new ice-ufrag and ice-pwd")
        self.silence(attachment, silent=False)
        return RESTARTED

    def close(self, attachment: AttachmentId) -> None:
        """Forget it."""
        del self._browsers[attachment]
        self._board.timers.cancel(f"browser:{attachment}")

    def heard_at(self, attachment: AttachmentId) -> Milliseconds:
        """Now, unless it has fallen silent or never began."""
        browser = self._browsers[attachment]
        if browser.silent_since is not None:
            return browser.silent_since
        return self._board.clock() if browser.flows else browser.opened

    def spoke_at(self, attachment: AttachmentId) -> Milliseconds:
        """As `heard_at`: who is there speaks."""
        return self.heard_at(attachment)

    def begin(self, leg: LegId) -> bool:
        """There is always a place."""
        self._joined[leg] = None
        return True

    def join(self, leg: LegId, attachment: AttachmentId) -> None:
        """Note it."""
        self._joined[leg] = attachment

    def part(self, leg: LegId) -> None:
        """Note it."""
        self._joined[leg] = None

    def silence(self, attachment: AttachmentId, *, silent: bool) -> None:
        """It is not heard any more, or heard again."""
        self._browsers[attachment].silent_since = self._board.clock() if silent else None

    def is_deaf(self, leg: LegId) -> bool:
        """Whether nothing goes to or comes from a leg now: it is a softphone's, and there is no audio."""
        if leg not in self._joined:
            return False
        attachment = self._joined[leg]
        return attachment is None or self._browsers[attachment].silent_since is not None

    def forget(self, leg: LegId) -> None:
        """The leg is over."""
        self._joined.pop(leg, None)
