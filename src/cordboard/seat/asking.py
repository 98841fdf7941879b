"""What attached softphones are asked, and their answers.

A softphone hears its questions on a channel of its own, and has three seconds for each: also one that has
just lost that channel and comes again, for a question waits for its answer. Nothing of this is a fact: it
is the softphone that knows its devices, and a question that nobody answered has never been.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Final, TypeAlias

from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.softphone import (
    ANSWER_SECONDS,
    SoftphoneAsk,
    SoftphoneChange,
    SoftphoneDetached,
    SoftphoneQuestion,
    SoftphoneReply,
    SoftphoneState,
)
from cordboard.seat.port import Timers

MOST_OPEN: Final = 16
"""Questions that one softphone may leave open: whoever does not answer is asked nothing more."""
HEARTBEAT: Final = 15.0
"""Seconds of silence after which a channel shows that it lives."""

Heard: TypeAlias = SoftphoneQuestion | SoftphoneDetached | None
"""What a softphone hears: a question, its end, or that the channel lives."""


class _Channel:
    """The questions of one attachment."""

    def __init__(self) -> None:
        self.open: dict[str, tuple[SoftphoneQuestion, asyncio.Future[SoftphoneReply]]] = {}
        self.unheard: deque[SoftphoneQuestion] = deque()
        self.over: SoftphoneDetached | None = None
        self.reader = 0
        """The newest one who hears; those before hear nothing more."""
        self._news: asyncio.Future[None] | None = None

    def wake(self) -> None:
        """Let whoever waits look again."""
        if self._news is not None and not self._news.done():
            self._news.set_result(None)

    async def wait(self, timers: Timers, seconds: float) -> None:
        """Until something is new, or for so long."""
        news = self._news = asyncio.get_running_loop().create_future()
        alarm = timers.call_later(seconds, self.wake)
        try:
            await news
        finally:
            alarm.cancel()


class Asking:
    """The channels to all attached softphones. `fresh` makes ids that nobody can guess."""

    def __init__(self, timers: Timers, fresh: Callable[[], str] = lambda: secrets.token_hex(16)) -> None:
        self._timers = timers
        self._fresh = fresh
        self.detach: Callable[[str], Awaitable[None]] | None = None
        """How an attachment is ended; whoever has the engine says so."""
        self._channels: dict[str, _Channel] = {}

    async def ask(self, attachment: str, change: SoftphoneChange | None = None) -> SoftphoneState:
        """How a softphone is set, after the change where there is one.

        Raises ContractFault: SOFTPHONE_SILENT, SOFTPHONE_FAILED, or NO_SOFTPHONE where it goes meanwhile.
        """
        channel = self._channels.setdefault(attachment, _Channel())
        if len(channel.open) >= MOST_OPEN:
            raise ContractFault(FaultCode.SOFTPHONE_SILENT)
        about = SoftphoneAsk.STATE if change is None else SoftphoneAsk.CHANGE
        question = SoftphoneQuestion(id=self._fresh(), ask=about.value, change=change)
        reply = await self._answer(channel, question)
        if reply.problem or reply.state is None:
            raise ContractFault(
                FaultCode.SOFTPHONE_FAILED, f"The softphone says: {reply.problem or 'nothing of its state'}"
            )
        return reply.state

    def follow(self, attachment: str) -> AsyncGenerator[Heard, None]:
        """What a softphone hears, for as long as it is attached and nobody else hears for it."""
        channel = self._channels.setdefault(attachment, _Channel())
        channel.reader += 1
        channel.unheard = deque(question for question, _ in channel.open.values())
        channel.wake()
        return self._hear(channel, channel.reader)

    async def _hear(self, channel: _Channel, mine: int) -> AsyncGenerator[Heard, None]:
        while channel.reader == mine:
            if channel.unheard:
                yield channel.unheard.popleft()
            elif channel.over is not None:
                yield channel.over
                return
            else:
                yield None
                await self._look_again(channel, mine)

    async def _look_again(self, channel: _Channel, mine: int) -> None:
        """Wait for news, unless there are some; only the newest reader is woken by them."""
        if channel.over is None and not channel.unheard and channel.reader == mine:
            await channel.wait(self._timers, HEARTBEAT)

    async def release(self, attachment: str) -> None:
        """End an attachment, so that another may come. Raises ContractFault ENGINE_UNAVAILABLE."""
        if self.detach is None:
            raise ContractFault(FaultCode.ENGINE_UNAVAILABLE)
        await self.detach(attachment)

    def answer(self, attachment: str, question: str, reply: SoftphoneReply) -> bool:
        """A softphone answers; False where nobody waits for that (any more)."""
        channel = self._channels.get(attachment)
        found = None if channel is None else channel.open.get(question)
        if found is None or found[1].done():
            return False
        found[1].set_result(reply)
        return True

    def end(self, attachment: str, told: SoftphoneDetached) -> None:
        """An attachment is over: what was asked of it is not answered any more."""
        channel = self._channels.pop(attachment, None)
        if channel is None:
            return
        channel.over = told
        for _, reply in channel.open.values():
            if not reply.done():
                reply.set_exception(ContractFault(FaultCode.NO_SOFTPHONE))
        channel.unheard.clear()
        channel.wake()

    async def _answer(self, channel: _Channel, question: SoftphoneQuestion) -> SoftphoneReply:
        assert question.id is not None
        reply: asyncio.Future[SoftphoneReply] = asyncio.get_running_loop().create_future()
        channel.open[question.id] = question, reply
        channel.unheard.append(question)
        channel.wake()
        alarm = self._timers.call_later(ANSWER_SECONDS, _give_up, reply)
        try:
            return await reply
        finally:
            alarm.cancel()
            del channel.open[question.id]
            if question in channel.unheard:
                channel.unheard.remove(question)


def _give_up(reply: asyncio.Future[SoftphoneReply]) -> None:
    if not reply.done():
        reply.set_exception(ContractFault(FaultCode.SOFTPHONE_SILENT))
