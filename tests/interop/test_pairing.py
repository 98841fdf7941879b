"""A real browser: a page that nobody knows asks to be let in, a person decides, and may change their mind."""

from __future__ import annotations

import asyncio
import http.server
import json
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from chromium import Browser, Page, chromium
from serving import serving

from cordboard.simulator import cast
from cordboard.simulator.cast import write_center
from cordboard.simulator.running import RunningCenter

pytestmark = [
    pytest.mark.peer("chromium"),
    pytest.mark.live,
    pytest.mark.timeout(60),
    pytest.mark.asyncio(loop_scope="module"),
]

SOAP = (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
    '<a:getStatus xmlns:a="urn:core_v2.agent.api.five9.com"/></s:Body></s:Envelope>'
)
REFUSED_BY_BROWSER = "TypeError: Failed to fetch"


class _Blank(http.server.BaseHTTPRequestHandler):
    """A page with nothing on it."""

    def do_GET(self) -> None:
        body = b"<!DOCTYPE html><title>A page</title><p>Hello"
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class says so
        """Say nothing."""


@contextmanager
def site() -> Iterator[str]:
    """A web site of its own origin."""
    with serving(http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Blank)) as port:
        yield f"http://127.0.0.1:{port}"


@dataclass
class Street:
    """A center, a browser, and sites that the center does not know; the last one is out in the public."""

    center: RunningCenter
    browser: Browser
    sites: tuple[str, ...]
    public: str

    @property
    def base(self) -> str:
        return self.center.ready.web.rstrip("/")

    async def fetch(self, page: Page, path: str, **given: Any) -> Any:
        """Status of a request of the page, and what came back; or the browser's no."""
        asked = json.dumps(given)
        return await page.does(
            f"fetch({json.dumps(self.base + path)}, {asked})"
            ".then(async (got) => [got.status, await got.text()], (wrong) => String(wrong))"
        )

    async def soap(self, page: Page) -> Any:
        """What an old page gets from the machine's own seat."""
        headers = {"Content-Type": "text/xml", "SOAPAction": ""}
        told = await self.fetch(page, "/agent/v2", method="POST", headers=headers, body=SOAP)
        return told[0] if isinstance(told, list) else told

    async def api(self, page: Page, path: str, sent: Any, token: str = "") -> tuple[int, Any]:
        """A request of the page as JSON."""
        bearer = {"Authorization": f"Bearer {token}"} if token else {}
        headers = {"Content-Type": "application/json", **bearer}
        status, text = await self.fetch(page, path, method="POST", headers=headers, body=json.dumps(sent))
        return status, json.loads(text)

    async def asks(self, page: Page, **wish: str) -> dict[str, Any]:
        """The page asks to be let in."""
        status, ticket = await self.api(page, "/api/v2/pairings", wish)
        assert status == 200, ticket
        return dict(ticket)

    async def state(self, page: Page, ticket: dict[str, Any]) -> str:
        """How far its wish is."""
        _, text = await self.fetch(page, f"/api/v2/pairings/{ticket['pairing']}")
        return str(json.loads(text)["state"])

    async def signs_in(self, address: str) -> tuple[Page, str]:
        """Somebody opens our page and signs in; the page, and what it had said before."""
        ours = await self.browser.opens(address)
        said = await text_of(ours)
        await ours.does(f"document.querySelector('[name=user]').value = '{cast.AGENT}'")
        await ours.does(f"document.querySelector('[name=password]').value = '{cast.PASSWORD}'")
        await ours.leaves("document.querySelector('[name=password]').form.requestSubmit()")
        return ours, said

    async def lets_in(self, site: str) -> Page:
        """A page that has been let in, at the machine's own seat."""
        page = await self.browser.opens(site)
        ticket = await self.asks(page, seat="local")
        ours, _ = await self.signs_in(ticket["address"])
        await ours.leaves(press("Approve"))
        await ours.closes()
        assert await self.state(page, ticket) == "approved"
        return page

    async def revoke(self, site: str) -> None:
        """By the command line, beside the running center."""
        program = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "cordboard", "origins", "revoke", site),
            *("--data", str(self.center.data)),
            stdout=asyncio.subprocess.DEVNULL,
        )
        assert await program.wait() == 0


async def text_of(page: Page) -> str:
    return str(await page.does("document.body.innerText"))


def press(label: str) -> str:
    """Press the button with that label."""
    return f"[...document.querySelectorAll('button')].find((one) => one.innerText === '{label}').click()"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def street(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Street]:
    folder: Path = tmp_path_factory.mktemp("street")
    center = await RunningCenter.start(
        write_center(folder, ("127.0.0.1", 5070)),
        folder / "data",
        *("--http", "127.0.0.1:0", "--sip", "127.0.0.1:0"),
    )
    async with AsyncExitStack() as after:
        after.push_async_callback(center.stop)
        one, two, three, public = [after.enter_context(site()) for _ in range(4)]
        flags = (
            f"--ip-address-space-overrides={public.removeprefix('http://')}=public",
            "--host-resolver-rules=MAP *.example 127.0.0.1",
        )
        browser = await after.enter_async_context(chromium(folder / "profile", *flags))
        yield Street(center, browser, (one, two, three), public)


async def test_a_person_lets_a_page_in_and_out_again(street: Street) -> None:
    # given a page that gets nothing
    page = await street.browser.opens(street.sites[0])
    assert await street.soap(page) == REFUSED_BY_BROWSER

    # when it asks, and somebody at this machine compares and approves
    ticket = await street.asks(page, seat="local")
    waiting = await street.state(page, ticket)
    ours, said = await street.signs_in(ticket["address"])
    assert street.sites[0] in said
    assert ticket["code"] in said
    await ours.leaves(press("Approve"))

    # then it has the machine's own seat as old pages want it, and JSON with a token
    assert (waiting, await street.state(page, ticket)) == ("waiting", "approved")
    assert await street.soap(page) == 200
    assert (await street.api(page, "/api/v2/seats/local/getStatus", {}))[0] == 401
    wanted = {"user": cast.AGENT, "password": cast.PASSWORD}
    grant = (await street.api(page, "/api/v2/tokens", wanted))[1]
    assert (await street.api(page, "/api/v2/seats/local/getStatus", {}, grant["accessToken"]))[0] == 200

    # but no hosted seat
    hosted = await street.fetch(page, f"/seat/{cast.AGENT}/agent/v2?wsdl")
    assert hosted == REFUSED_BY_BROWSER

    # and when the same person revokes it, it has nothing, nor has its token anywhere
    await ours.leaves(press("Revoke"))
    assert await street.soap(page) == REFUSED_BY_BROWSER
    async with httpx.AsyncClient(base_url=street.base) as program:
        bearer = {"authorization": f"Bearer {grant['accessToken']}"}
        late = await program.post("/api/v2/seats/local/getStatus", headers=bearer)
    assert late.json()["code"] == "TOKEN_UNKNOWN"


async def test_a_page_that_is_refused_stays_out(street: Street) -> None:
    page = await street.browser.opens(street.sites[1])
    ticket = await street.asks(page)
    ours, _ = await street.signs_in(ticket["address"])
    await ours.leaves(press("Refuse"))
    assert await street.state(page, ticket) == "refused"
    assert await street.soap(page) == REFUSED_BY_BROWSER


async def test_what_a_page_has_open_ends_when_it_is_revoked_beside_the_center(street: Street) -> None:
    # given an approved page that listens to a stream and waits for an event
    page = await street.lets_in(street.sites[1])
    wanted = {"user": cast.AGENT, "password": cast.PASSWORD}
    grant = (await street.api(page, "/api/v2/tokens", wanted))[1]
    await page.does(
        f"fetch('{street.base}/api/v2/seats/local/events', {{headers: {{Authorization: 'Bearer "
        f"{grant['accessToken']}'}}}}).then(async (got) => {{ window.open_ = got.status;"
        " const reader = got.body.getReader(); try { while (!(await reader.read()).done); } finally"
        " { window.ended = true; } }).catch(() => {}); undefined"
    )
    await page.comes_to("window.open_ === 200")
    lasting = (
        f"new WebSocket('ws{street.base.removeprefix('http')}/api/v2/seats/local/socket', 'cordboard.1')"
    )
    await page.does(f"window.talk = {lasting}; undefined")
    await page.comes_to("talk.readyState === WebSocket.OPEN")

    # when
    await street.revoke(street.sites[1])

    # then
    await page.comes_to("window.ended === true && talk.readyState === WebSocket.CLOSED")
    await page.does(f"window.late = {lasting}; late.onerror = () => {{ window.refused = true; }}; undefined")
    await page.comes_to("window.refused === true")
    assert await street.soap(page) == REFUSED_BY_BROWSER


async def test_a_public_page_needs_the_browsers_leave_too(street: Street) -> None:
    # given a page out in the public: the browser lets it ask nobody on this machine
    page = await street.browser.opens(street.public)
    assert await street.soap(page) == REFUSED_BY_BROWSER
    assert await street.fetch(page, "/api/openapi.json", mode="no-cors") == REFUSED_BY_BROWSER

    # when the agent gives it the browser's leave, and ours
    leave = {"permissions": ["loopbackNetwork"], "origin": street.public}
    await street.browser.call("Browser.grantPermissions", leave)
    page = await street.lets_in(street.public)

    # then it works like any other, until it is revoked
    assert await street.soap(page) == 200
    ours, _ = await street.signs_in(f"{street.base}/pair")
    await ours.leaves(press("Revoke"))
    assert await street.soap(page) == REFUSED_BY_BROWSER


async def test_requests_that_need_no_leave_do_nothing(street: Street) -> None:
    # given a hostile page, and a wish of its own that waits
    page = await street.browser.opens(street.sites[2])
    ticket = await street.asks(page)

    # when it sends what a browser sends for any page
    simple = {"method": "POST", "mode": "no-cors", "headers": {"Content-Type": "text/plain"}, "body": "{}"}
    for path in ("/api/v2/pairings", "/api/v2/tokens", "/agent/v2", "/pair"):
        await street.fetch(page, path, **simple)
    fields = {"act": "decide", "answer": "approve", "reach": "machine", "code": ticket["code"]}
    inputs = "".join(f"<input name={name} value={value}>" for name, value in fields.items())
    form = f"<form id=forged method=post action={street.base}/pair>{inputs}</form>"
    frame = f"<iframe id=frame src={street.base}/pair></iframe>"
    await page.does(f"document.body.innerHTML = `{form}{frame}`; undefined")
    await page.does("new Promise((done) => frame.addEventListener('load', done))")
    seen_in_frame = await page.does("frame.contentDocument")
    await page.leaves("document.getElementById('forged').submit()")

    # then nothing has come of it, it has no second wish, and our page shows in no frame
    assert "UNKNOWN_ORIGIN" in await text_of(page)
    assert seen_in_frame is None
    page = await street.browser.opens(street.sites[2])
    assert await street.state(page, ticket) == "waiting"
    assert [(await street.asks(page)).keys() for _ in range(2)] == [ticket.keys()] * 2  # three may wait
    assert await street.soap(page) == REFUSED_BY_BROWSER
    ours, _ = await street.signs_in(f"{street.base}/pair")
    assert "None." in await text_of(ours)


async def test_a_name_that_was_turned_to_this_machine_opens_nothing(street: Street) -> None:
    """DNS rebinding: the page's own name leads to us, so that the browser thinks we are its server."""
    port = street.base.rpartition(":")[2]
    page = await street.browser.opens(f"http://evil.example:{port}/pair")
    assert "UNKNOWN_HOST" in await text_of(page)
    for path in ("/pair", "/api/v2/pairings", "/agent/v2"):
        asked = f"fetch('{path}', {{method: 'POST'}}).then((got) => got.status)"
        assert await page.does(asked) == 421
