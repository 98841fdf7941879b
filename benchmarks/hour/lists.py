"""The list that agents call through: its records are offered as the tables would offer them, each once."""

from __future__ import annotations

from itertools import islice
from typing import Any

from cordboard.vcc.contacts import Contact
from cordboard.vcc.ids import LOCAL_SEAT, ContactId, Milliseconds
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.previews import ListRecord, ListWanted, OfferRecords, RecordMarked

from .center import LIST, HourCenter

LOOK_MS = Milliseconds(5_000)
CONTACT = "+14155550002"
"""Where all of them can be reached."""


class Lists:
    """So many contacts; whoever has been called, or skipped, is done with."""

    def __init__(self, center: HourCenter, count: int) -> None:
        self._center = center
        self._left = {each: _record(each) for each in range(1, count + 1)}
        self.marked = 0
        center.owner.subscribe(self._hear)

    def begin(self) -> None:
        """Look at once, and every few seconds."""
        self._center.begin(self._fill())
        self._center.clock.plan(LOOK_MS, self.begin)

    def _hear(self, recorded: Recorded) -> None:
        if isinstance(recorded.fact, RecordMarked):
            self.marked += self._left.pop(recorded.fact.record.contact.id, None) is not None

    async def _fill(self) -> None:
        for wanted in await self._center.owner.ask(ListWanted(seat=LOCAL_SEAT)):
            free = (each for each in self._left.values() if each.key not in wanted.in_hand)
            offered: Any = OfferRecords(
                seat=LOCAL_SEAT,
                campaign=wanted.campaign,
                records=tuple(islice(free, wanted.count)),
                as_of=self._center.clock.now(),
            )
            await self._center.owner.submit(offered)


def _record(number: int) -> ListRecord:
    return ListRecord(list=LIST, contact=Contact(id=ContactId(number), number1=CONTACT), place=number)
