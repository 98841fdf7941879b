"""What has arrived on a connection and has not been looked at yet, and the heads of requests in it.

A program has few heads, and sends them over and over: the last ones are remembered as they came. Where such a
request ends and where its body does has been read strictly once, and holds for the next one too.
"""

from __future__ import annotations

from typing import Final

from cordboard.http.head import Head, is_hopeless, parse_head
from cordboard.http.refusal import Refusal

HEAD_LIMIT: Final = 64 * 1024
"""Bytes of a request's head."""
KNOWN_HEADS: Final = 4
"""How many heads a connection remembers."""
KNOWN_LIMIT: Final = 1024
"""Bytes of a head that is worth remembering."""

_EMPTY_LINE: Final = b"\r\n"
_HEAD_END: Final = b"\r\n\r\n"


class Intake:
    """Bytes in the order in which they came."""

    __slots__ = ("_known", "held")

    def __init__(self) -> None:
        self.held = bytearray()
        self._known: dict[bytes, Head] = {}

    def known_head(self, data: bytes) -> Head | None:
        """The head of `data`, if that is one whole request whose head has come before, byte for byte."""
        head = self._known.get(data[: data.find(_HEAD_END) + len(_HEAD_END)])
        return head if head is not None and len(data) - head.size == head.length else None

    def skip_empty_lines(self) -> None:
        """Before a request they mean nothing (RFC 9112 section 2.2)."""
        while self.held.startswith(_EMPTY_LINE):
            del self.held[:2]

    def next_head(self) -> Head | None:
        """The head that is here, taken out; None while it is not whole. Raises Refusal."""
        held = self.held
        end = held.find(_HEAD_END, 0, HEAD_LIMIT) + len(_HEAD_END)
        if end >= len(_HEAD_END):
            raw = bytes(held[:end])
            head = parse_head(raw)
            del held[:end]
            self._remember(raw, head)
            return head
        if len(held) >= HEAD_LIMIT:
            raise Refusal(431, "LONG_HEAD", f"The head of a request may be {HEAD_LIMIT} bytes long.")
        if is_hopeless(held):
            raise Refusal(400, "BAD_HTTP", "This is no HTTP.")
        return None

    def _remember(self, raw: bytes, head: Head) -> None:
        if len(raw) <= KNOWN_LIMIT:
            if len(self._known) == KNOWN_HEADS:
                self._known.clear()
            self._known[raw] = head
