"""One SOAP 1.1 envelope: bytes to the operation's element, and a refusal to bytes.

The parser resolves nothing, loads nothing and lifts no limit; a document with a DTD is refused.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import Final

from lxml import etree

from cordboard.contract import V2, ContractFault, FaultCode
from cordboard.soap.decode import Element
from cordboard.soap.encode import detail_element, escape
from cordboard.soap.names import (
    ACTOR,
    BODY,
    CLOSING,
    ENVELOPE,
    HEADER,
    MUST_UNDERSTAND,
    NEXT_ACTOR,
    opening,
)

CHARSETS: Final = frozenset(
    {
        "utf-8",
        "utf8",
        "utf-16",
        "utf-16le",
        "utf-16be",
        "us-ascii",
        "iso-8859-1",
        "iso-8859-15",
        "windows-1252",
    }
)
"""The encodings that a Content-Type may name; an XML declaration may name these and what libxml2 knows."""


class FaultKind(StrEnum):
    """Whose fault it is, in the words of SOAP 1.1 section 4.4.1."""

    CLIENT = "Client"
    SERVER = "Server"
    MUST_UNDERSTAND = "MustUnderstand"
    VERSION_MISMATCH = "VersionMismatch"


class EnvelopeFault(ContractFault):
    """An envelope that cannot be served, with the kind of fault that SOAP has for it."""

    def __init__(self, kind: FaultKind, message: str) -> None:
        super().__init__(FaultCode.BAD_REQUEST, message, by_client=True)
        self.kind = kind


def open_envelope(body: bytes, charset: str | None) -> Element:
    """The one element in the body of the envelope; `charset` is what the Content-Type says, if anything.

    Raises EnvelopeFault.
    """
    root = _parse(body, charset)
    if root.tag != ENVELOPE:
        if etree.QName(root).localname == "Envelope":
            raise EnvelopeFault(FaultKind.VERSION_MISMATCH, "This seat speaks SOAP 1.1 only.")
        raise EnvelopeFault(FaultKind.CLIENT, "The document is no SOAP envelope.")
    bodies = []
    for part in root:
        if part.tag == BODY:
            bodies.append(part)
        elif part.tag == HEADER:
            _refuse_mandatory_entries(part)
    if len(bodies) != 1 or len(bodies[0]) != 1:
        raise EnvelopeFault(FaultKind.CLIENT, "The envelope must have one body with one operation in it.")
    return bodies[0][0]


@cache
def _parser(charset: str | None) -> etree.XMLParser:
    return etree.XMLParser(
        encoding=charset,
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _parse(body: bytes, charset: str | None) -> Element:
    marked = body.startswith((b"\xef\xbb\xbf", b"\xfe\xff", b"\xff\xfe"))
    try:
        root = etree.fromstring(body, _parser(None if marked else charset))
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise EnvelopeFault(FaultKind.CLIENT, f"The request is no well-formed XML: {problem}.") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise EnvelopeFault(FaultKind.CLIENT, "A document type declaration is not allowed.")
    return root


def _refuse_mandatory_entries(header: Element) -> None:
    for entry in header:
        for_us = entry.get(ACTOR, NEXT_ACTOR) == NEXT_ACTOR
        if for_us and entry.get(MUST_UNDERSTAND) in {"1", "true"}:
            name = etree.QName(entry).localname
            raise EnvelopeFault(FaultKind.MUST_UNDERSTAND, f"The header {name} is not understood here.")


def fault_envelope(fault: ContractFault) -> bytes:
    """The answer to a refused request, whatever it speaks: a readable text and the typed detail."""
    kind = fault.kind if isinstance(fault, EnvelopeFault) else _kind(fault)
    text = escape(f"{fault.message} {fault.remedy}")
    detail = detail_element(fault.detail)
    return (
        f"{opening(V2)}<S:Fault><faultcode>S:{kind}</faultcode><faultstring>{text}</faultstring>"
        f"<detail>{detail}</detail></S:Fault>{CLOSING}"
    ).encode()


def _kind(fault: ContractFault) -> FaultKind:
    return FaultKind.CLIENT if fault.by_client else FaultKind.SERVER
