"""Streams over HTTP: told for as long as somebody is there and reads, and never faster."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from http_line import Line, turns

from cordboard.http import Exchange, Stream
from cordboard.http.connection import IDLE_SECONDS, READER_SECONDS

ASK = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


class Source:
    """A door whose stream tells what a test puts in, until None."""

    def __init__(self, *, waits: bool = False) -> None:
        self.news: asyncio.Queue[Any] = asyncio.Queue()
        self.told = 0
        self.closed = False
        self.waits = waits

    async def __call__(self, _exchange: Exchange) -> Stream:
        await asyncio.sleep(0) if self.waits else None
        return Stream("text/plain", self.pieces(), (("vary", "Origin"),))

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        try:
            while (piece := await self.news.get()) is not None:
                self.told += 1
                yield piece if isinstance(piece, bytes) else 1 // piece
        finally:
            self.closed = True

    async def tells(self, *pieces: Any) -> None:
        for piece in pieces:
            self.news.put_nowait(piece)
        await turns()


@pytest.mark.parametrize("waits", [False, True])
async def test_pieces_go_out_as_they_come(waits: bool) -> None:
    source = Source(waits=waits)
    line = Line(source)
    await line.says(ASK)
    head, _, nothing = line.wire.sent.partition(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    assert (lines[0], nothing) == (b"HTTP/1.1 200 OK", b"")
    assert {
        b"content-type: text/plain",
        b"vary: Origin",
        b"connection: close",
        b"cache-control: no-store",
    } < set(lines)
    assert b"content-length" not in head

    await source.tells(b"one", b"two")
    assert line.wire.sent.endswith(b"\r\n\r\nonetwo")
    await source.tells(None)
    assert line.wire.closing
    assert not line.wire.aborted
    assert line.reception.running == set()


async def test_who_leaves_ends_it() -> None:
    source = Source()
    line = Line(source)
    await line.says(ASK)
    await line.leaves()
    assert source.closed
    assert line.reception.running == set()


async def test_it_waits_for_who_is_slow() -> None:
    source = Source()
    line = Line(source)
    await line.says(ASK)

    line.connection.pause_writing()
    await source.tells(b"1", b"2", b"3")
    assert source.told == 1
    line.connection.resume_writing()
    await turns()
    assert source.told == 3
    assert line.wire.sent.endswith(b"123")


async def test_who_does_not_read_at_all_is_given_up() -> None:
    source = Source()
    line = Line(source)
    await line.says(ASK)
    line.connection.pause_writing()
    await source.tells(b"1", b"2")
    line.clock.advance(READER_SECONDS)
    await turns()
    assert line.wire.aborted
    assert source.closed


async def test_silence_is_no_reason_to_end_it() -> None:
    source = Source()
    line = Line(source)
    await line.says(ASK)
    line.connection.pause_writing()
    line.connection.resume_writing()
    line.clock.advance(10 * IDLE_SECONDS)
    await source.tells(b"still here")
    assert line.wire.sent.endswith(b"still here")


async def test_a_failure_in_the_middle_ends_it_and_says_nothing(caplog: pytest.LogCaptureFixture) -> None:
    source = Source()
    line = Line(source)
    await line.says(ASK)
    await source.tells(b"1", 0)
    assert line.wire.sent.endswith(b"\r\n\r\n1")
    assert line.wire.closing
    assert source.closed
    assert "a stream failed" in caplog.text


async def test_the_end_of_the_house_ends_it() -> None:
    source = Source()
    line = Line(source)
    await line.says(ASK)
    line.connection.retire()
    await turns()
    assert source.closed
    assert line.reception.running == set()


async def test_it_is_the_last_answer_of_its_connection() -> None:
    source = Source()
    line = Line(source)
    await line.says(ASK + ASK)
    await source.tells(b"1", None)
    assert line.wire.sent.count(b"HTTP/1.1 200 OK") == 1
