"""The short way for the frames that nearly all are: whole texts (RFC 6455 section 5.2).

wsproto reads and writes every kind of frame, with care and at leisure. What is said and told here are whole
texts, one a frame; they are told apart by a few bytes. Whatever else comes goes the long way.
"""

from __future__ import annotations

import os
from typing import Final

TEXT: Final = 0x81
"""The first byte of a frame that is a whole text."""
_MASKED: Final = 0x80
_LAST: Final = 0x80
"""The bit of a first byte that says that the message ends with this frame."""
_CONTROL: Final = 0x08
"""The bit of a first byte that says that the frame is no part of a message."""


def text_frame(text: bytes) -> bytes:
    """A whole text as a client sends it: masked, by what nobody can guess."""
    size, mask = len(text), os.urandom(4)
    if size < 126:
        head = bytes((TEXT, _MASKED | size))
    elif size < 1 << 16:
        head = bytes((TEXT, _MASKED | 126)) + size.to_bytes(2, "big")
    else:
        head = bytes((TEXT, _MASKED | 127)) + size.to_bytes(8, "big")
    key = (mask * (size // 4 + 1))[:size]
    masked = int.from_bytes(text, "little") ^ int.from_bytes(key, "little")
    return head + mask + masked.to_bytes(size, "little")


def whole_texts(piece: bytes) -> list[bytes] | None:
    """The texts that a piece of a server's bytes is; None where it is not a row of whole ones."""
    texts, at, end = [], 0, len(piece)
    while at < end:
        if end - at < 2 or piece[at] != TEXT:
            return None
        size, at = piece[at + 1], at + 2
        if size == 126:
            size, at = int.from_bytes(piece[at : at + 2], "big"), at + 2
            if size < 126:
                return None
        elif size > 126:  # very long, or masked, which servers do not
            return None
        if at + size > end:
            return None
        texts.append(piece[at : at + size])
        at += size
    return texts


class Border:
    """Where messages end in what goes the long way, so that the short way goes on behind it."""

    def __init__(self) -> None:
        self._head = b""
        """The beginning of a frame whose size is not known yet."""
        self._left = 0
        """Bytes of the frame that are still to come."""
        self._unfinished = False
        """More frames of the same message are to come."""

    def between(self) -> bool:
        """Whether what has come ends with a whole frame, and with a whole message."""
        return not (self._head or self._left or self._unfinished)

    def pass_on(self, piece: bytes) -> None:
        """Follow the bytes of a server, which masks nothing."""
        come = self._head + piece
        at = min(self._left, len(come))
        self._left -= at
        self._head = b""
        while at < len(come):
            size, more = come[at + 1 : at + 2], 0
            if size and size[0] >= 126:
                more = 2 if size[0] == 126 else 8
            if len(come) < at + 2 + more:
                self._head = come[at:]
                return
            if come[at] & _CONTROL == 0:
                self._unfinished = come[at] & _LAST == 0
            length = int.from_bytes(come[at + 2 : at + 2 + more], "big") if more else size[0]
            at += 2 + more + length
            self._left = max(0, at - len(come))
