"""The client for programs with an event loop: one task hears, any asks."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncGenerator
from types import TracebackType
from typing import Self, TypeVar, cast

from cordboard.client.errors import ClientError, Unreachable
from cordboard.client.on_loop import LoopNet
from cordboard.client.operations import AsyncOperations
from cordboard.client.session import ANSWER_SECONDS, LEAVE_SECONDS, Session, read
from cordboard.contract.record import Answered
from cordboard.contract.stream import Gap, Position, Told

AnswerT = TypeVar("AnswerT")


class AsyncClient(AsyncOperations):
    """A program at one seat: `async with AsyncClient("http://localhost:8080", "ada", "secret") as seat:`.

    url: scheme, host and port of the center. user, password: of the agent.
    seat: whose; the user's own where absent, `local` for that of the machine.
    timeout: seconds to wait for an answer. tls: for https, where the system's trust is not what is wanted.
    """

    def __init__(
        self,
        url: str,
        user: str,
        password: str,
        *,
        seat: str | None = None,
        timeout: float = ANSWER_SECONDS,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        base = url.rstrip("/")
        self.timeout = timeout
        self._session = Session(LoopNet(base, tls), base, user, password, seat)
        self._steps = self._session.run()
        self._home: asyncio.AbstractEventLoop | None = None
        """The event loop in which it was opened; connections and all that waits are of that one."""
        self._hearing: asyncio.Task[None] | None = None
        self._alarm: asyncio.TimerHandle | None = None
        """Rings for all that waits, no later than when the first of it is too late."""

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def open(self) -> None:
        """Come in. Raises Refused where password or seat are wrong, Unreachable where nobody is there."""
        self._home = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self.timeout):
                while not self._session.let_in:
                    await anext(self._steps)
        except TimeoutError:
            await self.close()
            raise Unreachable("The center did not let us in in time.") from None
        except BaseException:
            await self.close()
            raise
        self._hearing = asyncio.create_task(self._hear(), name="cordboard client")

    async def close(self) -> None:
        """Leave: tokens are ended, and what is not answered yet will not be."""
        if self._hearing is not None:
            self._hearing.cancel()
            await asyncio.wait([self._hearing])
            self._hearing = None
        if self._alarm is not None:
            self._alarm.cancel()
        self._session.end(Unreachable("The client was closed."))
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LEAVE_SECONDS):
                await self._session.leave()

    async def ask(self, request: Answered[AnswerT], *, key: str | None = None) -> AnswerT:
        """Ask for an operation. Raises Refused, and Unreachable where no answer came in time.

        key: what is asked with the same one is done once; what acts and has none gets one of its own.
        """
        loop = self._at_home()
        until, answer = loop.time() + self.timeout, loop.create_future()
        asked = self._session.prepare(request, key, answer, until)
        self._look_at(until)
        self._session.put(asked)
        try:
            return cast("AnswerT", read(request, await answer))
        finally:
            self._session.forget(asked)

    def events(self, after: Position | str | None = None) -> AsyncGenerator[Told | Gap, None]:
        """What happens at the seat, each event once and in order, until the generator is closed.

        after: the position of the last event that was seen, from where it goes on; absent, from now on.
        A `Gap` says that something in between is not there to be told any more. Raises Refused.
        """
        self._at_home()
        return self._session.events(after)

    def _at_home(self) -> asyncio.AbstractEventLoop:
        """The event loop that runs. Raises RuntimeError where that is another one than the client's."""
        loop = asyncio.get_running_loop()
        if loop is not self._home:
            raise RuntimeError("Open the client first, and use it in the event loop in which it was opened.")
        return loop

    def _look_at(self, moment: float) -> None:
        """Look then what is too late. An alarm that rings before that stays, for each costs."""
        if self._alarm is not None and self._alarm.when() > moment:
            self._alarm.cancel()
            self._alarm = None
        if self._alarm is None:
            self._alarm = asyncio.get_running_loop().call_at(moment, self._look)

    def _look(self) -> None:
        """The alarm rings: nobody waits any longer for what is too late, and it is set for what is not."""
        self._alarm = None
        now, waiting = asyncio.get_running_loop().time(), self._session.unanswered()
        for asked in waiting:
            if asked.until <= now and not asked.answer.done():
                asked.answer.set_exception(Unreachable("No answer came in time."))
        if later := [asked.until for asked in waiting if asked.until > now]:
            self._look_at(min(later))

    async def _hear(self) -> None:
        """What goes wrong is told to those who wait for answers."""
        with contextlib.suppress(ClientError):
            async with contextlib.aclosing(self._steps):
                async for _ in self._steps:
                    pass
