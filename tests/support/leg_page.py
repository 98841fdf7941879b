"""A softphone in a real browser, without a page of ours around it: offers audio, hums, says what it hears."""

from __future__ import annotations

import functools
import http.server
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chromium import Page
from serving import serving
from staging.stage import PHONE, Stage
from staging.telephones import eventually

from cordboard.telephony.port import SoftphoneOffer
from cordboard.vcc.ids import AttachmentId
from cordboard.vcc.telephony import SoftphoneAttached

PAGES = Path(__file__).parent.parent / "interop" / "browser"
FLAGS = ("--autoplay-policy=no-user-gesture-required",)
LOUD, QUIET = -50.0, -70.0
"""In dB of the browser's analyser."""


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class says so
        """Say nothing."""


@contextmanager
def site() -> Iterator[str]:
    """Where the page is."""
    handler = functools.partial(_Silent, directory=str(PAGES))
    with serving(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)) as port:
        yield f"http://127.0.0.1:{port}/leg.html"


class LegPage:
    """One page, as its agent."""

    def __init__(self, page: Page, stage: Stage, note: float) -> None:
        self.page, self.stage, self.note = page, stage, note
        self.attachment = AttachmentId("")

    async def offers(self, **configuration: Any) -> str:
        """An offer with all its candidates."""
        return str(await self.page.does(f"offer({self.note}, {json.dumps(configuration)})"))

    async def asks(self, sdp: str, *, take: bool = True) -> str:
        """The engine's answer to an offer."""
        self.attachment = AttachmentId(secrets.token_hex(16))
        offer = SoftphoneOffer(
            station=PHONE, attachment=self.attachment, holder="Chromium", sdp=sdp, take=take
        )
        return (await self.stage.engine.attach_audio(offer)).sdp

    async def accepts(self, answer: str) -> None:
        """Take an answer."""
        await self.page.does(f"accept({json.dumps(answer)})")

    async def is_attached(self) -> None:
        """Wait until audio flows."""
        await self.stage.until(SoftphoneAttached, attachment=self.attachment)

    async def attaches(self, *, take: bool = True, **configuration: Any) -> None:
        """Offer, take the answer, and wait until audio flows."""
        await self.accepts(await self.asks(await self.offers(**configuration), take=take))
        await self.is_attached()

    async def moves(self) -> None:
        """Gather anew from a new port, by an ICE restart."""
        fragment = str(await self.page.does("restart()"))
        answer = await self.stage.engine.restart_audio(self.attachment, fragment)
        await self.page.does(f"restarted({json.dumps(answer)})")

    async def hears(self, note: float) -> None:
        """Wait until a note is heard."""
        try:
            await self.page.comes_to(f"loudness({note}) > {LOUD}")
        except TimeoutError:
            raise AssertionError(f"a page does not hear: {await self.page.does('ears()')}") from None

    async def hears_not(self, note: float) -> None:
        """Wait until a note is not heard (any more)."""
        await self.page.comes_to(f"!(loudness({note}) > {QUIET})")

    async def presses(self, digits: str) -> None:
        """Press keys."""
        await self.page.does(f"press({json.dumps(digits)})")

    async def way(self) -> dict[str, Any]:
        """The way that audio takes."""
        found: dict[str, Any] = await self.page.does("way()")
        return found


async def is_heard(page: LegPage, by: Any) -> None:
    """Wait until somebody at a telephone hears the page."""
    await eventually(lambda: by._level(page.note) > -30, f"{by.user} hears the page")


async def is_not_heard(page: LegPage, by: Any) -> None:
    """Wait until somebody at a telephone does not hear the page (any more)."""
    await eventually(lambda: by._level(page.note) < -45, f"{by.user} hears not the page")
