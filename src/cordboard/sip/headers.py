"""The headers that decide where a message belongs: Via, From, To, Contact, Route and CSeq.

Each is a frozen record with one parser and one spelling; `parse_x(str(x)) == x` always holds.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from .grammar import (
    HOST,
    QUOTED,
    TOKEN,
    GrammarError,
    Params,
    format_params,
    param,
    parse_params,
    quote,
    unquote,
    with_param,
)
from .uri import Uri, parse_uri

_VIA = re.compile(
    rf"SIP[ \t]*/[ \t]*({TOKEN})[ \t]*/[ \t]*({TOKEN})[ \t]+"
    rf"({HOST})(?:[ \t]*:[ \t]*([0-9]{{1,5}}))?[ \t]*(;.*)?",
    re.IGNORECASE | re.DOTALL,
)
_NAME_ADDR = re.compile(
    rf"(?:({QUOTED})[ \t]*|({TOKEN}(?:[ \t]+{TOKEN})*[ \t]*))?<([^<>\"\s]+)>[ \t]*(;.*)?", re.DOTALL
)
_CSEQ = re.compile(rf"([0-9]{{1,64}})[ \t]+({TOKEN})")
MAX_CSEQ = 2**31


@dataclass(frozen=True, slots=True)
class Via:
    """One hop of the way back (RFC 3261 section 20.42, RFC 3581)."""

    transport: str
    host: str
    port: int | None
    params: Params = ()
    version: str = "2.0"

    @property
    def branch(self) -> str:
        """The transaction's id; empty from elements older than RFC 3261."""
        return param(self.params, "branch") or ""

    def param(self, name: str) -> str | None:
        """A parameter's value, empty for one without value, None if absent."""
        return param(self.params, name)

    def stamped(self, host: str, port: int) -> "Via":
        """This hop with what we saw of its sender: `received`, and `rport` where it asked (RFC 3581)."""
        params = self.params
        if param(params, "rport") is not None:
            params = with_param(params, "rport", str(port))
        return replace(self, params=with_param(params, "received", host))

    def __str__(self) -> str:
        port = f":{self.port}" if self.port is not None else ""
        return f"SIP/{self.version}/{self.transport} {self.host}{port}{format_params(self.params)}"


@dataclass(frozen=True, slots=True)
class NameAddr:
    """A name and an address with parameters: From, To, Contact, Route, Record-Route, Refer-To."""

    uri: Uri
    display: str = ""
    params: Params = ()

    @property
    def tag(self) -> str:
        """The dialog tag; empty if there is none."""
        return param(self.params, "tag") or ""

    def param(self, name: str) -> str | None:
        """A parameter's value, empty for one without value, None if absent."""
        return param(self.params, name)

    def tagged(self, tag: str) -> "NameAddr":
        """The same party with this dialog tag."""
        return replace(self, params=with_param(self.params, "tag", tag))

    def __str__(self) -> str:
        display = f"{quote(self.display)} " if self.display else ""
        return f"{display}<{self.uri}>{format_params(self.params)}"


@dataclass(frozen=True, slots=True)
class CSeq:
    """A request's number within its dialog, and its method."""

    number: int
    method: str

    def __str__(self) -> str:
        return f"{self.number} {self.method}"


@lru_cache(maxsize=1024)
def parse_via(text: str) -> Via:
    """Read one Via value; raises `GrammarError`."""
    match = _VIA.fullmatch(text)
    if match is None or int(match[4] or 0) > 65535:
        raise GrammarError("malformed Via")
    port = int(match[4]) if match[4] else None
    return Via(match[2].upper(), match[3], port, parse_params(match[5] or ""), match[1])


@lru_cache(maxsize=1024)
def parse_name_addr(text: str) -> NameAddr:
    """Read one From, To, Contact or Route value; raises `GrammarError`.

    Without angle brackets, parameters belong to the header and the URI may hold no comma, question mark
    or semicolon (RFC 3261 section 20.10).
    """
    match = _NAME_ADDR.fullmatch(text)
    if match is not None:
        display = unquote(match[1]) if match[1] else " ".join((match[2] or "").split())
        return NameAddr(parse_uri(match[3]), display, parse_params(match[4] or ""))
    address, semicolon, rest = text.partition(";")
    if any(char in address for char in ',?<>"'):
        raise GrammarError("malformed name or address")
    return NameAddr(parse_uri(address.rstrip(" \t")), "", parse_params(semicolon + rest))


def parse_cseq(text: str) -> CSeq:
    """Read a CSeq value; the number must be below 2**31 (RFC 3261 section 8.1.1.5)."""
    match = _CSEQ.fullmatch(text)
    if match is None or int(match[1]) >= MAX_CSEQ:
        raise GrammarError("malformed CSeq")
    return CSeq(int(match[1]), match[2])


def parse_seconds(text: str) -> int:
    """Read delta-seconds; a value over 2**32-1 is taken as that limit (RFC 3261 section 20.19)."""
    digits = text.strip(" \t")
    if not re.fullmatch(r"[0-9]{1,64}", digits):
        raise GrammarError("malformed number of seconds")
    return min(int(digits), 2**32 - 1)
