"""The door at `/api`: first the gate, then the token, then the bytes, then the seat.

A request that is refused changes nothing; an operation that has begun runs to its end even if its client
leaves, only a poll is given up.
"""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Callable
from email.message import Message
from functools import lru_cache, partial
from typing import Final
from urllib.parse import unquote

import msgspec

from cordboard.contract import ALL_OPERATIONS, CONTRACTS, V2, X1, Contract, ContractFault, FaultCode, Request
from cordboard.contract.access import (
    DOCUMENT,
    EVENTS,
    LASTING,
    LOCAL,
    REFRESH,
    REVOKE,
    TOKENS,
    RefreshRequest,
    RevokeRequest,
    Scope,
    TokenRequest,
)
from cordboard.contract.emit import asyncapi, openapi
from cordboard.contract.emit.openapi import EVENT_STREAM, JSON
from cordboard.contract.once import key_of
from cordboard.contract.socket import PROTOCOL, SOCKET
from cordboard.contract.stream import Position, position_of
from cordboard.http import (
    Answer,
    ClientLeft,
    Exchange,
    Headers,
    HttpSettings,
    Refusal,
    Reply,
    Stream,
    Upgrade,
)
from cordboard.http.gate import (
    Admitted,
    Place,
    admit,
    check_page,
    client_of,
    cross_origin,
    preflight,
    refuse_compressed,
)
from cordboard.http.websocket import WebSocket, accept
from cordboard.soap.credentials import basic_credentials
from cordboard.web.api.audio_port import Softphones
from cordboard.web.api.operations import operation_called
from cordboard.web.api.port import ApiSeats, Keys
from cordboard.web.api.problems import fault_answer, refusal_answer
from cordboard.web.api.sse import as_text
from cordboard.web.api.talk import Talk
from cordboard.web.api.values import answer_writer, decode, encode_record

log = logging.getLogger(__name__)

_SEAT_PATH: Final = re.compile(rf"/api/({'|'.join(CONTRACTS)})/seats/([^/]+)/([A-Za-z0-9]+)")
_TEXT: Final = "text/plain; charset=utf-8"
_CHALLENGE: Final = 'Bearer realm="Cordboard"'


class Address(msgspec.Struct, frozen=True):
    """What an address means: a document, a call about tokens, or something at a seat."""

    path: str
    seat: str | None = None
    """NAME of a hosted seat; None is the machine's own, or no seat at all."""
    asked: str = ""
    """What stands behind NAME; empty where the address is of no seat."""
    contract: Contract = V2
    """What is spoken there."""

    @property
    def place(self) -> Place:
        """Where the gate thinks it is."""
        return Place.of(self.seat) if self.asked else Place.HOSTED


class ApiDoor:
    """The door of the JSON twin.

    incident: makes the short id that an unexpected failure is reported and logged under.
    """

    def __init__(
        self,
        seats: ApiSeats,
        keys: Keys,
        softphones: Softphones,
        settings: HttpSettings,
        incident: Callable[[], str] = lambda: secrets.token_hex(4),
    ) -> None:
        self._seats = seats
        self._keys = keys
        self._softphones = softphones
        self._settings = settings
        self._incident = incident

    @staticmethod
    def serves(path: str) -> bool:
        """Whether a path, as it was sent, is this door's."""
        return path == "/api" or path.startswith("/api/")

    async def __call__(self, exchange: Exchange) -> Reply:
        """Serve one request; every refusal is a problem. Raises ClientLeft where nobody is there."""
        headers: Headers = ()
        try:
            address = address_of(exchange.head.path)
            admitted = admit(exchange, address.place, self._settings)
            if exchange.head.method == "OPTIONS":
                return Answer(200, _TEXT, b"", preflight(admitted))
            headers = cross_origin(admitted)
            return await self._serve(exchange, address, admitted, headers)
        except Refusal as refusal:
            return refusal_answer(refusal, headers)
        except ContractFault as fault:
            return fault_answer(fault, headers)
        except ClientLeft:
            raise
        except Exception as problem:  # noqa: BLE001  -- whatever it is, the client gets a number and no internals
            return fault_answer(self._internal(address.asked or address.path, problem), headers)

    async def _serve(
        self, exchange: Exchange, address: Address, admitted: Admitted, headers: Headers
    ) -> Reply:
        if address.path == DOCUMENT:
            _demand(exchange, "GET", "HEAD")
            return Answer(200, JSON, openapi(admitted.base_url).encode(), headers)
        if address.path == LASTING:
            _demand(exchange, "GET", "HEAD")
            return Answer(200, JSON, asyncapi(admitted.base_url).encode(), headers)
        if address.asked == EVENTS:
            _demand(exchange, "GET")
            return self._events(exchange, address, headers)
        if address.asked == SOCKET:
            _demand(exchange, "GET")
            return Upgrade(accept(exchange, PROTOCOL), partial(self._socket, exchange, address))
        _demand(exchange, "POST")
        if address.asked:
            return await self._call(exchange, address, headers)
        return Answer(200, JSON, await self._token_call(exchange, address.path, admitted), headers)

    # -- operations ---------------------------------------------------------------------------------

    async def _call(self, exchange: Exchange, address: Address, headers: Headers) -> Answer:
        self._check_token(exchange, address.seat, Scope.OPERATIONS)
        operation = operation_called(address.asked, address.contract.operations)
        request = decode(operation.request, await self._body(exchange))
        exchange.ends_with_client = polls = request.WAITS
        value = await self._answer(exchange, address.seat, request)
        undelivered = partial(self._seats.undelivered, address.seat, request, value) if polls else None
        return Answer(200, JSON, answer_writer(operation)(value), headers, undelivered)

    async def _answer(self, exchange: Exchange, seat: str | None, request: Request) -> object:
        key = key_of(exchange.head.headers.get("idempotency-key"), request)
        if key is None:
            return await self._seats.call(seat, request)
        return await self._seats.call_once(seat, key, request)

    def _check_token(self, exchange: Exchange, seat: str | None, scope: Scope) -> str:
        """The token that opens the seat; at the machine's own any user's does.

        Raises Refusal or ContractFault.
        """
        token = _bearer(exchange.head.headers.get("authorization"))
        holder = self._keys.holder(token, scope)
        if seat is not None and self._seats.owner_of(seat) != holder:
            raise ContractFault(FaultCode.WRONG_SEAT)
        return token

    async def _body(self, exchange: Exchange) -> bytes:
        refuse_compressed(exchange)
        if exchange.head.length != 0:
            _check_type(exchange.head.headers.get("content-type", ""))
        return await exchange.body(self._settings.body_limit, self._settings.body_seconds)

    # -- events -------------------------------------------------------------------------------------

    def _events(self, exchange: Exchange, address: Address, headers: Headers) -> Stream:
        """What happens at a seat, for as long as token and page may be there, and the client is."""
        token = self._check_token(exchange, address.seat, Scope.EVENTS)
        after = _after(exchange.head.headers.get("last-event-id", ""))
        messages = self._seats.follow(address.seat, after, extended=address.contract is X1)

        def check() -> None:
            admit(exchange, address.place, self._settings)
            self._keys.holder(token, Scope.EVENTS)

        return Stream(EVENT_STREAM, as_text(messages, check), headers)

    def _socket(self, exchange: Exchange, address: Address) -> WebSocket:
        """A WebSocket at a seat, whose program has yet to show a token; the extension has all operations."""
        extended = address.contract is X1
        talk = Talk(
            self._seats,
            self._keys,
            self._softphones,
            address.seat,
            limit=self._settings.body_limit,
            operations=ALL_OPERATIONS if extended else V2.operations,
            extended=extended,
            admit=partial(admit, exchange, address.place, self._settings),
            internal=self._internal,
        )
        return WebSocket(talk, self._settings.body_limit)

    # -- tokens -------------------------------------------------------------------------------------

    async def _token_call(self, exchange: Exchange, path: str, admitted: Admitted) -> bytes:
        body = await self._body(exchange)
        if path == TOKENS:
            return await self._grant(exchange, decode(TokenRequest, body), admitted)
        if path == REFRESH:
            return encode_record(self._keys.refresh(decode(RefreshRequest, body).refreshToken or ""))
        assert path == REVOKE
        self._keys.revoke(decode(RevokeRequest, body).token or "")
        return b"null"

    async def _grant(self, exchange: Exchange, request: TokenRequest, admitted: Admitted) -> bytes:
        user, password = request.user or "", request.password or ""
        basic = exchange.head.headers.get("authorization")
        if basic is not None:
            if user or password:
                raise Refusal(400, "TWO_PASSWORDS", "Send user and password in one place, not in two.")
            user, password = basic_credentials(basic)
        check_page(admitted, user, self._settings)
        client, origin = client_of(exchange, self._settings), "" if admitted.ours else admitted.origin or ""
        return encode_record(await self._keys.grant(user, password, client, _scopes(request.scopes), origin))

    def _internal(self, where: str, problem: Exception) -> ContractFault:
        incident = self._incident()
        log.error("incident %s at %s", incident, where, exc_info=problem)
        return ContractFault(
            FaultCode.INTERNAL, f"Something went wrong inside Cordboard, incident {incident}."
        )


@lru_cache(maxsize=1024)
def address_of(path: str) -> Address:
    """What a path, as it was sent, means; raises Refusal."""
    if path in {DOCUMENT, LASTING, TOKENS, REFRESH, REVOKE}:
        return Address(path)
    found = _SEAT_PATH.fullmatch(path)
    if found is None:
        raise Refusal(404, "UNKNOWN_ADDRESS", f"Nothing is here; {DOCUMENT} tells what is where.")
    try:
        name = unquote(found[2], errors="strict")
    except UnicodeDecodeError:
        raise Refusal(404, "UNKNOWN_ADDRESS", "A user name is percent-encoded UTF-8.") from None
    return Address(path, None if name == LOCAL else name, found[3], CONTRACTS[found[1]])


def _demand(exchange: Exchange, *methods: str) -> None:
    if exchange.head.method not in methods:
        allowed = ", ".join((*methods, "OPTIONS"))
        raise Refusal(405, "BAD_METHOD", f"Use {' or '.join(methods)} here.", [("allow", allowed)])


@lru_cache(maxsize=64)
def _check_type(content_type: str) -> None:
    """Raises Refusal for what is no JSON; a page that sends it has been asked about by its browser."""
    header = Message()
    header["content-type"] = content_type
    charset = header.get_content_charset("utf-8")
    if not content_type or header.get_content_type() != JSON or charset != "utf-8":
        raise Refusal(415, "BAD_CONTENT_TYPE", f"Send {JSON}, in UTF-8.")


def _bearer(authorization: str | None) -> str:
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer":
        raise Refusal(
            401, "NO_TOKEN", f"Send a token of {TOKENS} as Authorization: Bearer.",
            [("www-authenticate", _CHALLENGE)],
        )  # fmt: skip
    return token.strip()


def _after(identity: str) -> Position | None:
    """Where a client wants to go on; None for one that begins. Raises ContractFault."""
    if not identity:
        return None
    position = position_of(identity)
    if position is None:
        raise ContractFault(FaultCode.BAD_VALUE, "The header Last-Event-ID is no id of an event of ours.")
    return position


def _scopes(names: tuple[str, ...]) -> frozenset[Scope]:
    """Those that are asked for, all of them where none is named. Raises ContractFault."""
    try:
        return frozenset(map(Scope, names)) or frozenset(Scope)
    except ValueError:
        known = ", ".join(Scope)
        raise ContractFault(FaultCode.BAD_VALUE, f"The member scopes: the scopes are {known}.") from None
