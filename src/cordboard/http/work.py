"""The rest of work that has to wait: most answers are known at once, and only the others need a task."""

from __future__ import annotations

from collections.abc import Coroutine, Generator
from functools import partial
from types import coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def rest_of(work: Coroutine[Any, Any, T], waits_for: Any) -> T:
    """What is left of `work` when `work.send(None)` has given what it waits for; to be run as a task."""
    while True:
        try:
            heard = await _told(waits_for)
        except BaseException as problem:  # noqa: BLE001  -- above all a cancellation: it is for the work
            step = partial(work.throw, problem)
        else:
            step = partial(work.send, heard)
        try:
            waits_for = step()
        except StopIteration as ended:
            answer: T = ended.value
            return answer


def begun(work: Coroutine[Any, Any, T], waits_for: Any) -> Coroutine[Any, Any, T]:
    """The same, begun: the work hears of it, too, where its task is cancelled before the first turn."""
    rest = _begun(work, waits_for)
    rest.send(None)
    return rest


async def _begun(work: Coroutine[Any, Any, T], waits_for: Any) -> T:
    try:
        await _told(None)
    except BaseException as problem:  # noqa: BLE001  -- as in `rest_of`
        try:
            waits_for = work.throw(problem)
        except StopIteration as ended:
            answer: T = ended.value
            return answer
    return await rest_of(work, waits_for)


@coroutine
def _told(waits_for: Any) -> Generator[Any, Any, Any]:
    """Let the task wait for it; whatever it says to that."""
    return (yield waits_for)
