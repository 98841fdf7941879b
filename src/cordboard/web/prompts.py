"""The prompt files of the agents' skills, as `skillPromptDownloaded` gives their addresses.

At the machine's own seat for programs on this machine, at a hosted seat for whoever has its credentials; and
only the prompts that the agent who is logged in there may play.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import unquote

from cordboard.contract import ContractFault, FaultCode
from cordboard.http import Answer, Exchange, HttpSettings, Refusal, refused
from cordboard.http.gate import Place, admit, cross_origin, preflight
from cordboard.soap.credentials import basic_credentials, unauthorized

_PATH: Final = re.compile(r"(?:/agent|/seat/([^/]+))/prompts/([A-Za-z0-9_-]{1,64})\.wav")
_STATUS: Final = {FaultCode.NOT_LOGGED_IN: 409}
"""Of HTTP; whatever else the seat says means that there is no such file for this agent."""


class PromptSeats(Protocol):
    """What this door needs from whoever holds the seats. `None` is the machine's own seat."""

    async def admit(self, seat: str, user: str, password: str) -> bool:
        """Whether these Basic credentials open this hosted seat."""
        ...

    async def check_prompt(self, seat: str | None, file: str) -> None:
        """Raises ContractFault where the agent at the seat has no prompt of that file."""
        ...


class PromptDoor:
    """The door at `/agent/prompts/FILE.wav` and `/seat/NAME/prompts/FILE.wav`; `library` is the folder."""

    def __init__(self, seats: PromptSeats, library: Path, settings: HttpSettings) -> None:
        self._seats = seats
        self._library = library
        self._settings = settings

    @staticmethod
    def serves(path: str) -> bool:
        """Whether a path, as it was sent, is a prompt's."""
        return _PATH.fullmatch(path) is not None

    async def __call__(self, exchange: Exchange) -> Answer:
        """Serve one request. Raises Refusal to who may not know more."""
        found = _PATH.fullmatch(exchange.head.path)
        assert found is not None
        seat, file = None if found[1] is None else unquote(found[1]), found[2]
        admitted = admit(exchange, Place.LOCAL if seat is None else Place.HOSTED, self._settings)
        if exchange.head.method == "OPTIONS":
            return Answer(200, "text/plain; charset=utf-8", b"", preflight(admitted))
        headers = cross_origin(admitted)
        try:
            return Answer(200, "audio/wav", await self._file(exchange, seat, file), headers)
        except Refusal as refusal:
            return refused(refusal, headers)

    async def _file(self, exchange: Exchange, seat: str | None, file: str) -> bytes:
        if exchange.head.method not in {"GET", "HEAD"}:
            raise Refusal(405, "ONLY_GET", "A prompt can only be read.", [("allow", "GET, HEAD, OPTIONS")])
        if seat is not None:
            user, password = basic_credentials(exchange.head.headers.get("authorization"))
            if not await self._seats.admit(seat, user, password):
                raise unauthorized()
        try:
            await self._seats.check_prompt(seat, file)
            return await asyncio.to_thread((self._library / f"{file}.wav").read_bytes)
        except ContractFault as fault:
            raise Refusal(_STATUS.get(fault.code, 404), fault.code.value, fault.message) from None
        except OSError:
            raise Refusal(404, "NO_SUCH_FILE", "The prompt library has no such file: put it there.") from None
