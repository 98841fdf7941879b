"""All that a running center does beside its core for voicemail."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from cordboard.link import Link
from cordboard.store.port import Following
from cordboard.vcc.ids import DomainId, Milliseconds

from .forgetting import Forgetting
from .mending import Mending


@asynccontextmanager
async def voicemail_work(
    link: Link, folder: Path, tables: Following, domain: DomainId, clock: Callable[[], Milliseconds]
) -> AsyncIterator[None]:
    """Messages that were cut off are looked at, old ones forgotten; voicemails lie in `folder`."""
    mending, forgetting = Mending(link, folder), Forgetting(link, tables, domain, clock)
    await mending.start()
    await forgetting.start()
    try:
        yield
    finally:
        await forgetting.stop()
        await mending.stop()
