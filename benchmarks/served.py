"""A server in a process of its own that SOAP is asked of, and what each request costs it.

The CPU time is asked of the kernel, so a busy client costs the figure nothing. `python -m benchmarks.served
KIND` is the server process itself: `constant` answers fixed bytes, `idle` is the SOAP door before a seat that
does nothing; both run as `cordboard up` runs its own.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice

import uvloop

from benchmarks.figures import cpu_seconds
from benchmarks.wire import read_answer
from cordboard import contract
from cordboard.app.up import COLLECTIONS
from cordboard.contract import OPERATIONS, Request
from cordboard.http import Answer, Door, Exchange, HttpServer, HttpSettings
from cordboard.http.gate import BODY_LIMIT, BODY_SECONDS
from cordboard.soap import SoapApp
from cordboard.soap.encode import answer_writer
from cordboard.web import FrontDoor

STATUS = contract.AgentBridgeStatus(
    callConnected=False, loggedIn=True, onCall=False, ready=True, restarting=False
)
CONSTANT = answer_writer(OPERATIONS["getStatus"])(STATUS)


@dataclass(slots=True)
class Target:
    """What to ask of one server: the bytes to send in turn, each round over one connection.

    A connection that waits for its turn beside others would be closed as idle on a busy machine.
    """

    name: str
    pid: int
    connect: Callable[[], AbstractContextManager[socket.socket]]
    messages: Sequence[bytes]
    costs: list[float] = field(default_factory=list)
    """CPU microseconds of the server a request, round by round."""

    def ask(self, times: int) -> None:
        """One round: `times` requests, one after the other."""
        with self.connect() as connection:
            before = cpu_seconds(self.pid)
            for message in islice(cycle(self.messages), times):
                connection.sendall(message)
                read_answer(connection)
        self.costs.append((cpu_seconds(self.pid) - before) / times * 1e6)


def http_message(path: str, port: int, body: bytes, *headers: str) -> bytes:
    """A POST of `body` as a plain program sends it."""
    lines = [f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Content-Type: text/xml; charset=utf-8"]
    lines += ['SOAPAction: ""', f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def pin(pid: int) -> None:
    """Keep a server on the first core, so that its cost is that of one core."""
    os.sched_setaffinity(pid, {min(os.sched_getaffinity(0))})


@contextmanager
def running(command: list[str]) -> Iterator[tuple[int, int]]:
    """(pid, port) of a server that prints its port as its first line; it ends with the block."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            port = int(process.stdout.readline())
            pin(process.pid)
            yield process.pid, port
        finally:
            process.kill()


def own(kind: str) -> list[str]:
    """The command that runs this module as a server."""
    return [sys.executable, "-m", "benchmarks.served", kind]


class IdleSeat:
    """A seat that takes everything and does nothing."""

    async def admit(self, seat: str, user: str, password: str) -> bool:
        """Nobody comes by name."""
        return False

    async def call(self, seat: str | None, request: Request) -> object:
        """The status, or nothing."""
        return STATUS if isinstance(request, contract.GetStatus) else None

    def undelivered(self, seat: str | None, request: Request, value: object) -> None:
        """Nothing is kept."""


async def constant(exchange: Exchange) -> Answer:
    """Reads the request and answers the bytes of a getStatus answer."""
    await exchange.body(BODY_LIMIT, BODY_SECONDS)
    return Answer(200, "text/xml; charset=utf-8", CONSTANT)


async def serve(kind: str) -> None:
    """Serve on a free port until killed."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        settings = HttpSettings(hosts=frozenset({f"127.0.0.1:{port}"}))
        door: Door = constant if kind == "constant" else FrontDoor([SoapApp(IdleSeat(), settings)], settings)
        gc.freeze()
        gc.set_threshold(*COLLECTIONS)
        await HttpServer(door).start(listening)
        print(port, flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt), asyncio.Runner(loop_factory=uvloop.Loop) as runner:
        runner.run(serve(sys.argv[1]))
