"""All that a running center does beside its core for voicemail."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from cordboard.link import Link

from .mending import Mending


@asynccontextmanager
async def voicemail_work(link: Link, folder: Path) -> AsyncIterator[None]:
    """Messages that were cut off are looked at; voicemails lie in `folder`."""
    mending = Mending(link, folder)
    await mending.start()
    try:
        yield
    finally:
        await mending.stop()
