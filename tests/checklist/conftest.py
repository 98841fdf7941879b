"""One center for all stories of the checklist."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from checklist import Workplace


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def center(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Workplace]:
    place = await Workplace.open(tmp_path_factory.mktemp("center"))
    yield place
    await place.close()


@pytest_asyncio.fixture(loop_scope="session")
async def place(center: Workplace) -> AsyncIterator[Workplace]:
    yield center
    await center.quiet_down()
