"""The Python client at a running center that is restarted while it hears and asks."""

from __future__ import annotations

import asyncio

import pytest
from floor import Floor

from cordboard import contract
from cordboard.client import AsyncClient, Refused, Told
from cordboard.simulator import cast

pytestmark = [pytest.mark.live, pytest.mark.timeout(120)]


async def change(seat: AsyncClient, *, ready: bool) -> None:
    """Make the agent ready or not, also where the center dies at that and nobody knows whether it did it."""
    try:
        await (seat.set_ready_state(stateId=1) if ready else seat.set_not_ready_state())
    except Refused as refused:
        if refused.code != "OUTCOME_UNKNOWN":
            raise
        if (await seat.get_status()).ready is not ready:
            await change(seat, ready=ready)


async def test_nothing_is_lost_or_done_twice_over_a_crash(floor: Floor) -> None:
    # given an agent, and two programs at their seat
    await floor.log_in()
    heard: list[str] = []
    url = floor.cast.center.ready.web
    async with (
        AsyncClient(url, cast.AGENT, cast.PASSWORD, seat="local") as acting,
        AsyncClient(url, cast.AGENT, cast.PASSWORD, seat="local") as hearing,
    ):
        follows = asyncio.Event()

        async def hear() -> None:
            async for told in hearing.events():
                assert isinstance(told, Told)
                heard.extend([f"{told.position}"] * isinstance(told.event, contract.ReadyStateChanged))
                follows.set()

        listening = asyncio.create_task(hear())
        while not follows.is_set():
            await acting.set_not_ready_state()
            await acting.set_ready_state(stateId=1)
            await asyncio.sleep(0.1)
        before = len(heard)

        # when the center is killed, and started again while the first asks on
        async def work() -> None:
            for _ in range(20):
                await change(acting, ready=False)
                await change(acting, ready=True)

        working = asyncio.create_task(work())
        await asyncio.sleep(0.05)
        await floor.cast.center.kill()
        floor.cast.center = await floor.cast.center.start_again()
        await working
        while len(heard) < before + 40:  # noqa: ASYNC110 - it is heard by another task
            await asyncio.sleep(0.05)
        await acting.get_status()
        listening.cancel()

    # then each change was made once and heard once
    assert len(heard) == before + 40
    assert len(set(heard)) == len(heard)
