"""What the center has to say to everybody."""

from __future__ import annotations

from typing import Annotated

from .base import DERIVED, NOWHERE, Entry, Id, Word, about


class NoticeEntry(Entry, kw_only=True):
    """Something that every user reads and accepts once, before their work goes on."""

    title: Annotated[Word, about("A line. Another title is another notice, unless it has an id.")]
    text: Annotated[Word, about("What there is to read.")] = NOWHERE
    id: Id = DERIVED


class MaintenanceEntry(Entry, kw_only=True):
    """Planned work on the center, announced to everybody who listens. To take it out again cancels it."""

    begins: Annotated[
        Word,
        about(
            "When agents stop working, with its zone, as in `2027-01-31T22:00:00+01:00`. Those in a call "
            "finish it."
        ),
    ]
    ends: Annotated[Word, about("When they may go on.")]
    log_out: Annotated[bool, about("Agents are logged out when it begins, and log in again afterwards.")] = (
        False
    )
