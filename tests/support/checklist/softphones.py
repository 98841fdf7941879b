"""An agent's softphone for the length of a story."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from cordboard.simulator.softphone import Softphone

from .workplace import Workplace


@asynccontextmanager
async def softphone_of(place: Workplace, name: str) -> AsyncIterator[Softphone]:
    """A softphone that has a token, and whatever it attached is given back in the end."""
    softphone = Softphone(place.center.ready.web, name, place[name].program.password)
    await softphone.log_in()
    try:
        yield softphone
    finally:
        if softphone.line is not None and not softphone.over.is_set():
            await softphone.leave()
        await softphone.close()
