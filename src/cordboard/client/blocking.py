"""The client for programs without an event loop: the asynchronous one, on a thread of its own.

Any thread may ask; each waits for its own answer.
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Coroutine, Iterator
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from cordboard.client.codec import Heard
from cordboard.client.errors import Unreachable
from cordboard.client.operations import Operations
from cordboard.client.session import ANSWER_SECONDS, AsyncClient, read
from cordboard.contract.record import Answered
from cordboard.contract.stream import Gap, Position, Told

AnswerT = TypeVar("AnswerT")
T = TypeVar("T")


def _new_loop() -> asyncio.AbstractEventLoop:
    """The fastest that is installed: nobody else runs on it."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


class _Answer:
    """One answer that one thread waits for, given once: a lock is all that this takes."""

    __slots__ = ("_done", "_error", "_heard", "_there")

    def __init__(self) -> None:
        self._there = threading.Lock()
        self._there.acquire()
        self._done = False
        self._heard: Heard | None = None
        self._error: BaseException | None = None

    def done(self) -> bool:
        return self._done

    def set_result(self, heard: Heard) -> None:
        self._heard = heard
        self._give()

    def set_exception(self, error: BaseException) -> None:
        self._error = error
        self._give()

    def _give(self) -> None:
        self._done = True
        self._there.release()

    def result(self, timeout: float) -> Heard:
        """Raises TimeoutError, or what was given in place of an answer."""
        if not self._there.acquire(timeout=timeout):
            raise TimeoutError
        if self._error is not None:
            raise self._error
        assert self._heard is not None
        return self._heard


class Client(Operations):
    """A program at one seat: `with Client("http://localhost:8080", "ada", "secret") as seat:`.

    The arguments are those of `AsyncClient`.
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
        self._loop = _new_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="cordboard client", daemon=True)
        self._thread.start()
        self._client = AsyncClient(url, user, password, seat=seat, timeout=timeout, tls=tls)

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def open(self) -> None:
        """Come in. Raises Refused where password or seat are wrong, Unreachable where nobody is there."""
        try:
            self._wait(self._client.open())
        except BaseException:
            self._stop()
            raise

    def close(self) -> None:
        """Leave."""
        if not self._loop.is_closed():
            self._wait(self._client.close())
            self._stop()

    def ask(self, request: Answered[AnswerT], *, key: str | None = None) -> AnswerT:
        """Ask for an operation. Raises Refused, and Unreachable where no answer came in time.

        key: what is asked with the same one is done once; what acts and has none gets one of its own.
        """
        answer = _Answer()
        asked = self._client.prepare(request, key, answer)
        self._loop.call_soon_threadsafe(self._client.put, asked)
        try:
            return cast("AnswerT", read(request, answer.result(self._client.timeout)))
        except TimeoutError:
            self._loop.call_soon_threadsafe(self._client.forget, asked)
            raise Unreachable("No answer came in time.") from None

    def events(self, after: Position | str | None = None) -> Iterator[Told | Gap]:
        """What happens at the seat, each event once and in order, until the iterator is closed.

        after: the position of the last event that was seen, from where it goes on; absent, from now on.
        A `Gap` says that something in between is not there to be told any more. Raises Refused.
        """
        events = self._client.events(after)
        try:
            while True:
                yield self._wait(anext(events))
        finally:
            if not self._loop.is_closed():
                self._wait(events.aclose())

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result()
        except BaseException:
            future.cancel()
            raise

    def _stop(self) -> None:
        self._wait(self._loop.shutdown_asyncgens())
        self._wait(self._loop.shutdown_default_executor())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
