"""The short way of the server's side: nearly all that programs say is one whole, masked text a frame."""

from __future__ import annotations

from cordboard.frames import LONG_SIZE, MASK_BYTES, MASKED, MEDIUM, TEXT, masked


def whole_text(data: bytes, at: int) -> tuple[str, int] | None:
    """The text of the frame that begins there, and where it ends; None where it is no whole masked text."""
    if len(data) < at + 2 or data[at] != TEXT:
        return None
    size, begin = data[at + 1] - MASKED, at + 2
    if size == MEDIUM:
        size, begin = int.from_bytes(data[begin : begin + 2], "big"), begin + 2
        if size < MEDIUM:
            return None
    elif not 0 <= size < MEDIUM:  # not masked; or very long, which is rare
        return None
    begin += MASK_BYTES
    end = begin + size
    if end > len(data):
        return None
    try:
        return masked(data[begin:end], data[begin - MASK_BYTES : begin]).decode(), end
    except UnicodeDecodeError:
        return None


def text_frame(text: bytes) -> bytes:
    """One whole text of a server, which masks nothing; wsproto would want it as `str`."""
    size = len(text)
    if size < MEDIUM:
        return b"\x81%c%b" % (size, text)
    if size < LONG_SIZE:
        return b"\x81\x7e%b%b" % (size.to_bytes(2, "big"), text)
    return b"\x81\x7f%b%b" % (size.to_bytes(8, "big"), text)
