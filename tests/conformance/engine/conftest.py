"""Plays every story on every stage that has the abilities the story needs."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from staging.embedded import EmbeddedStage, LinkedEmbeddedStage
from staging.in_memory import MemoryStage
from staging.linked import LinkedMemoryStage
from staging.stage import Stage

STAGES: dict[str, type[Stage]] = {
    "memory": MemoryStage,
    "memory-linked": LinkedMemoryStage,
    "embedded": EmbeddedStage,
    "embedded-linked": LinkedEmbeddedStage,
}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(ability, …): the story is for stages with these abilities")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "stage" in metafunc.fixturenames:
        needed = {ability for mark in metafunc.definition.iter_markers("needs") for ability in mark.args}
        names = [name for name, stage in STAGES.items() if needed <= stage.abilities]
        metafunc.parametrize("stage", names, indirect=True)


@pytest.fixture
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    """An engine that is attached, and its far ends."""
    stage = STAGES[request.param]()
    try:
        await stage.open()
        await stage.attach()
        yield stage
    finally:
        await stage.close()
