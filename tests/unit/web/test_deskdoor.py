"""What desks read before a login: what is served to whom, and what a browser keeps of it."""

from __future__ import annotations

import json

import pytest
from http_line import Answer, Line, answers_in, turns

from cordboard.contract.desk import DeskHealth, DeskSettings
from cordboard.desk import Desk, Logo
from cordboard.http import HttpSettings
from cordboard.web import DeskDoor

CRM = "https://crm.example"
EXTENSION = f"chrome-extension://{'a' * 32}"
SETTINGS = "/desk/settings.json"
DESK = Desk(
    DeskSettings(name="Acme", logo="/desk/logo?1"),
    Logo("image/svg+xml", b"<svg/>"),
    {"fr": b'{"call.answer":"Repondre"}'},
)
HEALTH = DeskHealth(version="1", clock=1_700_000_000_000, vcc=True, journal=True, engine=False)


@pytest.fixture
def door() -> DeskDoor:
    settings = HttpSettings(hosts=frozenset({"localhost:8080"}), origins=frozenset({CRM}))
    return DeskDoor(DESK, lambda: HEALTH, settings)


async def ask(door: DeskDoor, path: str, *, method: str = "GET", bare: bool = False, **named: str) -> Answer:
    headers = {"host": "localhost:8080", **{name.replace("_", "-"): value for name, value in named.items()}}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    line = Line(door, ("192.0.2.7", 1))
    await line.says("\r\n".join(lines).encode())
    await turns()
    (answer,) = answers_in(line.wire.sent, head_only=bare)
    return answer


async def test_everybody_reads_the_settings(door: DeskDoor) -> None:
    answer = await ask(door, SETTINGS)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    assert answer.headers["cache-control"] == "no-cache"
    assert json.loads(answer.body)["name"] == "Acme"
    again = await ask(door, SETTINGS, bare=True, if_none_match=answer.headers["etag"])
    assert again.status == 304


async def test_words_and_logo_are_served_as_what_they_are(door: DeskDoor) -> None:
    assert json.loads((await ask(door, "/desk/words/fr.json")).body) == {"call.answer": "Repondre"}
    logo = await ask(door, "/desk/logo?1")
    assert (logo.headers["content-type"], logo.body) == ("image/svg+xml", b"<svg/>")
    assert "sandbox" in logo.headers["content-security-policy"]
    assert logo.headers["cross-origin-resource-policy"] == "cross-origin"


@pytest.mark.parametrize("path", ["/desk/words/es.json", "/desk/words/../logo", "/desk/", "/desk/none"])
async def test_what_is_not_there_is_refused(door: DeskDoor, path: str) -> None:
    assert door.serves(path)
    assert (await ask(door, path)).code == "UNKNOWN_ADDRESS"


async def test_the_center_says_how_it_is(door: DeskDoor) -> None:
    answer = await ask(door, "/desk/health")
    assert answer.headers["cache-control"] == "no-store"
    assert json.loads(answer.body) == {
        "version": "1",
        "clock": "1700000000000",
        "vcc": True,
        "journal": True,
        "engine": False,
        "audioUdp": False,
        "audioTcp": False,
        "audioTurn": False,
    }


async def test_policies_are_files_with_the_address_that_was_asked(door: DeskDoor) -> None:
    answer = await ask(door, "/desk/policies/chromium.json")
    assert answer.headers["content-disposition"] == 'attachment; filename="chromium.json"'
    assert json.loads(answer.body)["AudioCaptureAllowedUrls"][0] == "http://localhost:8080"
    assert "firefox.json" in (await ask(door, "/desk/policies/safari.json")).text


@pytest.mark.parametrize("origin", [CRM, EXTENSION])
async def test_approved_pages_and_extensions_may_read(door: DeskDoor, origin: str) -> None:
    answer = await ask(door, SETTINGS, origin=origin)
    assert (answer.status, answer.headers["access-control-allow-origin"]) == (200, origin)
    assert answer.headers["vary"] == "Origin"
    first = await ask(door, SETTINGS, method="OPTIONS", origin=origin)
    assert (first.status, first.headers["access-control-allow-origin"]) == (200, origin)


@pytest.mark.parametrize("named", [{"host": "evil.example"}, {"origin": "https://evil.example"}])
async def test_strangers_may_not(door: DeskDoor, named: dict[str, str]) -> None:
    assert (await ask(door, SETTINGS, **named)).code in {"UNKNOWN_HOST", "UNKNOWN_ORIGIN"}


async def test_it_can_only_be_read(door: DeskDoor) -> None:
    assert (await ask(door, SETTINGS, method="POST", content_length="0")).code == "ONLY_GET"


async def test_another_look_is_shown_from_its_moment_on(door: DeskDoor) -> None:
    before = await ask(door, SETTINGS)
    door.show(Desk(DeskSettings(name="Acme Care")))
    after = await ask(door, SETTINGS, if_none_match=before.headers["etag"])
    assert json.loads(after.body)["name"] == "Acme Care"
    assert (await ask(door, "/desk/logo")).code == "UNKNOWN_ADDRESS"
