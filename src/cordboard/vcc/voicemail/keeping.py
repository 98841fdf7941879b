"""The book of voicemails as one value, for the snapshot."""

from __future__ import annotations

import msgspec

from ..calls import Deposit
from ..ids import AgentId, RecordingId
from .book import Voicemails


class VoicemailsSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of the book; what follows from others is not kept twice."""

    deposits: tuple[Deposit, ...] = ()
    cut: tuple[RecordingId, ...] = ()
    greetings: tuple[tuple[AgentId, str], ...] = ()


def take_voicemails(book: Voicemails) -> VoicemailsSnapshot:
    """The book now."""
    return VoicemailsSnapshot(
        deposits=tuple(book.deposits.values()),
        cut=tuple(sorted(book.cut)),
        greetings=tuple(book.greetings.items()),
    )


def restore_voicemails(snapshot: VoicemailsSnapshot) -> Voicemails:
    """The book that was taken."""
    return Voicemails(
        deposits={each.recording: each for each in snapshot.deposits},
        cut=set(snapshot.cut),
        greetings=dict(snapshot.greetings),
    )
