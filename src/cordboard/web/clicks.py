"""Click-to-dial for old pages: `GET /makeCall?number=N&callback=fn`, loaded as a script from this machine.

Nothing is dialed by it. The programs at the machine's own seat hear `click2DialInitiated`, and dial once the
agent has agreed. Any page in the agent's browser can try to load a script from here, so that a click counts
only where the browser says which page it comes from, and the operator has named that page's origin.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from typing import Any, Final, Protocol
from urllib.parse import parse_qsl, urlsplit

from cordboard.contract import ContractFault, Request, StartClick2Dial
from cordboard.http import Answer, Exchange, HttpSettings, Refusal
from cordboard.http.gate import Place, admit

PATH: Final = "/makeCall"
BURST: Final = 5
"""So many clicks may come at once, and then one a second."""

_SCRIPT: Final = "application/javascript; charset=utf-8"
_CALLBACK: Final = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]{0,63}(?:\.[A-Za-z_$][A-Za-z0-9_$]{0,63}){0,4}")
_PARAMETERS: Final = 10
_SITES: Final = frozenset({"cross-site", "same-site", "same-origin"})
"""What a browser says of a script that a page loads; `none` is an address that somebody typed."""


class ClickSeats(Protocol):
    """What this door needs from whoever holds the seats."""

    async def call(self, seat: str | None, request: Request) -> object:
        """Serve one operation of a seat. Raises ContractFault."""
        ...


class ClickDoor:
    """The door of clicks, on a listener of its own. `origins`: the pages whose clicks count, exactly.

    `settings` say to which hosts we answer there; `clock` tells the seconds since some moment.
    """

    def __init__(
        self,
        seats: ClickSeats,
        origins: frozenset[str],
        settings: HttpSettings,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seats = seats
        self._origins = origins
        self._settings = settings
        self._pace = _Pace(clock)

    async def __call__(self, exchange: Exchange) -> Answer:
        """Serve one request. Raises Refusal, in plain text, to any page but an approved one."""
        admit(exchange, Place.LOCAL, self._settings)
        if exchange.head.path != PATH:
            raise Refusal(404, "UNKNOWN_ADDRESS", f"Nothing is here; clicks are told to {PATH}.")
        if exchange.head.method != "GET":
            raise Refusal(405, "ONLY_GET", "Load it as a script.", [("allow", "GET")])
        self._check_page(exchange.head.headers)
        number, callback = _click(exchange.head.query)
        self._pace.take()
        return Answer(200, _SCRIPT, _script(callback, await self._tell(number)))

    def _check_page(self, headers: dict[str, str]) -> None:
        """Raises Refusal unless the browser names an approved page, and loads a script for it."""
        page = _origin_of(headers.get("referer", ""))
        asks = headers.get("origin", page)
        if page not in self._origins or asks != page:
            raise Refusal(403, "UNKNOWN_ORIGIN", "Clicks of this page do not count: approve its origin.")
        if headers.get("sec-fetch-site", "cross-site") not in _SITES:
            raise Refusal(403, "NO_PAGE", "Only a page can tell of a click.")
        if headers.get("sec-fetch-dest", "script") != "script":
            raise Refusal(403, "NO_SCRIPT", "Load it as a script.")

    async def _tell(self, number: str) -> dict[str, Any]:
        try:
            await self._seats.call(None, StartClick2Dial(arg0=number))
        except ContractFault as fault:
            return {"success": False, "code": fault.code.value, "message": fault.message}
        return {"success": True}


class _Pace:
    """How many clicks may come, whoever sends them: agents click a few times a minute."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._left = float(BURST)
        self._at = clock()

    def take(self) -> None:
        """Raises Refusal where that is one click too many."""
        now = self._clock()
        self._left, self._at = min(float(BURST), self._left + now - self._at), now
        if self._left < 1.0:
            raise Refusal(429, "TOO_MANY", "These are more clicks than anyone makes.", [("retry-after", "1")])
        self._left -= 1.0


def _origin_of(referer: str) -> str:
    """The origin of a page's address, as browsers write it; empty for what is none."""
    try:
        parts = urlsplit(referer)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in {"http", "https"} else ""


def _click(query: str) -> tuple[str, str]:
    """The number, and the function that wants to hear how it went. Raises Refusal.

    The other published parameters (`campaignId`, `checkDnc`) are for who dials; they may be there.
    """
    try:
        given = parse_qsl(query, keep_blank_values=True, max_num_fields=_PARAMETERS, errors="strict")
    except ValueError:
        raise Refusal(400, "BAD_QUERY", "The parameters cannot be read.") from None
    found = dict(given)
    if len(found) != len(given) or not {"number", "callback"} <= found.keys():
        raise Refusal(400, "BAD_QUERY", "Send number and callback, and each parameter once.")
    if _CALLBACK.fullmatch(found["callback"]) is None:
        raise Refusal(
            400, "BAD_CALLBACK", "The callback is the name of a function: letters, digits, _ $ and dots."
        )
    return found["number"], found["callback"]


def _script(callback: str, told: dict[str, Any]) -> bytes:
    """A call of the page's function; the comment keeps it from being taken for anything but a script."""
    return f"/**/{callback}({json.dumps(told).replace('<', chr(92) + 'u003c')});".encode("ascii")
