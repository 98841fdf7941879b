"""A seat that records what it is asked, and a client of the door in front of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from http_line import NOTHING, Answer, Line, answers_in, turns

from cordboard.contract import NAMESPACE, Request
from cordboard.http import HttpSettings
from cordboard.soap import SoapApp

ENVELOPE = (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="{ns}"><s:Body>{body}</s:Body>'
    "</s:Envelope>"
)


class RecordingSeats:
    """Answers what it was told to answer; `serve` may be replaced by any coroutine function."""

    def __init__(self) -> None:
        self.asked: list[tuple[str | None, Request]] = []
        self.given_back: list[tuple[str | None, Request, object]] = []
        self.clients: list[str] = []
        """Where the credentials came from."""
        self.passwords = {"ada@demo": "wonder:land"}
        self.keys: list[str] = []
        """With which requests came that are to be done once."""
        self.answer: object = None
        self.serve: Callable[[Request], Awaitable[object]] | None = None

    def owner_of(self, seat: str) -> str:
        return (seat if "@" in seat else f"{seat}@demo").lower()

    async def admit(self, seat: str, user: str, password: str, client: str) -> bool:
        self.clients.append(client)
        return user == seat and self.passwords.get(user) == password

    async def call(self, seat: str | None, request: Request) -> object:
        self.asked.append((seat, request))
        return self.answer if self.serve is None else await self.serve(request)

    async def call_once(self, seat: str | None, key: str, request: Request) -> object:
        self.keys.append(key)
        return await self.call(seat, request)

    def undelivered(self, seat: str | None, request: Request, value: object) -> None:
        self.given_back.append((seat, request, value))

    @property
    def last(self) -> Request:
        return self.asked[-1][1]


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
        body: bytes = b"",
        **named: str,
    ) -> Answer:
        """One request, and its answer; NOTHING where the client leaves before."""
        line = self.line = Line(self.app, self.client, self.scheme)
        line.wire.closing = not self.reachable
        line.carries(_message(method, path, headers or [], body, named))
        return await self._answer(line, head_only=method == "HEAD") if self.reachable else NOTHING

    async def _answer(self, line: Line, *, head_only: bool) -> Answer:
        if not line.wire.written.is_set():
            ends = [asyncio.ensure_future(one.wait()) for one in (line.wire.written, self.leaving)]
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            for end in ends:
                end.cancel()
        if self.leaving.is_set():
            await line.leaves()
            await turns()
        return next(iter(answers_in(line.wire.sent, head_only=head_only)), NOTHING)

    async def post(self, body: str, namespace: str = NAMESPACE, **named: str) -> Answer:
        """One operation inside an envelope whose prefix `m` is the contract's."""
        return await self.ask(body=ENVELOPE.format(ns=namespace, body=body).encode(), **named)

    async def post_in_a_row(self, *bodies: str) -> list[Answer]:
        """Operations on one connection, each after the answer to the one before."""
        line = self.line = Line(self.app, self.client, self.scheme)
        for body in bodies:
            line.wire.written.clear()
            envelope = ENVELOPE.format(ns=NAMESPACE, body=body).encode()
            line.carries(_message("POST", "/agent/v2", [], envelope, {}))
            await line.wire.written.wait()
        return answers_in(line.wire.sent)


def _message(
    method: str, path: str, headers: list[tuple[str, str]], body: bytes, named: dict[str, str]
) -> bytes:
    dashed = {name.replace("_", "-"): value for name, value in named.items()}
    given = {
        "host": "localhost:8080",
        "content-type": "text/xml",
        "content-length": str(len(body)),
        **dashed,
    }
    fields = [(name, value) for name, value in given.items() if value] + headers
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in fields), "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


HOSTS = frozenset({"localhost:8080", "cti.example"})


def caller(seats: RecordingSeats) -> Caller:
    """A caller of a door as most are."""
    settings = HttpSettings(hosts=HOSTS, origins=frozenset({"https://crm.example"}))
    return Caller(SoapApp(seats, settings, incident=lambda: "c0ffee00"))


def caller_with(seats: RecordingSeats, **settings: object) -> Caller:
    """A caller of a door with other settings."""
    return Caller(SoapApp(seats, HttpSettings(**{"hosts": HOSTS, **settings})))
