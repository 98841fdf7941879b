"""Our own pages for people: the desk, alone or in pages of others. Built from `toolbar/`.

A page may load what lies beside it, and speak with this server; it may run or send nothing else, so that a
name or a number that somebody sends can never become a program. Nobody shows them in a page of their own but
for the panel, and that only where its origin is approved.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import resources
from typing import Final
from urllib.parse import parse_qs, urlsplit

import msgspec

from cordboard.contract.desk import DESK, PANEL
from cordboard.desk import Desk
from cordboard.http import Answer, Exchange, Headers, HttpSettings, Refusal
from cordboard.http.answer import TEXT
from cordboard.http.gate import Place, admit, may_show
from cordboard.web.approvepage import PLAIN, link, page, refused

EMBED: Final = "/embed.js"
"""The program by which pages of others show the panel."""
_PLACES: Final = {
    DESK: "desk.html",
    PANEL: "desk.html",
    EMBED: "embed.js",
    **{f"/pages/{name}": name for name in ("desk.js", "desk.css")},
}
"""Address -> file."""
_MOVED: Final = {"/phone": DESK}
"""An address of before -> the page that does its work now."""
_TYPES: Final = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
_STRICT: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; media-src 'self' blob:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_ALWAYS: Final[Headers] = (("cache-control", "no-cache"), ("referrer-policy", "no-referrer"))
_APART: Final[Headers] = (
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
)
_OURS: Final = "microphone=(self), camera=(), geolocation=(), display-capture=()"
_EVERYWHERE: Final[Headers] = (
    ("access-control-allow-origin", "*"),
    ("cross-origin-resource-policy", "cross-origin"),
)
"""Whatever page loads it finds a program without secrets."""


class _File(msgspec.Struct, frozen=True):
    content_type: str
    body: bytes
    tag: str
    """A strong validator (RFC 9110 section 8.8.3)."""


class PageDoor:
    """The door of the pages. A browser asks each time whether a file has changed, and keeps it if not.

    `desk` says how the desk looks now.
    """

    def __init__(self, desk: Callable[[], Desk], settings: HttpSettings) -> None:
        self._desk = desk
        self._settings = settings
        self._files = {place: _load(name) for place, name in _PLACES.items()}

    @staticmethod
    def serves(path: str) -> bool:
        """Whether a path, as it was sent, is a page's, or a part of one."""
        return path in _PLACES or path in _MOVED

    async def __call__(self, exchange: Exchange) -> Answer:
        """Serve one request. Raises Refusal."""
        path = exchange.head.path
        admit(exchange, Place.OPEN if path == EMBED else Place.HOSTED, self._settings)
        if exchange.head.method not in {"GET", "HEAD"}:
            raise Refusal(405, "ONLY_GET", "This page can only be read.", [("allow", "GET, HEAD")])
        if path in _MOVED:
            return Answer(308, TEXT, b"", (("location", _MOVED[path]),))  # RFC 9110 section 15.4.9
        if path == PANEL and (trouble := self._not_shown(exchange)):
            return Answer(403, "text/html; charset=utf-8", trouble, (("content-security-policy", PLAIN),))
        found = self._files[path]
        known = exchange.head.headers.get("if-none-match", "")
        status = 304 if found.tag in known else 200
        headers = (("etag", found.tag), *_ALWAYS, *self._headers(exchange))
        return Answer(status, found.content_type, found.body, headers)

    def _headers(self, exchange: Exchange) -> Headers:
        """What a page may do, and who may have it."""
        path = exchange.head.path
        if path == EMBED:
            return _EVERYWHERE
        if path == PANEL:
            ancestors = f"'self' {_named(exchange, 'for')}".rstrip()
            policy = f"{_STRICT}; {self._frames()}; frame-ancestors {ancestors}"
            return (("content-security-policy", policy), ("permissions-policy", _OURS))
        frames = f"{self._frames()}; " if path == DESK else ""
        policy = f"{_STRICT}; {frames}frame-ancestors 'none'"
        return (("content-security-policy", policy), ("permissions-policy", _OURS), *_APART)

    def _frames(self) -> str:
        """The origins of the center's own tiles."""
        pages = (urlsplit(tile.url) for tile in self._desk().settings.layout.ownTiles)
        origins = dict.fromkeys(f"{url.scheme}://{url.netloc}" for url in pages)
        return "frame-src " + (" ".join(origins) or "'none'")

    def _not_shown(self, exchange: Exchange) -> bytes:
        """The page that says why the panel is not shown in another one; nothing where it is."""
        origin, seat = _named(exchange, "for"), _named(exchange, "seat")
        if origin and not may_show(origin, seat or None, self._settings):
            text = (
                f"Pages of {origin} may not show this desk: nobody has approved them, or not any more. "
                "Ask whoever runs the call center."
            )
            again = f"{exchange.head.path}?{exchange.head.query}"
            ways = link("Try again", again), link("Open the desk in a window of its own", DESK, apart=True)
            return page("The desk is not shown here", refused(text, "UNKNOWN_ORIGIN"), *ways)
        headers = exchange.head.headers
        strange = headers.get("sec-fetch-site") in {"cross-site", "same-site"}
        if not origin and strange and headers.get("sec-fetch-dest") == "iframe":
            text = "A page that shows the desk says which one it is: use /embed.js, or /panel?for=ORIGIN."
            return page("The desk is not shown here", refused(text, "NO_ORIGIN"))
        return b""


def _named(exchange: Exchange, name: str) -> str:
    """What the address says under a name, once."""
    found = parse_qs(exchange.head.query).get(name, [])
    return found[0] if len(found) == 1 else ""


def _load(name: str) -> _File:
    body = resources.files(__package__).joinpath("pages", name).read_bytes()
    kind = _TYPES[name.rpartition(".")[2]]
    return _File(f"{kind}; charset=utf-8", body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
