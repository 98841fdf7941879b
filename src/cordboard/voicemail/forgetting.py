"""Lets the files go of voicemails that have been done with for as long as the center keeps them.

Nothing is kept here. The tables say which are old; the core makes a fact of it, and the projection that
applies the fact removes the files.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial

from cordboard.link import Link
from cordboard.store.database import StoreUnavailable
from cordboard.store.port import Following
from cordboard.store.voicemails import old_voicemails
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import LOCAL_SEAT, DomainId, Milliseconds
from cordboard.vcc.voicemail import ForgetVoicemails, GetKeeping

log = logging.getLogger(__name__)

LOOK = 3600.0
"""Seconds between two looks: so much longer a file may be there."""
AT_ONCE = 500
"""Voicemails of one fact."""


class Forgetting:
    """Follows the clock, from `start` to `stop`. `clock` gives the time of day."""

    def __init__(
        self,
        link: Link,
        tables: Following,
        domain: DomainId,
        clock: Callable[[], Milliseconds],
        look: float = LOOK,
    ) -> None:
        self._link = link
        self._tables = tables
        self._domain = domain
        self._clock = clock
        self._look = look
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Look at once, and then now and then. After the owner's start."""
        self._task = asyncio.create_task(self._keep_looking(), name="old voicemails")

    async def stop(self) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _keep_looking(self) -> None:
        while True:
            try:
                await self.forget()
            except (Refusal, StoreUnavailable) as problem:
                log.warning("old voicemails cannot be forgotten now, trying again: %s", problem)
            await asyncio.sleep(self._look)

    async def forget(self) -> None:
        """Let go of all that is old now. Raises Refusal and StoreUnavailable."""
        keep: Milliseconds = await self._link.ask(GetKeeping(seat=LOCAL_SEAT))
        if not keep:
            return
        before = Milliseconds(self._clock() - keep)
        after = 0
        find = partial(old_voicemails, domain=self._domain, before=before, limit=AT_ONCE)
        while old := await self._tables.read(partial(find, after=after)):
            await self._link.submit(ForgetVoicemails(seat=LOCAL_SEAT, voicemails=tuple(old)))
            log.info("the files of %d voicemails are kept no longer", len(old))
            after = old[-1]
