"""What a waiting poll costs, and how quickly news reaches all of them.

    .venv/bin/python benchmarks/seat_polls.py [--polls 10000] [--each 1] [--events 50]

`--polls` listeners wait at once, `--each` of them at one seat; then a fact is committed at a seat again
and again, and the time from the commit to each poll's answer is taken. The limit it is held against is
one bare asyncio task that waits on a future with a timer: what any design here would have to pay.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from cordboard import contract
from cordboard.seat import SeatHouse, SeatSettings
from cordboard.vcc.agents import Agent, ReadinessChanged
from cordboard.vcc.ids import AgentId, DomainId, ListenerId, Milliseconds, SeatId
from cordboard.vcc.kernel import Command, Recorded
from cordboard.vcc.listeners import AddListener, Listener, ListenerAdded
from cordboard.vcc.queries import Query


class Journal:
    """A VCC that commits at once and keeps nothing but the last number."""

    def __init__(self) -> None:
        self.last = 0
        self._sink: Callable[[Recorded], None] = lambda _recorded: None

    def subscribe(self, sink: Callable[[Recorded], None]) -> Callable[[], None]:
        self._sink = sink
        return lambda: None

    def replay(self, after: int) -> Iterator[Recorded]:
        return iter(())

    def commit(self, fact: Any) -> None:
        self.last += 1
        self._sink(Recorded(number=self.last, domain=DomainId(1), at=Milliseconds(self.last), fact=fact))

    async def submit(self, command: Command) -> Any:
        assert isinstance(command, AddListener)
        listener = ListenerId(f"{self.last:032X}")
        self.commit(
            ListenerAdded(
                listener=Listener(id=listener, seat=command.seat, name=command.name, added_at=Milliseconds(0))
            )
        )
        return listener

    async def ask(self, query: Query) -> Any:
        raise NotImplementedError

    async def verify(self, user_name: str, password: str) -> bool:
        return True


class NoCursors:
    """A store that forgets."""

    def load(self) -> dict[ListenerId, int]:
        return {}

    def save(self, cursors: object) -> None:
        """Forget."""


def held_kib() -> float:
    """The memory that Python objects hold, in KiB."""
    gc.collect()
    return tracemalloc.get_traced_memory()[0] / 1024


async def grown(count: int, begin: Callable[[int], Coroutine[Any, Any, Any]]) -> tuple[float, list[Any]]:
    """KiB for each of `count` waiting tasks."""
    before = held_kib()
    tasks = [asyncio.ensure_future(begin(number)) for number in range(count)]
    await asyncio.sleep(0.1)
    return (held_kib() - before) / count, tasks


async def bare(_number: int) -> None:
    """The least that waiting with a time-out can cost."""
    waiter = asyncio.get_running_loop().create_future()
    alarm = asyncio.get_running_loop().call_later(60, waiter.cancel)
    try:
        await waiter
    finally:
        alarm.cancel()


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of all do not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


async def measure(polls: int, each: int, events: int) -> None:
    link = Journal()
    settings = SeatSettings(domain="bench.example", listeners_per_seat=each)
    house = SeatHouse(link, NoCursors(), asyncio.get_running_loop(), lambda: Milliseconds(0), settings)
    house.load(())
    seats = [f"agent{number // each}" for number in range(polls)]
    tracemalloc.start()
    before = held_kib()
    listeners = [await house.call(seat, contract.AddListener(name="bench")) for seat in seats]
    listening = (held_kib() - before) / polls

    bare_kib, waiting = await grown(polls, bare)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    waiting.clear()
    await asyncio.sleep(0.1)  # the loop sweeps its cancelled timers

    answered: dict[int, float] = {}

    async def poll(number: int) -> None:
        request = contract.CheckEvent(listenerId=str(listeners[number]), timeout=60_000)
        await house.call(seats[number], request)
        answered[number] = time.perf_counter()

    poll_kib, open_polls = await grown(polls, poll)
    tracemalloc.stop()
    began = time.perf_counter()
    house._save()
    saving = (time.perf_counter() - began) * 1000
    latencies, turns = [], []
    for turn in range(events):
        heard_at = range(turn * each % polls, turn * each % polls + each)
        answered.clear()
        began = time.perf_counter()
        link.commit(
            ReadinessChanged(
                seat=SeatId(f"{seats[heard_at[0]]}@bench.example"),
                agent=Agent(id=AgentId(1), name="agent"),
            )
        )
        await asyncio.gather(*(open_polls[number] for number in heard_at))
        turns.append((time.perf_counter() - began) * 1000)
        latencies += [(answered[number] - began) * 1000 for number in heard_at]
        for number in heard_at:
            open_polls[number] = asyncio.ensure_future(poll(number))
        await asyncio.sleep(0)
        for number in heard_at:  # the fact's second event, so that the next turn begins with a wait
            await open_polls[number]
            open_polls[number] = asyncio.ensure_future(poll(number))
        await asyncio.sleep(0.01)

    print(f"listeners          {polls} at {polls // each} seats")
    print(f"a listener         {listening:8.2f} KiB")
    print(f"a waiting poll     {poll_kib:8.2f} KiB  (a bare task, future and timer: {bare_kib:.2f} KiB)")
    half, most = percentile(latencies, 0.5), percentile(latencies, 0.99)
    print(f"commit -> a poll   p50 {half:.3f} ms, p99 {most:.3f} ms")
    print(f"saving cursors     {saving:8.2f} ms, at most twice a second")
    print(f"commit -> all {each:5d} p50 {statistics.median(turns):.3f} ms of {events} turns")
    for task in open_polls:
        task.cancel()
    await asyncio.gather(*open_polls, return_exceptions=True)
    await house.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--polls", type=int, default=10_000)
    parser.add_argument("--each", type=int, default=1)
    parser.add_argument("--events", type=int, default=50)
    options = parser.parse_args()
    asyncio.run(measure(options.polls, options.each, options.events))


if __name__ == "__main__":
    main()
