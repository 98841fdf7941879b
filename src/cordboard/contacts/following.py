"""All that a running center does beside its core for its customers' records."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from cordboard.link import Link
from cordboard.store.port import Following
from cordboard.vcc.center import Center

from .donotcall import RegisterKeeper
from .matching import Matching


@asynccontextmanager
async def customers(
    link: Link, tables: Following, keeper: RegisterKeeper, center: Center
) -> AsyncIterator[None]:
    """Calls are told whom they are with, and imports reach the center while it runs."""
    matching = Matching(link, tables, center)
    await matching.start()
    keeper.start()
    try:
        yield
    finally:
        await keeper.stop()
        await matching.stop()
