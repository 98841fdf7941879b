"""The program that listens: it says what it has missed, and why it hears nothing any more."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from cordboard.contract import CallEnded, CallFinished, CallStarted, Event
from cordboard.simulator.application import SoapFault
from cordboard.simulator.earwitness import Earwitness
from cordboard.simulator.story import NotSeen

GONE = SoapFault("LISTENER_EXPIRED", "add it again")


class Seat:
    """A seat where a call starts, and then nobody listens any more once `over` is set."""

    def __init__(self) -> None:
        self.over = asyncio.Event()

    async def listen(self, name: str, listening: Callable[[], None]) -> AsyncIterator[Event]:
        listening()
        yield CallStarted(timestamp="")
        await self.over.wait()
        raise GONE


async def test_what_has_not_come_is_named_with_what_came() -> None:
    # given
    witness = Earwitness(Seat())  # type: ignore[arg-type] # all that it asks of an application
    await witness.start("witness")
    # when / then
    with pytest.raises(NotSeen, match=r"no callEnded within 0 s, but lately callStarted"):
        await witness.wait_for(CallEnded, 0.01)
    await witness.stop()


async def test_the_end_of_listening_is_the_reason() -> None:
    # given one who waits
    seat = Seat()
    witness = Earwitness(seat)  # type: ignore[arg-type] # all that it asks of an application
    await witness.start("witness")
    waiting = asyncio.create_task(witness.wait_for(CallEnded, 60))
    await witness.wait_for(CallStarted)
    # when listening ends
    seat.over.set()
    # then nobody waits any longer, now or later
    with pytest.raises(NotSeen, match="no callEnded: listening has ended") as caught:
        await waiting
    assert caught.value.__cause__ is GONE
    with pytest.raises(NotSeen, match="no callFinished"):
        await witness.wait_for(CallFinished, 60)
    await witness.stop()
