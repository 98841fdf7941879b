"""One talk with a seat that goes on over lost connections: opened, let in, opened again when it ends.

What each of them is good for decides whoever has the talk.
"""

from __future__ import annotations

import contextlib
import itertools
import random
from collections.abc import AsyncGenerator, Callable
from functools import partial
from typing import Final

import msgspec

from cordboard.client import codec
from cordboard.client.codec import Heard
from cordboard.client.errors import ClientError, Refused
from cordboard.client.line import NO_TOKEN, Line, LineLost
from cordboard.client.net import Net
from cordboard.client.tokens import Tokens
from cordboard.contract.access import Problem

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 10.0
"""Seconds between attempts to come back; each pause is twice the one before it, more or less."""
TEND_SECONDS: Final = 15.0
"""How often a connection is looked after on which nothing is heard."""
TRY_SECONDS: Final = 1.0
"""How long after a token was asked for the next one is, whatever came of it."""
SILENCE_SECONDS: Final = 45.0
"""The center pings after 20 seconds: who hears nothing for so long has no connection any more."""


class Talk:
    """Connections to one address, one after the other.

    hear: hears messages the moment they come, where the net can do that; the others come out of `open`.
    """

    def __init__(
        self, net: Net, url: str, tokens: Tokens, hear: Callable[[Heard], None] | None = None
    ) -> None:
        self._net = net
        self._url = url
        self._tokens = tokens
        self._hear = hear
        self._heard_at = 0.0
        self._ids = itertools.count(1)
        self._opened: Line | None = None
        self._shown = 0.0
        """When the token that was shown last is due to be followed by the next one."""
        self._next_try = 0.0
        self.line: Line | None = None
        """The connection that is open and let in."""

    def next_id(self) -> int:
        """An id for a message."""
        return next(self._ids)

    async def open(self) -> AsyncGenerator[Heard | None, None]:
        """A connection that is let in; what is told on it, and None where nothing is for a while.

        Raises Refused, Unreachable, finally LineLost.
        """
        token = await self._tokens.get()
        line = self._opened = await Line.open(self._net, self._url)
        try:
            self._show(line, token)
            self._heard_at = self._net.now()
            while True:
                _check_silence(self._net.now() - self._heard_at)
                texts = await line.texts(await self._tend(line))
                if not texts:
                    yield None
                    continue
                self._heard_at = self._net.now()
                for text in texts:
                    yield self._take(line, text)
        except LineLost as lost:
            if lost.code == NO_TOKEN:
                self._tokens.expire(token)
            raise
        finally:
            self.line = self._opened = None
            await line.close()

    def abort(self) -> None:
        """End the connection that is open, if one is."""
        line = self._opened
        if line is not None:
            line.abort()

    def _take(self, line: Line, text: bytes) -> Heard:
        """A message; the first lets us in. Raises Refused, or LineLost where it is worth coming again."""
        try:
            message = codec.heard(text)
        except msgspec.MsgspecError as error:
            raise LineLost(f"The center said what nobody understands: {error}") from error
        if self.line is None:
            if message.problem is not None:
                raise turned_away(message.problem)
            self.line = line
            if self._hear is not None:
                line.offer(partial(self._hear_at_once, self._hear))
        return message

    def _hear_at_once(self, hear: Callable[[Heard], None], texts: list[bytes]) -> bool:
        """Hear what comes; False where it is not all understood, which the long way tells of."""
        try:
            messages = [codec.heard(text) for text in texts]
        except msgspec.MsgspecError:
            return False
        self._heard_at = self._net.now()
        for message in messages:
            hear(message)
        return True

    async def _tend(self, line: Line) -> float:
        """Show the next token in time; for how many seconds nothing is to be done."""
        tokens, now = self._tokens, self._net.now()
        if (now >= tokens.due or tokens.due != self._shown) and now >= self._next_try:
            self._next_try = now + TRY_SECONDS
            with contextlib.suppress(ClientError):  # without one the center closes, and says why
                self._show(line, await tokens.get())
        return min(TEND_SECONDS, max(TRY_SECONDS, tokens.due - now))

    def _show(self, line: Line, token: str) -> None:
        self._shown = self._tokens.due
        line.send(codec.said("authorize", self.next_id(), token=token))


def turned_away(problem: Problem) -> ClientError:
    """Why we do not hear what we came for: LineLost where another token, or another time, is worth a try.

    A center that has not heard our token for too long says NO_TOKEN.
    """
    refused = Refused(problem)
    if refused.code.startswith("TOKEN_") or refused.code == "NO_TOKEN":
        return LineLost(str(refused), NO_TOKEN)
    return LineLost(str(refused)) if refused.status >= 500 else refused


def _check_silence(seconds: float) -> None:
    if seconds > SILENCE_SECONDS:
        raise LineLost("The center said nothing for too long.")


class Pauses:
    """How long to wait before the next attempt."""

    def __init__(self, net: Net) -> None:
        self._net = net
        self._next = FIRST_PAUSE

    def start_again(self) -> None:
        """An attempt has succeeded."""
        self._next = FIRST_PAUSE

    async def pause(self) -> None:
        """Wait."""
        await self._net.sleep(self._next * random.uniform(0.5, 1.5))  # noqa: S311 - spreads the crowd
        self._next = min(2 * self._next, LONGEST_PAUSE)
