"""The files of voicemails, at the addresses that `saveRecording` and `saveVoicemail` name.

Only those in the box of the agent who is logged in at the seat, and the one that they work on.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

from cordboard.http import HttpSettings
from cordboard.soap.port import Keys

from .sounds import Admission, SoundDoor


class VoicemailSeats(Admission, Protocol):
    """What this door needs from whoever holds the seats. `None` is the machine's own seat."""

    async def voicemail_file(self, seat: str | None, voicemail: int) -> str:
        """The file of a voicemail. Raises ContractFault where it is none of the agent's at the seat."""
        ...


class VoicemailDoor(SoundDoor):
    """The door at `/agent/voicemails/ID.wav` and `/seat/NAME/voicemails/ID.wav`."""

    PATH = re.compile(r"(?:/agent|/seat/([^/]+))/voicemails/([0-9]{1,18})\.wav")

    def __init__(self, seats: VoicemailSeats, keys: Keys, folder: Path, settings: HttpSettings) -> None:
        super().__init__(seats, keys, folder, settings)
        self._seats = seats

    async def file_of(self, seat: str | None, name: str) -> str:
        """A voicemail's file, where the agent may hear it."""
        return await self._seats.voicemail_file(seat, int(name))
