"""A center for softphones without sockets: the real core, the memory engine, tokens, and the door."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from http_line import NOTHING, Answer, Line, answers_in, turns
from json_caller import SETTINGS, MemoryShelf, Moment
from socket_caller import SocketCaller
from standing_clock import StandingClock, settle
from talk.cast import busy_center
from talk.rig import Rig

from cordboard.access import Tokens
from cordboard.access.tokens import Terms
from cordboard.contract.access import Scope
from cordboard.seat import Asking
from cordboard.softphones import Attaching, IceServers, Turn
from cordboard.telephony.memory import OFFER
from cordboard.vcc.kernel import Command, Query, Recorded
from cordboard.web import ApiDoor, AudioDoor

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
FRAGMENT = "a=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\n"
SECRET = b"north"
_ALL = frozenset(Scope)


class RigLink:
    """The VCC of a rig, as seats see it. What is sent to the engine arrives at once."""

    def __init__(self, rig: Rig) -> None:
        self._rig = rig

    async def submit(self, command: Command) -> Any:
        self._rig.decide(command)
        self._rig.work()

    async def ask(self, query: Query) -> Any:
        return self._rig.core.answer(query)

    def subscribe(self, sink: Callable[[Recorded], None]) -> Callable[[], None]:
        self._rig.watchers.append(sink)
        return lambda: self._rig.watchers.remove(sink)


class Passwords:
    """Those of anna and bob."""

    def __init__(self) -> None:
        self.known = {"anna@demo": "a", "bob@demo": "b"}

    def full_name(self, user_name: str) -> str:
        return (user_name if "@" in user_name else f"{user_name}@demo").lower()

    def mark(self, user_name: str) -> str | None:
        return self.known.get(self.full_name(user_name))

    async def verify(self, user_name: str, password: str, client: str = "") -> bool:
        return self.mark(user_name) == password


class _Seats:
    """Seats at which nothing is asked."""

    def owner_of(self, seat: str) -> str:
        return f"{seat}@demo"


class Room:
    """Where softphones attach; `pages` speak to the door."""

    def __init__(self) -> None:
        self.rig = Rig(busy_center())
        self.rig.work()
        self.clock, self.moment = StandingClock(), Moment()
        self.passwords = Passwords()
        self.tokens = Tokens(self.passwords, MemoryShelf(), self.moment, Terms())
        self.asking = Asking(self.clock, _ids("f"))
        self.link = RigLink(self.rig)
        turn = Turn(urls=("turn:turn.example?transport=udp",), secret=SECRET, seconds=3600)
        self.ice = IceServers(("stun:stun.example",), turn, self.moment)
        self.open()

    def open(self) -> None:
        """The center begins, or comes back with nothing in mind."""
        assert self.rig.engine is not None
        self.attaching = Attaching(
            self.rig.engine,
            self.link,
            self.asking,
            self.tokens,
            ice=self.ice,
            timers=self.clock,
            fresh=_ids("a"),
        )
        self.attaching.open()
        self.door = AudioDoor(
            self.attaching, self.tokens, self.passwords.full_name, SETTINGS, incident=lambda: "c0ffee00"
        )

    def flow(self, milliseconds: int = 2) -> None:
        """Time passes for core and engine, and all that happens is heard."""
        self.rig.wait(milliseconds)
        self.rig.work()

    @property
    def engine(self) -> Any:
        return self.rig.engine

    async def pass_seconds(self, seconds: float) -> None:
        """Time passes for the doors."""
        self.moment.pass_seconds(seconds)
        await self.clock.advance(seconds)
        self.rig.work()
        await settle()

    async def talk(self, page: Page) -> SocketCaller:
        """A WebSocket of a page, which is let in."""
        seats: Any = _Seats()
        door = ApiDoor(seats, self.tokens, self.attaching, SETTINGS, incident=lambda: "c0ffee00")
        caller = SocketCaller(door, f"/api/x1/seats/{page.user}/socket")
        await caller.open()
        await caller.says("authorize", token=page.token)
        caller.messages.clear()
        return caller

    async def page(self, user: str = "anna") -> Page:
        """A page of this user, with a token."""
        grant = await self.tokens.grant(user, self.passwords.known[f"{user}@demo"], "127.0.0.1", _ALL)
        return Page(self, user, grant.accessToken or "", grant.refreshToken or "")


class Page:
    """A page with a token, which attaches its audio over HTTP."""

    def __init__(self, room: Room, user: str, token: str, refresh: str) -> None:
        self.room, self.user, self.token, self.refresh = room, user, token, refresh
        self.client = ("127.0.0.1", 40_000)

    async def ask(self, method: str, path: str, body: str = "", **named: str) -> Answer:
        """One request to what stands behind `audio` of the seat; headers with an empty value are not sent."""
        line, given = self._line(), self._headers(body, named)
        await line.says(self._request(method, path, given) + body.encode())
        await turns()
        await line.wire.written.wait()
        await turns()
        return next(iter(answers_in(line.wire.sent)), NOTHING)

    async def attach(self, query: str = "", sdp: str = OFFER, **named: str) -> Answer:
        """Offer audio; it flows a moment later."""
        answer = await self.ask("POST", query, sdp, content_type="application/sdp", **named)
        self.room.flow()
        return answer

    async def hears(self, attachment: str) -> Any:
        """The connection on which the softphone hears its questions; what has come is `wire.sent`."""
        line = self._line()
        await line.says(self._request("GET", f"/{attachment}/questions", self._headers("", {})))
        await turns()
        return line

    def _line(self) -> Any:
        return Line(self.room.door, self.client)

    def _request(self, method: str, path: str, given: dict[str, str]) -> bytes:
        fields = [f"{name}: {value}" for name, value in given.items() if value]
        head = f"{method} /api/v2/seats/{self.user}/audio{path} HTTP/1.1"
        return "\r\n".join([head, *fields, "", ""]).encode()

    def _headers(self, body: str, named: dict[str, str]) -> dict[str, str]:
        return {
            "host": "localhost:8080",
            "authorization": f"Bearer {self.token}",
            "content-length": str(len(body.encode())),
            "user-agent": FIREFOX,
            **{name.replace("_", "-"): value for name, value in named.items()},
        }


def _ids(letter: str) -> Callable[[], str]:
    """Ids that a test can foresee: the letter, and a number."""
    numbers = itertools.count(1)
    return lambda: f"{letter}{next(numbers):031d}"


def attachment_of(answer: Answer) -> str:
    """The id in the Location of an answer."""
    return answer.headers["location"].rpartition("/")[2]
