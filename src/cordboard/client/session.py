"""The asynchronous client of one seat.

Operations go over one connection, and come back in any order. What is asked while the connection is lost
waits for the next one; what acts has a key, so that a repetition is done once. Events have a connection of
their own for each `events()`, so that who reads them slowly holds up no answer.
"""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import uuid
from collections.abc import AsyncGenerator
from types import TracebackType
from typing import Any, Final, NamedTuple, Protocol, Self, TypeVar, cast
from urllib.parse import quote

import httpx

from cordboard.client import codec
from cordboard.client.errors import ClientError, Refused, Unreachable
from cordboard.client.line import Line, LineLost
from cordboard.client.operations import AsyncOperations
from cordboard.client.talk import Pauses, Talk
from cordboard.client.tokens import Tokens
from cordboard.contract import Request, wire_name
from cordboard.contract.record import Answered
from cordboard.contract.socket import SOCKET
from cordboard.contract.stream import Gap, Position, Told

ANSWER_SECONDS: Final = 60.0
"""How long an answer is waited for, lost connections included; a login may take half of it."""

AnswerT = TypeVar("AnswerT")


class Waiting(Protocol):
    """Whoever waits for an answer, on the event loop or in another thread."""

    def done(self) -> bool:
        """Whether nobody waits any more."""
        ...

    def set_result(self, result: codec.Heard, /) -> None:
        """Here it is."""
        ...

    def set_exception(self, exception: BaseException, /) -> None:
        """There is none."""
        ...


class Asked(NamedTuple):
    """What waits for its answer."""

    id: int
    text: bytes
    answer: Waiting


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
        self._http = httpx.AsyncClient(base_url=base, verify=tls or True, trust_env=False, timeout=30.0)
        self._tokens = Tokens(self._http, user, password)
        self._address = f"{base}/api/x1/seats/{quote(seat or user, safe='')}/{SOCKET}"
        self._tls = tls
        self.timeout = timeout
        self._asked: dict[int, Asked] = {}
        self._talk = Talk(self._address, self._tokens, tls)
        self._running: asyncio.Task[None] | None = None
        self._let_in: asyncio.Future[None] | None = None
        self._begun: Line | None = None
        """The connection on which all that waits has been asked."""
        self._ended: ClientError | None = None
        """Why nothing can be asked any more."""

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def open(self) -> None:
        """Come in. Raises Refused where password or seat are wrong, Unreachable where nobody is there."""
        self._let_in = asyncio.get_running_loop().create_future()
        self._running = asyncio.create_task(self._run(), name="cordboard client")
        try:
            async with asyncio.timeout(self.timeout):
                await self._let_in
        except TimeoutError:
            await self.close()
            raise Unreachable("The center did not let us in in time.") from None
        except ClientError:
            await self.close()
            raise

    async def close(self) -> None:
        """Leave: tokens are ended, and what is not answered yet will not be."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait([self._running])
            self._running = None
        self._end(Unreachable("The client was closed."))
        with contextlib.suppress(ClientError):
            await self._tokens.revoke()
        await self._http.aclose()

    async def ask(self, request: Answered[AnswerT], *, key: str | None = None) -> AnswerT:
        """Ask for an operation. Raises Refused, and Unreachable where no answer came in time.

        key: what is asked with the same one is done once; what acts and has none gets one of its own.
        """
        answer = asyncio.get_running_loop().create_future()
        asked = self.prepare(request, key, answer)
        alarm = asyncio.get_running_loop().call_later(self.timeout, _give_up, answer)
        self.put(asked)
        try:
            return cast("AnswerT", read(request, await answer))
        finally:
            alarm.cancel()
            self.forget(asked)

    async def events(self, after: Position | str | None = None) -> AsyncGenerator[Told | Gap, None]:
        """What happens at the seat, each event once and in order, until the generator is closed.

        after: the position of the last event that was seen, from where it goes on; absent, from now on.
        A `Gap` says that something in between is not there to be told any more. Raises Refused.
        """
        talk = Talk(self._address, self._tokens, self._tls)
        place = _Place(str(after) if after is not None else None)
        pauses = Pauses()
        while self._ended is None:
            with contextlib.suppress(LineLost, Unreachable):
                async with contextlib.aclosing(talk.open()) as messages:
                    async for message in messages:
                        pauses.start_again()
                        if message.type == "authorized":
                            self._follow(talk, message, place)
                        elif (told := place.take(message)) is not None:
                            yield told
            await pauses.pause()
        raise self._ended

    # -- one connection after the other ---------------------------------------------------------------

    async def _run(self) -> None:
        pauses = Pauses()
        while True:
            try:
                async with contextlib.aclosing(self._talk.open()) as messages:
                    async for message in messages:
                        pauses.start_again()
                        self._hear(message)
            except Refused as refused:
                self._fail_to_open(refused)
                self._end(refused)
                return
            except (LineLost, Unreachable) as lost:
                if self._fail_to_open(Unreachable(str(lost))):
                    return
            await pauses.pause()

    def _fail_to_open(self, error: ClientError) -> bool:
        """Whether that was the very first attempt, which tells whoever opens the client."""
        if self._let_in is None or self._let_in.done():
            return False
        self._let_in.set_exception(error)
        return True

    def _hear(self, message: codec.Heard) -> None:
        if message.type == "authorized":
            self._begin()
            return
        asked = self._asked.pop(message.id or 0, None)
        if asked is not None and not asked.answer.done():
            asked.answer.set_result(message)

    def _begin(self) -> None:
        """We are let in: ask again for what is not answered. A renewed token means nothing new."""
        assert self._let_in is not None
        assert self._talk.line is not None
        if not self._let_in.done():
            self._let_in.set_result(None)
        if self._begun is self._talk.line:
            return
        self._begun = self._talk.line
        for asked in self._asked.values():
            self._talk.line.send(asked.text)

    def prepare(self, request: Request, key: str | None, answer: Waiting) -> Asked:
        """A question as it is asked; any thread may prepare one. Raises what ended the client, if it did."""
        if request.WAITS:
            raise TypeError("What waits for events is asked for with events().")
        if self._ended is not None:
            raise self._ended
        if key is None and codec.acts(type(request)):
            key = uuid.uuid4().hex
        identity, parameters = self._talk.next_id(), codec.parameters(request)
        name = wire_name(type(request))
        return Asked(
            identity, codec.said("ask", identity, operation=name, parameters=parameters, key=key), answer
        )

    def put(self, asked: Asked) -> None:
        """Ask, now or on the next connection."""
        self._asked[asked.id] = asked
        if self._ended is not None:
            asked.answer.set_exception(self._ended)
        elif self._talk.line is not None:
            self._talk.line.send(asked.text)

    def forget(self, asked: Asked) -> None:
        """Nobody waits for the answer any more."""
        self._asked.pop(asked.id, None)

    def _end(self, error: ClientError) -> None:
        """Nothing can be asked any more, and what waits will not be answered."""
        self._ended = error
        for asked in self._asked.values():
            if not asked.answer.done():
                asked.answer.set_exception(error)

    @staticmethod
    def _follow(talk: Talk, message: codec.Heard, place: _Place) -> None:
        """Where the connection is new, go on where we are."""
        assert talk.line is not None
        if place.line is not talk.line:
            place.line = talk.line
            talk.line.send(codec.said("follow", talk.next_id(), after=place.after))


def read(request: Request, message: codec.Heard) -> Any:
    """What an operation answered. Raises Refused."""
    if message.problem is not None:
        raise Refused(message.problem)
    return codec.answer(type(request), message.value)


def _give_up(answer: asyncio.Future[codec.Heard]) -> None:
    if not answer.done():
        answer.set_exception(Unreachable("No answer came in time."))


class _Place:
    """How far a program has come in the events of a seat."""

    def __init__(self, after: str | None) -> None:
        self.after = after
        self.line: Any = None

    def take(self, message: codec.Heard) -> Told | Gap | None:
        """What a message tells; None where it only says how far we are. Raises Refused."""
        if message.type == "happened":
            self.after = message.position
            return codec.happened(message)
        if message.type == "reached":
            self.after = str(message.number)
        elif message.type == "gap":
            self.after = str((message.next or 1) - 1)
            return Gap(after=message.after, next=message.next)
        elif message.type == "refused" and message.problem is not None and message.id is not None:
            raise Refused(message.problem)
        return None
