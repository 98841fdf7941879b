"""What desks read before anybody has logged in: settings, words, logo, how the center is, files for fleets.

Nothing of it is secret, so nobody shows a token. Pages read it from approved origins, and extensions of
browsers before a person has let them in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from cordboard.contract import desk as told
from cordboard.desk import Desk, policies
from cordboard.http import Answer, Exchange, Headers, HttpSettings, Refusal, refused
from cordboard.http.gate import Admitted, Place, admit, cross_origin, preflight
from cordboard.web.api.values import encode_record

Health = Callable[[], told.DeskHealth]
"""How the center is now."""

_JSON: Final = "application/json"
_KEPT: Final = (("cache-control", "no-cache"),)
"""A browser asks each time whether it has changed."""
_PICTURE: Final[Headers] = (
    ("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    ("cross-origin-resource-policy", "cross-origin"),
)
"""A logo that is opened as a page of its own does nothing, and pages with a strip may show it."""
_EXTENSION: Final = ("chrome-extension://", "moz-extension://")


class _Part(msgspec.Struct, frozen=True):
    content_type: str
    body: bytes
    headers: Headers = ()


class DeskDoor:
    """The door of the desk's settings. `show` lets another look be in force."""

    def __init__(self, desk: Desk, health: Health, settings: HttpSettings) -> None:
        self._health = health
        self._settings = settings
        self.desk = desk
        self._parts = _parts(desk)

    def show(self, desk: Desk) -> None:
        """Let this be the desk from now on."""
        self.desk, self._parts = desk, _parts(desk)

    @staticmethod
    def serves(path: str) -> bool:
        """Whether a path, as it was sent, is this door's."""
        return path.startswith(f"{told.DESK}/")

    async def __call__(self, exchange: Exchange) -> Answer:
        """Serve one request. Raises Refusal to who may not know more."""
        origin = exchange.head.headers.get("origin", "")
        place = Place.OPEN if origin.startswith(_EXTENSION) else Place.HOSTED
        admitted = admit(exchange, place, self._settings)
        if exchange.head.method == "OPTIONS":
            return Answer(200, "text/plain; charset=utf-8", b"", preflight(admitted))
        headers = cross_origin(admitted)
        try:
            return self._answer(exchange, admitted, headers)
        except Refusal as refusal:
            return refused(refusal, headers)

    def _answer(self, exchange: Exchange, admitted: Admitted, headers: Headers) -> Answer:
        if exchange.head.method not in {"GET", "HEAD"}:
            raise Refusal(405, "ONLY_GET", "This can only be read.", [("allow", "GET, HEAD, OPTIONS")])
        path = exchange.head.path
        if path == told.HEALTH:
            return Answer(200, _JSON, encode_record(self._health()), headers)
        part = self._policy(path, admitted) if path.startswith(f"{told.POLICIES}/") else self._part(path)
        tag = f'"{hashlib.sha256(part.body).hexdigest()[:32]}"'
        status = 304 if tag in exchange.head.headers.get("if-none-match", "") else 200
        return Answer(status, part.content_type, part.body, (("etag", tag), *_KEPT, *part.headers, *headers))

    def _part(self, path: str) -> _Part:
        part = self._parts.get(path)
        if part is None:
            raise Refusal(404, "UNKNOWN_ADDRESS", "Nothing is here; the desk itself is at /desk.")
        return part

    def _policy(self, path: str, admitted: Admitted) -> _Part:
        name = path.removeprefix(f"{told.POLICIES}/")
        files = policies(admitted.base_url, self.desk.toolbar, self._settings.origins)
        if name not in files:
            known = ", ".join(files)
            raise Refusal(404, "UNKNOWN_ADDRESS", f"There is no such file of policies; there is: {known}.")
        return _Part(_JSON, files[name], (("content-disposition", f'attachment; filename="{name}"'),))


def _parts(desk: Desk) -> Mapping[str, _Part]:
    """Path -> what is served there."""
    parts = {told.SETTINGS: _Part(_JSON, encode_record(desk.settings))}
    parts |= {f"{told.WORDS}/{language}.json": _Part(_JSON, words) for language, words in desk.words.items()}
    if desk.logo is not None:
        parts[told.LOGO] = _Part(desk.logo.content_type, desk.logo.body, _PICTURE)
    return parts
