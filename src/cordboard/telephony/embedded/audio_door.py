"""Softphones at the own engine: not yet; every offer is refused."""

from __future__ import annotations

from cordboard.telephony.port import AudioFault, AudioRefused
from cordboard.vcc.ids import AttachmentId, LegId, Milliseconds


class ClosedAudioDoor:
    """The `AudioDoor` of an engine without one: nothing is ever attached."""

    def open(self, attachment: AttachmentId, offer: str) -> str:
        """Refuse."""
        raise AudioRefused(AudioFault.NO_PORT, "this engine has no place for softphones")

    def restart(self, attachment: AttachmentId, sdpfrag: str) -> str:
        """Never: nothing is attached."""
        raise AudioRefused(AudioFault.NOT_ATTACHED, "there is no such attachment")

    def close(self, attachment: AttachmentId) -> None:
        """Never."""

    def heard_at(self, attachment: AttachmentId) -> Milliseconds:
        """Never."""
        return Milliseconds(0)

    def begin(self, leg: LegId) -> bool:
        """Never."""
        return False

    def join(self, leg: LegId, attachment: AttachmentId) -> None:
        """Never."""

    def part(self, leg: LegId) -> None:
        """Never."""
