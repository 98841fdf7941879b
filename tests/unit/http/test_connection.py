"""One connection: what its client sends, what it gets, and what happens when it leaves."""

from __future__ import annotations

import asyncio
import logging

import pytest
from http_line import Line, turns

from cordboard.http import Answer, ClientLeft, Exchange, Refusal
from cordboard.http.connection import DEAF_LIMIT, HELD_LIMIT
from cordboard.http.intake import HEAD_LIMIT, KNOWN_HEADS, KNOWN_LIMIT

HOST = b"Host: h\r\n"
GET = b"GET /%b HTTP/1.1\r\n" + HOST + b"\r\n"


def post(body: bytes, *lines: bytes, path: bytes = b"/", length: int | None = None) -> bytes:
    size = len(body) if length is None else length
    fields = b"".join(line + b"\r\n" for line in (*lines, b"Content-Length: %d" % size))
    return b"POST " + path + b" HTTP/1.1\r\n" + HOST + fields + b"\r\n" + body


# --- requests and answers --------------------------------------------------------------------------


async def test_a_request_is_answered_in_one_write(line, echo) -> None:
    await line.says(post(b"hello", path=b"/a?b"))
    assert echo.asked == [("POST", "/a", b"hello")]
    assert [(each.status, each.body) for each in line.answers] == [(200, b"hello")]
    assert len(line.wire.writes) == 1
    assert not line.wire.closing


async def test_an_answer_that_is_known_at_once_needs_no_task(line) -> None:
    line.reception.loop.create_task = None
    await line.says(post(b"hello"))
    assert line.answers[0].body == b"hello"


async def test_the_door_knows_who_asks(line, echo) -> None:
    await line.says(GET % b"")
    assert (echo.exchanges[0].client, echo.exchanges[0].scheme) == ("127.0.0.1", "http")


async def test_a_client_without_an_address(echo) -> None:
    line = Line(echo, None, "https")
    await line.says(GET % b"")
    assert (echo.exchanges[0].client, echo.exchanges[0].scheme) == ("", "https")


async def test_the_same_head_with_another_body(line, echo) -> None:
    for body in (b"one", b"two", b"six"):
        await line.says(post(body))
    assert [body for _, _, body in echo.asked] == [b"one", b"two", b"six"]
    assert len({id(each.head) for each in echo.exchanges}) == 1


async def test_a_door_may_keep_what_it_made_of_a_head(line, echo) -> None:
    async def note(exchange: Exchange) -> None:
        exchange.head.memo = (exchange.head.memo or 0) + 1

    echo.before = note
    await line.says(post(b"one"), post(b"two"), post(b"1234"), post(b"six"), post(b"9876"))
    assert [each.head.memo for each in echo.exchanges] == [3, 3, 2, 3, 2]


async def test_only_so_many_heads_are_known(line, echo) -> None:
    for size in range(3 * KNOWN_HEADS):
        await line.says(post(b"x" * size))
    assert len(line.connection._intake._known) <= KNOWN_HEADS
    await line.says(post(b"", b"X: " + b"x" * KNOWN_LIMIT) * 2)
    assert len(echo.asked) == 3 * KNOWN_HEADS + 2
    assert max(map(len, line.connection._intake._known)) <= KNOWN_LIMIT


@pytest.mark.parametrize(
    ("after", "asked"),
    [(b"", [b"one"]), (b"tw", [b"one"]), (b"twoGET", [b"one", b"two"]), (b"two" * 50, [b"one", b"two"])],
    ids=["none of it", "some of it", "more than it", "much more than it"],
)
async def test_the_same_head_with_not_just_its_body(line, echo, after: bytes, asked: list[bytes]) -> None:
    await line.says(post(b"one"), post(b"", length=3) + after)
    assert [body for _, _, body in echo.asked] == asked


async def test_what_was_begun_is_no_part_of_the_same_head(line, echo) -> None:
    await line.says(post(b"one"), b"GET /2 HTTP/1.1\r\nX: ", post(b"two"))
    assert echo.asked == [("POST", "/", b"one"), ("GET", "/2", b"two")]


async def test_requests_on_one_line_are_answered_in_their_order(line, echo, gate) -> None:
    echo.after = gate
    await line.says(post(b"one") + post(b"two", path=b"/2") + GET % b"3")
    assert [path for _, path, _ in echo.asked] == ["/"]
    await gate.open()
    await turns(30)
    assert [path for _, path, _ in echo.asked] == ["/", "/2", "/3"]
    assert [each.body for each in line.answers] == [b"one", b"two", b""]


async def test_a_door_that_is_not_there_yet(line, echo, gate) -> None:
    echo.before = gate
    await line.says(post(b"hel", length=5), b"lo")
    assert line.wire.sent == b""
    await gate.open()
    assert line.answers[0].body == b"hello"


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_body_in_chunks(line, echo, at_once: bool) -> None:
    message = (
        b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"
    )
    pieces = [message] if at_once else [message[place : place + 1] for place in range(len(message))]
    await line.says(*pieces)
    assert line.answers[0].body == b"hello"
    await line.says(post(b"next"))
    assert line.answers[1].body == b"next"


async def test_the_body_of_head_is_left_out(line) -> None:
    await line.says(post(b"hello").replace(b"POST", b"HEAD"))
    assert line.wire.sent.endswith(b"\r\ncontent-length: 5\r\n\r\n")


async def test_empty_lines_before_a_request(line) -> None:
    await line.says(b"\r", b"\n\r\n" + GET % b"")
    assert line.answers[0].status == 200


# --- Expect: 100-continue ----------------------------------------------------------------------------


async def test_who_waits_for_a_word_gets_it(line) -> None:
    await line.says(post(b"", b"Expect: 100-continue", length=5))
    assert line.wire.sent == b"HTTP/1.1 100 Continue\r\n\r\n"
    await line.says(b"hello")
    assert [each.status for each in line.answers] == [100, 200]


async def test_who_does_not_wait_for_it_gets_none(line) -> None:
    await line.says(post(b"hello", b"Expect: 100-continue"))
    await line.says(post(b"hel", b"Expect: 100-continue", length=5), b"lo")
    assert [each.status for each in line.answers] == [200, 200]


async def test_who_is_refused_is_not_asked_for_the_body(line) -> None:
    await line.says(post(b"", b"Expect: 100-continue", length=5000))
    assert [(each.status, each.headers["connection"]) for each in line.answers] == [(413, "close")]


# --- the end of a connection -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "request_",
    [b"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n"],
    ids=["asked for", "HTTP/1.0"],
)
async def test_the_last_request_of_a_connection(line, echo, request_: bytes) -> None:
    await line.says(request_ + GET % b"more")
    assert [each.headers["connection"] for each in line.answers] == ["close"]
    assert (line.wire.closing, len(echo.asked)) == (True, 1)


async def test_what_is_no_http_is_told_so_and_heard_no_further(line, echo) -> None:
    await line.says(b"\x00nonsense\r\n\r\n" + GET % b"")
    assert [(each.status, each.code) for each in line.answers] == [(400, "BAD_HTTP")]
    assert (line.wire.ended, echo.exchanges) == (True, [])
    await line.says(GET % b"")
    assert len(line.answers) == 1


@pytest.mark.parametrize(
    "begun", [b"\x16\x03\x01", b"GET / HTTP/1.1\nHost: h\n\n"], ids=["TLS", "line feeds"]
)
async def test_what_can_become_no_http_is_not_waited_for(line, begun: bytes) -> None:
    await line.says(begun)
    assert line.answers[0].status == 400


async def test_a_head_that_does_not_end_is_not_kept(line) -> None:
    await line.says(b"GET / HTTP/1.1\r\nX: ", b"x" * (HEAD_LIMIT - 20))
    assert line.wire.sent == b""
    await line.says(b"x")
    assert [(each.status, each.code) for each in line.answers] == [(431, "LONG_HEAD")]


async def test_bad_chunks_are_refused(line, echo) -> None:
    await line.says(b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxGET")
    assert (line.wire.sent, echo.asked) == (b"", [])
    await line.says(b" / HTTP/1.1\r\nHost: h\r\n\r\n")
    assert [(each.status, each.headers["connection"]) for each in line.answers] == [(400, "close")]
    assert echo.asked == []


async def test_bad_chunks_are_remembered_until_the_door_wants_them(line, echo, gate) -> None:
    echo.before = gate
    await line.says(
        b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", b"1\r\nx\r\n0\r\n\r\n"
    )
    await gate.open()
    assert [(each.status, each.headers["connection"]) for each in line.answers] == [(400, "close")]
    assert echo.asked == []


@pytest.mark.parametrize(
    "request_",
    [
        post(b"x" * 1001),
        post(b"", length=10**9),
        b"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n" + b"x" * 1001,
    ],
    ids=["sent", "announced", "in chunks"],
)
async def test_a_body_that_is_too_long(line, echo, request_: bytes) -> None:
    await line.says(request_)
    assert [(each.status, each.code) for each in line.answers] == [(413, "TOO_LONG")]
    assert echo.asked == []


async def test_an_answer_before_the_end_of_the_request_is_the_last_one(line, echo) -> None:
    async def refuse(_exchange: Exchange) -> None:
        raise Refusal(403, "NOBODY", "Go away.")

    echo.before = refuse
    await line.says(post(b"hel", length=5), b"lo" + GET % b"")
    assert [(each.code, each.headers["connection"]) for each in line.answers] == [("NOBODY", "close")]
    assert (line.wire.ended, line.wire.closing, len(echo.exchanges)) == (True, False, 1)


async def test_who_never_stops_sending_is_cut_off(line) -> None:
    await line.says(b"\n", b"x" * DEAF_LIMIT)
    assert not line.wire.aborted
    await line.says(b"x")
    assert line.wire.aborted


# --- clients that leave ----------------------------------------------------------------------------


async def test_work_goes_on_without_its_client(line, echo, gate) -> None:
    echo.after = gate
    await line.says(post(b"hello"))
    await line.leaves()
    assert echo.exchanges[0].left
    assert len(line.reception.running) == 1
    await gate.open()
    assert (echo.undelivered, line.wire.sent, line.reception.running) == (["/"], b"", set())


async def test_work_for_the_client_alone_ends_with_it(line, echo) -> None:
    ended = asyncio.Event()

    async def wait(exchange: Exchange) -> None:
        exchange.ends_with_client = True
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    echo.after = wait
    await line.says(post(b"hello"))
    await line.leaves()
    assert (ended.is_set(), echo.undelivered, line.reception.running) == (True, [], set())


async def test_so_does_work_that_has_hardly_begun(line, echo, caplog) -> None:
    async def wait(exchange: Exchange) -> None:
        exchange.ends_with_client = True
        await asyncio.Event().wait()

    echo.after = wait
    line.connection.data_received(post(b"hello"))
    line.connection.connection_lost(None)
    await turns()
    assert (echo.undelivered, line.reception.running) == ([], set())


async def test_so_it_does_with_a_request_behind_it(line, echo) -> None:
    async def wait(exchange: Exchange) -> None:
        exchange.ends_with_client = True
        await asyncio.Event().wait()

    echo.after = wait
    await line.says(post(b"hello"), GET % b"")
    await line.leaves()
    assert (len(echo.asked), line.reception.running) == (1, set())


async def test_an_answer_that_comes_when_its_client_leaves_is_undelivered(line, echo, gate) -> None:
    echo.after = gate
    await line.says(post(b"hello"))
    line.wire.close()
    await gate.open()
    assert (echo.undelivered, line.wire.sent) == (["/"], b"")


async def test_an_answer_to_a_connection_that_closes_is_undelivered(line, echo) -> None:
    line.wire.closing = True
    await line.says(post(b"hello"))
    assert (echo.undelivered, line.wire.sent) == (["/"], b"")


async def test_a_body_that_never_comes_is_nobodys(line, echo, caplog) -> None:
    await line.says(post(b"hel", length=5))
    await line.leaves()
    assert (echo.asked, line.wire.sent, caplog.text) == ([], b"", "")


# --- back-pressure ---------------------------------------------------------------------------------


async def test_who_does_not_read_gets_no_further_answer(line, echo) -> None:
    line.connection.pause_writing()
    await line.says(post(b"one"), post(b"two"))
    assert echo.asked == []
    line.connection.resume_writing()
    await turns()
    assert [each.body for each in line.answers] == [b"one", b"two"]


async def test_requests_that_pile_up_are_not_read(line, echo, gate) -> None:
    echo.after = gate
    await line.says(post(b"one"), GET % b"" * 100)
    assert line.wire.reading
    await line.says(GET % (b"x" * HELD_LIMIT))
    assert not line.wire.reading
    await gate.open()
    await turns(1000)
    assert (line.wire.reading, len(echo.asked), line.answers[-1].status) == (True, 101, 431)


async def test_a_flood_of_requests_is_read_no_quicker_than_it_is_served(line, echo) -> None:
    # given more requests than may wait, from a client who goes on sending whenever it is read
    flood = GET % b"" * (4 * HELD_LIMIT // len(GET))
    most = 0
    line.connection.data_received(flood)

    # when they are served, one a turn
    for _ in range(200):
        await turns(1)
        for _ in range(line.wire.reading):
            line.connection.data_received(flood)
        most = max(most, len(line.connection._intake.held))

    # then no more than one packet has been taken in beyond them
    assert len(echo.asked) > 100
    assert most <= len(flood) + HELD_LIMIT


async def test_who_reads_nothing_and_asks_on_is_not_read_either(line, echo) -> None:
    line.connection.pause_writing()
    await line.says(GET % b"", GET % b"x" * (HELD_LIMIT // 20))
    assert (line.wire.reading, echo.asked) == (False, [])
    line.connection.resume_writing()
    await turns(2 * HELD_LIMIT // 20)
    assert (line.wire.reading, len(echo.asked)) == (True, 1 + HELD_LIMIT // 20)


async def test_a_body_that_nobody_asks_for_yet_is_not_read(line, echo, gate) -> None:
    echo.before = gate
    await line.says(post(b"x" * (HELD_LIMIT + 1), length=10**6))
    assert not line.wire.reading
    await gate.open()
    assert line.wire.reading
    assert line.answers[0].code == "TOO_LONG"


# --- doors that fail -------------------------------------------------------------------------------


async def test_a_door_that_fails_tells_nothing(echo, caplog) -> None:
    async def fail(_exchange: Exchange) -> Answer:
        raise RuntimeError("password is hunter2")

    line = Line(fail)
    await line.says(GET % b"")
    assert [(each.status, each.code) for each in line.answers] == [(500, "INTERNAL")]
    assert "hunter2" not in line.answers[0].text
    assert "a door failed" in caplog.text


async def test_an_answer_that_cannot_be_sent_is_our_failure(caplog) -> None:
    async def split(_exchange: Exchange) -> Answer:
        return Answer(200, "text/plain", b"", (("x", "a\r\nb: c"),))

    line = Line(split)
    await line.says(GET % b"")
    assert [(each.status, "b" in each.headers) for each in line.answers] == [(500, False)]
    assert "cannot be sent" in caplog.text


async def test_a_door_that_has_nobody_to_answer(caplog) -> None:
    async def leave(_exchange: Exchange) -> Answer:
        await asyncio.sleep(0)
        raise ClientLeft

    caplog.set_level(logging.DEBUG)
    line = Line(leave)
    await line.says(GET % b"")
    assert (line.wire.sent, line.wire.aborted) == (b"", True)
