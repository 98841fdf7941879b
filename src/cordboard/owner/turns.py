"""Whose turn it is where few can be served at a time: of those who wait, whoever came last.

In a crowd the first have given up long ago. Served in order, a flood of guesses would make everybody
wait for all of it; served backwards, who comes after the flood is next.
"""

from __future__ import annotations

import asyncio


class Turns:
    """`async with turns:` waits for a turn; `places` have one at the same time."""

    def __init__(self, places: int) -> None:
        self._free = places
        self._waiting: list[asyncio.Future[None]] = []

    async def __aenter__(self) -> None:
        if self._free:
            self._free -= 1
            return
        mine = asyncio.get_running_loop().create_future()
        self._waiting.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if mine in self._waiting:
                self._waiting.remove(mine)
            elif not mine.cancelled():  # it was given to us, who leave
                self._pass_on()
            raise

    async def __aexit__(self, *_: object) -> None:
        self._pass_on()

    def _pass_on(self) -> None:
        while self._waiting:
            newest = self._waiting.pop()
            if not newest.done():
                newest.set_result(None)
                return
        self._free += 1
