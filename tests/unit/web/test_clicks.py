"""Clicks on numbers: told only where a browser names an approved page, and never dialed."""

from __future__ import annotations

from typing import Any

import pytest
from http_line import Answer, Line, answers_in, turns

from cordboard.contract import ContractFault, FaultCode, StartClick2Dial
from cordboard.http import HttpSettings
from cordboard.web import ClickDoor

PAGE = "https://crm.example"
CLICK = "/makeCall?campaignId=0&checkDnc=false&number=%2B12025550177&callback=jQuery110_7&_=1"


class Seats:
    """What was asked of the machine's own seat."""

    def __init__(self) -> None:
        self.asked: list[tuple[str | None, Any]] = []
        self.fault: ContractFault | None = None

    async def call(self, seat: str | None, request: Any) -> None:
        self.asked.append((seat, request))
        if self.fault is not None:
            raise self.fault


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seats() -> Seats:
    return Seats()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def door(seats: Seats, clock: Clock) -> ClickDoor:
    settings = HttpSettings(hosts=frozenset({"localhost:9998"}), origins=frozenset({PAGE}))
    return ClickDoor(seats, frozenset({PAGE}), settings, clock)


async def ask(
    door: ClickDoor, target: str = CLICK, *, method: str = "GET", client: str = "127.0.0.1", **named: str
) -> Answer:
    """One request as a browser sends it for a script of a page, and its answer."""
    headers = {
        "host": "localhost:9998",
        "referer": f"{PAGE}/customers?id=7",
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "no-cors",
        "sec-fetch-dest": "script",
        **{name.replace("_", "-"): value for name, value in named.items()},
    }
    given = [f"{name}: {value}" for name, value in headers.items() if value]
    line = Line(door, (client, 1))
    await line.says("\r\n".join([f"{method} {target} HTTP/1.1", *given, "", ""]).encode())
    await line.wire.written.wait()
    await turns()
    (answer,) = answers_in(line.wire.sent)
    return answer


async def test_a_click_of_an_approved_page_is_told_to_the_machines_own_seat(
    door: ClickDoor, seats: Seats
) -> None:
    answer = await ask(door)

    assert (answer.status, answer.text) == (200, '/**/jQuery110_7({"success": true});')
    assert answer.headers["content-type"] == "application/javascript; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert seats.asked == [(None, StartClick2Dial(arg0="+12025550177"))]


async def test_an_old_browser_says_less(door: ClickDoor, seats: Seats) -> None:
    answer = await ask(door, sec_fetch_site="", sec_fetch_mode="", sec_fetch_dest="")

    assert answer.status == 200
    assert len(seats.asked) == 1


@pytest.mark.parametrize(
    "named",
    [
        {"referer": ""},
        {"referer": "https://evil.example/"},
        {"referer": "https://crm.example.evil.example/"},
        {"referer": "https://evil.example/https://crm.example/"},
        {"referer": "https://crm.example@evil.example/"},
        {"referer": "https://crm.example:8443/"},
        {"referer": "http://crm.example/"},
        {"referer": "https://CRM.example/"},
        {"referer": "https://[/"},
        {"referer": "data:text/html,x"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"referer": "", "origin": PAGE},
        {"sec_fetch_site": "none"},
        {"sec_fetch_dest": "document"},
        {"sec_fetch_dest": "image"},
        {"x_forwarded_for": "192.0.2.1"},
    ],
    ids=str,
)
async def test_everybody_else_gets_nothing_done(door: ClickDoor, seats: Seats, named: dict[str, str]) -> None:
    answer = await ask(door, **named)

    assert answer.status == 403
    assert answer.headers["content-type"].startswith("text/plain")
    assert "jQuery110_7" not in answer.text
    assert seats.asked == []


async def test_nobody_from_elsewhere_and_under_no_other_name(door: ClickDoor, seats: Seats) -> None:
    assert (await ask(door, client="192.0.2.1")).status == 403
    assert (await ask(door, host="evil.example:9998")).status == 421
    assert (await ask(door, method="POST", content_length="0")).status == 405
    assert (await ask(door, "/agent/v2")).status == 404
    assert seats.asked == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        "number=1",
        "callback=f",
        "number=1&callback=",
        "number=1&callback=alert(1)//",
        "number=1&callback=f;g",
        "number=1&callback=f%0A",
        "number=1&callback=f%C3%A9",
        "number=1&callback=<script>",
        "number=1&callback=a.b.c.d.e.f",
        f"number=1&callback={'f' * 65}",
        "number=1&callback=f&callback=g",
        "number=1&number=2&callback=f",
        "number=%FF&callback=f",
        "&".join(f"p{place}=1" for place in range(20)) + "&number=1&callback=f",
    ],
)
async def test_what_cannot_be_meant_is_refused(door: ClickDoor, seats: Seats, query: str) -> None:
    answer = await ask(door, f"/makeCall?{query}")

    assert answer.status == 400
    assert seats.asked == []


async def test_what_the_seat_refuses_is_told_to_the_page(door: ClickDoor, seats: Seats) -> None:
    seats.fault = ContractFault(FaultCode.NOT_LOGGED_IN, "</script>No agent is logged in.")

    answer = await ask(door, "/makeCall?number=1&callback=crm.dialed")

    assert answer.status == 200
    assert answer.text.startswith('/**/crm.dialed({"success": false, "code": "NOT_LOGGED_IN"')
    assert "<" not in answer.text


async def test_nobody_clicks_without_pause(door: ClickDoor, seats: Seats, clock: Clock) -> None:
    # given five clicks at once
    assert [(await ask(door)).status for _ in range(5)] == [200] * 5

    # then a sixth is one too many, until a second has passed
    too_many = await ask(door)
    assert (too_many.status, too_many.headers["retry-after"]) == (429, "1")
    clock.now += 1.0
    assert [(await ask(door)).status for _ in range(2)] == [200, 429]
    assert len(seats.asked) == 6
