"""Events as a text that never ends: server-sent events (WHATWG HTML, section 9.2).

The id of an event is its position; a client that comes again sends the newest in `Last-Event-ID`. An id
without an event says how far the stream is when nothing happens, and that its connection is alive.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Final

from cordboard.contract import ALL_EVENTS, Record
from cordboard.contract.stream import Gap, Message, Reached
from cordboard.http import Refusal
from cordboard.web.api.problems import problem_of
from cordboard.web.api.values import encode_record

RETRY: Final = 1000
"""Milliseconds after which a browser comes again."""
_NAMES: Final = {declared: name for name, declared in ALL_EVENTS.items()}


async def as_text(
    messages: AsyncGenerator[Message, None], check: Callable[[], object]
) -> AsyncGenerator[bytes, None]:
    """Messages as they are sent. `check` raises Refusal once the client may hear no more: then it ends."""
    yield b"retry: %d\n\n" % RETRY
    async with aclosing(messages):
        async for message in messages:
            try:
                check()
            except Refusal as refusal:
                yield _block("problem", problem_of(refusal))
                return
            yield text_of(message)


def text_of(message: Message) -> bytes:
    """One message; JSON has no line ends of its own."""
    if isinstance(message, Reached):
        return f"id: {message.number}\n\n".encode()
    if isinstance(message, Gap):
        return _block("gap", message, f"{(message.next or 1) - 1}")
    return _block(_NAMES[type(message.event)], message.event, str(message.position))


def _block(name: str, record: Record, identity: str = "") -> bytes:
    place = f"id: {identity}\n" if identity else ""
    return f"{place}event: {name}\ndata: ".encode() + encode_record(record) + b"\n\n"
