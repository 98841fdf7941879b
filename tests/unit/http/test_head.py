"""The head of a request: what it says, and every form of it that two programs might read differently."""

from __future__ import annotations

import pytest

from cordboard.http.head import FIELDS_LIMIT, Head, is_hopeless, parse_head
from cordboard.http.refusal import Refusal


def head(*lines: str, first: str = "POST / HTTP/1.1") -> Head:
    return parse_head("\r\n".join([first, "Host: h", *lines, "", ""]).encode("latin-1"))


def refusal(raw: bytes) -> tuple[int, str]:
    with pytest.raises(Refusal) as refused:
        parse_head(raw)
    return refused.value.status, refused.value.code


def test_what_a_head_says() -> None:
    found = parse_head(
        b"POST /seat/a%40b/agent/v2?x=1?y HTTP/1.1\r\nHost: h:80\r\nCONTENT-Type:\t text/xml \r\n"
        b"X-Empty:\r\nAccept: a\r\nAccept: b\r\nContent-Length: 12\r\n\r\n"
    )
    assert (found.method, found.path, found.query) == ("POST", "/seat/a%40b/agent/v2", "x=1?y")
    assert found.headers == {
        "host": "h:80",
        "content-type": "text/xml",
        "x-empty": "",
        "accept": "a, b",
        "content-length": "12",
    }
    assert (found.length, found.keeps_alive, found.expects_continue) == (12, True, False)


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("Accept: x", 0),
        ("Content-Length: 0", 0),
        ("Content-Length: 007", 7),
        ("Transfer-Encoding: chunked", None),
        ("Transfer-Encoding: Chunked", None),
    ],
)
def test_the_length_of_a_body(line: str, length: int | None) -> None:
    assert head(line).length == length


@pytest.mark.parametrize(
    ("first", "line", "keeps"),
    [
        ("GET / HTTP/1.1", "Accept: x", True),
        ("GET / HTTP/1.1", "Connection: keep-alive", True),
        ("GET / HTTP/1.1", "Connection: close", False),
        ("GET / HTTP/1.1", "Connection: TE, Close", False),
        ("GET / HTTP/1.0", "Accept: x", False),
        ("GET / HTTP/1.0", "Connection: keep-alive", False),
    ],
)
def test_who_would_like_to_go_on(first: str, line: str, keeps: bool) -> None:
    assert head(line, first=first).keeps_alive is keeps


@pytest.mark.parametrize(
    ("first", "expects"), [("POST / HTTP/1.1", True), ("POST / HTTP/1.0", False)], ids=["1.1", "1.0"]
)
def test_who_waits_for_a_word(first: str, expects: bool) -> None:
    assert head("Expect: 100-Continue", "Content-Length: 1", first=first).expects_continue is expects


@pytest.mark.parametrize(
    ("target", "host", "path", "query"),
    [
        ("http://other:81/a?b", "other:81", "/a", "b"),
        ("HTTP://other", "other", "/", ""),
        ("http://other?b", "other", "/", "b"),
    ],
)
def test_a_whole_address_outdoes_the_host(target: str, host: str, path: str, query: str) -> None:
    found = head(first=f"GET {target} HTTP/1.1")
    assert (found.headers["host"], found.path, found.query) == (host, path, query)


def test_everything_may_be_asked_for_its_options() -> None:
    assert head(first="OPTIONS * HTTP/1.1").path == "*"


FIRST = b"POST / HTTP/1.1\r\nHost: h\r\n"

SMUGGLING = {
    "both lengths": b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
    "both lengths, turned": b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
    "two lengths": b"Content-Length: 3\r\nContent-Length: 4\r\n",
    "twice the same length": b"Content-Length: 3\r\nContent-Length: 3\r\n",
    "a list of lengths": b"Content-Length: 3, 3\r\n",
    "a signed length": b"Content-Length: +3\r\n",
    "a negative length": b"Content-Length: -1\r\n",
    "a hexadecimal length": b"Content-Length: 0x3\r\n",
    "no length": b"Content-Length:\r\n",
    "digits of elsewhere": b"Content-Length: \xb3\r\n",
    "an endless length": b"Content-Length: " + b"9" * 31 + b"\r\n",
    "a folded line": b"X: a\r\n b\r\n",
    "a folded line with a tab": b"X: a\r\n\tb\r\n",
    "a folded length": b"Content-Length:\r\n 3\r\n",
    "a folded first header": b" X: a\r\n",
    "a space before the colon": b"Content-Length : 3\r\n",
    "a space in a name": b"Content Length: 3\r\n",
    "a name without a colon": b"Content-Length\r\n",
    "no name": b": 3\r\n",
    "a name in latin": b"\xe9: 3\r\n",
    "a NUL in a value": b"X: a\0b\r\n",
    "a NUL in a name": b"Content-Length\0: 3\r\n",
    "a bare line feed": b"X: a\nContent-Length: 3\r\n",
    "a bare carriage return": b"X: a\rContent-Length: 3\r\n",
    "a vertical tab": b"Transfer-Encoding:\x0bchunked\r\n",
    "a delete": b"X: \x7f\r\n",
}


@pytest.mark.parametrize("lines", SMUGGLING.values(), ids=SMUGGLING)
def test_doubt_about_the_body_is_refused(lines: bytes) -> None:
    assert refusal(FIRST + lines + b"\r\n")[0] == 400


@pytest.mark.parametrize(
    "coding",
    [
        "gzip, chunked",
        "chunked, gzip",
        "chunked, chunked",
        "chunked;q=1",
        "identity",
        "xchunked",
        "chunk",
        "",
        '"chunked"',
    ],
)
def test_a_coding_that_nobody_here_knows(coding: str) -> None:
    assert refusal(FIRST + f"Transfer-Encoding: {coding}\r\n\r\n".encode()) == (501, "BAD_CODING")


def test_chunks_are_named_once() -> None:
    twice = b"Transfer-Encoding: chunked\r\n" * 2
    assert refusal(FIRST + twice + b"\r\n") == (501, "BAD_CODING")


def test_the_first_version_knows_no_chunks() -> None:
    raw = b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert refusal(raw) == (400, "BAD_LENGTH")


@pytest.mark.parametrize(
    "first",
    [
        b"GET  / HTTP/1.1",
        b"GET /  HTTP/1.1",
        b"GET\t/ HTTP/1.1",
        b" GET / HTTP/1.1",
        b"GET / HTTP/1.1 ",
        b"GET / http/1.1",
        b"GET / HTTP/1.10",
        b"GET / HTTP/+1.1",
        b"GET / HTTP/1.1\n",
        b"GET /\x01 HTTP/1.1",
        b"GET /\xe9 HTTP/1.1",
        b"GET / a HTTP/1.1",
        b"GET /",
        b"GET",
        b"G(T / HTTP/1.1",
        b" / HTTP/1.1",
    ],
)
def test_a_first_line_in_another_form(first: bytes) -> None:
    assert refusal(first + b"\r\nHost: h\r\n\r\n") == (400, "BAD_HTTP")


@pytest.mark.parametrize("version", [b"0.9", b"1.2", b"2.0", b"3.0"])
def test_another_version(version: bytes) -> None:
    assert refusal(b"GET / HTTP/" + version + b"\r\nHost: h\r\n\r\n") == (505, "BAD_VERSION")


@pytest.mark.parametrize(
    "target",
    [b"h:1", b"*", b"a", b"/a#b", b"https://h/", b"http:///", b"http://u@h/", b"ftp://h/", b"http://h#f"],
)
def test_what_is_no_path(target: bytes) -> None:
    assert refusal(b"GET " + target + b" HTTP/1.1\r\nHost: h\r\n\r\n") == (400, "BAD_HTTP")


def test_a_tunnel_is_not_dug() -> None:
    assert refusal(b"CONNECT h:1 HTTP/1.1\r\nHost: h\r\n\r\n") == (400, "BAD_HTTP")


def test_the_host_is_named_but_in_the_first_version() -> None:
    assert refusal(b"GET / HTTP/1.1\r\n\r\n") == (400, "BAD_HTTP")
    assert parse_head(b"GET / HTTP/1.0\r\n\r\n").headers == {}


@pytest.mark.parametrize(
    "name", ["Host", "Origin", "Content-Type", "Content-Length", "Authorization", "X-Forwarded-Host"]
)
def test_a_header_that_decides_comes_once(name: str) -> None:
    raw = f"GET / HTTP/1.1\r\nHost: h\r\n{name}: 1\r\n{name.upper()}: 1\r\n\r\n".encode()
    assert refusal(raw) == (400, "REPEATED_HEADER")


def test_a_head_of_too_many_lines() -> None:
    most = b"X: y\r\n" * (FIELDS_LIMIT - 1)
    assert parse_head(b"GET / HTTP/1.0\r\n" + most + b"\r\n").headers["x"].startswith("y, y")
    assert refusal(b"GET / HTTP/1.0\r\n" + most + b"X: y\r\n\r\n") == (431, "LONG_HEAD")


@pytest.mark.parametrize(
    ("begun", "hopeless"),
    [
        (b"GET / HTTP/1.1\r\nHost: h\r", False),
        (b"GET / HTTP/1.1\r\nHost:\th\xe9\r\n", False),
        (b"GET / HTTP/1.1\nHost: h\n\n", True),
        (b"\x16\x03\x01\x02\x00", True),
        (b"\n", True),
    ],
)
def test_what_can_never_become_a_head_is_known_at_once(begun: bytes, hopeless: bool) -> None:
    assert is_hopeless(begun) is hopeless
