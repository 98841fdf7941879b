"""One customer's record, for whoever asks at a seat."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import partial
from typing import Protocol

from cordboard.store.contacts import find_contact
from cordboard.store.database import StoreUnavailable
from cordboard.store.port import Following
from cordboard.vcc.center import ContactField
from cordboard.vcc.contacts import Contact
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import ContactId, DomainId

log = logging.getLogger(__name__)


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
        question = partial(find_contact, domain=self._domain, contact=contact, fields=tuple(fields))
        try:
            await self._tables.wait_for(self._journal.last)
            return await self._tables.read(question)
        except StoreUnavailable as error:
            log.warning("a customer's record cannot be read: %s", error)
            text = "the customers' records cannot be read now; try again"
            raise Refusal(Reason.JOURNAL_UNAVAILABLE, text) from None
