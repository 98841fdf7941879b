"""One customer's record, or an agent's past calls, for whoever asks at a seat."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial
from typing import Protocol, TypeVar

import sqlalchemy as sa

from cordboard.store.contacts import find_contact
from cordboard.store.database import StoreUnavailable
from cordboard.store.history import past_calls
from cordboard.store.missed import missed_calls
from cordboard.store.port import Following
from cordboard.vcc.center import ContactField
from cordboard.vcc.contacts import Contact
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.history import History, HistoryWanted, MissedCalls, MissedWanted
from cordboard.vcc.ids import ContactId, DomainId

log = logging.getLogger(__name__)
T = TypeVar("T")


class Journal(Protocol):
    """How far the domain's facts have come."""

    @property
    def last(self) -> int: ...


class TableRecords:
    """Reads the tables once they hold all that has been answered."""

    def __init__(self, journal: Journal, tables: Following, domain: DomainId) -> None:
        self._journal = journal
        self._tables = tables
        self._domain = domain

    async def find(self, contact: ContactId, fields: Iterable[ContactField]) -> Contact | None:
        """The record of that id. Raises Refusal JOURNAL_UNAVAILABLE."""
        return await self._read(
            partial(find_contact, domain=self._domain, contact=contact, fields=tuple(fields))
        )

    async def past_calls(self, wanted: HistoryWanted) -> History:
        """Calls of an agent. Raises Refusal JOURNAL_UNAVAILABLE."""
        return await self._read(partial(past_calls, domain=self._domain, wanted=wanted))

    async def missed_calls(self, wanted: MissedWanted) -> MissedCalls:
        """What an agent did not take. Raises Refusal JOURNAL_UNAVAILABLE."""
        return await self._read(partial(missed_calls, domain=self._domain, wanted=wanted))

    async def _read(self, question: Callable[[sa.Connection], T]) -> T:
        try:
            await self._tables.wait_for(self._journal.last)
            return await self._tables.read(question)
        except StoreUnavailable as error:
            log.warning("the tables cannot be read: %s", error)
            text = "the records of customers and calls cannot be read now; try again"
            raise Refusal(Reason.JOURNAL_UNAVAILABLE, text) from None
