"""What both sides of a WebSocket know of its frames (RFC 6455 section 5): masks, and where they end.

wsproto reads and writes every kind of frame, with care and at leisure. What is said and told here are whole
texts, one a frame; they are told apart by a few bytes and go a short way (`http/frames.py`,
`client/frames.py`). Whatever is different in anything is left to wsproto, which judges it.
"""

from __future__ import annotations

from typing import Final

TEXT: Final = 0x81
"""The first byte of a frame that is a whole text."""
MASKED: Final = 0x80
"""The bit of a second byte that says that a mask follows the length."""
MASK_BYTES: Final = 4
MEDIUM, LONG = 126, 127
"""In place of a length: it has two bytes of its own, or eight."""
LONG_SIZE: Final = 1 << 16
"""From this length on it takes eight bytes."""
_LAST: Final = 0x80
"""The bit of a first byte that says that the message ends with this frame."""
_CONTROL: Final = 0x08
"""The bit of a first byte that says that the frame is no part of a message."""
_LENGTH: Final = 0x7F
_LENGTH_BYTES: Final = {MEDIUM: 2, LONG: 8}


def masked(payload: bytes, mask: bytes) -> bytes:
    """What a program says, under its mask; or, where it is masked already, without it (section 5.3)."""
    size = len(payload)
    key = (mask * (size // MASK_BYTES + 1))[:size]
    return (int.from_bytes(payload, "little") ^ int.from_bytes(key, "little")).to_bytes(size, "little")


class Border:
    """Where messages end in what goes the long way, so that the short way goes on behind it.

    It judges nothing: what is no WebSocket has no end worth knowing.
    """

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
        """Follow the bytes that go the long way."""
        come = self._head + piece
        at = min(self._left, len(come))
        self._left -= at
        self._head = b""
        while at < len(come):
            size = _frame_size(come, at)
            if size is None:
                self._head = come[at:]
                return
            if come[at] & _CONTROL == 0:
                self._unfinished = come[at] & _LAST == 0
            at += size
            self._left = max(0, at - len(come))


def _frame_size(data: bytes, at: int) -> int | None:
    """Bytes of the frame that begins there; None where that has not come yet."""
    if len(data) < at + 2:
        return None
    second = data[at + 1]
    mask, size, head = MASK_BYTES if second & MASKED else 0, second & _LENGTH, 2
    if more := _LENGTH_BYTES.get(size):
        head += more
        if len(data) < at + head:
            return None
        size = int.from_bytes(data[at + 2 : at + head], "big")
    return head + mask + size
