"""The SOAP door: every request to a seat comes in here, and its answer leaves from here.

First the gate, then the credentials, then the bytes, then the seat. A request that is refused changes
nothing; an operation that has begun runs to its end even if its client leaves, only a poll is given up.
"""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from functools import lru_cache
from typing import Final
from urllib.parse import quote, unquote

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
from cordboard.soap.credentials import basic_credentials, unauthorized
from cordboard.soap.decode import BadValue, Element, decode_request
from cordboard.soap.encode import answer_writer
from cordboard.soap.envelope import CHARSETS, fault_envelope, open_envelope
from cordboard.soap.gate import (
    Admitted,
    Headers,
    HttpSettings,
    Place,
    Receive,
    Refusal,
    Scope,
    Send,
    admit,
    cross_origin,
    preflight,
    read_body,
    refuse,
    respond,
)
from cordboard.soap.pages import seat_page
from cordboard.soap.port import Seats

log = logging.getLogger(__name__)

XML: Final = "text/xml; charset=utf-8"
HTML: Final = "text/html; charset=utf-8"
LOCAL_PATH: Final = "/agent/v2"
_BY_TAG: Final = {f"{{{NAMESPACE}}}{name}": operation for name, operation in OPERATIONS.items()}
_HOSTED_PATH: Final = re.compile(r"/seat/([^/]+)/agent/v2/?")


class _Gone(Exception):
    """The client left; there is nobody to answer."""


@dataclass(frozen=True, slots=True)
class _Seat:
    """The seat that an address names, and its address as we write it."""

    name: str | None
    path: str

    @property
    def place(self) -> Place:
        return Place.LOCAL if self.name is None else Place.HOSTED


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


def _raw_path(scope: Scope) -> str:
    raw: bytes | None = scope.get("raw_path")
    return quote(scope["path"]) if raw is None else raw.decode("latin-1").partition("?")[0]


class SoapApp:
    """The ASGI application for `/agent/v2` and `/seat/NAME/agent/v2`.

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
        self._running: set[asyncio.Task[object]] = set()

    @staticmethod
    def serves(scope: Scope) -> bool:
        """Whether a scope is for this application."""
        return scope["type"] == "http" and seat_of(_raw_path(scope))[0]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one HTTP request."""
        if scope["type"] != "http":
            raise ValueError(f"the SOAP door serves http, not {scope['type']}")
        shared: Headers = ()
        try:
            seat = self._seat(scope)
            admitted = admit(scope, seat.place, self._settings)
            shared = cross_origin(admitted)
            await self._route(scope, seat, admitted, receive, send)
        except Refusal as refusal:
            await refuse(send, refusal, shared)
        except (_Gone, ConnectionError):
            log.debug("a client left before its answer")

    def _seat(self, scope: Scope) -> _Seat:
        known, name = seat_of(_raw_path(scope))
        if not known:
            raise Refusal(404, "UNKNOWN_PATH", f"Seats are at {LOCAL_PATH} and /seat/NAME/agent/v2.")
        return _Seat(name, LOCAL_PATH if name is None else f"/seat/{quote(name, safe='@')}{LOCAL_PATH}")

    async def _route(
        self, scope: Scope, seat: _Seat, admitted: Admitted, receive: Receive, send: Send
    ) -> None:
        if admitted.method == "POST":
            await self._post(seat, admitted, receive, send)
        elif admitted.method in {"GET", "HEAD"}:
            content_type, text = _document(scope, seat, admitted)
            await respond(send, 200, content_type, text.encode(), cross_origin(admitted))
        elif admitted.method == "OPTIONS":
            await respond(send, 200, "text/plain; charset=utf-8", b"", preflight(admitted))
        else:
            raise Refusal(
                405, "BAD_METHOD", "Use POST, or GET for the WSDL.", [("allow", "GET, POST, OPTIONS")]
            )

    async def _post(self, seat: _Seat, admitted: Admitted, receive: Receive, send: Send) -> None:
        charset = charset_of(admitted.headers.get("content-type", ""))
        headers = cross_origin(admitted)
        try:
            await self._check_credentials(seat, admitted)
            operation, request = await self._read(admitted, charset, receive)
            value = await self._call(seat, operation, request, receive)
            status, answer = 200, self._encode(operation, value)
        except ContractFault as fault:
            await respond(send, 500, XML, fault_envelope(fault), headers)
            return
        try:
            await respond(send, status, XML, answer, headers)
        except OSError:
            self._seats.undelivered(seat.name, request, value)

    async def _read(
        self, admitted: Admitted, charset: str | None, receive: Receive
    ) -> tuple[Operation, Request]:
        """What is asked; bytes and elements end here, for a poll may wait long and thousands may poll."""
        element = open_envelope(await read_body(receive, admitted, self._settings), charset)
        operation = dispatch(element)
        return operation, _decode(operation, element)

    async def _check_credentials(self, seat: _Seat, admitted: Admitted) -> None:
        if seat.name is None:
            return
        user, password = basic_credentials(admitted.headers.get("authorization"))
        try:
            admitted_user = await self._seats.admit(seat.name, user, password)
        except Exception as problem:  # noqa: BLE001  -- as for an operation: a number, no internals
            raise self._internal("the check of credentials", problem) from None
        if not admitted_user:
            raise unauthorized()

    async def _call(self, seat: _Seat, operation: Operation, request: Request, receive: Receive) -> object:
        if isinstance(request, CheckEvent):
            return await self._poll(seat, operation, request, receive)
        task = asyncio.ensure_future(self._guarded(seat, operation, request))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    async def _guarded(self, seat: _Seat, operation: Operation, request: Request) -> object:
        try:
            return await self._seats.call(seat.name, request)
        except ContractFault:
            raise
        except Exception as problem:  # noqa: BLE001  -- whatever it is, the client gets a fault and no internals
            raise self._internal(operation.name, problem) from None

    async def _poll(self, seat: _Seat, operation: Operation, request: Request, receive: Receive) -> object:
        """Wait for an event, in the request's own task; the client's leaving cancels it."""
        poll = asyncio.current_task()
        assert poll is not None
        leaving = asyncio.ensure_future(_cancel_when_left(poll, receive))
        value = None
        try:
            value = await self._guarded(seat, operation, request)
            await asyncio.sleep(0)  # who has left already is noticed now
        except asyncio.CancelledError:
            if not leaving.done():  # it is the server that gives up
                self._give_back(seat, request, value)
                raise
        finally:
            leaving.cancel()
        if leaving.done():
            self._give_back(seat, request, value)
            raise _Gone
        return value

    def _give_back(self, seat: _Seat, request: Request, value: object) -> None:
        if value is not None:
            self._seats.undelivered(seat.name, request, value)

    def _encode(self, operation: Operation, value: object) -> bytes:
        try:
            return answer_writer(operation)(value)
        except Exception as problem:  # noqa: BLE001  -- a wrong answer of a seat is our failure, not the client's
            raise self._internal(operation.name, problem) from None

    def _internal(self, where: str, problem: Exception) -> ContractFault:
        incident = self._incident()
        log.error("incident %s in %s", incident, where, exc_info=problem)
        return ContractFault(
            FaultCode.INTERNAL, f"Something went wrong inside Cordboard, incident {incident}."
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


def _document(scope: Scope, seat: _Seat, admitted: Admitted) -> tuple[str, str]:
    query = scope["query_string"].decode("latin-1").lower()
    asked = re.split("[=&]", query, maxsplit=1)[0]
    address = f"{admitted.base_url}{seat.path}"
    if asked == "wsdl":
        return XML, wsdl(address)
    if asked == "xsd":
        return XML, xsd()
    return HTML, seat_page(address, seat.name)


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


async def _cancel_when_left(poll: asyncio.Task[object], receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    poll.cancel()
