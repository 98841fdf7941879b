"""Words that a browser keeps for us in a form, and that count only from there: a seal shows who wrote them.

A seal is good for one browser, which is known by a cookie, for a while, and as long as this process lives.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Callable

import msgspec


class Seals:
    """`now` gives epoch milliseconds; a seal counts for so many `seconds`."""

    def __init__(self, now: Callable[[], int], seconds: int = 900) -> None:
        self._now = now
        self._seconds = seconds
        self._key = secrets.token_bytes(32)

    def make(self, browser: str, *words: str) -> str:
        """Seal words for a browser."""
        ends = self._now() + 1000 * self._seconds
        text = msgspec.json.encode([str(ends), *words])
        return base64.urlsafe_b64encode(self._sign(browser, text) + text).decode()

    def read(self, browser: str, sealed: str) -> tuple[str, ...] | None:
        """The words, None where the seal is none, is another browser's or too old."""
        try:
            whole = base64.b64decode(sealed, altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        signed, text = whole[:32], whole[32:]
        if not browser or not hmac.compare_digest(signed, self._sign(browser, text)):
            return None
        ends, *words = msgspec.json.decode(text, type=list[str])
        return tuple(words) if int(ends) > self._now() else None

    def _sign(self, browser: str, text: bytes) -> bytes:
        named = f"{len(browser)}:{browser}:".encode() + text
        return hmac.digest(self._key, named, hashlib.sha256)
