"""Voicemail files over HTTP: for whoever has the seat's credentials, and the agent's own voicemails only."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from http_line import Answer, Line, answers_in, turns

from cordboard.contract import ContractFault, FaultCode
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

    async def voicemail_file(self, seat: str | None, voicemail: int) -> str:
        if seat not in {None, "ada@demo"}:
            raise ContractFault(FaultCode.NOT_LOGGED_IN)
        if voicemail == OTHERS:
            raise ContractFault(FaultCode.UNKNOWN_VOICEMAIL)
        return {OWN: "said.wav", GONE: "gone.wav"}[voicemail]


@pytest.fixture
def door(tmp_path: Path) -> VoicemailDoor:
    (tmp_path / "said.wav").write_bytes(SOUND)
    return VoicemailDoor(Seats(), tmp_path, HttpSettings(hosts=frozenset({"localhost:8080"})))


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
