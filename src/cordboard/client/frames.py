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


def ends_between(piece: bytes) -> bool:
    """Whether a piece is one whole short frame of control, after which a new frame begins."""
    return len(piece) >= 2 and piece[0] & 0xF8 == 0x88 and len(piece) == 2 + piece[1]
