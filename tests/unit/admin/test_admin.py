"""Operators ask a center through its socket: what it does, and what it says to nonsense."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import pytest
import pytest_asyncio
from small_center import small_center

from cordboard.admin import AdminDoor, Campaigns, CampaignShown, Refused, Reset, Show, Start, Stop, ask
from cordboard.admin.wire import LONGEST_LINE, socket_in
from cordboard.errors import UserError
from cordboard.sockets import unix_connection
from cordboard.vcc import Core
from cordboard.vcc.campaigns import Afresh
from cordboard.vcc.ids import Milliseconds
from cordboard.vcc.kernel import Recorded

SPRING = ("Spring", "OUTBOUND")


class Vcc:
    """A core that obeys at once."""

    def __init__(self) -> None:
        self.core = Core(small_center())
        self._ids = count(1)

    async def submit(self, command: Any) -> Any:
        decided = self.core.decide(command, Milliseconds(1), lambda: f"{next(self._ids):032X}")
        return decided.answer

    async def ask(self, query: Any) -> Any:
        return self.core.answer(query)

    def subscribe(self, _sink: Callable[[Recorded], None]) -> Callable[[], None]:
        return lambda: None


@pytest_asyncio.fixture
async def data(tmp_path: Path) -> AsyncIterator[Path]:
    """The data folder of a running center."""
    async with AdminDoor(Vcc(), patience=2.0).open(tmp_path):
        yield tmp_path


async def asked(data: Path, request: Any) -> Any:
    return await asyncio.to_thread(ask, data, request)


async def says(data: Path, text: bytes) -> Any:
    """What the center answers to these bytes."""

    def exchange() -> bytes:
        with unix_connection(socket_in(data)) as connection:
            connection.settimeout(10)
            connection.sendall(text)
            connection.shutdown(socket.SHUT_WR)
            return connection.recv(65536)

    return msgspec.json.decode(await asyncio.to_thread(exchange))


async def test_campaigns_are_shown_and_switched(data: Path) -> None:
    shown = await asked(data, Show())
    assert CampaignShown(name="Closed", type="INBOUND", state="NOT_RUNNING") in shown.campaigns
    for request, state in (
        (Stop(name="spring"), "STOPPING"),
        (Reset(name="Spring", what=Afresh.POSITIONS), "NOT_RUNNING"),
        (Start(name="Spring"), "RUNNING"),
        (Stop(name="Spring", at_once=True), "NOT_RUNNING"),
    ):
        answer = await asked(data, request)
        assert answer == Campaigns(campaigns=(CampaignShown(name=SPRING[0], type=SPRING[1], state=state),))


async def test_what_the_core_refuses_is_told(data: Path) -> None:
    answer = await asked(data, Start(name="Winter"))
    assert isinstance(answer, Refused)
    assert answer.code == "UNKNOWN_CAMPAIGN"


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\n",
        b"{}\n",
        b'{"ask": "campaigns.burn"}\n',
        b'{"ask": "campaigns.start", "name": "Spring", "more": 1}\n',
        b'{"ask": "campaigns.start", "name": "Spring"}',
        b"x" * (2 * LONGEST_LINE),
    ],
)
async def test_nonsense_is_refused_and_the_next_one_is_served(data: Path, text: bytes) -> None:
    assert (await says(data, text))["code"] == "BAD_REQUEST"
    assert isinstance(await asked(data, Show()), Campaigns)


async def test_who_says_nothing_holds_nobody_up(data: Path) -> None:
    with unix_connection(socket_in(data)):
        assert isinstance(await asked(data, Show()), Campaigns)


async def test_only_the_owner_may_ask(data: Path) -> None:
    assert socket_in(data).stat().st_mode & 0o777 == 0o600


async def test_a_socket_that_was_left_behind_is_replaced(tmp_path: Path) -> None:
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(socket_in(tmp_path)))
    left.close()
    with pytest.raises(UserError, match="ADMIN-NO-CENTER"):
        await asked(tmp_path, Show())
    async with AdminDoor(Vcc()).open(tmp_path):
        assert isinstance(await asked(tmp_path, Show()), Campaigns)
    assert not socket_in(tmp_path).exists()


def test_where_no_center_runs(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ADMIN-NO-CENTER"):
        ask(tmp_path, Show())
