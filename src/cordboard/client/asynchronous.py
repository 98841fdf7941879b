"""The client for programs with an event loop: one task hears, any asks."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncGenerator
from types import TracebackType
from typing import Self, TypeVar, cast

from cordboard.client.codec import Heard
from cordboard.client.errors import ClientError, Unreachable
from cordboard.client.on_loop import LoopNet
from cordboard.client.operations import AsyncOperations
from cordboard.client.session import ANSWER_SECONDS, Session, read
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
        self._hearing: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def open(self) -> None:
        """Come in. Raises Refused where password or seat are wrong, Unreachable where nobody is there."""
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
        self._session.end(Unreachable("The client was closed."))
        await self._session.leave()

    async def ask(self, request: Answered[AnswerT], *, key: str | None = None) -> AnswerT:
        """Ask for an operation. Raises Refused, and Unreachable where no answer came in time.

        key: what is asked with the same one is done once; what acts and has none gets one of its own.
        """
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Heard] = loop.create_future()
        asked = self._session.prepare(request, key, answer)
        alarm = loop.call_later(self.timeout, _give_up, answer)
        self._session.put(asked)
        try:
            return cast("AnswerT", read(request, await answer))
        finally:
            alarm.cancel()
            self._session.forget(asked)

    def events(self, after: Position | str | None = None) -> AsyncGenerator[Told | Gap, None]:
        """What happens at the seat, each event once and in order, until the generator is closed.

        after: the position of the last event that was seen, from where it goes on; absent, from now on.
        A `Gap` says that something in between is not there to be told any more. Raises Refused.
        """
        return self._session.events(after)

    async def _hear(self) -> None:
        """What goes wrong is told to those who wait for answers."""
        with contextlib.suppress(ClientError):
            async with contextlib.aclosing(self._steps):
                async for _ in self._steps:
                    pass


def _give_up(answer: asyncio.Future[Heard]) -> None:
    if not answer.done():
        answer.set_exception(Unreachable("No answer came in time."))
