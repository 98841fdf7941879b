"""Where pages ask to be let in: `POST /api/v2/pairings`, and `GET /api/v2/pairings/ID` for how it went.

Any page may ask, that is what it is for; nothing follows from it until a person approves. Which page asks is
what its browser says, never what the page says.
"""

from __future__ import annotations

import re
from typing import Final, Protocol

from cordboard.contract import ContractFault
from cordboard.contract.access import APPROVE, PAIRINGS, PairingRequest, PairingState, PairingTicket
from cordboard.contract.emit.openapi import JSON
from cordboard.http import Answer, Exchange, Headers, HttpSettings, Refusal
from cordboard.http.gate import Admitted, Place, admit, client_of, cross_origin, preflight, refuse_compressed
from cordboard.web.api.problems import fault_answer, refusal_answer
from cordboard.web.api.values import decode, encode_record

_PATH: Final = re.compile(rf"{PAIRINGS}(?:/([0-9a-f]{{32}}))?")
_TEXT: Final = "text/plain; charset=utf-8"
_WISH_LIMIT: Final = 1024
"""Bytes of a wish."""


class Wishes(Protocol):
    """Who keeps what pages ask for. Every method raises Refusal."""

    def ask(self, origin: str, client: str, wants: str, page: str) -> PairingTicket:
        """A page asks; `page` is the address where people approve it."""
        ...

    def state(self, identity: str, origin: str | None) -> PairingState:
        """How far the wish is that this page has; None where the browser does not say which page asks."""
        ...


class PairingDoor:
    """The door for pages that are strangers yet."""

    def __init__(self, wishes: Wishes, settings: HttpSettings) -> None:
        self._wishes = wishes
        self._settings = settings

    @staticmethod
    def serves(path: str) -> bool:
        """Whether a path, as it was sent, is about pairing."""
        return _PATH.fullmatch(path) is not None

    async def __call__(self, exchange: Exchange) -> Answer:
        """Serve one request; every refusal is a problem."""
        headers: Headers = ()
        try:
            admitted = admit(exchange, Place.OPEN, self._settings)
            if exchange.head.method == "OPTIONS":
                return Answer(200, _TEXT, b"", preflight(admitted))
            headers = cross_origin(admitted)
            return Answer(200, JSON, await self._serve(exchange, admitted), headers)
        except Refusal as refusal:
            return refusal_answer(refusal, headers)
        except ContractFault as fault:
            return fault_answer(fault, headers)

    async def _serve(self, exchange: Exchange, admitted: Admitted) -> bytes:
        found = _PATH.fullmatch(exchange.head.path)
        assert found is not None
        if found[1] is not None:
            _demand(exchange, "GET")
            return encode_record(self._wishes.state(found[1], admitted.origin))
        if admitted.origin is None:
            raise Refusal(400, "NO_PAGE", "Only a page asks to be let in; programs need nobody's leave.")
        _demand(exchange, "POST")
        refuse_compressed(exchange)
        kind = exchange.head.headers.get("content-type", "").partition(";")[0]
        if kind.strip().lower() != JSON:  # a page that sends JSON has been asked about by its browser
            raise Refusal(415, "BAD_CONTENT_TYPE", f"Send {JSON}.")
        wish = decode(PairingRequest, await exchange.body(_WISH_LIMIT, self._settings.body_seconds))
        client = client_of(exchange, self._settings)
        page = f"{admitted.base_url}{APPROVE}"
        return encode_record(self._wishes.ask(admitted.origin, client, (wish.seat or "")[:200], page))


def _demand(exchange: Exchange, method: str) -> None:
    if exchange.head.method != method:
        raise Refusal(405, "BAD_METHOD", f"Use {method} here.", [("allow", f"{method}, OPTIONS")])
