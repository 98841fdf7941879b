"""Where pages ask: any may, nothing follows, and only a browser's word says which page it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from http_line import Answer
from json_caller import problem
from pairing_page import CRM, Visitor

ASK = "/api/v2/pairings"


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    one = Visitor(tmp_path)
    yield one
    one.shelf.close()


async def state(visitor: Visitor, ticket: dict[str, str], origin: str = CRM) -> Answer:
    return await visitor.ask(visitor.wishes, "GET", f"{ASK}/{ticket['pairing']}", origin=origin)


async def test_a_stranger_asks_and_asks_again(visitor: Visitor) -> None:
    ticket = await visitor.wish()
    assert visitor.answer.headers["access-control-allow-origin"] == CRM
    assert ticket.keys() == {"pairing", "code", "address", "expiresIn"}
    assert json.loads((await state(visitor, ticket)).body) == {"state": "waiting"}
    assert visitor.answer.headers["access-control-allow-origin"] == CRM


async def test_an_extension_asks_again_although_its_browser_names_no_origin(visitor: Visitor) -> None:
    ticket = await visitor.wish()
    answer = await visitor.ask(visitor.wishes, "GET", f"{ASK}/{ticket['pairing']}")
    assert json.loads(answer.body) == {"state": "waiting"}
    assert problem(await visitor.ask(visitor.wishes, "GET", f"{ASK}/{'0' * 32}")) == (404, "PAIRING_UNKNOWN")


async def test_another_page_learns_nothing(visitor: Visitor) -> None:
    answer = await state(visitor, await visitor.wish(), "https://evil.example")
    assert problem(answer) == (404, "PAIRING_UNKNOWN")


@pytest.mark.parametrize("content_type", ["", "text/plain", "application/x-www-form-urlencoded",
                                          "text/plain; a=application/json"])  # fmt: skip
async def test_a_request_that_needs_no_leave_does_nothing(visitor: Visitor, content_type: str) -> None:
    asked = visitor.wishes, "POST", ASK, b"{}"
    answer = await visitor.ask(*asked, origin=CRM, content_type=content_type)
    assert problem(answer) == (415, "BAD_CONTENT_TYPE")
    assert len(visitor.pairings._kept) == 0


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "https://CRM.example",
        "https://crm.example/",
        "https://crm.example.",
        "https://crm.example@evil.example",
        "https://äpple.example",
        "ftp://crm.example",
        "file://",
        "chrome-extension://x",
        "https://" + "a" * 300,
    ],
)
async def test_an_origin_that_is_like_another_is_none(visitor: Visitor, origin: str) -> None:
    asked = visitor.wishes, "POST", ASK, b"{}"
    answer = await visitor.ask(*asked, origin=origin, content_type="application/json")
    assert problem(answer) == (403, "UNKNOWN_ORIGIN")
    assert "access-control-allow-origin" not in answer.headers


async def test_a_program_needs_nobodys_leave(visitor: Visitor) -> None:
    answer = await visitor.ask(visitor.wishes, "POST", ASK, b"{}", content_type="application/json")
    assert problem(answer) == (400, "NO_PAGE")


async def test_a_name_that_is_not_ours(visitor: Visitor) -> None:
    asked = visitor.wishes, "POST", ASK, b"{}"
    answer = await visitor.ask(*asked, host="evil.example", origin="http://evil.example")
    assert problem(answer) == (421, "UNKNOWN_HOST")


async def test_the_browser_asks_first(visitor: Visitor) -> None:
    answer = await visitor.ask(visitor.wishes, "OPTIONS", ASK, origin=CRM)
    assert (answer.status, answer.headers["access-control-allow-origin"]) == (200, CRM)


async def test_too_many_wishes(visitor: Visitor) -> None:
    for _ in range(3):
        await visitor.wish()
    told = await visitor.wish()
    assert (visitor.answer.status, told["code"], visitor.answer.headers["retry-after"]) == (
        429,
        "TOO_MANY",
        "600",
    )


@pytest.mark.parametrize("body", [b"[]", b"{", b'{"seat": 1}', b'{"origin": "https://evil.example"}'])
async def test_what_is_no_wish(visitor: Visitor, body: bytes) -> None:
    answer = await visitor.ask(visitor.wishes, "POST", ASK, body, origin=CRM, content_type="application/json")
    assert problem(answer)[0] == 400


@pytest.mark.parametrize(("method", "path"), [("GET", ASK), ("POST", f"{ASK}/{'0' * 32}"), ("DELETE", ASK)])
async def test_other_methods(visitor: Visitor, method: str, path: str) -> None:
    assert problem(await visitor.ask(visitor.wishes, method, path, origin=CRM)) == (405, "BAD_METHOD")


@pytest.mark.parametrize("path", [f"{ASK}/", f"{ASK}/x", "/api/v2/pairing"])
def test_addresses_of_other_doors(visitor: Visitor, path: str) -> None:
    assert not visitor.wishes.serves(path)
