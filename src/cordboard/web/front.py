"""What stands at the address of the web services: the way to the seats, and a page for people.

Every request passes the same gate as SOAP does, whatever it asks for.
"""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Final, Protocol

from cordboard.soap.gate import (
    Admitted,
    HttpSettings,
    Place,
    Receive,
    Refusal,
    Scope,
    Send,
    admit,
    refuse,
    respond,
)

_HTML: Final = "text/html; charset=utf-8"
_PAGE: Final = b"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Cordboard</title></head>
<body><main><h1>Cordboard</h1>
<p>A call center that other programs can drive.</p>
<ul>
<li><a href="/agent/v2">The seat of this machine</a>, <a href="/agent/v2?wsdl">its WSDL</a></li>
<li>Hosted seats: <code>/seat/NAME/agent/v2</code>, NAME the user name</li>
</ul></main></body></html>
"""


class Door(Protocol):
    """One door of the web services: an ASGI application that knows its own addresses."""

    def serves(self, scope: Scope) -> bool:
        """Whether a request is for this door."""
        ...

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Serve it."""
        ...


class FrontDoor:
    """The ASGI application of a whole process: the SOAP door, and the front page."""

    def __init__(self, soap: Door, settings: HttpSettings) -> None:
        self._soap = soap
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one HTTP request."""
        if self._soap.serves(scope):
            await self._soap(scope, receive, send)
        elif scope["type"] == "http":
            await self._page(scope, send)

    async def _page(self, scope: Scope, send: Send) -> None:
        try:
            body = _answer(admit(scope, Place.HOSTED, self._settings), scope["path"])
        except Refusal as refusal:
            await refuse(send, refusal)
        else:
            await respond(send, 200, _HTML, body)


def _answer(admitted: Admitted, path: str) -> bytes:
    if path != "/":
        raise Refusal(404, "UNKNOWN_ADDRESS", "Nothing is here; the front page is at /.")
    if admitted.method not in {"GET", "HEAD"}:
        raise Refusal(405, "ONLY_GET", "This page can only be read.", [("allow", "GET, HEAD")])
    return b"" if admitted.method == "HEAD" else _PAGE
