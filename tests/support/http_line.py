"""One HTTP connection without a socket: what is said goes in, what is sent is kept, time stands still."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from cordboard.http import Door
from cordboard.http.connection import Connection
from cordboard.http.reception import Reception

CLIENT = ("127.0.0.1", 40_000)


class Answer(NamedTuple):
    """One whole answer as its client reads it; status 0 where none came."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def code(self) -> str:
        """The code of a refusal."""
        return self.text.split(":")[0]


NOTHING = Answer(0, {}, b"")


def answers_in(sent: bytes, *, head_only: bool = False, head_last: bool = False) -> list[Answer]:
    """The answers that were sent, one after the other; what is left over is an error.

    `head_last`: the last one may be that to a HEAD, which tells of a body and has none.
    """
    found = []
    while sent:
        head, _, rest = sent.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        version, status, _ = first.split(" ", 2)
        assert version == "HTTP/1.1"
        headers = {name: value for name, _, value in (line.partition(": ") for line in lines)}
        assert len(headers) == len(lines)
        length = 0 if head_only or status == "100" else int(headers["content-length"])
        assert len(rest) >= length or (head_last and not rest)
        found.append(Answer(int(status), headers, rest[:length]))
        sent = rest[length:]
    return found


@dataclass(slots=True)
class Alarm:
    """Something that rings when its time has come."""

    due: float
    ring: Callable[[], object]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True

    def when(self) -> float:
        return self.due


class Clock:
    """The part of an event loop that a connection needs; its time passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.alarms: list[Alarm] = []

    def time(self) -> float:
        return self.now

    def call_at(self, due: float, ring: Callable[[], object]) -> Alarm:
        self.alarms.append(Alarm(due, ring))
        return self.alarms[-1]

    def call_soon(self, call: Callable[..., object], *args: object) -> asyncio.Handle:
        return asyncio.get_running_loop().call_soon(call, *args)

    def create_task(self, work: Any) -> asyncio.Task[Any]:
        return asyncio.get_running_loop().create_task(work)

    @property
    def pending(self) -> list[Alarm]:
        return [each for each in self.alarms if not each.cancelled]

    def advance(self, seconds: float) -> None:
        """Let time pass; what is due rings."""
        self.now += seconds
        while due := [each for each in self.pending if each.due <= self.now]:
            self.alarms.remove(due[0])
            due[0].ring()


class Wire(asyncio.Transport):
    """A transport that keeps what is written; a closed one tells its protocol so in the next turn."""

    def __init__(self, client: tuple[str, int] | None) -> None:
        super().__init__({"peername": client})
        self.protocol: Any = None
        self.writes: list[bytes] = []
        self.written = asyncio.Event()
        self.reading = True
        self.ended = self.closing = self.aborted = False

    @property
    def sent(self) -> bytes:
        return b"".join(self.writes)

    def write(self, data: Any) -> None:
        self.writes.append(bytes(data))
        self.written.set()

    def can_write_eof(self) -> bool:
        return True

    def write_eof(self) -> None:
        self.ended = True

    def is_closing(self) -> bool:
        return self.closing

    def close(self) -> None:
        if not self.closing:
            self.closing = True
            asyncio.get_running_loop().call_soon(self._lose)

    def _lose(self) -> None:
        assert self.protocol is not None
        self.protocol.connection_lost(None)
        self.protocol = None

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        self.protocol = protocol

    def get_protocol(self) -> asyncio.BaseProtocol | None:
        return self.protocol

    def abort(self) -> None:
        self.aborted = True
        self.close()

    def pause_reading(self) -> None:
        assert self.reading
        self.reading = False

    def resume_reading(self) -> None:
        assert not self.reading
        self.reading = True


async def turns(count: int = 10) -> None:
    """Let everybody else have a few turns."""
    for _ in range(count):
        await asyncio.sleep(0)


class Line:
    """A connection to a door, for a client who says what a test says."""

    def __init__(self, door: Door, client: tuple[str, int] | None = CLIENT, scheme: str = "http") -> None:
        self.clock, self.wire = Clock(), Wire(client)
        self.reception = Reception(self.clock, scheme)
        self.connection = Connection(self.reception, door)
        self.wire.protocol = self.connection
        self.connection.connection_made(self.wire)

    async def says(self, *pieces: bytes) -> None:
        """The client sends bytes, in these pieces, and everybody has a few turns after each."""
        for piece in pieces:
            self.carries(piece)
            await turns()

    def carries(self, piece: bytes) -> None:
        """Bytes of the client arrive."""
        (self.wire.protocol or self.connection).data_received(piece)

    async def leaves(self) -> None:
        """The client closes its end."""
        self.wire.close()
        await turns()

    @property
    def answers(self) -> list[Answer]:
        return answers_in(self.wire.sent)
