"""One seat, two doors: a story as SOAP, JSON or by WebSocket gets the same answers and leaves one journal."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from json_caller import HOSTS, Api
from lxml import etree
from soap_caller import Caller
from socket_caller import SocketCaller

from cordboard import contract
from cordboard.contract import ALL_OPERATIONS, Request, codes, contract_of, wire_name, x1
from cordboard.http import HttpSettings
from cordboard.seat import SeatHouse
from cordboard.soap import SoapApp
from cordboard.soap.encode import request_writer
from cordboard.web.api.values import encode_record

IDS = st.sampled_from([None, 0, 1, 300000000000020, 300000000000030, 300000000000040, 2**63 - 1])
WORDS = st.sampled_from([None, "", "a & <b>", "два", "\N{TELEPHONE RECEIVER}", "x" * 5000])
FLAGS = st.sampled_from([None, True, False])
NUMBERS = st.sampled_from([None, "", "+12025550123", "(202) 555-0124", "+12025550666", "1001", "nobody"])
KEYS = st.sampled_from([None, "one", "another"])
TARGETS = st.none() | st.builds(
    x1.Target, kind=st.sampled_from([None, "FRIEND", *codes.TargetKind]), id=IDS, name=NUMBERS, number=NUMBERS
)
ASKED: st.SearchStrategy[Request] = st.one_of(
    st.builds(x1.MakeCallTo, idempotencyKey=KEYS, target=TARGETS, checkDnc=FLAGS),
    st.builds(x1.PauseRecording, idempotencyKey=KEYS),
    st.builds(x1.ResumeRecording),
    st.builds(x1.GetRecordingState),
    st.builds(x1.GetParkedCalls),
    st.builds(x1.GetAudioHolder),
    st.builds(x1.ReleaseAudio, idempotencyKey=KEYS, attachment=st.sampled_from([None, "a1"])),
    st.builds(x1.GetOperationsAllowed),
    st.builds(contract.SetReadyState, stateId=st.sampled_from([None, 0, 1, 2, 99])),
    st.builds(contract.SetNotReadyState, reasonId=IDS),
    st.builds(contract.MakeCall, number=NUMBERS, campaignId=IDS, checkDnc=FLAGS),
    st.builds(contract.SoftphonePickupPhone),
    st.builds(contract.DisconnectCall),
    st.builds(contract.FinishCall, disposition=IDS, comments=WORDS),
    st.builds(contract.ToggleHold, flag=FLAGS),
    st.builds(contract.RecordCall, flag=FLAGS),
    st.builds(contract.StartClick2Dial, arg0=NUMBERS),
    st.builds(contract.AddListener, name=WORDS),
    st.builds(contract.GetStatus),
    st.builds(contract.GetUserDetails),
)
HAPPENED = st.sampled_from(["customer_calls", "phone_answers", "customer_answers", "customer_dialed_is_busy"])
STORIES = st.lists(ASKED | HAPPENED, min_size=1, max_size=20)


class World:
    """A center of its own, whose agent is logged in at the machine's own seat; `ask` is one of its doors."""

    def __init__(self, house: SeatHouse, link: Any) -> None:
        self.link = link
        self.json = Api(house)
        self.soap = Caller(SoapApp(house, HttpSettings(hosts=HOSTS), keys=self.json.tokens))
        self.socket = SocketCaller(self.json.door, "/api/x1/seats/local/socket")

    async def ask_soap(self, request: Request) -> str:
        body = request_writer(ALL_OPERATIONS[wire_name(type(request))])(request)
        path = contract_of(type(request)).path
        answer = await self.soap.ask(body=body, path=path, authorization=f"Bearer {self.json.token}")
        return etree.fromstring(answer.body).findtext(".//code") or "done"

    async def ask_json(self, request: Request) -> str:
        path = f"{contract_of(type(request)).seats}/local/{wire_name(type(request))}"
        answer = await self.json.ask(path, encode_record(request))
        return "done" if answer.status == 200 else str(json.loads(answer.body)["code"])

    async def ask_by_socket(self, request: Request) -> str:
        answer = await self.socket.asks(wire_name(type(request)), json.loads(encode_record(request)))
        return "done" if answer["type"] == "answer" else str(answer["problem"]["code"])

    def happens(self, what: str) -> str:
        """The engine tells something, where there is anything that it could be about."""
        with suppress(StopIteration):
            getattr(self.link, what)()
        return what

    async def plays(
        self, story: list[Request | str], ask: Callable[[Request], Any]
    ) -> tuple[list[str], bytes]:
        """What each step came to, and the journal that it left."""
        outcomes = [self.happens(step) if isinstance(step, str) else await ask(step) for step in story]
        return outcomes, msgspec.json.encode(self.link.recorded, order="deterministic")


@pytest.fixture
def new_world(make_world: Callable[[], Any]) -> Callable[[], Any]:
    async def new() -> World:
        house, link, client = make_world()
        await client.log_in(link)
        world = World(house, link)
        await world.json.log_in()
        await world.socket.open()
        await world.socket.says("authorize", token=world.json.token)
        return world

    return new


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=STORIES)
async def test_a_story_is_the_same_at_both_doors(new_world: Callable[[], Any], story: list[Any]) -> None:
    one, other, third = await new_world(), await new_world(), await new_world()
    told = await one.plays(story, one.ask_soap)
    assert told == await other.plays(story, other.ask_json)
    assert told == await third.plays(story, third.ask_by_socket)


@pytest.mark.parametrize("door", ["json", "by_socket"])
async def test_such_stories_come_to_something(new_world: Callable[[], Any], door: str) -> None:
    """Or the sameness would prove little."""
    world = await new_world()
    story = [
        contract.SetReadyState(stateId=1), "customer_calls", contract.SoftphonePickupPhone(), "phone_answers",
        contract.ToggleHold(flag=True), contract.DisconnectCall(),
        contract.FinishCall(disposition=300000000000030, comments="a & <b>"), contract.ToggleHold(flag=True),
    ]  # fmt: skip
    outcomes, journal = await world.plays(story, getattr(world, f"ask_{door}"))
    assert outcomes == [
        "done", "customer_calls", "done", "phone_answers", "done", "done", "done", "NO_CALL"
    ]  # fmt: skip
    assert b"a & <b>" in journal
