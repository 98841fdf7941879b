"""The words of a transfer: whom to call, in place of which call, and how it goes.

Refer-To (RFC 3515) names the target, and within it Replaces (RFC 3891) a call that the new one takes
the place of. How a transfer goes is told by the first line of a response (RFC 3420).
"""

import re
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from .dialog import DialogId
from .grammar import TOKEN, GrammarError, param, parse_params
from .headers import NameAddr, parse_name_addr
from .message import Headers
from .uri import Uri

SIPFRAG = "message/sipfrag"
LONGEST_SIPFRAG = 8_192
LONGEST_NUMBER = 256
_CALL_ID = re.compile(r"[!-:<-~]+")
"""A Call-ID as the parser takes it, without the semicolon that ends it here."""
_TAG = re.compile(TOKEN)
_STATUS_LINE = re.compile(rb"SIP/2\.0 ([1-6][0-9]{2}) ([^\r\n\x00]*)(?:\r?\n|$)")
_TELEPHONE = re.compile(r"(\+?[0-9A-Da-d*#().\-]+)(;[^?]*)?")
_SEPARATORS = re.compile(r"[().\-]")

_REASONS = {
    100: "Trying",
    180: "Ringing",
    183: "Session Progress",
    200: "OK",
    202: "Accepted",
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    408: "Request Timeout",
    480: "Temporarily Unavailable",
    481: "Call/Transaction Does Not Exist",
    484: "Address Incomplete",
    486: "Busy Here",
    487: "Request Terminated",
    488: "Not Acceptable Here",
    500: "Server Internal Error",
    503: "Service Unavailable",
    600: "Busy Everywhere",
    603: "Decline",
    604: "Does Not Exist Anywhere",
}
_CLASSES = {1: "Progress", 2: "OK", 3: "Elsewhere", 4: "Refused", 5: "Failed", 6: "Refused Everywhere"}


def reason_of(status: int) -> str:
    """The usual reason phrase of a status."""
    return _REASONS.get(status) or _CLASSES[status // 100]


@dataclass(frozen=True, slots=True)
class Replaces:
    """The call that is to be replaced, as its receiver knows it: to-tag is the receiver's own."""

    call_id: str
    to_tag: str
    from_tag: str
    early_only: bool = False
    """Only while it is not answered."""

    @property
    def dialog(self) -> DialogId:
        """The dialog as the receiver of the Replaces keeps it."""
        return DialogId(self.call_id, self.to_tag, self.from_tag)

    def __str__(self) -> str:
        early = ";early-only" if self.early_only else ""
        return f"{self.call_id};to-tag={self.to_tag};from-tag={self.from_tag}{early}"


def parse_replaces(text: str) -> Replaces:
    """Read a Replaces value; raises `GrammarError` unless it has both tags, each once."""
    call_id, semicolon, rest = text.partition(";")
    call_id = call_id.strip(" \t")
    params = parse_params(semicolon + rest)
    to_tag, from_tag = param(params, "to-tag") or "", param(params, "from-tag") or ""
    flag = dict(params).get("early-only", "absent")
    if not (_CALL_ID.fullmatch(call_id) and _TAG.fullmatch(to_tag) and _TAG.fullmatch(from_tag)):
        raise GrammarError("malformed Replaces")
    if flag not in (None, "absent"):
        raise GrammarError("early-only has no value")
    return Replaces(call_id, to_tag, from_tag, early_only=flag is None)


@dataclass(frozen=True, slots=True)
class ReferTarget:
    """Whom a REFER names: their address without its headers, and the call they are in, if any."""

    uri: Uri
    replaces: Replaces | None = None

    @property
    def number(self) -> str:
        """The user part, or the telephone number without visual separators."""
        return self.uri.number if self.uri.is_sip else _SEPARATORS.sub("", self.uri.number)

    def __str__(self) -> str:
        if self.replaces is None:
            return f"<{self.uri}>"
        return f"<{self.uri}?Replaces={quote(str(self.replaces), safe='')}&Require=replaces>"


def refer_target(headers: Headers) -> ReferTarget:
    """The one target of a REFER; raises `GrammarError` with what is wrong.

    Of the headers in its URI only Replaces counts: a stranger does not write the rest of our INVITE
    (RFC 3261 section 19.1.5). Schemes are not judged here.
    """
    values = headers.all("Refer-To")
    if len(values) != 1:
        raise GrammarError("REFER needs one Refer-To header")
    uri = parse_name_addr(values[0]).uri
    if (uri.param("method") or "INVITE") != "INVITE":
        raise GrammarError("Refer-To asks for something other than a call")
    if uri.scheme == "tel" and _TELEPHONE.fullmatch(uri.opaque) is None:
        raise GrammarError("malformed telephone number in Refer-To")
    target = ReferTarget(replace(uri, headers=""), _replaces_in(uri.headers))
    if not target.number.isprintable() or not 0 < len(target.number) <= LONGEST_NUMBER:
        raise GrammarError("Refer-To names nobody who could be called")
    return target


def _replaces_in(headers: str) -> Replaces | None:
    """The Replaces among the escaped headers of a URI, `name=value` joined by `&`."""
    found = []
    for field in headers.split("&") if headers else ():
        name, equals, value = field.partition("=")
        if not name or not equals:
            raise GrammarError("malformed headers in Refer-To")
        if unquote(name).lower() == "replaces":
            found.append(parse_replaces(unquote(value)))
    if len(found) > 1:
        raise GrammarError("Refer-To replaces more than one call")
    return found[0] if found else None


def referred_by(headers: Headers) -> NameAddr | None:
    """Who wants the transfer (RFC 3892), None where it is not said; raises `GrammarError`."""
    values = headers.all("Referred-By")
    if len(values) > 1:
        raise GrammarError("repeated Referred-By header")
    return parse_name_addr(values[0]) if values else None


def sipfrag(status: int) -> bytes:
    """The body that tells how a transfer goes."""
    return f"SIP/2.0 {status} {reason_of(status)}\r\n".encode()


def status_in(body: bytes) -> int:
    """The status that such a body tells; raises `GrammarError`. What follows its first line is ignored."""
    match = _STATUS_LINE.match(body[:LONGEST_SIPFRAG])
    if match is None:
        raise GrammarError("malformed status line in a body of message/sipfrag")
    return int(match[1])
