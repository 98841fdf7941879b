"""One talk with a seat that goes on over lost connections: opened, let in, opened again when it ends.

What each of them is good for decides whoever has the talk.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import random
import ssl
from collections.abc import AsyncGenerator
from typing import Final

from cordboard.client import codec
from cordboard.client.codec import Heard
from cordboard.client.errors import ClientError, Refused
from cordboard.client.line import NO_TOKEN, Line, LineLost
from cordboard.client.tokens import Tokens

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 10.0
"""Seconds between attempts to come back; each pause is twice the one before it, more or less."""
TEND_SECONDS: Final = 15.0
"""How often a connection is looked after."""
SILENCE_SECONDS: Final = 45.0
"""The center pings after 20 seconds: who hears nothing for so long has no connection any more."""


class Talk:
    """Connections to one address, one after the other."""

    def __init__(self, url: str, tokens: Tokens, tls: ssl.SSLContext | None) -> None:
        self._url = url
        self._tokens = tokens
        self._tls = tls
        self._ids = itertools.count(1)
        self.line: Line | None = None
        """The connection that is open and let in."""

    def next_id(self) -> int:
        """An id for a message."""
        return next(self._ids)

    async def open(self) -> AsyncGenerator[Heard, None]:
        """A connection that is let in; what is told on it. Raises Refused, Unreachable, finally LineLost."""
        token = await self._tokens.get()
        line = await Line.open(self._url, self._tls)
        tending = None
        messages = line.messages()
        try:
            line.send(codec.said("authorize", self.next_id(), token=token))
            first = codec.heard(await anext(messages))
            _check(first, self._tokens, token)
            self.line = line
            tending = asyncio.create_task(self._tend(line), name="cordboard token")
            yield first
            async for text in messages:
                yield codec.heard(text)
        except LineLost as lost:
            if lost.code == NO_TOKEN:
                self._tokens.forget(token)
            raise
        finally:
            self.line = None
            if tending is not None:
                tending.cancel()
            await messages.aclose()
            await line.close()

    async def _tend(self, line: Line) -> None:
        """Show the next token in time, and end a connection on which nothing is heard any more."""
        shown = self._tokens.due
        while line.silence < SILENCE_SECONDS:
            left = self._tokens.due - asyncio.get_running_loop().time()
            if left <= 0 or self._tokens.due != shown:
                with contextlib.suppress(ClientError):  # without one the center closes, and says why
                    token = await self._tokens.get()
                    line.send(codec.said("authorize", self.next_id(), token=token))
                    shown = self._tokens.due
            await asyncio.sleep(min(TEND_SECONDS, max(1.0, left)))
        line.abort()


def _check(first: Heard, tokens: Tokens, token: str) -> None:
    """Whether we are let in. A token that has ended meanwhile is worth another attempt."""
    if first.problem is None:
        return
    tokens.forget(token)
    refused = Refused(first.problem)
    if refused.code.startswith("TOKEN_"):
        raise LineLost(str(refused), NO_TOKEN)
    raise refused


class Pauses:
    """How long to wait before the next attempt."""

    def __init__(self) -> None:
        self._next = FIRST_PAUSE

    def start_again(self) -> None:
        """An attempt has succeeded."""
        self._next = FIRST_PAUSE

    async def pause(self) -> None:
        """Wait."""
        await asyncio.sleep(self._next * random.uniform(0.5, 1.5))  # noqa: S311 - spreads the crowd
        self._next = min(2 * self._next, LONGEST_PAUSE)
