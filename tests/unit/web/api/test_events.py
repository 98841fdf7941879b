"""Events at the JSON door: a text that goes on where a program was, for as long as its token counts."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from http_line import Line, turns
from json_caller import Api, problem
from soap_caller import RecordingSeats

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.stream import Gap, Message, Position, Reached, Told
from cordboard.web.api.sse import text_of

AT = "2026-01-01T00:00:00.000Z"
EVENTS = "/api/v2/seats/ada/events"


class Seats(RecordingSeats):
    """One seat whose stream has a few messages and then ends."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []
        self.followed: list[tuple[str | None, Position | None]] = []
        self.between: Any = lambda: None

    def owner_of(self, seat: str) -> str:
        return f"{seat}@demo"

    def follow(
        self, seat: str | None, after: Position | None, *, extended: bool
    ) -> AsyncGenerator[Message, None]:
        self.followed.append((seat, after))
        if after == Position(404):
            raise ContractFault(FaultCode.TOO_MANY_LISTENERS)
        return self._told()

    async def _told(self) -> AsyncGenerator[Message, None]:
        for message in self.messages:
            yield message
            self.between()


@pytest.fixture
def seats() -> Seats:
    return Seats()


@pytest.fixture
def api(seats: Seats) -> Api:
    return Api(seats)


async def hear(api: Api, **named: str) -> list[bytes]:
    """The blocks of a stream, to its end."""
    fields = {"host": "localhost:8080", "authorization": f"Bearer {api.token}"} | named
    lines = [f"GET {EVENTS} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items()), "", ""]
    line = Line(api.door)
    await line.says("\r\n".join(lines).encode())
    await turns(100)
    head, _, text = line.wire.sent.partition(b"\r\n\r\n")
    assert b"\r\ncontent-type: text/event-stream\r\n" in head
    return text.split(b"\n\n")[:-1]


@pytest.mark.parametrize(
    ("message", "text"),
    [
        (
            Told(Position(7, 2), contract.CallOnHold(timestamp=AT)),
            b'id: 7.2\nevent: callOnHold\ndata: {"event":"callOnHold","timestamp":"%b"}\n\n' % AT.encode(),
        ),
        (Gap(after=3, next=9), b'id: 8\nevent: gap\ndata: {"after":"3","next":"9"}\n\n'),
        (Reached(number=9), b"id: 9\n\n"),
    ],
)
def test_messages_as_text(message: Message, text: bytes) -> None:
    assert text_of(message) == text


async def test_a_stream_of_the_own_seat(api: Api, seats: Seats) -> None:
    await api.log_in()
    seats.messages = [Reached(number=6), Told(Position(7, 1), contract.CallOnHold(timestamp=AT))]
    retry, begin, event = await hear(api)
    assert (retry, begin) == (b"retry: 1000", b"id: 6")
    assert json.loads(event.partition(b"data: ")[2]) == {"event": "callOnHold", "timestamp": AT}
    assert seats.followed == [("ada", None)]


async def test_it_goes_on_after_the_last_event_that_was_seen(api: Api, seats: Seats) -> None:
    await api.log_in()
    await hear(api, **{"last-event-id": "7.2"})
    assert seats.followed == [("ada", Position(7, 2))]


async def test_it_ends_with_its_token(api: Api, seats: Seats) -> None:
    # given a token that ends while a stream is told
    await api.log_in()
    seats.messages = [Reached(number=6), Told(Position(7, 1), contract.CallOnHold(timestamp=AT))]
    seats.between = lambda: api.moment.pass_seconds(901)

    # when more happens
    *_, end = await hear(api)

    # then nothing of it is told
    assert end.startswith(b"event: problem\n")
    assert json.loads(end.partition(b"data: ")[2])["code"] == "TOKEN_EXPIRED"


@pytest.mark.parametrize(
    ("named", "refused"),
    [
        ({"authorization": ""}, (401, "NO_TOKEN")),
        ({"last_event_id": "yesterday"}, (400, "BAD_VALUE")),
        ({"last_event_id": "404"}, (429, "TOO_MANY_LISTENERS")),
        ({"origin": "https://evil.example"}, (403, "UNKNOWN_ORIGIN")),
        ({"method": "POST"}, (405, "BAD_METHOD")),
    ],
)
async def test_what_is_refused(api: Api, named: dict[str, str], refused: tuple[int, str]) -> None:
    await api.log_in()
    assert problem(await api.ask(EVENTS, **{"method": "GET", **named})) == refused


async def test_a_token_that_is_for_operations_only(api: Api, seats: Seats) -> None:
    await api.log_in(scopes=["operations"])
    assert problem(await api.ask(EVENTS, method="GET")) == (403, "OUT_OF_SCOPE")
    assert seats.followed == []


async def test_nobody_hears_the_seat_of_another(api: Api, seats: Seats) -> None:
    await api.log_in("bob")
    assert problem(await api.ask(EVENTS, method="GET")) == (403, "WRONG_SEAT")
    assert seats.followed == []
