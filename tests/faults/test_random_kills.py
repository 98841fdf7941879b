"""The VCC is killed at random moments of a random day; nothing that anybody was told was untrue.

`make kills` does the same for as long as you like. A seed replays what people and the killer choose; how
the processes run meanwhile is the machine's.
"""

from __future__ import annotations

import secrets
from dataclasses import asdict
from pathlib import Path

import pytest
from kills import prove, tell

pytestmark = [pytest.mark.live, pytest.mark.timeout(400)]

SECONDS, KILLS = 15.0, 3


async def test_a_day_with_random_kills(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # given a busy center, whose VCC is killed again and again
    seed = secrets.randbelow(1_000_000)
    with capsys.disabled():
        print(f"\nseed {seed}", end=" ", flush=True)
    story = await tell(tmp_path, seed, SECONDS, KILLS)

    # when the day is over, then journal, live state, call log, engine and listeners agree
    figures = prove(story)
    with capsys.disabled():
        print(", ".join(f"{name} {value}" for name, value in asdict(figures).items()), end=" ")
    assert figures.kills >= KILLS
    assert figures.calls >= 3
    assert figures.conversations > 0
    assert figures.events > 0
