"""A seat that records what it is asked, and a caller that speaks ASGI to the door in front of it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

import pytest

from cordboard.contract import NAMESPACE, Request
from cordboard.soap import HttpSettings, SoapApp

ENVELOPE = (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="{ns}"><s:Body>{body}</s:Body>'
    "</s:Envelope>"
)


class RecordingSeats:
    """Answers what it was told to answer; `serve` may be replaced by any coroutine function."""

    def __init__(self) -> None:
        self.asked: list[tuple[str | None, Request]] = []
        self.given_back: list[tuple[str | None, Request, object]] = []
        self.passwords = {"ada@demo": "wonder:land"}
        self.answer: object = None
        self.serve: Callable[[Request], Awaitable[object]] | None = None

    async def admit(self, seat: str, user: str, password: str) -> bool:
        return user == seat and self.passwords.get(user) == password

    async def call(self, seat: str | None, request: Request) -> object:
        self.asked.append((seat, request))
        return self.answer if self.serve is None else await self.serve(request)

    def undelivered(self, seat: str | None, request: Request, value: object) -> None:
        self.given_back.append((seat, request, value))

    @property
    def last(self) -> Request:
        return self.asked[-1][1]


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Caller:
    """One client at one address; headers that a test does not name are those of a plain program."""

    def __init__(self, app: SoapApp) -> None:
        self.app = app
        self.client: tuple[str, int] | None = ("127.0.0.1", 40000)
        self.scheme = "http"
        self.leaving = asyncio.Event()
        self.reachable = True

    async def ask(
        self,
        method: str = "POST",
        path: str = "/agent/v2",
        headers: list[tuple[str, str]] | None = None,
        chunks: tuple[bytes, ...] = (b"",),
        **named: str,
    ) -> Answer:
        dashed = {name.replace("_", "-"): value for name, value in named.items()}
        given = {"host": "localhost:8080", "content-type": "text/xml", **dashed}
        fields = [(name, value) for name, value in given.items() if value]
        sent: list[dict[str, Any]] = []
        pending = [
            {"type": "http.request", "body": chunk, "more_body": at < len(chunks)}
            for at, chunk in enumerate(chunks, 1)
        ]

        async def receive() -> dict[str, Any]:
            if pending:
                return pending.pop(0)
            await self.leaving.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            if not self.reachable:
                raise OSError("connection lost")
            sent.append(message)

        raw, _, query = path.partition("?")
        scope = {
            "type": "http",
            "method": method,
            "scheme": self.scheme,
            "path": raw,
            "raw_path": raw.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in [*fields, *(headers or [])]],
            "client": self.client,
        }
        await self.app(scope, receive, send)
        if not sent:
            return Answer(0, {}, b"")
        start, body = sent
        decoded = {name.decode(): value.decode() for name, value in start["headers"]}
        return Answer(start["status"], decoded, body["body"])

    async def post(self, body: str, **named: str) -> Answer:
        """One operation inside an envelope whose prefix `m` is the contract's."""
        return await self.ask(chunks=(ENVELOPE.format(ns=NAMESPACE, body=body).encode(),), **named)


@pytest.fixture
def seats() -> RecordingSeats:
    return RecordingSeats()


@pytest.fixture
def caller(seats: RecordingSeats) -> Caller:
    settings = HttpSettings(
        hosts=frozenset({"localhost:8080", "cti.example"}), origins=frozenset({"https://crm.example"})
    )
    return Caller(SoapApp(seats, settings, incident=lambda: "c0ffee00"))


@pytest.fixture
def caller_with(seats: RecordingSeats) -> Callable[..., Caller]:
    """A caller of an application with other settings."""

    def build(**settings: Any) -> Caller:
        given = {"hosts": frozenset({"localhost:8080", "cti.example"}), **settings}
        return Caller(SoapApp(seats, HttpSettings(**given)))

    return build
