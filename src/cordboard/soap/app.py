"""The SOAP door: every request to a seat comes in here, and its answer leaves from here.

First the gate, then the credentials, then the bytes, then the seat. A request that is refused changes
nothing; an operation that has begun runs to its end even if its client leaves, only a poll is given up.
"""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from email.message import Message
from functools import lru_cache, partial
from typing import Final
from urllib.parse import quote, unquote

import msgspec
from lxml import etree

from cordboard.contract import CONTRACTS, V2, Contract, ContractFault, FaultCode, Operation, Request
from cordboard.contract.access import Scope
from cordboard.contract.emit import wsdl, xsd
from cordboard.contract.once import key_of
from cordboard.http import Answer, ClientLeft, Exchange, Headers, HttpSettings, Refusal, refused
from cordboard.http.gate import Admitted, Place, admit, client_of, cross_origin, preflight, refuse_compressed
from cordboard.soap.credentials import Password, Token, credentials_of, unauthorized
from cordboard.soap.decode import BadValue, Element, decode_request
from cordboard.soap.encode import answer_writer
from cordboard.soap.envelope import CHARSETS, fault_envelope, open_envelope
from cordboard.soap.pages import seat_page
from cordboard.soap.port import Keys, Seats

log = logging.getLogger(__name__)

XML: Final = "text/xml; charset=utf-8"
HTML: Final = "text/html; charset=utf-8"
LOCAL_PATHS: Final = tuple(contract.path for contract in CONTRACTS.values())
_BY_TAG: Final = {
    contract: {f"{{{contract.namespace}}}{name}": one for name, one in contract.operations.items()}
    for contract in CONTRACTS.values()
}
KNOWN_LIMIT: Final = 1024
"""Bytes of a message that is worth remembering."""
_PATH: Final = re.compile(rf"(?:/seat/([^/]+))?/agent/({'|'.join(CONTRACTS)})/?")


class _Seat(msgspec.Struct, frozen=True):
    """The seat that an address names, None for our own, and what is spoken there."""

    name: str | None
    contract: Contract

    @property
    def place(self) -> Place:
        return Place.of(self.name)

    @property
    def path(self) -> str:
        """Its address as we write it."""
        hosted = "" if self.name is None else f"/seat/{quote(self.name, safe='@')}"
        return f"{hosted}{self.contract.path}"

    @property
    def is_open(self) -> bool:
        """Whether nobody is asked who they are: only so for programs of old, at the machine's own seat."""
        return self.name is None and self.contract is V2


class _Asked(msgspec.Struct, frozen=True):
    """What the bytes of a message ask for."""

    body: bytes
    operation: Operation
    request: Request


class _Post(msgspec.Struct):
    """What the head of a message to a seat says; a client that sends the same head again says the same.

    Frozen but for `asked`.
    """

    seat: str | None
    contract: Contract
    credentials: Password | Token | None
    """None where nobody is asked for them."""
    charset: str | None
    key: str | None
    """Of a request that is to be done once, however often it is asked."""
    headers: Headers
    """Of the answer."""
    asked: _Asked | None = None
    """What came last with this head, if it may be remembered: who polls asks for the same over and over."""


@lru_cache(maxsize=1024)
def seat_of(path: str) -> _Seat | None:
    """The seat of a raw (still percent-encoded) path; None where it is nobody's."""
    found = _PATH.fullmatch(path)
    if found is None:
        return None
    name, contract = found[1], CONTRACTS[found[2]]
    with suppress(UnicodeDecodeError):
        return _Seat(None if name is None else unquote(name, errors="strict"), contract)
    return None


class SoapApp:
    """The door at `/agent/v2` and `/seat/NAME/agent/v2`, and for the extension at `x1` in place of `v2`.

    keys: who knows the tokens; nobody has one where it is absent.
    incident: makes the short id that an unexpected failure is reported and logged under.
    """

    def __init__(
        self,
        seats: Seats,
        settings: HttpSettings,
        incident: Callable[[], str] = lambda: secrets.token_hex(4),
        keys: Keys | None = None,
    ) -> None:
        self._seats = seats
        self._keys = keys
        self._settings = settings
        self._incident = incident

    @staticmethod
    def serves(path: str) -> bool:
        """Whether a path, as it was sent, is a seat's."""
        return seat_of(path) is not None

    async def __call__(self, exchange: Exchange) -> Answer:
        """Serve one request. Raises Refusal to who may not know more, ClientLeft where nobody is there."""
        known = exchange.head.memo
        if isinstance(known, _Post):
            return await self._post(exchange, known)
        seat = _seat(exchange.head.path)
        admitted = admit(exchange, seat.place, self._settings)
        try:
            if exchange.head.method != "POST":
                return _shown(exchange, seat, admitted)
            post = _read_head(exchange, seat, admitted)
        except Refusal as refusal:
            return refused(refusal, cross_origin(admitted))
        if admitted.origin is None:  # a page may be approved no more when it comes again
            exchange.head.memo = post
        return await self._post(exchange, post)

    async def _post(self, exchange: Exchange, post: _Post) -> Answer:
        doing = "the check of credentials"
        try:
            if post.credentials is not None:
                client = client_of(exchange, self._settings)
                await self._check_credentials(post.seat, post.credentials, client)
            limits = self._settings.body_limit, self._settings.body_seconds
            operation, request = _asked(await exchange.body(*limits), post)
            doing = operation.name
            exchange.ends_with_client = polls = request.WAITS
            value = await self._answer(post, request)
            answer = answer_writer(operation)(value)
        except Refusal as refusal:
            return refused(refusal, post.headers)
        except ContractFault as fault:
            return Answer(500, XML, fault_envelope(fault), post.headers)
        except ClientLeft:
            raise
        except Exception as problem:  # noqa: BLE001  -- whatever it is, the client gets a number and no internals
            return Answer(500, XML, fault_envelope(self._internal(doing, problem)), post.headers)
        undelivered = partial(self._seats.undelivered, post.seat, request, value) if polls else None
        return Answer(200, XML, answer, post.headers, undelivered)

    async def _answer(self, post: _Post, request: Request) -> object:
        key = key_of(post.key, request)
        if key is None:
            return await self._seats.call(post.seat, request)
        return await self._seats.call_once(post.seat, key, request)

    async def _check_credentials(self, seat: str | None, shown: Password | Token, client: str) -> None:
        """Whether they open the seat; the machine's own is opened by any user's.

        Raises Refusal, or ContractFault where a token is somebody else's.
        """
        if isinstance(shown, Password):
            if not await self._seats.admit(shown.user if seat is None else seat, *shown, client):
                raise unauthorized()
            return
        if self._keys is None:
            raise unauthorized()
        holder = self._keys.holder(shown.text, Scope.OPERATIONS)
        if seat is not None and self._seats.owner_of(seat) != holder:
            raise ContractFault(FaultCode.WRONG_SEAT)

    def _internal(self, where: str, problem: Exception) -> ContractFault:
        incident = self._incident()
        log.error("incident %s in %s", incident, where, exc_info=problem)
        return ContractFault(
            FaultCode.INTERNAL, f"Something went wrong inside Cordboard, incident {incident}."
        )


def _seat(path: str) -> _Seat:
    seat = seat_of(path)
    if seat is None:
        places = " and ".join(LOCAL_PATHS)
        raise Refusal(404, "UNKNOWN_PATH", f"Seats are at {places}, also behind /seat/NAME.")
    return seat


def _read_head(exchange: Exchange, seat: _Seat, admitted: Admitted) -> _Post:
    headers = exchange.head.headers
    charset = charset_of(headers.get("content-type", ""))
    shown = None if seat.is_open else credentials_of(headers.get("authorization"))
    refuse_compressed(exchange)
    return _Post(
        seat.name, seat.contract, shown, charset, headers.get("idempotency-key"), cross_origin(admitted)
    )


@lru_cache(maxsize=64)
def charset_of(content_type: str) -> str | None:
    """The charset that a Content-Type names, None when it names none; raises Refusal for foreign types."""
    header = Message()
    header["content-type"] = content_type
    if not content_type or header.get_content_type() != "text/xml":
        raise Refusal(415, "BAD_CONTENT_TYPE", "Send SOAP 1.1 as text/xml.")
    charset = header.get_content_charset()
    if charset is not None and charset not in CHARSETS:
        raise Refusal(415, "BAD_CHARSET", f"Use one of: {', '.join(sorted(CHARSETS))}.")
    return charset


def _shown(exchange: Exchange, seat: _Seat, admitted: Admitted) -> Answer:
    """The answer to whoever looks, and to a browser that asks before it sends; raises Refusal."""
    method, query = exchange.head.method, exchange.head.query
    if method == "OPTIONS":
        return Answer(200, "text/plain; charset=utf-8", b"", preflight(admitted))
    if method not in {"GET", "HEAD"}:
        raise Refusal(405, "BAD_METHOD", "Use POST, or GET for the WSDL.", [("allow", "GET, POST, OPTIONS")])
    content_type, text = _document(query.lower(), seat, admitted)
    return Answer(200, content_type, text.encode(), cross_origin(admitted))


def _document(query: str, seat: _Seat, admitted: Admitted) -> tuple[str, str]:
    asked, _, which = re.split("(=|&|$)", query, maxsplit=1)
    address = f"{admitted.base_url}{seat.path}"
    if asked == "wsdl":
        return XML, wsdl(address, contract=seat.contract)
    if asked == "xsd":
        contract = V2 if which == "2" else seat.contract
        return XML, xsd(contract, "" if contract is V2 else f"{address}?xsd=2")
    return HTML, seat_page(address, seat.name, seat.contract)


def _asked(body: bytes, post: _Post) -> tuple[Operation, Request]:
    """What is asked; bytes and elements end here, for a poll may wait long and thousands may poll."""
    known = post.asked
    if known is not None and known.body == body:
        return known.operation, known.request
    element = open_envelope(body, post.charset)
    operation = dispatch(element, post.contract)
    request = _decode(operation, element)
    if len(body) <= KNOWN_LIMIT and _may_be_remembered(request):
        post.asked = _Asked(body, operation, request)
    return operation, request


def _may_be_remembered(request: Request) -> bool:
    """Polls, and what holds no text: that might be a password, or the digits of a card."""
    values = msgspec.structs.astuple(request)
    return request.WAITS or all(value is None or isinstance(value, int | float) for value in values)


def dispatch(element: Element, contract: Contract = V2) -> Operation:
    """The operation of a contract that an element names; raises ContractFault."""
    operation = _BY_TAG[contract].get(element.tag)
    if operation is None:
        name = etree.QName(element).text[:120]
        raise ContractFault(FaultCode.UNKNOWN_OPERATION, f"The contract has no operation {name}.")
    return operation


def _decode(operation: Operation, element: Element) -> Request:
    try:
        return decode_request(operation, element)
    except BadValue as bad:
        raise ContractFault(FaultCode.BAD_VALUE, f"The element {bad}.") from None
