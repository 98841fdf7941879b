"""Who hears whom, told by a tone."""

from __future__ import annotations

import asyncio

import numpy as np

from cordboard.media import tones
from cordboard.simulator.line import AudioLine

AUDIBLE = -40.0
PATIENCE = 15.0
_LATELY = 25
"""Packets, half a second."""


async def hears(line: AudioLine, note: float) -> None:
    """Wait until this tone is heard on a line, from now on."""
    line.heard.frames.clear()
    async with asyncio.timeout(PATIENCE):
        while True:
            lately = [samples for _, samples in line.heard.frames[-_LATELY:]]
            if lately and tones.tone_level(np.concatenate(lately), note) > AUDIBLE:
                return
            await asyncio.sleep(0.05)
