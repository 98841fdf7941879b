"""The names that SOAP messages are made of.

Prefixes never change: `ns4:` has the four characters that old clients cut off, node clients show them.
"""

from __future__ import annotations

from typing import Final

from cordboard.contract import NAMESPACE

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

PREFIX: Final = "ns4:"
OPENING: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<S:Envelope xmlns:S="{ENVELOPE_NS}" xmlns:xsi="{XSI_NS}" xmlns:ns4="{NAMESPACE}"><S:Body>'
)
CLOSING: Final = "</S:Body></S:Envelope>"
