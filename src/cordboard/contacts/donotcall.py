"""Keeps the register of imported do-not-call numbers equal to the table, also while the center runs."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from cordboard.store.database import StoreUnavailable
from cordboard.store.dnc import all_dnc_numbers, last_dnc_import
from cordboard.store.port import Tables
from cordboard.vcc.dnc import DncRegister
from cordboard.vcc.ids import DomainId

log = logging.getLogger(__name__)

LOOK = 5.0
"""Seconds between two looks for a new import: so long after it a number may still be dialed."""


class RegisterKeeper:
    """Fills `register` from the tables that answer to `read`; `load` comes before the center decides."""

    def __init__(self, register: DncRegister, read: Tables, domain: DomainId, look: float = LOOK) -> None:
        self._register = register
        self._read = read
        self._domain = domain
        self._look = look
        self._loaded = 0
        self._task: asyncio.Task[None] | None = None

    async def load(self) -> None:
        """Read all numbers now. Raises StoreUnavailable."""
        newest = await self._read(partial(last_dnc_import, domain=self._domain))
        self._register.replace(await self._read(partial(all_dnc_numbers, domain=self._domain)))
        self._loaded = newest
        log.info("%d imported do-not-call numbers are in force", len(self._register))

    def start(self) -> None:
        """Look for new imports from now on."""
        self._task = asyncio.create_task(self._keep_looking(), name="do-not-call numbers")

    async def stop(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _keep_looking(self) -> None:
        while True:
            await asyncio.sleep(self._look)
            try:
                if await self._read(partial(last_dnc_import, domain=self._domain)) != self._loaded:
                    await self.load()
            except StoreUnavailable as error:
                log.error("new do-not-call numbers cannot be read now, the last ones count: %s", error)  # noqa: TRY400 - a trace says no more
