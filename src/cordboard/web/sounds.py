"""Sound files that agents may read over HTTP: at the machine's own seat for programs on this machine, at a
hosted seat for whoever has its credentials: user name and password, or a token for operations.
"""

from __future__ import annotations

import asyncio
import re
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar, Final, Protocol
from urllib.parse import unquote

from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.access import Scope
from cordboard.http import Answer, Exchange, HttpSettings, Refusal, refused
from cordboard.http.gate import Place, admit, client_of, cross_origin, preflight
from cordboard.soap.credentials import Token, credentials_of, unauthorized
from cordboard.soap.port import Keys
from cordboard.web.api.problems import refusal_answer

_STATUS: Final = {FaultCode.NOT_LOGGED_IN: 409, FaultCode.LOCKED_OUT: 403, FaultCode.WRONG_SEAT: 403}
"""Of HTTP; whatever else the seat says means that there is no such file for this agent."""


class Admission(Protocol):
    """Who knows the credentials of hosted seats."""

    async def admit(self, seat: str, user: str, password: str, client: str) -> bool:
        """Whether these Basic credentials open this hosted seat; `client` is the address they come from.

        Raises ContractFault where they are right and the user is locked out.
        """
        ...

    def owner_of(self, seat: str) -> str:
        """The full user name to whom the hosted seat of this name belongs, whether they exist or not."""
        ...


class SoundDoor(ABC):
    """A door to the files of `folder`. Its paths have the seat's name, if any, and that of a sound."""

    PATH: ClassVar[re.Pattern[str]]
    """The paths it serves: the hosted seat, and the name of the sound."""

    def __init__(self, seats: Admission, keys: Keys, folder: Path, settings: HttpSettings) -> None:
        self._admission = seats
        self._keys = keys
        self._folder = folder
        self._settings = settings

    @classmethod
    def serves(cls, path: str) -> bool:
        """Whether a path, as it was sent, is this door's."""
        return cls.PATH.fullmatch(path) is not None

    @abstractmethod
    async def file_of(self, seat: str | None, name: str) -> str:
        """The file of that sound. Raises ContractFault where it is none of the agent's at the seat."""

    async def __call__(self, exchange: Exchange) -> Answer:
        """Serve one request. Raises Refusal to who may not know more."""
        found = self.PATH.fullmatch(exchange.head.path)
        assert found is not None
        seat, name = None if found[1] is None else unquote(found[1]), found[2]
        admitted = admit(exchange, Place.of(seat), self._settings)
        if exchange.head.method == "OPTIONS":
            return Answer(200, "text/plain; charset=utf-8", b"", preflight(admitted))
        headers = cross_origin(admitted)
        try:
            return Answer(200, "audio/wav", await self._read(exchange, seat, name), headers)
        except Refusal as refusal:
            # Whoever shows a token reads why as at the JSON door: another token may be all that it takes.
            bearer = exchange.head.headers.get("authorization", "").lower().startswith("bearer ")
            return (refusal_answer if bearer else refused)(refusal, headers)

    async def _read(self, exchange: Exchange, seat: str | None, name: str) -> bytes:
        if exchange.head.method not in {"GET", "HEAD"}:
            raise Refusal(405, "ONLY_GET", "A sound can only be read.", [("allow", "GET, HEAD, OPTIONS")])
        try:
            if seat is not None:
                await self._check_credentials(exchange, seat)
            file = await self.file_of(seat, name)
            return await asyncio.to_thread((self._folder / file).read_bytes)
        except ContractFault as fault:
            raise Refusal(_STATUS.get(fault.code, 404), fault.code.value, fault.message) from None
        except OSError:
            raise Refusal(404, "NO_SUCH_FILE", "The file is not there (any more).") from None

    async def _check_credentials(self, exchange: Exchange, seat: str) -> None:
        """Whether they open the seat. Raises Refusal or ContractFault."""
        shown = credentials_of(exchange.head.headers.get("authorization"))
        if isinstance(shown, Token):
            if self._keys.holder(shown.text, Scope.OPERATIONS) != self._admission.owner_of(seat):
                raise ContractFault(FaultCode.WRONG_SEAT)
        elif not await self._admission.admit(seat, *shown, client_of(exchange, self._settings)):
            raise unauthorized()
