"""Whether a person of the simulator hears somebody's voice."""

from __future__ import annotations

import asyncio

from cordboard.media.speech import Voice, voice_level
from cordboard.simulator.person import Conversation

LISTEN = 0.5
AUDIBLE, FAINT = -45.0, -60.0
"""dBov: above the first anyone can follow, below the second nobody hears it."""
PATIENCE = 45.0


async def hears(person: Conversation, voice: Voice) -> None:
    """Wait until this person hears the voice."""
    async with asyncio.timeout(PATIENCE):
        while await _level(person, voice) < AUDIBLE:
            pass


async def hears_not(person: Conversation, voice: Voice) -> None:
    """Wait until this person does not hear the voice (any more)."""
    async with asyncio.timeout(PATIENCE):
        while await _level(person, voice) > FAINT:
            pass


async def _level(person: Conversation, voice: Voice) -> float:
    clock = asyncio.get_running_loop()
    start = clock.time()
    await asyncio.sleep(LISTEN)
    heard = person.heard.between(start, start + LISTEN)
    return voice_level(heard, voice) if heard.size else -127.0
