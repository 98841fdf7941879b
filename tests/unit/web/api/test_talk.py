"""Talks on a WebSocket: who is let in, what is answered, what is told, and how it ends."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from http_line import Line, answers_in, turns
from hypothesis import given
from hypothesis import strategies as st
from json_caller import Api
from soap_caller import RecordingSeats
from socket_caller import SocketCaller, asking
from wsproto.connection import Connection, ConnectionType
from wsproto.events import TextMessage

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode, Request
from cordboard.contract.stream import Gap, Message, Position, Reached, Told
from cordboard.web.api import talk

AT = "2026-01-01T00:00:00.000Z"
HELD = Told(Position(7, 2), contract.CallOnHold(timestamp=AT))


class Seats(RecordingSeats):
    """One seat, whose stream tells what a test puts in."""

    def __init__(self) -> None:
        super().__init__()
        self.followed: list[tuple[str | None, Position | None]] = []
        self.news: asyncio.Queue[Any] = asyncio.Queue()
        self.ended = 0

    def owner_of(self, seat: str) -> str:
        return f"{seat}@demo"

    def follow(
        self, seat: str | None, after: Position | None, *, extended: bool
    ) -> AsyncGenerator[Message, None]:
        self.followed.append((seat, after))
        self.extended = extended
        if after == Position(404):
            raise ContractFault(FaultCode.TOO_MANY_LISTENERS)
        return self._told()

    async def _told(self) -> AsyncGenerator[Message, None]:
        try:
            while True:
                message = await self.news.get()
                if isinstance(message, Exception):
                    raise message
                yield message
        finally:
            self.ended += 1


@pytest.fixture
def seats() -> Seats:
    return Seats()


@pytest.fixture
def api(seats: Seats) -> Api:
    return Api(seats)


@pytest.fixture
async def stranger(api: Api) -> SocketCaller:
    """A program that has opened its socket and said nothing."""
    caller = SocketCaller(api.door)
    await caller.open()
    return caller


@pytest.fixture
async def program(api: Api, stranger: SocketCaller) -> SocketCaller:
    """One that is let in."""
    await api.log_in()
    await stranger.says("authorize", token=api.token)
    stranger.messages.clear()
    return stranger


def code(messages: list[dict[str, Any]]) -> str:
    """The code of the one refusal."""
    [message] = messages
    assert message["type"] == "refused"
    assert message["problem"]["type"] == f"urn:cordboard:problem:{message['problem']['code']}"
    return str(message["problem"]["code"])


# -- who is let in ------------------------------------------------------------------------------------


async def test_a_token_lets_in_for_a_while(api: Api, stranger: SocketCaller) -> None:
    await api.log_in()
    api.moment.pass_seconds(3.5)
    assert await stranger.says("authorize", 17, token=api.token) == [
        {
            "type": "authorized",
            "id": 17,
            "user": "ada@demo",
            "scopes": ["audio", "events", "operations"],
            "expiresIn": 896,
        }
    ]


@pytest.mark.parametrize("said", ["ask", "follow"])
async def test_nothing_is_done_without_a_token(stranger: SocketCaller, seats: Seats, said: str) -> None:
    assert code(await stranger.says(said)) == "NO_TOKEN"
    assert (seats.asked, seats.followed) == ([], [])


async def test_who_shows_no_token_is_shown_out(stranger: SocketCaller) -> None:
    stranger.line.clock.advance(talk.STRANGER_SECONDS)
    assert code(await stranger.heard()) == "NO_TOKEN"
    assert stranger.closed == 4401


async def test_a_stranger_is_not_listened_to_for_long(stranger: SocketCaller) -> None:
    await stranger.says("authorize", token="x" * talk.STRANGER_LIMIT)
    assert stranger.closed == 1009


@pytest.mark.parametrize(
    ("user", "token", "refused"),
    [("ada", "nonsense", "TOKEN_UNKNOWN"), ("bob", None, "WRONG_SEAT")],
)
async def test_tokens_that_do_not_open_the_seat(
    api: Api, stranger: SocketCaller, user: str, token: str | None, refused: str
) -> None:
    await api.log_in(user)
    assert code(await stranger.says("authorize", token=token or api.token)) == refused
    assert code((await stranger.says("ask", operation="getStatus"))[-1:]) == "NO_TOKEN"
    assert stranger.closed is None


async def test_any_user_s_token_opens_the_machine_s_own_seat(api: Api, seats: Seats) -> None:
    caller = SocketCaller(api.door, "/api/v2/seats/local/socket")
    await caller.open()
    await api.log_in("bob")
    await caller.says("authorize", token=api.token)
    await caller.says("ask", operation="getStatus")
    assert seats.asked == [(None, contract.GetStatus())]


async def test_a_token_that_has_ended_ends_it(api: Api, program: SocketCaller, seats: Seats) -> None:
    await program.says("follow")
    api.moment.pass_seconds(900)
    seats.news.put_nowait(HELD)
    assert code(await program.heard()) == "TOKEN_EXPIRED"
    assert program.closed == 4401


async def test_a_newer_token_prolongs_it(api: Api, program: SocketCaller, seats: Seats) -> None:
    # given a token that is refreshed shortly before its end
    await program.says("follow")
    grant = await api.log_in()
    api.moment.pass_seconds(800)
    answer = await api.ask(
        "/api/v2/tokens/refresh", json.dumps({"refreshToken": grant["refreshToken"]}).encode()
    )
    await program.says("authorize", 2, token=json.loads(answer.body)["accessToken"])

    # when the time of the first one is over
    api.moment.pass_seconds(200)
    seats.news.put_nowait(HELD)

    # then all goes on
    assert [each["type"] for each in await program.heard()] == ["authorized", "happened"]


async def test_a_refresh_alone_does_no_harm(api: Api, stranger: SocketCaller, seats: Seats) -> None:
    grant = await api.log_in()
    await stranger.says("authorize", token=api.token)
    await api.ask("/api/v2/tokens/refresh", json.dumps({"refreshToken": grant["refreshToken"]}).encode())
    assert (await stranger.says("ask", operation="getStatus"))[0]["type"] == "answer"


@pytest.mark.parametrize("way", ["revoked", "new password"])
async def test_a_revocation_ends_a_silent_talk_too(api: Api, program: SocketCaller, way: str) -> None:
    ways = {
        "revoked": lambda: api.tokens.revoke(api.token),
        "new password": lambda: api.passwords.known.update({"ada@demo": "other"}),
    }
    ways[way]()
    program.line.clock.advance(talk.CHECK_SECONDS)
    assert code(await program.heard()) == "TOKEN_UNKNOWN"
    assert program.closed == 4401


async def test_a_revoked_token_asks_for_nothing_more(api: Api, program: SocketCaller, seats: Seats) -> None:
    api.tokens.revoke(api.token)
    assert code(await program.says("ask", operation="getStatus")) == "TOKEN_UNKNOWN"
    assert seats.asked == []
    program.line.clock.advance(talk.CHECK_SECONDS)
    assert (await program.heard())[-1]["type"] == "refused"
    assert program.closed == 4401


@pytest.mark.parametrize(
    ("scopes", "said", "members"),
    [(["events"], "ask", {"operation": "getStatus"}), (["operations"], "follow", {})],
)
async def test_scopes(
    api: Api, stranger: SocketCaller, scopes: list[str], said: str, members: dict[str, str]
) -> None:
    await api.log_in(scopes=scopes)
    await stranger.says("authorize", token=api.token)
    assert code(await stranger.says(said, **members)) == "OUT_OF_SCOPE"
    assert stranger.closed is None


@pytest.mark.parametrize(
    ("named", "refused"),
    [
        ({"origin": "https://evil.example"}, (403, "UNKNOWN_ORIGIN")),
        ({"origin": "https://crm.example.evil.example"}, (403, "UNKNOWN_ORIGIN")),
        ({"origin": "null"}, (403, "UNKNOWN_ORIGIN")),
        ({"host": "evil.example"}, (421, "UNKNOWN_HOST")),
        ({"upgrade": ""}, (426, "NO_WEBSOCKET")),
    ],
)
async def test_the_gate_is_the_same(api: Api, named: dict[str, str], refused: tuple[int, str]) -> None:
    line = Line(api.door)
    await line.says(asking("/api/v2/seats/ada/socket", **named))
    [answer] = answers_in(line.wire.sent)
    assert (answer.status, json.loads(answer.body)["code"]) == refused


async def test_pages_of_an_approved_origin_come_in(api: Api) -> None:
    caller = SocketCaller(api.door)
    assert (await caller.open(origin="https://crm.example")).endswith(b"Switching Protocols")


async def test_the_machine_s_own_seat_is_for_the_machine(api: Api) -> None:
    line = Line(api.door, ("192.0.2.7", 40_000))
    await line.says(asking("/api/v2/seats/local/socket"))
    [answer] = answers_in(line.wire.sent)
    assert answer.status == 403


# -- operations ---------------------------------------------------------------------------------------


async def test_an_operation_is_asked_for_and_answered(program: SocketCaller, seats: Seats) -> None:
    seats.answer = contract.AgentBridgeStatus(loggedIn=True)
    heard = await program.says("ask", 5, operation="getStatus")
    assert heard == [{"type": "answer", "id": 5, "value": {"loggedIn": True}}]
    await program.says("ask", 6, operation="makeCall", parameters={"number": "+1202", "campaignId": "17"})
    assert seats.asked[-1] == ("ada", contract.MakeCall(number="+1202", campaignId=17))
    assert seats.keys == []


async def test_a_key_comes_with_it(program: SocketCaller, seats: Seats) -> None:
    heard = await program.says("ask", operation="disconnectCall", key="once")
    assert (seats.keys, heard) == (["once"], [{"type": "answer", "id": 1, "value": None}])


async def test_faults_are_those_of_the_contract(program: SocketCaller, seats: Seats) -> None:
    async def serve(_request: Request) -> object:
        raise ContractFault(FaultCode.NO_CALL)

    seats.serve = serve
    [refused] = await program.says("ask", 9, operation="disconnectCall")
    assert (refused["id"], refused["problem"]["status"]) == (9, 409)
    assert code([refused]) == "NO_CALL"


async def test_a_failure_of_ours_says_no_more_than_its_number(program: SocketCaller, seats: Seats) -> None:
    async def serve(_request: Request) -> object:
        raise RuntimeError("secret")

    seats.serve = serve
    [refused] = await program.says("ask", operation="disconnectCall")
    assert code([refused]) == "INTERNAL"
    assert "c0ffee00" in refused["problem"]["detail"]
    assert "secret" not in json.dumps(refused)


async def test_answers_come_as_they_are_known(program: SocketCaller, seats: Seats) -> None:
    gates = {1: asyncio.Event(), 2: asyncio.Event()}

    async def serve(request: Any) -> object:
        await gates[request.stateId].wait()
        return None

    seats.serve = serve
    for each in gates:
        await program.says("ask", each, operation="setReadyState", parameters={"stateId": each})
    gates[2].set()
    await program.heard()
    gates[1].set()
    assert [each["id"] for each in await program.heard()] == [2, 1]


async def test_who_asks_for_too_much_at_once_waits(program: SocketCaller, seats: Seats) -> None:
    door = asyncio.Event()

    async def serve(_request: Request) -> object:
        await door.wait()
        return None

    seats.serve = serve
    for each in range(talk.AT_ONCE + 5):
        await program.says("ask", each, operation="disconnectCall")
    assert len(seats.asked) == talk.AT_ONCE
    assert not program.line.wire.reading
    door.set()
    await turns(200)
    assert len(await program.heard()) == talk.AT_ONCE + 5
    assert program.line.wire.reading


async def test_an_operation_runs_to_its_end_without_its_program(program: SocketCaller, seats: Seats) -> None:
    door, done = asyncio.Event(), []

    async def serve(request: Request) -> object:
        await door.wait()
        done.append(request)
        return None

    seats.serve = serve
    await program.says("ask", operation="disconnectCall")
    await program.line.leaves()
    door.set()
    await turns()
    assert done == [contract.DisconnectCall()]
    assert program.line.reception.running == set()


async def test_a_poll_is_given_up_with_its_program(program: SocketCaller, seats: Seats) -> None:
    async def serve(_request: Request) -> object:
        await asyncio.Event().wait()
        return None

    seats.serve = serve
    await program.says("ask", operation="checkEvent", parameters={"listenerId": "x"})
    await program.line.leaves()
    assert program.line.reception.running == set()


async def test_an_event_that_comes_too_late_is_given_back(program: SocketCaller, seats: Seats) -> None:
    door, event = asyncio.Event(), contract.CallOnHold(timestamp=AT)

    async def serve(_request: Request) -> object:
        await door.wait()
        return event

    seats.serve = serve
    await program.says("ask", operation="checkEvent", parameters={"listenerId": "x"})
    door.set()
    program.line.wire.protocol.close(1000)
    await turns()
    assert seats.given_back == [("ada", contract.CheckEvent(listenerId="x"), event)]


@pytest.mark.parametrize(
    ("text", "identity", "refused"),
    [
        ("", None, "BAD_REQUEST"),
        ("[1]", None, "BAD_REQUEST"),
        ("null", None, "BAD_REQUEST"),
        ('{"id": 1', None, "BAD_REQUEST"),
        ('{"type": "ask", "id": 1, "id": 1}', None, "BAD_REQUEST"),
        ("[" * 3000, None, "BAD_REQUEST"),
        ('{"type": "ask"}', None, "BAD_VALUE"),
        ('{"type": "ask", "id": "1"}', None, "BAD_VALUE"),
        ('{"type": "ask", "id": true}', None, "BAD_VALUE"),
        ('{"type": "ask", "id": 2147483648}', None, "BAD_VALUE"),
        ('{"id": 1}', 1, "BAD_VALUE"),
        ('{"type": 1, "id": 1}', 1, "BAD_VALUE"),
        ('{"type": "answer", "id": 1}', 1, "BAD_VALUE"),
        ('{"type": "ask", "id": 1}', 1, "UNKNOWN_OPERATION"),
        ('{"type": "ask", "id": 1, "operation": "events"}', 1, "UNKNOWN_OPERATION"),
        ('{"type": "ask", "id": 1, "operation": "makeCall", "parameters": []}', 1, "BAD_VALUE"),
        ('{"type": "ask", "id": 1, "operation": "makeCall", "parameters": null}', 1, "BAD_VALUE"),
        ('{"type": "ask", "id": 1, "operation": "makeCall", "parameters": {"numbre": 1}}', 1, "BAD_VALUE"),
        ('{"type": "ask", "id": 1, "operation": "getStatus", "argument": 1}', 1, "BAD_VALUE"),
        ('{"type": "ask", "id": 1, "operation": "getStatus", "key": 1}', 1, "BAD_VALUE"),
        ('{"type": "follow", "id": 1, "after": "yesterday"}', 1, "BAD_VALUE"),
        ('{"type": "follow", "id": 1, "after": "404"}', 1, "TOO_MANY_LISTENERS"),
        ('{"type": "follow", "id": 1, "parameters": {}}', 1, "BAD_VALUE"),
    ],
)
async def test_what_cannot_be_read_is_refused_and_forgotten(
    program: SocketCaller, seats: Seats, text: str, identity: int | None, refused: str
) -> None:
    await program.sends(TextMessage(data=text))
    assert code(program.messages) == refused
    assert program.messages[0].get("id") == identity
    assert (program.closed, seats.asked) == (None, [])


@given(
    said=st.recursive(
        st.none() | st.booleans() | st.floats() | st.text() | st.integers(-(2**70), 2**70),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["type", "id", "operation", "parameters", "key", "token", "after", "number", "x"]
                )
                | st.text(),
                inner | st.sampled_from(["ask", "follow", "authorize", "makeCall", "addCallback", "7.1"]),
                max_size=6,
            )
        ),
        max_leaves=12,
    )
)
async def test_whatever_is_said_gets_one_answer_or_one_event_stream(said: Any) -> None:
    # given a program that is let in
    seats = Seats()
    api = Api(seats)
    program = SocketCaller(api.door)
    await program.open()
    await api.log_in()
    await program.says("authorize", token=api.token)
    program.messages.clear()

    # when it says any JSON
    await program.sends(TextMessage(data=json.dumps(said)))

    # then it is refused, answered or followed, once, and the talk goes on
    assert len(program.messages) + len(seats.followed) == 1
    assert {each["type"] for each in program.messages} <= {"refused", "answer"}
    assert "INTERNAL" not in json.dumps(program.messages)
    assert program.closed is None
    await program.line.leaves()


async def test_the_extension_has_the_operations_of_both_contracts(api: Api, seats: Seats) -> None:
    program = SocketCaller(api.door, "/api/x1/seats/ada/socket")
    await program.open()
    await api.log_in()
    await program.says("authorize", token=api.token)
    await program.says("ask", operation="getEvents", parameters={"timeout": "0"})
    await program.says("ask", operation="getStatus")
    await program.says("follow")
    assert seats.asked == [("ada", contract.x1.GetEvents(timeout=0)), ("ada", contract.GetStatus())]
    assert seats.extended


async def test_the_published_contract_has_its_own_only(program: SocketCaller, seats: Seats) -> None:
    assert code(await program.says("ask", operation="getEvents")) == "UNKNOWN_OPERATION"
    await program.says("follow")
    assert not seats.extended


# -- events -------------------------------------------------------------------------------------------


async def test_events_are_told_with_their_places(program: SocketCaller, seats: Seats) -> None:
    await program.says("follow", after="7.1")
    for message in (Gap(after=3, next=9), HELD, Reached(number=9)):
        seats.news.put_nowait(message)
    assert await program.heard() == [
        {"type": "gap", "after": "3", "next": "9"},
        {"type": "happened", "position": "7.2", "event": {"event": "callOnHold", "timestamp": AT}},
        {"type": "reached", "number": "9"},
    ]
    assert seats.followed == [("ada", Position(7, 1))]


async def test_a_second_follow_replaces_the_first(program: SocketCaller, seats: Seats) -> None:
    await program.says("follow")
    await program.says("follow", after="3")
    assert (seats.followed, seats.ended) == ([("ada", None), ("ada", Position(3))], 1)


async def test_a_second_follow_in_the_same_packet_replaces_the_first(
    program: SocketCaller, seats: Seats
) -> None:
    follow = TextMessage(data='{"type":"follow","id":1}')
    await program.sends(follow, follow, follow)
    assert (len(seats.followed), seats.ended, program.closed) == (3, 2, None)
    seats.news.put_nowait(HELD)
    assert [each["type"] for each in await program.heard()] == ["happened"]


async def test_who_follows_and_leaves_at_once_leaves_no_stream_behind(
    program: SocketCaller, seats: Seats
) -> None:
    line = program.line
    line.carries(Connection(ConnectionType.CLIENT).send(TextMessage(data='{"type":"follow","id":1}')))
    line.wire.protocol.connection_lost(None)
    await turns()
    assert (len(seats.followed), seats.ended) == (1, 1)


async def test_it_waits_for_who_is_slow(program: SocketCaller, seats: Seats) -> None:
    await program.says("follow")
    protocol = program.line.wire.protocol
    protocol.pause_writing()
    for _ in range(3):
        seats.news.put_nowait(HELD)
    assert len(await program.heard()) == 1
    protocol.resume_writing()
    assert len(await program.heard()) == 3


async def test_who_leaves_ends_the_stream(program: SocketCaller, seats: Seats) -> None:
    await program.says("follow")
    await program.line.leaves()
    assert seats.ended == 1
    assert program.line.reception.running == set()


async def test_a_stream_that_fails_ends_the_talk(
    program: SocketCaller, seats: Seats, caplog: pytest.LogCaptureFixture
) -> None:
    await program.says("follow")
    seats.news.put_nowait(RuntimeError("a bug"))
    await program.heard()
    assert program.closed == 1011
    assert "a stream failed" in caplog.text


# -- the end ------------------------------------------------------------------------------------------


async def test_the_house_closes_when_all_is_answered(program: SocketCaller, seats: Seats) -> None:
    door = asyncio.Event()

    async def serve(_request: Request) -> object:
        await door.wait()
        return None

    seats.serve = serve
    await program.says("ask", 3, operation="disconnectCall")
    [guest] = program.line.reception.guests
    guest.retire()
    await program.heard()
    assert program.closed is None
    door.set()
    assert await program.heard() == [{"type": "answer", "id": 3, "value": None}]
    assert program.closed == 1001
