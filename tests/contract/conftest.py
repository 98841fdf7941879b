"""A small seat behind the real door on a real port, for clients that nobody here wrote."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest

from cordboard import contract
from cordboard.contract import ContractFault, Event, FaultCode, Request
from cordboard.http import HttpServer, HttpSettings
from cordboard.soap import SoapApp

AT = "2026-01-02T03:04:05.678Z"
FOREVER = -1
SESSION = "0123456789ABCDEF0123456789ABCDEF"


class SmallSeat:
    """One agent, one listener, calls that are answered at once. `answers` overrules by request class."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.answers: dict[type[Request], object] = {}
        self.events: list[Event] = []
        self.listening = False
        self.polling, self.given_up = threading.Event(), threading.Event()

    async def admit(self, seat: str, user: str, password: str, client: str) -> bool:
        return (seat, user, password) == ("ada@demo", "ada@demo", "wonderland")

    def undelivered(self, seat: str | None, request: Request, value: object) -> None:
        assert isinstance(value, Event)
        self.events.insert(0, value)

    async def call(self, seat: str | None, request: Request) -> object:
        self.asked.append(request)
        if type(request) in self.answers:
            return self.answers[type(request)]
        match request:
            case contract.AddListener():
                self.listening = True
                return "L-1"
            case contract.CheckEvent():
                return await self._next_event(request)
            case contract.Login(password="wonderland"):
                self.events.append(contract.LoginProcessFinished(timestamp=AT, successfull=True))
            case contract.Login():
                raise ContractFault(FaultCode.LOGIN_REFUSED)
            case contract.MakeCall(number=number):
                self.events.append(contract.CallInitiated(timestamp=AT, number=number, type=4))
                self.events.append(contract.CallStarted(timestamp=AT, callSessionId=SESSION))
        return None

    async def _next_event(self, request: contract.CheckEvent) -> Event:
        if not self.listening:
            raise ContractFault(FaultCode.UNKNOWN_LISTENER)
        if request.timeout == FOREVER:
            await self._wait()
        return self.events.pop(0) if self.events else contract.Timeout(timestamp=AT, operation="checkEvent")

    async def _wait(self) -> None:
        self.polling.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.given_up.set()


class Served:
    """Where the door is and who sits behind it."""

    def __init__(self, port: int, seat: SmallSeat) -> None:
        self.port = port
        self.seat = seat
        self.base = f"http://127.0.0.1:{port}"
        self.address = f"{self.base}/agent/v2"

    def exchange(self, message: bytes) -> tuple[int, dict[str, str], bytes]:
        """Send bytes, read until the server closes; gives status, headers and body."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(message)
            received = b"".join(iter(lambda: connection.recv(65536), b""))
        head, _, body = received.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
        return int(first.split()[1]), headers, body


async def _serve(
    bound: socket.socket, seat: SmallSeat, listening: threading.Event, stop: asyncio.Event
) -> None:
    port = bound.getsockname()[1]
    settings = HttpSettings(
        hosts=frozenset({f"127.0.0.1:{port}", "localhost:8080"}), origins=frozenset({"https://crm.example"})
    )
    server = HttpServer(SoapApp(seat, settings))
    await server.start(bound)
    listening.set()
    await stop.wait()
    await server.stop(2.0)


@pytest.fixture
def served() -> Iterator[Served]:
    bound = socket.create_server(("127.0.0.1", 0))
    seat, listening, stop = SmallSeat(), threading.Event(), asyncio.Event()
    with bound, asyncio.Runner() as runner:
        thread = threading.Thread(target=runner.run, args=(_serve(bound, seat, listening, stop),))
        thread.start()
        assert listening.wait(30)
        yield Served(bound.getsockname()[1], seat)
        runner.get_loop().call_soon_threadsafe(stop.set)
        thread.join(30)
