"""A request that is answered here and now, without looking further: one line of text says why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Headers: TypeAlias = tuple[tuple[str, str], ...]
"""Names in small letters, and values, as they are sent."""


class Refusal(Exception):
    """status: of HTTP; code: stable, for programs; message: what to do, for people."""

    def __init__(self, status: int, code: str, message: str, headers: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(f"{code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.headers: Headers = tuple(headers)


class ClientLeft(ConnectionError):
    """The client has left; there is nobody to answer."""
