"""Clients that owe something: each has its time, and then it is let go."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from http_line import Line, turns

from cordboard.http.connection import DEAF_SECONDS, HEAD_SECONDS, IDLE_SECONDS, READER_SECONDS, Connection

GET = b"GET / HTTP/1.1\r\nHost: h\r\n\r\n"
BODY_SECONDS = 30.0


async def passes(line: Line, seconds: float) -> None:
    """So long nothing happens."""
    line.clock.advance(seconds)
    await turns()


async def test_a_client_that_says_nothing_is_let_go(line) -> None:
    await passes(line, HEAD_SECONDS - 1)
    assert not line.wire.closing
    await passes(line, 1)
    assert line.wire.closing


async def test_a_head_that_does_not_end_in_time_is_let_go(line) -> None:
    await passes(line, HEAD_SECONDS - 1)
    await line.says(GET[:20])
    await passes(line, HEAD_SECONDS - 1)
    assert not line.wire.closing
    await line.says(GET[20:-1])
    await passes(line, 1)
    assert line.wire.closing


async def test_an_answered_connection_waits_longer(line) -> None:
    await line.says(GET)
    await passes(line, IDLE_SECONDS - 1)
    assert not line.wire.closing
    await passes(line, 1)
    assert line.wire.closing


async def test_every_request_begins_the_wait_anew(line) -> None:
    for _ in range(5):
        await line.says(GET)
        await passes(line, IDLE_SECONDS - 1)
    assert not line.wire.closing
    assert len(line.answers) == 5


async def test_a_next_head_has_no_longer_than_the_first(line) -> None:
    await line.says(GET, GET[:20])
    await passes(line, HEAD_SECONDS)
    assert line.wire.closing


async def test_empty_lines_do_not_keep_a_connection_open(line) -> None:
    await line.says(GET)
    for _ in range(5):
        await passes(line, IDLE_SECONDS / 5)
        await line.says(b"\r\n")
    assert line.wire.closing


async def test_a_request_may_take_its_time_once_it_is_there(line, echo, gate) -> None:
    echo.after = gate
    await line.says(GET)
    await passes(line, 10 * IDLE_SECONDS)
    assert not line.wire.closing
    await gate.open()
    assert line.answers[0].status == 200


async def test_an_answer_comes_before_the_end_of_patience(line, echo, gate) -> None:
    echo.after = gate
    await line.says(GET, GET[:3])
    await passes(line, 2 * HEAD_SECONDS)
    await gate.open()
    assert (len(line.answers), line.wire.closing) == (1, False)
    await passes(line, HEAD_SECONDS)
    assert line.wire.closing


async def test_a_body_that_is_late_is_refused(line, echo) -> None:
    await line.says(b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n", b"hell")
    await passes(line, BODY_SECONDS - 1)
    assert line.wire.sent == b""
    await passes(line, 1)
    assert [(each.status, each.code) for each in line.answers] == [(408, "TOO_SLOW")]
    assert (line.answers[0].headers["connection"], echo.asked) == ("close", [])


async def test_a_body_that_is_there_is_not_late(line, echo, gate) -> None:
    echo.after = gate
    await line.says(b"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n", b"hello")
    await passes(line, 2 * BODY_SECONDS)
    await gate.open()
    assert line.answers[0].body == b"hello"


async def test_who_does_not_read_an_answer_is_let_go(line) -> None:
    await line.says(GET)
    line.connection.pause_writing()
    await passes(line, READER_SECONDS)
    assert line.wire.aborted


async def test_who_reads_it_in_time_may_go_on(line) -> None:
    await line.says(GET)
    line.connection.pause_writing()
    await passes(line, READER_SECONDS - 1)
    line.connection.resume_writing()
    await passes(line, IDLE_SECONDS - 1)
    assert not line.wire.closing


async def test_who_goes_on_sending_after_a_refusal_is_let_go(line) -> None:
    await line.says(b"\n")
    await passes(line, DEAF_SECONDS)
    assert line.wire.aborted


@pytest.mark.parametrize(
    "said", [b"", GET, GET[:5], b"\n"], ids=["nothing", "a request", "half a head", "nonsense"]
)
async def test_a_connection_that_is_lost_leaves_no_alarm(line, said: bytes) -> None:
    await line.says(said)
    await line.leaves()
    assert line.clock.pending == []
    assert line.reception.guests == set()


async def test_many_requests_set_no_alarm_each(line) -> None:
    for _ in range(100):
        await line.says(GET)
    assert len(line.clock.alarms) == 1


@pytest.fixture
def kept() -> Iterator[Callable[[], int]]:
    """How many connections are in memory; circles are not collected meanwhile, as seldom in a center."""
    gc.collect()
    gc.disable()
    yield lambda: sum(type(one) is Connection for one in gc.get_objects())
    gc.enable()


async def test_a_connection_that_is_over_is_not_kept(kept, echo) -> None:
    before = kept()
    line = Line(echo)
    await line.says(GET)
    await line.leaves()
    del line.connection, line.wire, echo.exchanges[:]
    assert kept() == before
