"""Where softphones attach: WHIP, and their channel, with the real core and the memory engine behind."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import replace
from typing import Any

import pytest
from http_line import turns
from json_caller import problem
from softphone_room import FRAGMENT, Room, attachment_of

from cordboard.contract.access import Scope
from cordboard.contract.softphone import SoftphoneState
from cordboard.http.gate import Place
from cordboard.telephony.memory import OFFER
from cordboard.web import AudioDoor

STATE = {"inputs": ["Headset"], "outputs": ["Headset"], "microphoneLevel": 40}


@pytest.fixture
def room() -> Room:
    return Room()


async def attached(room: Room) -> tuple[Any, str]:
    """A page that has the audio, and the id of its attachment."""
    page = await room.page()
    return page, attachment_of(await page.attach())


@pytest.mark.parametrize(
    ("path", "served"),
    [
        ("/api/v2/seats/ada/audio", True),
        ("/api/v2/seats/local/audio/" + "a" * 32, True),
        ("/api/v2/seats/ada/audio/nonsense", True),
        ("/api/v2/seats/ada/audiobook", False),
        ("/api/v2/seats/ada/getStatus", False),
    ],
)
def test_its_addresses(path: str, served: bool) -> None:
    assert AudioDoor.serves(path) is served


# -- WHIP -------------------------------------------------------------------------------------------


async def test_an_offer_is_answered(room: Room) -> None:
    page = await room.page()
    answer = await page.attach()
    assert (answer.status, answer.headers["content-type"]) == (201, "application/sdp")
    assert answer.body.startswith(b"v=0")
    attachment = attachment_of(answer)
    assert answer.headers["location"] == f"/api/v2/seats/anna/audio/{attachment}"
    assert answer.headers["access-control-expose-headers"] == "ETag, Link, Location"
    held = json.loads((await page.ask("GET", "")).body)
    assert (held["attached"], held["holder"]) == (True, "Firefox on Linux, 127.0.0.1")
    assert held["attachment"] == attachment
    stun, turn = held["iceServers"]
    assert (stun["urls"], turn["urls"]) == (["stun:stun.example"], ["turn:turn.example?transport=udp"])


async def test_the_servers_are_told_in_the_answer(room: Room) -> None:
    stun, turn = (await (await room.page()).attach()).headers["link"].split(", ")
    assert stun == '<stun:stun.example>; rel="ice-server"'
    assert turn.startswith('<turn:turn.example?transport=udp>; rel="ice-server"; username="')
    assert turn.endswith('credential-type="password"')


async def test_somebody_else_has_it(room: Room) -> None:
    page, first = await attached(room)
    no = await page.attach()
    told = json.loads(no.body)
    assert (no.status, told["code"], told["holder"]) == (409, "AUDIO_HELD", "Firefox on Linux, 127.0.0.1")
    assert (await page.attach("?take=false")).status == 409
    assert attachment_of(await page.attach("?take=true")) != first


async def test_a_restart_and_candidates(room: Room) -> None:
    page, attachment = await attached(room)
    restart = {"content_type": "application/trickle-ice-sdpfrag", "if_match": "*"}
    answer = await page.ask("PATCH", f"/{attachment}", FRAGMENT, **restart)
    assert (answer.status, answer.headers["etag"]) == (200, '"memory"')
    assert answer.headers["content-type"] == "application/trickle-ice-sdpfrag"
    more = await page.ask("PATCH", f"/{attachment}", FRAGMENT, **restart)
    assert (more.status, more.body) == (204, b"")


async def test_audio_is_given_back(room: Room) -> None:
    page, attachment = await attached(room)
    assert (await page.ask("DELETE", f"/{attachment}")).status == 200
    room.flow()
    assert json.loads((await page.ask("GET", "")).body)["attached"] is False
    assert problem(await page.ask("DELETE", f"/{attachment}")) == (404, "NOT_ATTACHED")


# -- who may ------------------------------------------------------------------------------------------


async def test_without_a_token_for_audio_nothing_is_attached(room: Room) -> None:
    page = await room.page()
    assert problem(await page.attach(authorization="")) == (401, "NO_TOKEN")
    assert problem(await page.attach(authorization="Bearer nonsense")) == (401, "TOKEN_UNKNOWN")
    grant = await room.tokens.grant("anna", "a", "", frozenset({Scope.OPERATIONS, Scope.EVENTS}))
    no = await page.attach(authorization=f"Bearer {grant.accessToken}")
    assert problem(no) == (403, "OUT_OF_SCOPE")
    room.moment.pass_seconds(15 * 60)
    assert problem(await page.attach()) == (401, "TOKEN_EXPIRED")


async def test_nobody_attaches_at_the_seat_of_another(room: Room) -> None:
    page = await room.page()
    page.user = "bob"
    assert problem(await page.attach()) == (403, "WRONG_SEAT")


async def test_nobody_touches_the_attachment_of_another(room: Room) -> None:
    _, attachment = await attached(room)
    stranger = await room.page("bob")
    assert problem(await stranger.ask("DELETE", f"/{attachment}")) == (404, "NOT_ATTACHED")


async def test_at_the_machine_s_own_seat_it_is_the_user_of_the_token(room: Room) -> None:
    page = await room.page()
    page.user = "local"
    assert (await page.attach()).status == 201
    page.client = ("192.0.2.1", 40_000)
    assert problem(await page.attach()) == (403, "NOT_THIS_MACHINE")
    page.user = "anna"
    assert json.loads((await page.ask("GET", "")).body)["attached"] is True


async def test_pages_ask_first_and_strangers_stay_outside(room: Room) -> None:
    page = await room.page()
    first = await page.ask("OPTIONS", "", origin="https://crm.example")
    assert {"PATCH", "DELETE"} <= set(first.headers["access-control-allow-methods"].split(", "))
    assert "If-Match" in first.headers["access-control-allow-headers"]
    answer = await page.attach(origin="https://crm.example")
    assert answer.headers["access-control-allow-origin"] == "https://crm.example"
    assert problem(await page.attach(origin="https://evil.example")) == (403, "UNKNOWN_ORIGIN")
    assert problem(await page.attach(host="evil.example")) == (421, "UNKNOWN_HOST")


class AtOneSeat:
    """A page may go to one seat only."""

    def allows(self, origin: str, place: Place) -> bool:
        return (origin, place) == ("https://paired.example", Place.of("anna"))


async def test_a_page_that_is_let_in_at_one_seat_is_at_no_other(room: Room) -> None:
    room.door._settings = replace(room.door._settings, approvals=AtOneSeat())
    page = await room.page()
    assert (await page.attach(origin="https://paired.example")).status == 201
    page.user = "bob"
    assert problem(await page.attach(origin="https://paired.example")) == (403, "UNKNOWN_ORIGIN")
    page.user = "local"
    assert problem(await page.attach(origin="https://paired.example")) == (403, "UNKNOWN_ORIGIN")


# -- bytes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "body", "named", "refused"),
    [
        ("", OFFER, {"content_type": "text/plain"}, (415, "BAD_CONTENT_TYPE")),
        ("", OFFER, {"content_type": ""}, (415, "BAD_CONTENT_TYPE")),
        ("", OFFER, {"content_type": "application/sdp", "content_encoding": "gzip"}, (415, "BAD_ENCODING")),
        ("", "hello", {"content_type": "application/sdp"}, (400, "BAD_OFFER")),
        ("", "v" * 40_000, {"content_type": "application/sdp"}, (413, "TOO_LONG")),
        ("?take=yes", OFFER, {"content_type": "application/sdp"}, (400, "BAD_QUERY")),
        ("?take=true&take=true", OFFER, {"content_type": "application/sdp"}, (400, "BAD_QUERY")),
        ("/nonsense", OFFER, {"content_type": "application/sdp"}, (404, "UNKNOWN_ADDRESS")),
        (f"/{'a' * 32}/news/{'a' * 32}", "{}", {}, (404, "UNKNOWN_ADDRESS")),
        (f"/{'a' * 32}", "{}", {}, (405, "BAD_METHOD")),
        (f"/{'a' * 32}/news", "{}", {"content_type": "application/json"}, (404, "NOT_ATTACHED")),
    ],
)
async def test_what_is_refused(
    room: Room, path: str, body: str, named: dict[str, str], refused: tuple[int, str]
) -> None:
    page = await room.page()
    assert problem(await page.ask("POST", path, body, **named)) == refused
    assert room.engine._board.inventory().softphones == ()


async def test_too_many_offers_are_told_when_to_come_again(room: Room) -> None:
    page = await room.page()
    for _ in range(10):
        await page.attach("?take=true")
    no = await page.attach("?take=true")
    assert (problem(no), no.headers["retry-after"]) == ((429, "TOO_MANY_OFFERS"), "6")


async def test_an_accident_has_a_number_and_tells_nothing(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    async def stumble(*_: Any, **__: Any) -> Any:
        raise RuntimeError("inner matters")

    page = await room.page()
    room.attaching.attach = stumble  # type: ignore[method-assign]
    with caplog.at_level(logging.DEBUG):
        no = await page.attach()
    assert problem(no) == (500, "INTERNAL")
    assert "inner matters" not in no.text
    assert page.token not in caplog.text


# -- the channel --------------------------------------------------------------------------------------


def told(line: Any) -> list[tuple[str, Any]]:
    """What a channel has said: events by name."""
    text = bytes(line.wire.sent).decode().partition("\r\n\r\n")[2]
    blocks = [block.split("\n") for block in text.split("\n\n") if block.startswith("event: ")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


async def test_a_softphone_is_asked_and_answers(room: Room) -> None:
    # given
    page, attachment = await attached(room)
    line = await page.hears(attachment)
    # when
    asked = asyncio.ensure_future(room.asking.ask(attachment))
    await turns()
    ((name, question),) = told(line)
    assert (name, question["ask"]) == ("question", "state")
    path = f"/{attachment}/questions/{question['id']}"
    said = json.dumps({"state": STATE})
    answer = await page.ask("POST", path, said, content_type="application/json")
    # then
    assert (answer.status, answer.body) == (200, b"null")
    assert await asked == SoftphoneState(inputs=("Headset",), outputs=("Headset",), microphoneLevel=40)
    late = await page.ask("POST", path, said, content_type="application/json")
    assert problem(late) == (404, "UNKNOWN_QUESTION")


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": {"microphoneLevel": 101}},
        {"state": {"speakerVolume": -1}},
        {"state": {"inputs": ["x" * 201]}},
        {"state": {"outputs": ["x"] * 101}},
        {"problem": "x" * 301},
    ],
)
async def test_an_answer_that_no_softphone_gives(room: Room, wrong: Any) -> None:
    page, attachment = await attached(room)
    path = f"/{attachment}/questions/{'f' * 32}"
    answer = await page.ask("POST", path, json.dumps(wrong), content_type="application/json")
    assert problem(answer) == (400, "BAD_VALUE")


async def test_who_loses_the_audio_hears_to_whom(room: Room) -> None:
    page, attachment = await attached(room)
    line = await page.hears(attachment)
    await page.attach("?take=true", user_agent="HeadlessChrome/1 Linux")
    await turns()
    assert told(line) == [("detached", {"cause": "taken", "holder": "Chromium on Linux, 127.0.0.1"})]


async def test_a_channel_ends_with_its_token(room: Room) -> None:
    page, attachment = await attached(room)
    line = await page.hears(attachment)
    room.moment.pass_seconds(15 * 60)
    await room.clock.advance(15)
    await turns()
    ((name, why),) = told(line)
    assert (name, why["code"]) == ("problem", "TOKEN_EXPIRED")


async def test_whose_token_is_revoked_hears_the_last_word(room: Room) -> None:
    page, attachment = await attached(room)
    line = await page.hears(attachment)
    room.tokens.revoke(page.token)
    await room.pass_seconds(5)
    await turns()
    assert told(line) == [("detached", {"cause": "revoked"})]


async def test_news_are_told(room: Room) -> None:
    page, attachment = await attached(room)
    news = json.dumps({"speakerVolume": 70, "problem": "The headset is gone."})
    answer = await page.ask("POST", f"/{attachment}/news", news, content_type="application/json")
    assert answer.status == 200
    assert dict(room.rig.core._world.softphones.attached["softphone:anna@demo"].levels) == {"speaker": 70}
