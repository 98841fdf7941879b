"""Our own pages: what they may do, who may have them, and what a browser keeps of them."""

from __future__ import annotations

import re

import pytest
from http_line import Answer, Line, answers_in, turns

from cordboard.http import HttpSettings
from cordboard.web import PageDoor

DOOR = PageDoor(HttpSettings(hosts=frozenset({"localhost:8080"})))
PARTS = ("/phone", "/pages/phone.js", "/pages/phone.css")


async def ask(path: str, *, method: str = "GET", bare: bool = False, **named: str) -> Answer:
    headers = {"host": "localhost:8080", **{name.replace("_", "-"): value for name, value in named.items()}}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    line = Line(DOOR, ("192.0.2.7", 1))
    await line.says("\r\n".join(lines).encode())
    await turns()
    (answer,) = answers_in(line.wire.sent, head_only=bare)
    return answer


@pytest.mark.parametrize("path", PARTS)
async def test_every_part_is_served_with_a_strict_policy(path: str) -> None:
    answer = await ask(path)
    assert answer.status == 200
    policy = dict(rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["permissions-policy"].startswith("microphone=(self)")


async def test_the_page_has_no_program_or_style_of_its_own() -> None:
    page = (await ask("/phone")).text
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"<style|\son\w+=|\sstyle=", page) == []
    assert {DOOR.serves(place) for place in re.findall(r'(?:src|href)="(/[^"]*)"', page)} == {True}


async def test_a_browser_that_has_it_gets_nothing_anew() -> None:
    whole = await ask("/phone")
    assert whole.headers["cache-control"] == "no-cache"
    again = await ask("/phone", bare=True, if_none_match=f'"other", {whole.headers["etag"]}')
    assert (again.status, again.headers["etag"]) == (304, whole.headers["etag"])
    assert again.headers["content-length"] == str(len(whole.body))
    assert (await ask("/phone", if_none_match='"other"')).status == 200


async def test_a_head_tells_of_the_page() -> None:
    assert (await ask("/phone", method="HEAD", bare=True)).status == 200


@pytest.mark.parametrize("named", [{"host": "evil.example"}, {"origin": "https://evil.example"}])
async def test_strangers_get_no_page(named: dict[str, str]) -> None:
    assert (await ask("/phone", **named)).code in {"UNKNOWN_HOST", "UNKNOWN_ORIGIN"}


async def test_a_page_can_only_be_read() -> None:
    assert (await ask("/phone", method="POST", content_length="0")).code == "ONLY_GET"
    assert not DOOR.serves("/pages/../phone.js")
    assert not DOOR.serves("/pages/phone.html")
