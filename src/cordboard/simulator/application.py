"""A program that drives an agent's seat over SOAP, as a company's own application would.

It writes and reads its envelopes by itself, apart from the server's codec, so that the two check
each other. One `Application` is one program; several may share a seat.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any, TypeVar, cast

import httpx
from lxml import etree

from cordboard import contract
from cordboard.contract import Answered, Event, Field, Record, Request, Scalar, fields_of, wire_name

_ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/"
_XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_POLL_MS = 5000
_AGAIN = 0.05
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
AnswerT = TypeVar("AnswerT")


class SoapFault(Exception):
    """The seat said no: `code` is stable, `text` says what to do."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


class Application:
    """A client of one seat. `url` is the SOAP address; credentials are those of a hosted seat."""

    def __init__(self, url: str, user: str = "", password: str = "") -> None:
        auth = httpx.BasicAuth(user, password) if user else None
        self._http = httpx.AsyncClient(auth=auth, timeout=httpx.Timeout(60.0), trust_env=False)
        self._url = url

    async def ask(self, request: Answered[AnswerT]) -> AnswerT:
        """Send one operation and return its answer; raise SoapFault where the seat refuses."""
        headers = {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '""'}
        answer = await self._http.post(self._url, content=write(request), headers=headers)
        if answer.status_code not in {200, 500}:
            raise SoapFault(f"HTTP_{answer.status_code}", answer.text[:200])
        return cast("AnswerT", read(type(request), answer.content))

    async def listen(self, name: str, listening: Callable[[], None] = lambda: None) -> AsyncIterator[Event]:
        """Everything that happens at the seat once `listening` was called, but no `timeout` events.

        While the seat cannot be reached it is asked again and again: a listener survives a restart.
        """
        listener = await self.ask(contract.AddListener(name=name))
        listening()
        while True:
            try:
                event = await self.ask(contract.CheckEvent(listenerId=listener, timeout=_POLL_MS))
            except httpx.TransportError:
                await asyncio.sleep(_AGAIN)
                continue
            if not isinstance(event, contract.Timeout):
                yield event

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()


def write(request: Request) -> bytes:
    """One request as a SOAP 1.1 envelope: the wrapper qualified, its children not."""
    envelope = etree.Element(f"{{{_ENVELOPE}}}Envelope", nsmap={"S": _ENVELOPE, "c": contract.NAMESPACE})
    body = etree.SubElement(envelope, f"{{{_ENVELOPE}}}Body")
    wrapper = etree.SubElement(body, f"{{{contract.NAMESPACE}}}{wire_name(type(request))}")
    _fill(wrapper, request)
    return etree.tostring(envelope, xml_declaration=True, encoding="UTF-8")


def _fill(parent: etree._Element, record: Record) -> None:
    for field in fields_of(type(record)):
        value = getattr(record, field.attribute)
        for item in value if field.many else [value]:
            if item is None:
                continue
            child = etree.SubElement(parent, field.name)
            if isinstance(item, Record):
                _fill(child, item)
            else:
                child.text = str(item).lower() if field.kind is Scalar.BOOLEAN else str(item)


def read(request: type[Request], envelope: bytes) -> Any:
    """The answer in an envelope, as the contract declares it; raise SoapFault for a fault."""
    body = etree.fromstring(envelope, _PARSER).find(f"{{{_ENVELOPE}}}Body")
    if body is None or not len(body):
        raise SoapFault("UNREADABLE", "The answer has no body.")
    wrapper = body[0]
    if wrapper.tag == f"{{{_ENVELOPE}}}Fault":
        code = next((element.text for element in wrapper.iterfind("detail//code")), None)
        raise SoapFault(code or "UNKNOWN", wrapper.findtext("faultstring") or "")
    answer = contract.OPERATIONS[wire_name(request)].answer
    return None if answer is None else _value(answer, wrapper.findall("return"))


def _value(field: Field, elements: Iterable[etree._Element]) -> Any:
    found = [_one(field.kind, element) for element in elements]
    if field.many:
        return tuple(found)
    return found[0] if found else None


def _one(kind: Scalar | type[Record], element: etree._Element) -> Any:
    if not isinstance(kind, Scalar):
        declared = contract.EVENTS.get(element.get(_XSI_TYPE, "").rpartition(":")[2], kind)
        return declared(**{f.attribute: _value(f, element.findall(f.name)) for f in fields_of(declared)})
    text = element.text or ""
    match kind:
        case Scalar.STRING:
            return text
        case Scalar.BOOLEAN:
            return text == "true"
        case Scalar.FLOAT | Scalar.DOUBLE:
            return float(text)
        case _:
            return int(text)
