"""What the door for softphones needs: who attaches them, asks them, and ends them."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Protocol, TypeAlias

from cordboard.access import Holding
from cordboard.contract.softphone import (
    AudioHolder,
    SoftphoneDetached,
    SoftphoneNews,
    SoftphoneQuestion,
    SoftphoneReply,
)

Heard: TypeAlias = SoftphoneQuestion | SoftphoneDetached | None
"""What a softphone hears: a question, its end, or that its channel lives."""


class Softphones(Protocol):
    """The softphones of a center. Who asks has shown a token of the user whose softphone it is.

    All raise Refusal or ContractFault, also where an attachment is gone or somebody else's.
    """

    async def holder(self, user: str) -> AudioHolder:
        """Who has the audio of a user's softphone, and by which servers one may get there."""
        ...

    async def attach(self, holding: Holding, holder: str, sdp: str, *, take: bool) -> tuple[str, str]:
        """Answer an offer: the id of the attachment, and the answer. Raises AudioHeld."""
        ...

    async def restart(self, holding: Holding, attachment: str, fragment: str) -> str | None:
        """Answer an ICE restart; None where nothing is to be said."""
        ...

    async def detach(self, holding: Holding, attachment: str) -> None:
        """End an attachment."""
        ...

    async def questions(self, holding: Holding, attachment: str) -> AsyncGenerator[Heard, None]:
        """What the softphone is asked from now on."""
        ...

    async def answer(self, holding: Holding, attachment: str, question: str, reply: SoftphoneReply) -> None:
        """The softphone answers."""
        ...

    async def tell(self, holding: Holding, seat: str | None, attachment: str, news: SoftphoneNews) -> None:
        """The softphone tells of itself."""
        ...
