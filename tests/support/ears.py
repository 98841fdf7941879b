"""Whether a person of the simulator hears somebody's voice, or a prompt."""

from __future__ import annotations

import asyncio
from importlib import resources

import numpy as np

from cordboard import prompts
from cordboard.media.samples import Samples
from cordboard.media.speech import Voice, voice_level
from cordboard.media.tones import tone_level
from cordboard.media.wav import read_prompt
from cordboard.simulator.person import Conversation

LISTEN, MOMENT = 0.5, 0.2
"""Seconds: what a voice, and what a tone is known by."""
AUDIBLE, FAINT = -45.0, -60.0
"""dBov: above the first anyone can follow, below the second nobody hears it."""
PATIENCE = 45.0
ALIKE = 0.7
"""A prompt that went through a line is still as like itself; two others are far below."""


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


async def hears_tone(person: Conversation, hertz: float) -> bool:
    """Whether this person hears the tone now."""
    heard = await _now(person, MOMENT)
    return heard.size > 0 and tone_level(heard, hertz) > AUDIBLE


async def _level(person: Conversation, voice: Voice) -> float:
    heard = await _now(person, LISTEN)
    return voice_level(heard, voice) if heard.size else -127.0


async def _now(person: Conversation, seconds: float) -> Samples:
    clock = asyncio.get_running_loop()
    start = clock.time()
    await asyncio.sleep(seconds)
    return person.heard.between(start, start + seconds)


async def hears_prompt(person: Conversation, name: str) -> None:
    """Wait until this person has heard a prompt that comes with the center, whole."""
    prompt = read_prompt(resources.files(prompts).joinpath(f"{name}.wav").read_bytes())
    async with asyncio.timeout(PATIENCE):
        while await _has_heard(person, prompt) < ALIKE:
            pass


async def _has_heard(person: Conversation, prompt: Samples) -> float:
    await asyncio.sleep(LISTEN)
    return _likeness(person.heard.between(0, float("inf")), prompt)


def _likeness(heard: Samples, prompt: Samples) -> float:
    """How well the prompt fits into what was heard, where it fits best: 1 is the very same sound."""
    if heard.size < prompt.size:
        return 0.0
    sound, wanted = heard.astype(float), prompt.astype(float)
    size = 1 << (sound.size + wanted.size).bit_length()
    product = np.fft.irfft(np.fft.rfft(sound, size) * np.conj(np.fft.rfft(wanted, size)), size)
    fits = product[: sound.size - wanted.size + 1]
    sums = np.concatenate([[0.0], np.cumsum(sound**2)])
    energy = sums[wanted.size :] - sums[: -wanted.size]
    return float(np.max(fits / (np.sqrt(energy * np.sum(wanted**2)) + 1.0)))
