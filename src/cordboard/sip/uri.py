"""A SIP address as written on an envelope: who, at which machine, by which way (RFC 3261 section 19.1).

Parts are kept as they were escaped on the wire, so that what we send back is what we got; `number` and
`same_address` undo the escapes. Schemes other than sip and sips are kept whole and not looked into.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote as unescape

from .grammar import HOST, GrammarError, Params, format_params, param

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*")
_ESCAPED = r"%[0-9A-Fa-f]{2}"
_USER = re.compile(rf"(?:[A-Za-z0-9\-_.!~*'()&=+$,;?/#]|{_ESCAPED})+")
_PASSWORD = re.compile(rf"(?:[A-Za-z0-9\-_.!~*'()&=+$,]|{_ESCAPED})*")
_HOST_PORT = re.compile(rf"({HOST})(?::([0-9]{{1,5}}))?")
_PARAM_TEXT = re.compile(rf"(?:[A-Za-z0-9\-_.!~*'()\[\]/:&+$]|{_ESCAPED})+")
_HEADER_TEXT = re.compile(rf"(?:[A-Za-z0-9\-_.!~*'()\[\]/?:+$=&]|{_ESCAPED})+")
_OPAQUE = re.compile(r"[\x21-\x7e]+")
_STRICT_PARAMS = ("user", "ttl", "method", "maddr", "transport")


@dataclass(frozen=True, slots=True)
class Uri:
    """A parsed URI. For schemes other than sip and sips only `scheme` and `opaque` are set."""

    scheme: str
    user: str | None = None
    password: str | None = None
    host: str = ""
    port: int | None = None
    params: Params = ()
    headers: str = ""
    opaque: str = ""

    @property
    def is_sip(self) -> bool:
        """Whether this is a sip or sips address, the ones a user agent can route."""
        return self.scheme in ("sip", "sips")

    @property
    def number(self) -> str:
        """The user part or telephone number, unescaped, without its parameters; empty if there is none."""
        text = (self.user or "") if self.is_sip else self.opaque
        return unescape(text.partition(";")[0])

    @property
    def address_of_record(self) -> str:
        """`sip:user@host` in one canonical spelling, the key of a registration (RFC 3261 section 10.3)."""
        user = f"{unescape(self.user)}@" if self.user else ""
        return f"{self.scheme}:{user}{self.host.lower()}"

    def param(self, name: str) -> str | None:
        """The value of a URI parameter, empty for one without value, None if absent."""
        return param(self.params, name)

    def __str__(self) -> str:
        if not self.is_sip:
            return f"{self.scheme}:{self.opaque}"
        secret = f":{self.password}" if self.password is not None else ""
        user = f"{self.user}{secret}@" if self.user is not None else ""
        port = f":{self.port}" if self.port is not None else ""
        headers = f"?{self.headers}" if self.headers else ""
        return f"{self.scheme}:{user}{self.host}{port}{format_params(self.params)}{headers}"

    def same_address(self, other: "Uri") -> bool:
        """Whether two URIs are equal by the rules of RFC 3261 section 19.1.4."""
        if not (self.is_sip and other.is_sip):
            return str(self) == str(other)
        return (
            (self.scheme, self.host.lower(), self.port, self.headers)
            == (other.scheme, other.host.lower(), other.port, other.headers)
            and unescape(self.user or "") == unescape(other.user or "")
            and self.password == other.password
            and _params_agree(self.params, other.params)
        )


@lru_cache(maxsize=1024)
def parse_uri(text: str) -> Uri:
    """Read a URI; raises `GrammarError` for anything that RFC 3261 section 25.1 does not allow."""
    scheme, colon, rest = text.partition(":")
    if not colon or _SCHEME.fullmatch(scheme) is None:
        raise GrammarError("URI without a scheme")
    scheme = scheme.lower()
    if scheme not in ("sip", "sips"):
        if _OPAQUE.fullmatch(rest) is None or any(char in rest for char in '<>"'):
            raise GrammarError("malformed URI")
        return Uri(scheme, opaque=rest)
    userinfo, at, place = rest.partition("@")
    if not at:
        userinfo, place = "", rest
    user, password = _parse_userinfo(userinfo) if at else (None, None)
    host, port, params, headers = _parse_place(place)
    return Uri(scheme, user, password, host, port, params, headers)


def _parse_userinfo(text: str) -> tuple[str, str | None]:
    user, colon, password = text.partition(":")
    if _USER.fullmatch(user) is None or _PASSWORD.fullmatch(password) is None:
        raise GrammarError("malformed user in URI")
    return user, password if colon else None


def _parse_place(text: str) -> tuple[str, int | None, Params, str]:
    before, question, headers = text.partition("?")
    if question and _HEADER_TEXT.fullmatch(headers) is None:
        raise GrammarError("malformed headers in URI")
    place, *rest = before.split(";")
    match = _HOST_PORT.fullmatch(place)
    if match is None or int(match[2] or 0) > 65535:
        raise GrammarError("malformed host or port in URI")
    return match[1], int(match[2]) if match[2] else None, _parse_uri_params(rest), headers


def _parse_uri_params(parts: list[str]) -> Params:
    found: dict[str, str | None] = {}
    for part in parts:
        name, equals, value = part.partition("=")
        name = name.lower()
        if name in found or _PARAM_TEXT.fullmatch(name) is None:
            raise GrammarError("malformed or repeated parameter in URI")
        if equals and _PARAM_TEXT.fullmatch(value) is None:
            raise GrammarError("malformed parameter in URI")
        found[name] = value if equals else None
    return tuple(found.items())


def _params_agree(left: Params, right: Params) -> bool:
    mine, theirs = dict(left), dict(right)
    if any((mine.get(name) or "").lower() != (theirs.get(name) or "").lower() for name in _STRICT_PARAMS):
        return False
    shared = mine.keys() & theirs.keys()
    return all((mine[name] or "").lower() == (theirs[name] or "").lower() for name in shared)
