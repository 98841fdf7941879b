"""What an answer looks like on the wire."""

from __future__ import annotations

import re

import pytest

from cordboard.http.answer import Answer, encode, refused
from cordboard.http.refusal import Refusal

PAGE = Answer(200, "text/html", b"<p>hello", (("vary", "Origin"),))


def test_an_answer_is_one_piece() -> None:
    sent = encode(PAGE, with_body=True, closes=False)
    assert re.fullmatch(
        rb"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nvary: Origin\r\nx-content-type-options: nosniff\r\n"
        rb"cache-control: no-store\r\ndate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n"
        rb"content-length: 8\r\n\r\n<p>hello",
        sent,
    )


def test_whoever_asks_for_the_head_gets_the_length_of_the_body() -> None:
    sent = encode(PAGE, with_body=False, closes=False)
    assert sent.endswith(b"content-length: 8\r\n\r\n")


def test_the_last_answer_says_so() -> None:
    assert b"\r\nconnection: close\r\n" in encode(PAGE, with_body=True, closes=True)


def test_a_door_may_let_its_answers_be_kept() -> None:
    kept = Answer(200, "text/css", b"", (("cache-control", "max-age=60"),))
    assert encode(kept, with_body=True, closes=False).count(b"cache-control") == 1


@pytest.mark.parametrize("value", ["a\r\nset-cookie: b", "a\nb", "a\0", "\x7f", "€"])
def test_what_is_no_header_is_not_sent(value: str) -> None:
    with pytest.raises(ValueError, match="location cannot be sent"):
        encode(Answer(302, "text/plain", b"", (("location", value),)), with_body=True, closes=False)


def test_a_refusal_says_what_to_do() -> None:
    answer = refused(Refusal(405, "ONLY_GET", "Read it.", [("allow", "GET")]), (("vary", "Origin"),))
    assert (answer.status, answer.body) == (405, b"ONLY_GET: Read it.\n")
    assert answer.headers == (("allow", "GET"), ("vary", "Origin"))
