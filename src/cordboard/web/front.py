"""What stands at the address of the web services: the way to the seats, and a page for people.

Every request passes the same gate as SOAP does, whatever it asks for.
"""

from __future__ import annotations

from collections.abc import Coroutine, Iterable
from typing import Any, Final, Protocol

from cordboard.http import Answer, Exchange, HttpSettings, Refusal, Reply
from cordboard.http.gate import Place, admit

_HTML: Final = "text/html; charset=utf-8"
_PAGE: Final = b"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Cordboard</title></head>
<body><main><h1>Cordboard</h1>
<p>A call center that other programs can drive.</p>
<ul>
<li><a href="/desk">The desk of agents</a>, in this browser</li>
<li><a href="/agent/v2">The seat of this machine</a>, <a href="/agent/v2?wsdl">its WSDL</a></li>
<li>The same as JSON: <a href="/api/openapi.json">OpenAPI</a></li>
<li>Hosted seats: <code>/seat/NAME/agent/v2</code>, NAME the user name</li>
</ul></main></body></html>
"""


class AddressedDoor(Protocol):
    """A door that knows its own addresses."""

    def serves(self, path: str) -> bool:
        """Whether a path, as it was sent, is this door's."""
        ...

    def __call__(self, exchange: Exchange) -> Coroutine[Any, Any, Reply]:
        """Serve one request."""
        ...


class FrontDoor:
    """The door of a whole process: it leads to the other doors, else to the front page."""

    def __init__(self, doors: Iterable[AddressedDoor], settings: HttpSettings) -> None:
        self._doors = tuple(doors)
        self._settings = settings

    def __call__(self, exchange: Exchange) -> Coroutine[Any, Any, Reply]:
        """Serve one request."""
        for door in self._doors:
            if door.serves(exchange.head.path):
                return door(exchange)
        return self._page(exchange)

    async def _page(self, exchange: Exchange) -> Answer:
        admit(exchange, Place.HOSTED, self._settings)
        if exchange.head.path != "/":
            raise Refusal(404, "UNKNOWN_ADDRESS", "Nothing is here; the front page is at /.")
        if exchange.head.method not in {"GET", "HEAD"}:
            raise Refusal(405, "ONLY_GET", "This page can only be read.", [("allow", "GET, HEAD")])
        return Answer(200, _HTML, _PAGE)
