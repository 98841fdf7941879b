"""Our own pages for people: the phone. They are built from `toolbar/` and lie in `web/pages`.

A page may load what lies beside it, and speak with this server; it may run, frame or send nothing else, so
that a name or a number that somebody sends can never become a program.
"""

from __future__ import annotations

import hashlib
from importlib import resources
from typing import Final

import msgspec

from cordboard.http import Answer, Exchange, Headers, HttpSettings, Refusal
from cordboard.http.gate import Place, admit

_PLACES: Final = {"/phone": "phone.html", "/pages/phone.js": "phone.js", "/pages/phone.css": "phone.css"}
"""Address -> file."""
_TYPES: Final = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src data:; media-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEADERS: Final[Headers] = (
    ("cache-control", "no-cache"),
    ("content-security-policy", _POLICY),
    ("permissions-policy", "microphone=(self), camera=(), geolocation=(), display-capture=()"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
)


class _File(msgspec.Struct, frozen=True):
    content_type: str
    body: bytes
    tag: str
    """A strong validator (RFC 9110 section 8.8.3)."""


class PageDoor:
    """The door of the pages. A browser asks each time whether a file has changed, and keeps it if not."""

    def __init__(self, settings: HttpSettings) -> None:
        self._settings = settings
        self._files = {place: _load(name) for place, name in _PLACES.items()}

    @staticmethod
    def serves(path: str) -> bool:
        """Whether a path, as it was sent, is a page's, or a part of one."""
        return path in _PLACES

    async def __call__(self, exchange: Exchange) -> Answer:
        """Serve one request. Raises Refusal."""
        admit(exchange, Place.HOSTED, self._settings)
        if exchange.head.method not in {"GET", "HEAD"}:
            raise Refusal(405, "ONLY_GET", "This page can only be read.", [("allow", "GET, HEAD")])
        found = self._files[exchange.head.path]
        known = exchange.head.headers.get("if-none-match", "")
        status = 304 if found.tag in known else 200
        return Answer(status, found.content_type, found.body, (("etag", found.tag), *_HEADERS))


def _load(name: str) -> _File:
    body = resources.files(__package__).joinpath("pages", name).read_bytes()
    kind = _TYPES[name.rpartition(".")[2]]
    return _File(f"{kind}; charset=utf-8", body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
