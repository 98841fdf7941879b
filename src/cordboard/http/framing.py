"""Where the body of a request ends: after so many bytes, or after the last chunk (RFC 9112 sections 6, 7.1).

Both take their bytes out of what has arrived and leave the rest: it is the next request's.
"""

from __future__ import annotations

import re
from typing import Final, Protocol

from cordboard.http.head import FIELD
from cordboard.http.refusal import Refusal

LINE_LIMIT: Final = 4096
"""Bytes of a line that tells a chunk's size, or of a trailer."""
WASTE: Final = 64 * 1024
"""Bytes that all such lines of a body may have, beyond as many as the body itself has so far."""

_SIZE: Final = re.compile(rb"([0-9A-Fa-f]{1,15})(?:;[^\x00-\x08\x0a-\x1f\x7f]*)?")
_TRAILER: Final = re.compile(rf"(?!(?i:content-length|transfer-encoding):){FIELD}".encode("latin-1"))


class Framing(Protocol):
    """The body of one request as it arrives."""

    done: bool
    """Nothing more belongs to it."""

    def take(self, held: bytearray) -> bytes:
        """What has arrived of the body, taken out of `held`. Raises Refusal."""
        ...


class Sized:
    """So many bytes."""

    __slots__ = ("_left", "done")

    def __init__(self, length: int) -> None:
        self._left = length
        self.done = length == 0

    def take(self, held: bytearray) -> bytes:
        """What has arrived of the body, taken out of `held`."""
        piece = bytes(held[: self._left])
        del held[: len(piece)]
        self._left -= len(piece)
        self.done = self._left == 0
        return piece


class Chunked:
    """Chunks, each after its size in hexadecimal digits. Extensions and trailers mean nothing here."""

    __slots__ = ("_chunk", "_last", "_open", "_waste", "done")

    def __init__(self) -> None:
        self._chunk = 0
        """Bytes that this chunk still has."""
        self._open = False
        """The end of the chunk's line is still to come."""
        self._last = False
        """Only trailers are still to come."""
        self._waste = -WASTE
        self.done = False

    def take(self, held: bytearray) -> bytes:
        """What has arrived of the body, taken out of `held`. Raises Refusal."""
        pieces: list[bytes] = []
        at = 0
        while not self.done:
            if self._chunk:
                pieces.append(piece := bytes(held[at : at + self._chunk]))
                at += len(piece)
                self._chunk -= len(piece)
                self._waste -= len(piece)
            if self._chunk or (line := self._line(held, at)) is None:
                break
            at += len(line) + 2
            self._read(line)
        del held[:at]
        return b"".join(pieces)

    def _line(self, held: bytearray, at: int) -> bytes | None:
        """The line that begins at `at`, None while it is not whole."""
        end = held.find(b"\r\n", at, at + LINE_LIMIT)
        if end < 0:
            if len(held) - at >= LINE_LIMIT:
                raise Refusal(400, "BAD_HTTP", "A line between the chunks is too long.")
            return None
        self._waste += end - at + 2
        if self._waste > 0:
            raise Refusal(400, "BAD_HTTP", "Send larger chunks.")
        return bytes(held[at:end])

    def _read(self, line: bytes) -> None:
        if self._last:
            self.done = not line
            if line and not _TRAILER.fullmatch(line):
                raise Refusal(400, "BAD_HTTP", "A trailer is no header, or one that belongs before the body.")
        elif self._open:
            self._open = False
            if line:
                raise Refusal(400, "BAD_HTTP", "A chunk is longer than its size.")
        else:
            size = _SIZE.fullmatch(line)
            if size is None:
                raise Refusal(400, "BAD_HTTP", "The size of a chunk is no hexadecimal number.")
            self._chunk = int(size[1], 16)
            self._open = self._chunk > 0
            self._last = not self._open


def framing_of(length: int | None) -> Framing:
    """The framing of a body that a head announces: so many bytes, or None for chunks."""
    return Chunked() if length is None else Sized(length)
