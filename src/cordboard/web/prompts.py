"""The prompt files of the agents' skills, as `skillPromptDownloaded` gives their addresses.

Only the prompts that the agent who is logged in at the seat may play.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

from cordboard.http import HttpSettings
from cordboard.soap.port import Keys

from .sounds import Admission, SoundDoor


class PromptSeats(Admission, Protocol):
    """What this door needs from whoever holds the seats. `None` is the machine's own seat."""

    async def check_prompt(self, seat: str | None, file: str) -> None:
        """Raises ContractFault where the agent at the seat has no prompt of that file."""
        ...


class PromptDoor(SoundDoor):
    """The door at `/agent/prompts/FILE.wav` and `/seat/NAME/prompts/FILE.wav`; `library` is the folder."""

    PATH = re.compile(r"(?:/agent|/seat/([^/]+))/prompts/([A-Za-z0-9_-]{1,64})\.wav")

    def __init__(self, seats: PromptSeats, keys: Keys, library: Path, settings: HttpSettings) -> None:
        super().__init__(seats, keys, library, settings)
        self._seats = seats

    async def file_of(self, seat: str | None, name: str) -> str:
        """A prompt's file, of a skill of the agent's."""
        await self._seats.check_prompt(seat, name)
        return f"{name}.wav"
