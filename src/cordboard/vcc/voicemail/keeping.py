"""The book of voicemails as one value, for the snapshot."""

from __future__ import annotations

import msgspec

from ..calls import Deposit
from ..contacts import Contact
from ..ids import AgentId, Milliseconds, RecordingId
from .book import Voicemails
from .model import Mail, Voicemail


class VoicemailsSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of the book; what follows from others is not kept twice."""

    deposits: tuple[Deposit, ...] = ()
    cut: tuple[RecordingId, ...] = ()
    callers: tuple[tuple[RecordingId, Contact], ...] = ()
    greetings: tuple[tuple[AgentId, str], ...] = ()
    mails: tuple[Mail, ...] = ()
    last: int = 0
    alive: tuple[Voicemail, ...] = ()
    offered: tuple[tuple[AgentId, Milliseconds], ...] = ()


def take_voicemails(book: Voicemails) -> VoicemailsSnapshot:
    """The book now."""
    return VoicemailsSnapshot(
        deposits=tuple(book.deposits.values()),
        cut=tuple(sorted(book.cut)),
        callers=tuple(book.callers.items()),
        greetings=tuple(book.greetings.items()),
        mails=tuple(book.mails.values()),
        last=book.last,
        alive=tuple(book.alive[each] for each in sorted(book.alive)),
        offered=tuple(book.offered.items()),
    )


def restore_voicemails(snapshot: VoicemailsSnapshot) -> Voicemails:
    """The book that was taken."""
    book = Voicemails(
        deposits={each.recording: each for each in snapshot.deposits},
        cut=set(snapshot.cut),
        callers=dict(snapshot.callers),
        greetings=dict(snapshot.greetings),
        mails={each.voicemail: each for each in snapshot.mails},
        last=snapshot.last,
        offered=dict(snapshot.offered),
    )
    for voicemail in snapshot.alive:
        book.put(voicemail)
    return book
