"""The short way of a program's side: nearly all that the center tells is one whole text a frame."""

from __future__ import annotations

import os

from cordboard.frames import LONG, LONG_SIZE, MASK_BYTES, MASKED, MEDIUM, TEXT, masked


def text_frame(text: bytes) -> bytes:
    """A whole text as a client sends it: masked, by what nobody can guess."""
    size, mask = len(text), os.urandom(MASK_BYTES)
    if size < MEDIUM:
        head = bytes((TEXT, MASKED | size))
    elif size < LONG_SIZE:
        head = bytes((TEXT, MASKED | MEDIUM)) + size.to_bytes(2, "big")
    else:
        head = bytes((TEXT, MASKED | LONG)) + size.to_bytes(8, "big")
    return head + mask + masked(text, mask)


def whole_texts(piece: bytes) -> list[bytes] | None:
    """The texts that a piece of a server's bytes is; None where it is not a row of whole ones."""
    texts, at, end = [], 0, len(piece)
    while at < end:
        if end - at < 2 or piece[at] != TEXT:
            return None
        size, at = piece[at + 1], at + 2
        if size == MEDIUM:
            size, at = int.from_bytes(piece[at : at + 2], "big"), at + 2
            if size < MEDIUM:
                return None
        elif size > MEDIUM:  # very long, or masked, which servers do not
            return None
        if at + size > end:
            return None
        texts.append(piece[at : at + size])
        at += size
    return texts
