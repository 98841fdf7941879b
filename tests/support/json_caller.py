"""A client of the JSON door without a socket, and a keyholder whose tokens a test can read."""

from __future__ import annotations

import json
from typing import Any

from http_line import NOTHING, Answer, Line, answers_in, turns

from cordboard.access import Lease, Tokens
from cordboard.access.tokens import Terms
from cordboard.http import HttpSettings, Refusal
from cordboard.web import ApiDoor

HOSTS = frozenset({"localhost:8080", "cti.example"})
SETTINGS = HttpSettings(hosts=HOSTS, origins=frozenset({"https://crm.example"}))


class Passwords:
    """Users and their passwords, as they are."""

    def __init__(self) -> None:
        self.known = {"ada@demo": "wonder:land", "bob@demo": "builder", "eve@demo": "apple"}
        self.administrators = {"eve@demo"}
        self.clients: list[str] = []

    def full_name(self, user_name: str) -> str:
        return (user_name if "@" in user_name else f"{user_name}@demo").lower()

    def is_administrator(self, user_name: str) -> bool:
        return self.full_name(user_name) in self.administrators

    def mark(self, user_name: str) -> str | None:
        return self.known.get(self.full_name(user_name))

    async def verify(self, user_name: str, password: str, client: str = "") -> bool:
        self.clients.append(client)
        return self.mark(user_name) == password


class MemoryShelf:
    """Keeps leases as long as a test lasts; `broken` is what it raises, if anything."""

    def __init__(self) -> None:
        self.kept: dict[str, Lease] = {}
        self.broken: Exception | None = None

    def load(self) -> list[Lease]:
        return list(self.kept.values())

    def put(self, lease: Lease, gone: Any) -> None:
        self.forget(gone)
        self.kept[lease.id] = lease

    def forget(self, gone: Any) -> None:
        if self.broken is not None:
            raise self.broken
        for each in gone:
            self.kept.pop(each, None)


class Moment:
    """A clock that stands until it is moved, in milliseconds."""

    def __init__(self) -> None:
        self.now = 1_700_000_000_000

    def __call__(self) -> int:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        self.now += int(1000 * seconds)


class NobodyAttached:
    """The softphones of a center to which none is attached."""

    async def questions(self, holding: Any, attachment: str) -> Any:
        raise _not_attached()

    async def answer(self, holding: Any, attachment: str, question: str, reply: Any) -> None:
        raise _not_attached()

    async def tell(self, holding: Any, seat: str | None, attachment: str, news: Any) -> None:
        raise _not_attached()


def _not_attached() -> Refusal:
    return Refusal(404, "NOT_ATTACHED", "There is no such attachment (any more): attach anew.")


class Api:
    """A program at one address, with the token that it got last."""

    def __init__(self, seats: Any, settings: HttpSettings = SETTINGS) -> None:
        self.passwords, self.shelf, self.moment = Passwords(), MemoryShelf(), Moment()
        self.tokens = Tokens(self.passwords, self.shelf, self.moment, Terms())
        nobody: Any = NobodyAttached()
        self.door = ApiDoor(seats, self.tokens, nobody, settings, incident=lambda: "c0ffee00")
        self.client = ("127.0.0.1", 40_000)
        self.token = ""
        self.reachable = True

    async def ask(self, path: str, body: bytes = b"", method: str = "POST", **named: str) -> Answer:
        """One request; headers with an empty value are not sent."""
        given = {
            "host": "localhost:8080",
            "authorization": f"Bearer {self.token}" if self.token else "",
            "content-type": "application/json" if body else "",
            "content-length": str(len(body)),
            **{name.replace("_", "-"): value for name, value in named.items()},
        }
        fields = [f"{name}: {value}" for name, value in given.items() if value]
        line = Line(self.door, self.client)
        line.wire.closing = not self.reachable
        await line.says("\r\n".join([f"{method} {path} HTTP/1.1", *fields, "", ""]).encode() + body)
        await turns()
        if not self.reachable:
            return NOTHING
        await line.wire.written.wait()
        await turns()
        return next(iter(answers_in(line.wire.sent, head_only=method == "HEAD")), NOTHING)

    async def call(self, operation: str, seat: str = "ada@demo", **arguments: Any) -> Answer:
        """One operation."""
        return await self.ask(f"/api/v2/seats/{seat}/{operation}", json.dumps(arguments).encode())

    async def log_in(self, user: str = "ada", **more: Any) -> dict[str, Any]:
        """Get tokens, and use them from now on."""
        wanted = {"user": user, "password": self.passwords.mark(user), **more}
        answer = await self.ask("/api/v2/tokens", json.dumps(wanted).encode(), authorization="")
        assert answer.status == 200, answer.text
        grant: dict[str, Any] = json.loads(answer.body)
        self.token = grant["accessToken"]
        return grant


def problem(answer: Answer) -> tuple[int, str]:
    """Status and code of a refusal, which is a problem in every respect."""
    told = json.loads(answer.body)
    assert answer.headers["content-type"] == "application/problem+json"
    assert told.keys() == {"type", "title", "status", "detail", "code", "remedy"}
    assert (told["status"], told["type"]) == (answer.status, f"urn:cordboard:problem:{told['code']}")
    return told["status"], told["code"]
