"""A whole center for each test that wants one."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator
from pathlib import Path

import pytest
from aftermath import last_words
from centers import greet_briefly
from floor import Floor

from cordboard.simulator.application import Application
from cordboard.simulator.cast import Cast
from cordboard.simulator.earwitness import Earwitness


@pytest.fixture
async def floor(tmp_path: Path) -> AsyncIterator[Floor]:
    greet_briefly(tmp_path / "center")
    players = await Cast.gather(tmp_path / "center")
    desk, listener = Application(players.center.ready.soap), Application(players.center.ready.soap)
    bystander = Earwitness(listener)
    await bystander.start("bystander")
    place = Floor(players, desk, bystander)
    yield place
    await bystander.stop()
    await desk.close()
    await listener.close()
    await place.cast.part()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show with a failure what its centers wrote."""
    report = yield
    if report.failed:
        report.sections += last_words(item.funcargs["tmp_path"]) if "tmp_path" in item.funcargs else ()
    return report
