"""A few customers' records in memory, and nobody's past, for seats that are tried without tables."""

from __future__ import annotations

from collections.abc import Iterable

from cordboard.vcc.center import ContactField
from cordboard.vcc.contacts import Contact
from cordboard.vcc.history import History, HistoryWanted, MissedCalls, MissedWanted
from cordboard.vcc.ids import ContactId


class CardIndex:
    """Records by id."""

    def __init__(self, *contacts: Contact) -> None:
        self.cards = {each.id: each for each in contacts}

    async def find(self, contact: ContactId, _fields: Iterable[ContactField]) -> Contact | None:
        return self.cards.get(contact)

    async def past_calls(self, _wanted: HistoryWanted) -> History:
        """Without a call log, nobody has had any."""
        return History(calls=(), more=False)

    async def missed_calls(self, _wanted: MissedWanted) -> MissedCalls:
        """Nor missed any."""
        return MissedCalls(calls=(), more=False)
