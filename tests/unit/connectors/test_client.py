"""One attempt to tell another program, against a real server: what it is sent, and what its answer means."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from known_call import errand, known_call

from cordboard.connectors import Client, Outcome
from cordboard.vcc.center import Method, Opens, Parameter
from cordboard.vcc.connectors import Trouble

ASKED = {
    "opens": Opens.NONE,
    "query": (Parameter("note", "@Order.note@", substituted=True),),
}
TOLD = {**ASKED, "method": Method.POST, "form": (Parameter("ani", "@Call.ANI@", substituted=True),)}


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    one = Client(time_limit=30.0)
    yield one
    await one.close()


def status(code: int, more: bytes = b"") -> bytes:
    return b"HTTP/1.1 %d X\r\nContent-Length: 0\r\n%b\r\n" % (code, more)


async def test_a_get_has_all_in_its_address(client: Client, peer: Any) -> None:
    outcome = await client.send(errand(known_call("a&b c+ü"), url=peer.url, **ASKED))

    assert outcome == Outcome(204)
    (request,) = peer.requests
    assert request.startswith(b"GET /orders?note=a%26b%20c%2B%C3%BC HTTP/1.1\r\n")
    assert request.endswith(b"\r\n\r\n")


async def test_a_post_has_its_form_in_the_body(client: Client, peer: Any) -> None:
    told = errand(known_call(), url=peer.url, **TOLD)

    await client.send(told)

    head, _, body = peer.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /orders?note= HTTP/1.1\r\n")
    assert b"content-type: application/x-www-form-urlencoded" in head.lower()
    assert f"idempotency-key: {told.id}".lower().encode() in head.lower()
    assert body == b"ani=%2B12025550177"


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        (200, Outcome(200)),
        (302, Outcome(302, Trouble.STATUS)),
        (404, Outcome(404, Trouble.STATUS)),
        (500, Outcome(500, Trouble.STATUS)),
        (429, Outcome(429, Trouble.STATUS, again=True)),
        (503, Outcome(503, Trouble.STATUS, again=True)),
    ],
)
async def test_the_status_says_how_it_went(client: Client, peer: Any, code: int, outcome: Outcome) -> None:
    peer.answers = [status(code)]
    assert await client.send(errand(url=peer.url, **ASKED)) == outcome


async def test_nobody_is_followed_elsewhere(client: Client, peer: Any) -> None:
    peer.answers = [status(307, b"Location: http://127.0.0.1:1/secret\r\n")]

    await client.send(errand(url=peer.url, **TOLD))

    assert len(peer.requests) == 1


async def test_a_proxy_of_the_environment_hears_nothing(peer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    client = Client()
    assert await client.send(errand(url=peer.url, **ASKED)) == Outcome(204)
    await client.close()


async def test_nobody_there_is_unreachable(client: Client) -> None:
    outcome = await client.send(errand(url="http://127.0.0.1:1/", **ASKED))
    assert outcome == Outcome(trouble=Trouble.UNREACHABLE, again=True)


@pytest.mark.parametrize("answer", [b"HELLO\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n"])
async def test_who_speaks_no_http_is_unreachable(client: Client, peer: Any, answer: bytes) -> None:
    peer.answers = [answer]
    assert (await client.send(errand(url=peer.url, **ASKED))).trouble is Trouble.UNREACHABLE


async def test_an_answer_that_takes_too_long_is_not_waited_for(peer: Any) -> None:
    peer.answers = [b""]
    client = Client(time_limit=0.1)
    outcome = await client.send(errand(url=peer.url, **ASKED))
    await client.close()
    assert outcome == Outcome(trouble=Trouble.TIMEOUT, again=True)


async def test_a_body_without_end_is_not_read(client: Client, peer: Any) -> None:
    peer.answers = [b"HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\nx"]
    assert await client.send(errand(url=peer.url, **ASKED)) == Outcome(200)
