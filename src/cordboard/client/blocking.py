"""The client for programs without an event loop: whoever waits for an answer reads the connection meanwhile.

Any thread may ask. One of those who wait reads, for itself and for the others; when it has its answer,
another goes on. So no thread works behind the program's back, and a question costs no change of threads.
While nobody waits nobody reads: the center hangs up after a while, and the next question comes in anew.
"""

from __future__ import annotations

import contextlib
import math
import ssl
import threading
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self, TypeVar, cast

from cordboard.client.codec import Heard
from cordboard.client.errors import ClientError, Unreachable
from cordboard.client.on_thread import ThreadNet, drive
from cordboard.client.operations import Operations
from cordboard.client.session import ANSWER_SECONDS, LEAVE_SECONDS, Session, read
from cordboard.contract.record import Answered
from cordboard.contract.stream import Gap, Position, Told

AnswerT = TypeVar("AnswerT")


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
        base = url.rstrip("/")
        self.timeout = timeout
        self._net = ThreadNet(base, tls)
        self._session = Session(self._net, base, user, password, seat)
        self._steps = self._session.run()
        self._one_reads = threading.Lock()

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def open(self) -> None:
        """Come in. Raises Refused where password or seat are wrong, Unreachable where nobody is there."""
        end = self._net.now() + self.timeout
        try:
            self._net.wait_until(end)
            while not self._session.let_in and self._net.now() < end:
                drive(anext(self._steps))
        except BaseException:
            self.close()
            raise
        finally:
            self._net.wait_until(math.inf)
        if not self._session.let_in:
            self.close()
            raise Unreachable("The center did not let us in in time.")

    def close(self) -> None:
        """Leave: tokens are ended, and what is not answered yet will not be."""
        if self._one_reads.acquire(blocking=False):  # nobody waits: there is time to say good-bye
            try:
                drive(self._steps.aclose())
            finally:
                self._one_reads.release()
        self._session.end(Unreachable("The client was closed."))
        self._net.wake()
        self._net.wait_until(self._net.now() + LEAVE_SECONDS)
        try:
            drive(self._session.leave())
        finally:
            self._net.wait_until(math.inf)

    def ask(self, request: Answered[AnswerT], *, key: str | None = None) -> AnswerT:
        """Ask for an operation. Raises Refused, and Unreachable where no answer came in time.

        key: what is asked with the same one is done once; what acts and has none gets one of its own.
        """
        answer = _Answer()
        end = self._net.now() + self.timeout
        asked = self._session.prepare(request, key, answer, end)
        try:
            self._session.put(asked)
            self._wait(answer, end)
        finally:
            self._session.forget(asked)
            self._hand_over()
        return cast("AnswerT", read(request, answer.result()))

    def events(self, after: Position | str | None = None) -> Iterator[Told | Gap]:
        """What happens at the seat, each event once and in order, until the iterator is closed.

        after: the position of the last event that was seen, from where it goes on; absent, from now on.
        A `Gap` says that something in between is not there to be told any more. Raises Refused.
        """
        events = self._session.events(after)
        try:
            while True:
                yield drive(anext(events))
        finally:
            drive(events.aclose())

    def _wait(self, answer: _Answer, end: float) -> None:
        """Until there is an answer: read, or let another thread read. Raises Unreachable."""
        while not answer.done():
            left = end - self._net.now()
            if left <= 0:
                raise Unreachable("No answer came in time.")
            if self._one_reads.acquire(blocking=False):
                try:
                    self._read(answer, end)
                finally:
                    self._one_reads.release()
            else:
                answer.wait(left)

    def _read(self, answer: _Answer, end: float) -> None:
        """Hear what is told, until this answer is among it or time is up."""
        self._net.wait_until(end)
        try:
            while not answer.done() and self._net.now() < end:
                drive(anext(self._steps))
        except (ClientError, StopAsyncIteration):
            return  # all who wait have been told
        except BaseException:
            self._steps = self._session.run()  # this thread was interrupted, the others were not
            raise
        finally:
            self._net.wait_until(math.inf)

    def _hand_over(self) -> None:
        """Whoever waits looks whether there is somebody who reads."""
        for asked in self._session.unanswered():
            asked.answer.wake()
            return


class _Answer:
    """One answer that one thread waits for."""

    __slots__ = ("_bell", "_error", "_heard")

    def __init__(self) -> None:
        self._bell: SimpleQueue[None] = SimpleQueue()
        self._heard: Heard | None = None
        self._error: BaseException | None = None

    def done(self) -> bool:
        """Whether it is there, or will never be."""
        return self._heard is not None or self._error is not None

    def set_result(self, heard: Heard) -> None:
        """Here it is."""
        self._heard = heard
        self.wake()

    def set_exception(self, error: BaseException) -> None:
        """There is none."""
        self._error = error
        self.wake()

    def wake(self) -> None:
        """Whoever waits looks again."""
        self._bell.put(None)

    def wait(self, seconds: float) -> None:
        """Until somebody wakes us, or for so long."""
        with contextlib.suppress(Empty):
            self._bell.get(timeout=seconds)

    def result(self) -> Heard:
        """What it is. Raises what was given in its place."""
        if self._heard is None:
            assert self._error is not None
            raise self._error
        return self._heard
