"""Time that passes only when everybody has done what there is to do now."""

from __future__ import annotations

import asyncio
import heapq
import time
from collections.abc import Callable
from itertools import count

from cordboard.vcc.ids import Milliseconds

MORNING = 1_700_000_000_000


class Alarm:
    """Something that will be done later."""

    __slots__ = ("action", "args")

    def __init__(self, action: Callable[..., object], args: tuple[object, ...]) -> None:
        self.action: Callable[..., object] | None = action
        self.args = args

    def cancel(self) -> None:
        """Do not do it."""
        self.action = None


class VirtualClock:
    """The owner's clock, the seats' timers, and everybody's plans; `began` is when the last of them began."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.done = 0
        """How many plans have been carried out."""
        self._now = MORNING
        self._plans: list[tuple[int, int, Alarm]] = []
        self._number = count()

    def now(self) -> Milliseconds:
        """This moment."""
        return Milliseconds(self._now)

    def time(self) -> float:
        """This moment, in seconds since the beginning."""
        return (self._now - MORNING) / 1000

    def after(self, delay: Milliseconds, action: Callable[[], None]) -> Callable[[], None]:
        """Do `action` in `delay` ms; the answer takes it back."""
        return self.plan(delay, action).cancel

    def call_later(self, delay: float, callback: Callable[..., object], /, *args: object) -> Alarm:
        """Call `callback(*args)` in `delay` seconds."""
        return self.plan(round(delay * 1000), callback, *args)

    def plan(self, delay: float, action: Callable[..., object], *args: object) -> Alarm:
        """Do `action(*args)` in `delay` ms."""
        alarm = Alarm(action, args)
        heapq.heappush(self._plans, (self._now + max(0, round(delay)), next(self._number), alarm))
        return alarm

    async def play(
        self, end: int, next_engine_timer: Callable[[], Milliseconds | None], run: Callable[[], None]
    ) -> None:
        """Let time pass until `end`. The engine's own timers are asked for, and run by `run`."""
        while True:
            due = self._plans[0][0] if self._plans else end + 1
            engine = next_engine_timer()
            moment = due if engine is None else min(due, engine)
            if moment > end:
                break
            self._now = max(self._now, moment)
            self.began = time.perf_counter()
            if engine is not None and engine <= self._now:
                run()
            else:
                self._carry_out(heapq.heappop(self._plans)[2])
            await settle()
        self._now = end

    def _carry_out(self, alarm: Alarm) -> None:
        if alarm.action is not None:
            self.done += 1
            alarm.action(*alarm.args)


async def settle() -> None:
    """Let everything that is ready to run, run, and what follows from it."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]  # asyncio's own loop has it
    await asyncio.sleep(0)
    while ready:  # noqa: ASYNC110 - the loop itself is what is waited for
        await asyncio.sleep(0)
