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

from cordboard.contract import (
    NAMESPACE,
    OPERATIONS,
    CheckEvent,
    ContractFault,
    FaultCode,
    Operation,
    Request,
)
from cordboard.contract.emit import wsdl, xsd
from cordboard.http import Answer, ClientLeft, Exchange, Headers, HttpSettings, Refusal, refused
from cordboard.http.gate import Admitted, Place, admit, client_of, cross_origin, preflight, refuse_compressed
from cordboard.soap.credentials import basic_credentials, unauthorized
from cordboard.soap.decode import BadValue, Element, decode_request
from cordboard.soap.encode import answer_writer
from cordboard.soap.envelope import CHARSETS, fault_envelope, open_envelope
from cordboard.soap.pages import seat_page
from cordboard.soap.port import Seats

log = logging.getLogger(__name__)

XML: Final = "text/xml; charset=utf-8"
HTML: Final = "text/html; charset=utf-8"
LOCAL_PATH: Final = "/agent/v2"
_BY_TAG: Final = {f"{{{NAMESPACE}}}{name}": operation for name, operation in OPERATIONS.items()}
_HOSTED_PATH: Final = re.compile(r"/seat/([^/]+)/agent/v2/?")


class _Seat(msgspec.Struct, frozen=True):
    """The seat that an address names, and its address as we write it."""

    name: str | None
    path: str

    @property
    def place(self) -> Place:
        return Place.LOCAL if self.name is None else Place.HOSTED


class _Post(msgspec.Struct, frozen=True):
    """What the head of a message to a seat says; a client that sends the same head again says the same."""

    seat: str | None
    credentials: tuple[str, str]
    """User name and password; nobody asks for them at the machine's own seat."""
    charset: str | None
    key: str | None
    """Of a request that is to be done once, however often it is asked."""
    headers: Headers
    """Of the answer."""


@lru_cache(maxsize=1024)
def seat_of(path: str) -> tuple[bool, str | None]:
    """Whether a raw (still percent-encoded) path is a seat's, and the user name in it, None for our own."""
    if path.removesuffix("/") == LOCAL_PATH:
        return True, None
    hosted = _HOSTED_PATH.fullmatch(path)
    if hosted is None:
        return False, None
    with suppress(UnicodeDecodeError):
        return True, unquote(hosted[1], errors="strict")
    return False, None


class SoapApp:
    """The door at `/agent/v2` and `/seat/NAME/agent/v2`.

    incident: makes the short id that an unexpected failure is reported and logged under.
    """

    def __init__(
        self,
        seats: Seats,
        settings: HttpSettings,
        incident: Callable[[], str] = lambda: secrets.token_hex(4),
    ) -> None:
        self._seats = seats
        self._settings = settings
        self._incident = incident

    @staticmethod
    def serves(path: str) -> bool:
        """Whether a path, as it was sent, is a seat's."""
        return seat_of(path)[0]

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
            post = exchange.head.memo = _read_head(exchange, seat, admitted)
        except Refusal as refusal:
            return refused(refusal, cross_origin(admitted))
        return await self._post(exchange, post)

    async def _post(self, exchange: Exchange, post: _Post) -> Answer:
        doing = "the check of credentials"
        try:
            if post.seat is not None:
                client = client_of(exchange, self._settings)
                await self._check_credentials(post.seat, *post.credentials, client)
            limits = self._settings.body_limit, self._settings.body_seconds
            operation, request = _read(await exchange.body(*limits), post.charset)
            doing = operation.name
            exchange.ends_with_client = polls = isinstance(request, CheckEvent)
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
        if post.key is None:
            return await self._seats.call(post.seat, request)
        return await self._seats.call_once(post.seat, post.key, request)

    async def _check_credentials(self, seat: str, user: str, password: str, client: str) -> None:
        if not await self._seats.admit(seat, user, password, client):
            raise unauthorized()

    def _internal(self, where: str, problem: Exception) -> ContractFault:
        incident = self._incident()
        log.error("incident %s in %s", incident, where, exc_info=problem)
        return ContractFault(
            FaultCode.INTERNAL, f"Something went wrong inside Cordboard, incident {incident}."
        )


def _seat(path: str) -> _Seat:
    known, name = seat_of(path)
    if not known:
        raise Refusal(404, "UNKNOWN_PATH", f"Seats are at {LOCAL_PATH} and /seat/NAME/agent/v2.")
    return _Seat(name, LOCAL_PATH if name is None else f"/seat/{quote(name, safe='@')}{LOCAL_PATH}")


def _read_head(exchange: Exchange, seat: _Seat, admitted: Admitted) -> _Post:
    headers = exchange.head.headers
    charset = charset_of(headers.get("content-type", ""))
    credentials = ("", "") if seat.name is None else basic_credentials(headers.get("authorization"))
    refuse_compressed(exchange)
    return _Post(seat.name, credentials, charset, headers.get("idempotency-key"), cross_origin(admitted))


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
    asked = re.split("[=&]", query, maxsplit=1)[0]
    address = f"{admitted.base_url}{seat.path}"
    if asked == "wsdl":
        return XML, wsdl(address)
    if asked == "xsd":
        return XML, xsd()
    return HTML, seat_page(address, seat.name)


def _read(body: bytes, charset: str | None) -> tuple[Operation, Request]:
    """What is asked; bytes and elements end here, for a poll may wait long and thousands may poll."""
    element = open_envelope(body, charset)
    operation = dispatch(element)
    return operation, _decode(operation, element)


def dispatch(element: Element) -> Operation:
    """The operation that an element names; raises ContractFault."""
    operation = _BY_TAG.get(element.tag)
    if operation is None:
        name = etree.QName(element).text[:120]
        raise ContractFault(FaultCode.UNKNOWN_OPERATION, f"The contract has no operation {name}.")
    return operation


def _decode(operation: Operation, element: Element) -> Request:
    try:
        return decode_request(operation, element)
    except BadValue as bad:
        raise ContractFault(FaultCode.BAD_VALUE, f"The element {bad}.") from None
