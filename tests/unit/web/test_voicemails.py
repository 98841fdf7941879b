"""Voicemail files over HTTP: for whoever has the seat's credentials, and the agent's own voicemails only."""

from __future__ import annotations

import base64
from pathlib import Path

import msgspec
import pytest
from http_line import Answer, Line, answers_in, turns
from json_caller import MemoryShelf, Moment, Passwords

from cordboard.access import Tokens
from cordboard.access.tokens import Terms
from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.access import Scope
from cordboard.http import HttpSettings
from cordboard.web import VoicemailDoor

SOUND = b"RIFF, and so on"
OWN, GONE, OTHERS = 320_000_000_000_001, 320_000_000_000_002, 320_000_000_000_003
HOSTED = f"/seat/ada@demo/voicemails/{OWN}.wav"
ADA = "Basic " + base64.b64encode(b"ada@demo:wonderland").decode()


class Seats:
    """Ada has two voicemails, and the file of one is lost; nobody else is logged in."""

    async def admit(self, seat: str, user: str, password: str, client: str) -> bool:
        return (seat, user, password) == ("ada@demo", "ada@demo", "wonderland")

    def owner_of(self, seat: str) -> str:
        return seat.lower()

    async def voicemail_file(self, seat: str | None, voicemail: int) -> str:
        if seat not in {None, "ada@demo"}:
            raise ContractFault(FaultCode.NOT_LOGGED_IN)
        if voicemail == OTHERS:
            raise ContractFault(FaultCode.UNKNOWN_VOICEMAIL)
        return {OWN: "said.wav", GONE: "gone.wav"}[voicemail]


@pytest.fixture
def tokens() -> Tokens:
    return Tokens(Passwords(), MemoryShelf(), Moment(), Terms())


async def bearer(tokens: Tokens, user: str, *scopes: Scope) -> str:
    grant = await tokens.grant(user, tokens._passwords.mark(user), "127.0.0.1", frozenset(scopes or Scope))
    return f"Bearer {grant.accessToken}"


@pytest.fixture
def door(tmp_path: Path, tokens: Tokens) -> VoicemailDoor:
    (tmp_path / "said.wav").write_bytes(SOUND)
    return VoicemailDoor(Seats(), tokens, tmp_path, HttpSettings(hosts=frozenset({"localhost:8080"})))


async def ask(
    door: VoicemailDoor, path: str, *, method: str = "GET", client: str = "127.0.0.1", **named: str
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
        (f"/agent/voicemails/{OWN}.wav", True),
        ("/agent/voicemails/../said.wav", False),
        ("/agent/voicemails/said.wav", False),
        (f"/agent/voicemails/{OWN}", False),
    ],
)
def test_its_addresses(path: str, served: bool) -> None:
    assert VoicemailDoor.serves(path) is served


async def test_a_voicemail_is_read_with_the_seats_credentials(door: VoicemailDoor) -> None:
    answer = await ask(door, HOSTED, authorization=ADA)

    assert (answer.status, answer.body, answer.headers["content-type"]) == (200, SOUND, "audio/wav")


async def test_a_token_for_operations_opens_the_agents_own_seat(door: VoicemailDoor, tokens: Tokens) -> None:
    answer = await ask(door, HOSTED, authorization=await bearer(tokens, "ada@demo"))
    assert (answer.status, answer.body) == (200, SOUND)


async def test_who_shows_another_token_is_told_why_as_at_the_json_door(
    door: VoicemailDoor, tokens: Tokens
) -> None:
    theirs = await bearer(tokens, "bob@demo")
    audio = await bearer(tokens, "ada@demo", Scope.AUDIO)
    answers = [await ask(door, HOSTED, authorization=each) for each in (theirs, audio, "Bearer cba_x")]
    codes = [msgspec.json.decode(each.body)["code"] for each in answers]
    assert codes == ["WRONG_SEAT", "OUT_OF_SCOPE", "TOKEN_UNKNOWN"]
    assert [each.status for each in answers] == [403, 403, 401]


async def test_the_machines_own_seat_needs_none_and_is_for_this_machine(door: VoicemailDoor) -> None:
    path = f"/agent/voicemails/{OWN}.wav"

    assert (await ask(door, path)).body == SOUND
    assert (await ask(door, path, client="192.0.2.1")).status == 403


@pytest.mark.parametrize(
    ("path", "named", "status"),
    [
        (HOSTED, {}, 401),
        (HOSTED, {"authorization": "Basic YWRhQGRlbW86bm8="}, 401),
        (f"/seat/ben@demo/voicemails/{OWN}.wav", {"authorization": ADA}, 401),
        (f"/seat/ada@demo/voicemails/{OTHERS}.wav", {"authorization": ADA}, 404),
        (f"/seat/ada@demo/voicemails/{GONE}.wav", {"authorization": ADA}, 404),
    ],
)
async def test_nobody_else_reads_it(
    door: VoicemailDoor, path: str, named: dict[str, str], status: int
) -> None:
    assert (await ask(door, path, **named)).status == status


async def test_it_is_only_read(door: VoicemailDoor) -> None:
    assert (await ask(door, HOSTED, method="DELETE", authorization=ADA)).status == 405
