"""The short way for the frames that nearly all are: whole texts (RFC 6455 section 5.2).

wsproto reads every kind of frame, with care and at leisure. What programs say is one whole, masked text a
frame, and is told apart by a few bytes. Whatever is different in anything is left to wsproto: it judges it.
"""

from __future__ import annotations

from typing import Final

TEXT: Final = 0x81
"""The first byte of a frame that is a whole text."""
MASKED: Final = 0x80
MASK_BYTES: Final = 4
MEDIUM: Final = 126
"""From this length on it has two bytes of its own; still longer texts are rare."""
CONTROL: Final = 0x88
"""The first bits of a whole frame of control: a close, a ping, a pong."""


def whole_text(data: bytes, at: int) -> tuple[str, int] | None:
    """The text of the frame that begins there, and where it ends; None where it is no whole masked text."""
    if len(data) < at + 2 or data[at] != TEXT:
        return None
    size, begin = data[at + 1] - MASKED, at + 2
    if size == MEDIUM:
        size, begin = int.from_bytes(data[begin : begin + 2], "big"), begin + 2
        if size < MEDIUM:
            return None
    elif not 0 <= size < MEDIUM:
        return None
    begin += MASK_BYTES
    end = begin + size
    if end > len(data):
        return None
    try:
        return unmasked(data[begin:end], data[begin - MASK_BYTES : begin]).decode(), end
    except UnicodeDecodeError:
        return None


def unmasked(payload: bytes, mask: bytes) -> bytes:
    """What a client has masked (section 5.3)."""
    size = len(payload)
    key = (mask * (size // MASK_BYTES + 1))[:size]
    return (int.from_bytes(payload, "little") ^ int.from_bytes(key, "little")).to_bytes(size, "little")


def is_control(data: bytes, at: int) -> bool:
    """Whether nothing is left but one whole masked frame of control, after which a new frame begins."""
    left = len(data) - at
    return left >= 2 and data[at] & 0xF8 == CONTROL and left == 2 + MASK_BYTES + data[at + 1] - MASKED


def text_frame(text: bytes) -> bytes:
    """One whole text of a server, which masks nothing; wsproto would want it as `str`."""
    size = len(text)
    if size < MEDIUM:
        return b"\x81%c%b" % (size, text)
    if size < 1 << 16:
        return b"\x81\x7e%b%b" % (size.to_bytes(2, "big"), text)
    return b"\x81\x7f%b%b" % (size.to_bytes(8, "big"), text)
