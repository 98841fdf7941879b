"""Our own pages: what they may do, who may have and show them, and what a browser keeps of them."""

from __future__ import annotations

import re

import pytest
from http_line import Answer, Line, answers_in, turns

from cordboard.contract.desk import DeskLayout, DeskSettings, OwnTile
from cordboard.desk import Desk
from cordboard.http import HttpSettings
from cordboard.http.gate import Place
from cordboard.web import PageDoor

CRM, ADAS = "https://crm.example", "https://ada.example"
TILE = OwnTile(id="wall", title="Wall", url="https://wall.example:8443/today?a=b")


class Approvals:
    """Pages of one origin may use Ada's seat."""

    def allows(self, origin: str, place: Place) -> bool:
        return origin == ADAS and place in {Place.of("ada"), Place.HOSTED}


SETTINGS = HttpSettings(hosts=frozenset({"localhost:8080"}), origins=frozenset({CRM}), approvals=Approvals())
DOOR = PageDoor(lambda: Desk(DeskSettings()), SETTINGS)
PAGES = ("/desk", "/panel")
PARTS = (*PAGES, "/pages/desk.js", "/pages/desk.css")
FRAMED = {"sec_fetch_site": "cross-site", "sec_fetch_dest": "iframe"}


async def ask(
    path: str, *, method: str = "GET", bare: bool = False, door: PageDoor = DOOR, **named: str
) -> Answer:
    headers = {"host": "localhost:8080", **{name.replace("_", "-"): value for name, value in named.items()}}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    line = Line(door, ("192.0.2.7", 1))
    await line.says("\r\n".join(lines).encode())
    await turns()
    (answer,) = answers_in(line.wire.sent, head_only=bare)
    return answer


def policy_of(answer: Answer) -> dict[str, str]:
    return dict(rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; "))


@pytest.mark.parametrize("path", PARTS)
async def test_every_part_is_served_with_a_strict_policy(path: str) -> None:
    answer = await ask(path)
    assert answer.status == 200
    policy = policy_of(answer)
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["base-uri"] == policy["form-action"] == "'none'"
    assert policy["frame-ancestors"] == ("'self'" if path == "/panel" else "'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["permissions-policy"].startswith("microphone=(self)")


@pytest.mark.parametrize("path", PAGES)
async def test_the_page_has_no_program_or_style_of_its_own(path: str) -> None:
    page = (await ask(path)).text
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"<style|\son\w+=|\sstyle=", page) == []
    assert {DOOR.serves(place) for place in re.findall(r'(?:src|href)="(/[^"]*)"', page)} == {True}


async def test_a_desk_frames_the_centers_own_tiles_and_nothing_else() -> None:
    door = PageDoor(lambda: Desk(DeskSettings(layout=DeskLayout(ownTiles=(TILE, TILE)))), SETTINGS)
    assert policy_of(await ask("/desk", door=door))["frame-src"] == "https://wall.example:8443"
    assert policy_of(await ask("/desk"))["frame-src"] == "'none'"


@pytest.mark.parametrize(
    ("asked", "origin"),
    [
        (f"for={CRM}", CRM),
        ("for=https%3A%2F%2Fcrm.example", CRM),
        (f"for={CRM}&seat=ben", CRM),
        (f"for={ADAS}&seat=ada", ADAS),
    ],
)
async def test_an_approved_page_shows_the_panel(asked: str, origin: str) -> None:
    answer = await ask(f"/panel?{asked}", **FRAMED)
    assert answer.status == 200
    assert policy_of(answer)["frame-ancestors"] == f"'self' {origin}"
    assert "cross-origin-resource-policy" not in answer.headers


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("for=https://evil.example", "UNKNOWN_ORIGIN"),
        ("for=*", "UNKNOWN_ORIGIN"),
        (f"for={CRM}%20https://evil.example", "UNKNOWN_ORIGIN"),
        (f"for={ADAS}", "UNKNOWN_ORIGIN"),
        (f"for={ADAS}&seat=ben", "UNKNOWN_ORIGIN"),
        ("", "NO_ORIGIN"),
        (f"for={CRM}&for={CRM}", "NO_ORIGIN"),
    ],
)
async def test_any_other_page_shows_why_not(asked: str, code: str) -> None:
    answer = await ask(f"/panel?{asked}", **FRAMED)
    assert (answer.status, code in answer.text) == (403, True)
    policy = policy_of(answer)
    assert policy["default-src"] == "'none'"
    assert "frame-ancestors" not in policy
    assert "script" not in answer.text


async def test_what_is_said_of_a_strange_origin_is_text() -> None:
    answer = await ask("/panel?for=%3Cscript%3E", **FRAMED)
    assert "&lt;script&gt;" in answer.text


async def test_every_page_may_load_what_shows_the_panel() -> None:
    answer = await ask("/embed.js", origin="https://anybody.example")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert len(answer.body) < 4096


async def test_a_browser_that_has_it_gets_nothing_anew() -> None:
    whole = await ask("/desk")
    assert whole.headers["cache-control"] == "no-cache"
    again = await ask("/desk", bare=True, if_none_match=f'"other", {whole.headers["etag"]}')
    assert (again.status, again.headers["etag"]) == (304, whole.headers["etag"])
    assert again.headers["content-length"] == str(len(whole.body))
    assert (await ask("/desk", if_none_match='"other"')).status == 200


async def test_a_head_tells_of_the_page() -> None:
    assert (await ask("/desk", method="HEAD", bare=True)).status == 200


async def test_who_is_not_shown_the_desk_is_shown_the_ways_to_it() -> None:
    answer = await ask('/panel?for=https://evil.example&seat="><b>', **FRAMED)
    body = answer.body.decode()
    assert '<a href="/panel?for=https://evil.example&amp;seat=&quot;&gt;&lt;b&gt;">Try again</a>' in body
    assert '<a href="/desk" target="_blank" rel="noopener">' in body


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("named", [{"host": "evil.example"}, {"origin": "https://evil.example"}])
async def test_strangers_get_no_page(path: str, named: dict[str, str]) -> None:
    assert (await ask(path, **named)).code in {"UNKNOWN_HOST", "UNKNOWN_ORIGIN"}


async def test_a_page_can_only_be_read() -> None:
    assert (await ask("/desk", method="POST", content_length="0")).code == "ONLY_GET"
    assert not DOOR.serves("/pages/../desk.js")
    assert not DOOR.serves("/pages/desk.html")


@pytest.mark.parametrize("asked", ["/phone", "/phone?from=bookmark"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_the_phone_page_of_before_leads_to_the_desk(asked: str, method: str) -> None:
    answer = await ask(asked, method=method, bare=True)
    assert (answer.status, answer.headers["location"]) == (308, "/desk")


async def test_who_gets_no_page_is_not_led_to_one() -> None:
    assert (await ask("/phone", host="evil.example")).code == "UNKNOWN_HOST"
    assert (await ask("/phone", method="POST", content_length="0")).code == "ONLY_GET"
