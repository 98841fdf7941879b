"""The names that SOAP messages are made of.

Prefixes never change: `ns4:` has the four characters that old clients cut off, node clients show them. An
envelope binds those of the contract that it speaks, and of the published one, whose types all may carry.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from cordboard.contract import V2, Contract

ENVELOPE_NS: Final = "http://schemas.xmlsoap.org/soap/envelope/"
XSI_NS: Final = "http://www.w3.org/2001/XMLSchema-instance"

ENVELOPE: Final = f"{{{ENVELOPE_NS}}}Envelope"
HEADER: Final = f"{{{ENVELOPE_NS}}}Header"
BODY: Final = f"{{{ENVELOPE_NS}}}Body"
MUST_UNDERSTAND: Final = f"{{{ENVELOPE_NS}}}mustUnderstand"
ACTOR: Final = f"{{{ENVELOPE_NS}}}actor"
NEXT_ACTOR: Final = "http://schemas.xmlsoap.org/soap/actor/next"
XSI_TYPE: Final = f"{{{XSI_NS}}}type"
XSI_NIL: Final = f"{{{XSI_NS}}}nil"


@cache
def opening(contract: Contract) -> str:
    """The beginning of every envelope that speaks a contract."""
    spoken = {each.prefix: each.namespace for each in (V2, contract)}
    bound = "".join(
        f' xmlns:{prefix}="{namespace}"'
        for prefix, namespace in {"S": ENVELOPE_NS, "xsi": XSI_NS, **spoken}.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><S:Envelope{bound}><S:Body>'


CLOSING: Final = "</S:Body></S:Envelope>"
