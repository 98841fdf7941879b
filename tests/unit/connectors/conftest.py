"""A program that connectors tell."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from web_peer import Peer


@pytest.fixture
async def peer() -> AsyncIterator[Peer]:
    async with Peer.open() as place:
        yield place
