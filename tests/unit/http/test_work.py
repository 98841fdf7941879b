"""Work that was begun by hand goes on in a task as if it had always been in one."""

from __future__ import annotations

import asyncio

import pytest

from cordboard.http.work import begun, rest_of


@pytest.fixture(params=[rest_of, begun])
def rest(request: pytest.FixtureRequest):
    """Both ways to go on."""
    return request.param


def task_of(rest, work):
    """A task with the rest of the work."""
    return asyncio.create_task(rest(work, work.send(None)))


async def test_the_rest_waits_for_what_the_work_waits_for(rest) -> None:
    first, second = asyncio.Event(), asyncio.get_running_loop().create_future()

    async def work() -> str:
        await first.wait()
        await asyncio.sleep(0)
        return await second

    task = task_of(rest, work())
    first.set()
    await asyncio.sleep(0)
    second.set_result("done")
    assert await task == "done"


async def test_what_is_raised_is_raised(rest) -> None:
    async def work() -> None:
        await asyncio.sleep(0)
        raise KeyError("no")

    with pytest.raises(KeyError):
        await task_of(rest, work())


async def test_what_fails_while_it_waits_is_told_to_the_work(rest) -> None:
    future = asyncio.get_running_loop().create_future()

    async def work() -> str:
        try:
            await future
        except OSError:
            return "saved"

    task = task_of(rest, work())
    future.set_exception(OSError())
    assert await task == "saved"


async def test_it_can_be_cancelled(rest) -> None:
    async def work() -> None:
        await asyncio.Event().wait()

    task = task_of(rest, work())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_it_can_save_itself_from_being_cancelled(rest) -> None:
    go_on = asyncio.Event()

    async def work() -> str:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            await go_on.wait()
        return "saved"

    task = task_of(rest, work())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.sleep(0)
    go_on.set()
    assert await task == "saved"


async def test_the_rest_may_use_a_time_limit(rest) -> None:
    async def work() -> str:
        await asyncio.sleep(0)
        async with asyncio.timeout(10):
            await asyncio.sleep(0)
        return "in time"

    assert await task_of(rest, work()) == "in time"


@pytest.mark.parametrize("turns", [0, 1])
async def test_a_cancellation_before_its_first_turn_reaches_the_work(turns: int) -> None:
    heard = []

    async def work() -> str:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            for _ in range(turns):
                await asyncio.sleep(0)
            heard.append("cancelled")
            raise

    task = task_of(begun, work())
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert heard == ["cancelled"]


@pytest.mark.parametrize("turns", [0, 1])
async def test_before_its_first_turn_it_can_save_itself_too(turns: int) -> None:
    async def work() -> str:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            for _ in range(turns):
                await asyncio.sleep(0)
        return "saved"

    task = task_of(begun, work())
    task.cancel()
    assert await task == "saved"
