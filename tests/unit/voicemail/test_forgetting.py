"""Old voicemails: found by the clock, some at a time, and told to the core."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from cordboard.store.database import StoreUnavailable
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import DomainId, Milliseconds
from cordboard.vcc.voicemail import GetKeeping
from cordboard.voicemail import Forgetting, forgetting

DAY = 86_400_000
NOW = Milliseconds(100 * DAY)


class Center:
    """A VCC that keeps voicemails for `keep`, and tables that show `old` ones: id -> when it was over."""

    def __init__(self, keep: int = 30 * DAY, **_: Any) -> None:
        self.keep, self.old = (
            keep,
            {7: NOW - 31 * DAY, 8: NOW - 30 * DAY, 9: NOW - 40 * DAY, 10: NOW - 90 * DAY},
        )
        self.told: list[tuple[int, ...]] = []
        self.broken: Exception | None = None
        self.heard = asyncio.Event()

    async def ask(self, query: Any) -> int:
        assert isinstance(query, GetKeeping)
        return self.keep

    async def submit(self, command: Any) -> None:
        self.heard.set()
        if self.broken is not None:
            broken, self.broken = self.broken, None
            raise broken
        self.told.append(command.voicemails)

    def subscribe(self, _sink: Any) -> Any:
        return lambda: None

    async def read(self, question: Any) -> Any:
        """The tables have not caught up: what was told a moment ago is shown still."""
        asked = question.keywords
        found = (each for each, at in self.old.items() if at < asked["before"] and each > asked["after"])
        return sorted(found)[: asked["limit"]]

    async def wait_for(self, number: int) -> None:
        """They never do."""

    def shell(self, look: float = 3600.0) -> Forgetting:
        return Forgetting(self, self, DomainId(1), lambda: NOW, look)


async def test_what_is_old_is_forgotten_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    center = Center()
    await center.shell().forget()
    assert center.told == [(7, 9), (10,)]


async def test_a_center_that_keeps_them_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    center = Center(keep=0)
    await center.shell().forget()
    assert center.told == []


@pytest.mark.parametrize(
    "problem", [Refusal(Reason.JOURNAL_UNAVAILABLE, "no room"), StoreUnavailable("no table")]
)
async def test_it_tries_again_where_nothing_can_be_written(problem: Exception) -> None:
    center = Center()
    center.broken = problem
    shell = center.shell(look=0.01)
    await shell.start()
    await center.heard.wait()
    center.heard.clear()
    await center.heard.wait()
    await shell.stop()
    assert center.told[0] == (7, 9, 10)
