"""Prompt files over HTTP: for whoever has the seat's credentials, and the agent's own prompts only."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from http_line import Answer, Line, answers_in, turns
from json_caller import MemoryShelf, Moment, Passwords

from cordboard.access import Tokens
from cordboard.access.tokens import Terms
from cordboard.contract import ContractFault, FaultCode
from cordboard.http import HttpSettings
from cordboard.web import PromptDoor

SOUND = b"RIFF, and so on"
HOSTED = "/seat/ada@demo/prompts/terms.wav"
ADA = "Basic " + base64.b64encode(b"ada@demo:wonder:land").decode()


class Seats:
    """Ada may play one prompt; nobody else is logged in."""

    async def admit(self, seat: str, user: str, password: str, client: str) -> bool:
        return (seat, user, password) == ("ada@demo", "ada@demo", "wonder:land")

    def owner_of(self, seat: str) -> str:
        return seat

    async def check_prompt(self, seat: str | None, file: str) -> None:
        if seat not in {None, "ada@demo"}:
            raise ContractFault(FaultCode.NOT_LOGGED_IN)
        if file not in {"terms", "lost"}:
            raise ContractFault(FaultCode.UNKNOWN_PROMPT)


@pytest.fixture
def door(tmp_path: Path) -> PromptDoor:
    (tmp_path / "terms.wav").write_bytes(SOUND)
    (tmp_path / "secret.wav").write_bytes(SOUND)
    settings = HttpSettings(hosts=frozenset({"localhost:8080"}), origins=frozenset({"https://crm.example"}))
    tokens = Tokens(Passwords(), MemoryShelf(), Moment(), Terms())
    return PromptDoor(Seats(), tokens, tmp_path, settings)


async def ask(
    door: PromptDoor, path: str, *, method: str = "GET", client: str = "127.0.0.1", **named: str
) -> Answer:
    """One request, and its answer."""
    headers = {"host": "localhost:8080", **named}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    line = Line(door, (client, 1))
    await line.says("\r\n".join(lines).encode())
    await line.wire.written.wait()
    await turns()
    (answer,) = answers_in(line.wire.sent, head_only=method == "HEAD")
    return answer


@pytest.mark.parametrize(
    ("path", "served"),
    [
        (HOSTED, True),
        ("/agent/prompts/terms.wav", True),
        ("/agent/prompts/../secret.wav", False),
        ("/agent/prompts/%2e%2e%2fsecret.wav", False),
        ("/agent/prompts/terms.mp3", False),
        ("/agent/prompts/", False),
        ("/agent/v2", False),
    ],
)
def test_its_addresses(path: str, served: bool) -> None:
    assert PromptDoor.serves(path) is served


async def test_a_file_is_read_with_the_seats_credentials(door: PromptDoor) -> None:
    answer = await ask(door, HOSTED, authorization=ADA)

    assert (answer.status, answer.body, answer.headers["content-type"]) == (200, SOUND, "audio/wav")


async def test_the_machines_own_seat_needs_none_and_is_for_this_machine(door: PromptDoor) -> None:
    path = "/agent/prompts/terms.wav"

    assert (await ask(door, path)).body == SOUND
    assert (await ask(door, path, client="192.0.2.1")).status == 403


@pytest.mark.parametrize(
    ("path", "named", "status"),
    [
        (HOSTED, {}, 401),
        (HOSTED, {"authorization": "Basic YWRhQGRlbW86bm8="}, 401),
        ("/seat/ben@demo/prompts/terms.wav", {"authorization": ADA}, 401),
        ("/seat/ada@demo/prompts/secret.wav", {"authorization": ADA}, 404),
        ("/seat/ada@demo/prompts/lost.wav", {"authorization": ADA}, 404),
        (HOSTED, {"authorization": ADA, "origin": "https://evil.example"}, 403),
        (HOSTED, {"authorization": ADA, "host": "evil.example"}, 421),
    ],
)
async def test_everybody_else_gets_nothing(
    door: PromptDoor, path: str, named: dict[str, Any], status: int
) -> None:
    answer = await ask(door, path, **named)

    assert answer.status == status
    assert SOUND not in answer.body


async def test_an_approved_page_may_read_it_and_nobody_writes_it(door: PromptDoor) -> None:
    page = "https://crm.example"

    preflight = await ask(door, HOSTED, method="OPTIONS", origin=page)
    read = await ask(door, HOSTED, authorization=ADA, origin=page)
    written = await ask(door, HOSTED, method="DELETE", authorization=ADA)

    assert preflight.status == 200
    assert read.headers["access-control-allow-origin"] == page
    assert written.status == 405
