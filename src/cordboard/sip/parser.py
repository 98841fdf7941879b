"""Turns bytes from a stranger into a SIP message, or says exactly what is wrong with them.

Nothing but a whole and well-formed message comes out. `MalformedMessage` carries a stable `Defect`, a
reason phrase, and the 400-class answer if enough of the request could be read to send one.
"""

import re
from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from enum import Enum

from .grammar import TOKEN, GrammarError, is_token
from .message import Headers, Message, Request, Response, canonical_name
from .uri import parse_uri

_REQUEST_LINE = re.compile(rf"({TOKEN}) ([^ ]+) SIP/2\.0", re.IGNORECASE)
_STATUS_LINE = re.compile(r"SIP/2\.0 ([1-6][0-9]{2}) ([^\r\n]*)", re.IGNORECASE)
_HEADER = re.compile(rf"({TOKEN})[ \t]*:[ \t]*(.*)", re.DOTALL)
_FOLD = re.compile(r"\r\n[ \t]+")
_CALL_ID = re.compile(r"[!-~]+")
"""A little wider than `callid` of RFC 3261 section 25.1; what we may not write ourselves is not in it."""
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ONCE = ("Call-ID", "CSeq", "From", "To", "Max-Forwards", "Content-Type")
_MANDATORY = ("Via", "From", "To", "Call-ID", "CSeq")
_TYPED = {
    "Via": "vias",
    "From": "from_",
    "To": "to",
    "CSeq": "cseq",
    "Contact": "contacts",
    "Record-Route": "record_routes",
    "Route": "routes",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a stranger may send."""

    message: int = 65_535
    header_line: int = 8_192
    header_count: int = 200


class Defect(Enum):
    """Why a message was refused; the value is a stable code, used as the key of drop counters."""

    TOO_LARGE = "too-large"
    NOT_SIP = "not-sip"
    VERSION = "version"
    ENCODING = "encoding"
    HEADER_SYNTAX = "header-syntax"
    MISSING_HEADER = "missing-header"
    REPEATED_HEADER = "repeated-header"
    BAD_HEADER = "bad-header"
    BAD_URI = "bad-uri"
    LENGTH = "length"


class MalformedMessage(ValueError):
    """The bytes are not a valid message.

    `answer` is the response to send to their sender, or None where the bytes are a response, an ACK, or
    too broken to be answered.
    """

    def __init__(self, defect: Defect, detail: str, answer: Response | None = None) -> None:
        super().__init__(detail)
        self.defect = defect
        self.detail = detail
        self.answer = answer


def parse_message(data: bytes, limits: Limits | None = None) -> Request | Response:
    """Parse one datagram. Raises `MalformedMessage` and nothing else."""
    limits = limits or Limits()
    if len(data) > limits.message:
        raise MalformedMessage(Defect.TOO_LARGE, "Message Too Large")
    head, separator, body = data.lstrip(b"\r\n").partition(b"\r\n\r\n")
    text = head.decode("utf-8", "surrogateescape")
    start_line, _, block = text.partition("\r\n")
    fields: list[tuple[str, str]] = []
    try:
        _check_length(start_line, limits)
        _read_fields(block, limits, fields)
        _check_head(text, bool(separator))
        return _assemble(start_line, Headers(tuple(fields)), body)
    except MalformedMessage as error:
        error.answer = _answer(start_line, fields, error)
        raise


def _check_length(line: str, limits: Limits) -> None:
    if len(line) > limits.header_line:
        raise MalformedMessage(Defect.TOO_LARGE, "Too long a line")


def _check_head(text: str, has_end: bool) -> None:
    if not has_end:
        raise MalformedMessage(Defect.HEADER_SYNTAX, "Headers without an end")
    if _SURROGATE.search(text):
        raise MalformedMessage(Defect.ENCODING, "Headers are not UTF-8")


def _read_fields(block: str, limits: Limits, fields: list[tuple[str, str]]) -> None:
    """Fill `fields` line by line, so that what came before a defect can still be used to answer."""
    defect: MalformedMessage | None = None
    for line in _FOLD.sub(" ", block).split("\r\n") if block else ():
        match = _HEADER.fullmatch(line)
        _check_length(line, limits)
        if len(fields) >= limits.header_count:
            raise MalformedMessage(Defect.TOO_LARGE, "Too many headers")
        if match is None or _line_is_broken(match[2]):
            defect = defect or MalformedMessage(Defect.HEADER_SYNTAX, "Malformed header line")
        else:
            fields.append((canonical_name(match[1]), match[2].rstrip(" \t")))
    if defect is not None:
        raise defect


def _line_is_broken(value: str) -> bool:
    """A bare CR or LF, which only a quoted pair could not hide either (RFC 3261 section 25.1)."""
    return "\r" in value or "\n" in value


def _assemble(start_line: str, headers: Headers, body: bytes) -> Request | Response:
    body = _cut_body(headers, body)
    headers = headers.without("Content-Length")
    message = _read_start_line(start_line, headers, body)
    counts = Counter(name for name, _ in headers.fields)
    for name in _MANDATORY:
        if name not in counts:
            raise MalformedMessage(Defect.MISSING_HEADER, f"Missing {name} header")
    for name in _ONCE:
        if counts[name] > 1:
            raise MalformedMessage(Defect.REPEATED_HEADER, f"Repeated {name} header")
    _check_typed(message, counts)
    if isinstance(message, Request):
        _check_request(message)
    return message


def _read_start_line(line: str, headers: Headers, body: bytes) -> Request | Response:
    status = _STATUS_LINE.fullmatch(line)
    if status is not None:
        return Response(headers, body, int(status[1]), status[2])
    match = _REQUEST_LINE.fullmatch(line)
    if match is None:
        like = _request_like(line)
        if like is not None and like[1] != "2.0":
            raise MalformedMessage(Defect.VERSION, "Version Not Supported")
        raise MalformedMessage(Defect.NOT_SIP, "Malformed request line")
    try:
        uri = parse_uri(match[2])
    except GrammarError as error:
        raise MalformedMessage(Defect.BAD_URI, "Malformed Request-URI") from error
    if uri.headers:
        raise MalformedMessage(Defect.BAD_URI, "Headers in Request-URI")
    return Request(headers, body, match[1], uri)


def _check_typed(message: Message, names: Container[str]) -> None:
    """Read every typed header once; the results stay cached on the message."""
    for name, attribute in _TYPED.items():
        try:
            if name in names:
                getattr(message, attribute, None)
        except GrammarError as error:
            raise MalformedMessage(Defect.BAD_HEADER, f"Malformed {name} header") from error
    if not message.vias:  # there, and empty
        raise MalformedMessage(Defect.BAD_HEADER, "Malformed Via header")
    call_id = message.call_id
    if not _CALL_ID.fullmatch(call_id or ""):
        raise MalformedMessage(Defect.BAD_HEADER, "Malformed Call-ID header")


def _check_request(request: Request) -> None:
    if request.cseq.method != request.method:
        raise MalformedMessage(Defect.BAD_HEADER, "CSeq does not match the method")
    hops = request.headers.first("Max-Forwards")
    if hops is not None and (not re.fullmatch(r"[0-9]{1,9}", hops) or int(hops) > 255):
        raise MalformedMessage(Defect.BAD_HEADER, "Malformed Max-Forwards header")


def _cut_body(headers: Headers, body: bytes) -> bytes:
    lengths = set(headers.all("Content-Length"))
    if not lengths:
        return body
    if len(lengths) > 1:
        raise MalformedMessage(Defect.REPEATED_HEADER, "Repeated Content-Length header")
    text = lengths.pop()
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise MalformedMessage(Defect.LENGTH, "Malformed Content-Length header")
    if int(text) > len(body):
        raise MalformedMessage(Defect.LENGTH, "Body shorter than Content-Length")
    return body[: int(text)]


def _request_like(line: str) -> tuple[str, str] | None:
    """The method and SIP version of what is at least meant to be a request line."""
    words = line.split()
    if len(words) < 3 or not is_token(words[0]) or not words[-1].upper().startswith("SIP/"):
        return None
    return words[0], words[-1][4:]


_STATUS = {Defect.VERSION: 505, Defect.TOO_LARGE: 513}


def _answer(start_line: str, fields: list[tuple[str, str]], error: MalformedMessage) -> Response | None:
    """The response a broken request can still be given: its own words copied, never interpreted."""
    like = _request_like(start_line)
    headers = Headers(tuple(fields))
    if like is None or like[0] == "ACK" or any(headers.first(name) is None for name in _MANDATORY):
        return None
    once = tuple((name, headers.first(name) or "") for name in _MANDATORY if name != "Via")
    vias = tuple(("Via", value) for value in headers.all("Via"))
    answer = Response(Headers(vias + once), b"", _STATUS.get(error.defect, 400), error.detail)
    try:
        return answer if answer.vias else None
    except GrammarError:
        return None
