"""Who is at the other end, in words for people: "Chromium on Linux, 192.0.2.7".

It names what the program calls itself, for the agent who wonders where their audio is; nothing is decided
by it.
"""

from __future__ import annotations

import re
from typing import Final

_BROWSERS: Final = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("HeadlessChrome/", "Chromium"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""The first mark that is there tells: all of them say that they are the others too."""
_SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)
_PRODUCT: Final = re.compile(r"[A-Za-z0-9._-]{1,40}")


def described(user_agent: str, client: str) -> str:
    """The program by its `User-Agent`, and its address."""
    program = _first(_BROWSERS, user_agent)
    if program is None:
        product = _PRODUCT.match(user_agent)
        program = "A program" if product is None else product[0]
    system = _first(_SYSTEMS, user_agent)
    where = f"{program} on {system}" if system else program
    return f"{where}, {client}" if client else where


def _first(marks: tuple[tuple[str, str], ...], text: str) -> str | None:
    return next((name for mark, name in marks if mark in text), None)
