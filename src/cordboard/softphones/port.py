"""What softphones need: an engine for their audio, and who knows whose token counts still."""

from __future__ import annotations

from typing import Protocol

from cordboard.access import Holding
from cordboard.telephony.port import SoftphoneAnswer, SoftphoneOffer
from cordboard.vcc.ids import AttachmentId


class AudioEngine(Protocol):
    """What is asked of the engine, see `telephony.port.Engine`."""

    async def attach_audio(self, offer: SoftphoneOffer) -> SoftphoneAnswer:
        """Answer a softphone."""
        ...

    async def restart_audio(self, attachment: AttachmentId, sdpfrag: str) -> str:
        """Find a new way through the network."""
        ...

    async def detach_audio(self, attachment: AttachmentId) -> None:
        """End a softphone's audio."""
        ...


class Leases(Protocol):
    """Who knows which leases of tokens count."""

    def lasts(self, holding: Holding) -> bool:
        """Whether what a token opened may go on, although that token may have been refreshed since."""
        ...
