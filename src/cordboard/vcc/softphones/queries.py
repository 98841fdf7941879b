"""What can be asked of softphones."""

from __future__ import annotations

from ..kernel import Query


class GetAudioHolder(Query, frozen=True, kw_only=True):
    """Who has the audio of the seat's softphone: an Attachment, or None. Logged in or not.

    `user` is whose softphone is meant, by full name; the seat's own where it is empty: its owner's, or at the
    machine's own seat that of whoever is logged in there.
    """

    user: str = ""
