"""A real browser: a page of an approved origin works with plain XHR, any other page gets nothing done."""

from __future__ import annotations

import asyncio
import functools
import html
import http.server
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from chromium import QUIET
from floor import Floor
from ports import reserved_port
from serving import serving

from cordboard import contract
from cordboard.centerfile import load_center
from cordboard.journal.sqlite import SqliteJournal
from cordboard.simulator.application import Application
from cordboard.simulator.cast import Cast, write_center
from cordboard.simulator.earwitness import Earwitness
from cordboard.simulator.running import RunningCenter
from cordboard.vcc.listeners import ListenerAdded

pytestmark = [
    pytest.mark.peer("chromium"),
    pytest.mark.live,
    pytest.mark.timeout(120),
]

PAGES = Path(__file__).parent / "browser"


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class says so
        """Say nothing."""


@contextmanager
def _site() -> Iterator[str]:
    """A web site of its own origin that serves the page."""
    handler = functools.partial(_Silent, directory=str(PAGES))
    with serving(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)) as port:
        yield f"http://127.0.0.1:{port}"


async def _visit(site: str, seat: str, profile: Path, page: str = "client.html") -> list[str]:
    """What the page at `site` saw of `seat`, line by line."""
    browser = await asyncio.create_subprocess_exec(
        "chromium",
        "--headless",
        *QUIET,
        f"--user-data-dir={profile}",
        "--virtual-time-budget=20000",
        "--dump-dom",
        f"{site}/{page}#{seat}",
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    output, _ = await asyncio.wait_for(browser.communicate(), 60)
    found = re.search(r'<pre id="seen">(.*?)</pre>', output.decode(), re.DOTALL)
    assert found is not None, output.decode()
    return html.unescape(found[1]).splitlines()


async def test_only_a_page_of_an_approved_origin_gets_anything_done(tmp_path: Path) -> None:
    # given a center that has approved one site
    with _site() as approved, _site() as stranger:
        center = await RunningCenter.start(
            write_center(tmp_path, ("127.0.0.1", 5070)),
            tmp_path / "data",
            *("--http", "127.0.0.1:0", "--sip", "127.0.0.1:0", "--origins", approved),
        )

        # when the same page is opened from there, and from another site
        try:
            welcome = await _visit(approved, center.ready.soap, tmp_path / "one")
            refused = await _visit(stranger, center.ready.soap, tmp_path / "two")
        finally:
            await center.stop()

    # then a WebSocket opens for the first, and not for the other
    assert [line for line in welcome if "socket" in line] == ["socket TOKEN_UNKNOWN"]
    assert [line for line in refused if "socket" in line] == ["no socket"]

    # and the first works through and through, faults and events included
    assert [line for line in welcome if "socket" not in line] == [
        f"origin {approved}",
        "addListener 200",
        "loggedIn false",
        "fault 500 1",
        "login 500",
        "event loginProcessStarted",
        "event loginProcessFinished",
        "event timeout",
        "done",
    ]

    # and the other gets no answer, and nothing was done for it, nor for a request that needs no leave
    assert [line for line in refused if "socket" not in line] == [
        f"origin {stranger}", "addListener 0", "done"
    ]  # fmt: skip
    journal = SqliteJournal(tmp_path / "data" / "journal.db")
    domain = load_center(tmp_path / "center.yaml", hash_password=str).domain_id
    added = [each.fact for each in journal.read(domain) if isinstance(each.fact, ListenerAdded)]
    journal.close()
    assert [fact.listener.name[:8] for fact in added] == ["Five9CTI"]


async def test_a_click_on_an_approved_page_is_told_to_the_agent_and_dials_nothing(tmp_path: Path) -> None:
    # given an agent at the machine's own seat, and a center that counts the clicks of one site
    port = reserved_port()
    with _site() as approved, _site() as stranger:
        players = await Cast.gather(
            tmp_path / "center",
            *("--http", "127.0.0.1:0", "--sip", "127.0.0.1:0"),
            *("--click-origins", approved, "--click-port", str(port)),
        )
        desk, listener = Application(players.center.ready.soap), Application(players.center.ready.soap)
        bystander = Earwitness(listener)
        await bystander.start("bystander")
        floor = Floor(players, desk, bystander)
        await floor.log_in()

        # when numbers are clicked there, and on another site
        target = f"{port},(415) 555-0199"
        told = await _visit(approved, target, tmp_path / "one", "clicks.html")
        no_number = await _visit(approved, f"{port},<b>hello</b>", tmp_path / "two", "clicks.html")
        refused = await _visit(stranger, target, tmp_path / "three", "clicks.html")

        # then the agent's programs hear of the first
        clicked = await bystander.wait_for(contract.Click2DialInitiated)
        status = await desk.ask(contract.GetStatus())
        seen = [type(event) for event in bystander.seen]
        await bystander.stop()
        await desk.close()
        await listener.close()
        await players.part()

    assert told == [f"origin {approved}", "told true ", "done"]
    assert no_number == [f"origin {approved}", "told false INVALID_NUMBER", "done"]
    assert refused == [f"origin {stranger}", "refused", "done"]
    assert clicked.number == "(415) 555-0199"

    # and nobody is called
    assert seen.count(contract.Click2DialInitiated) == 1
    assert status.currentCall is None
    assert contract.CallInitiated not in seen
