"""The JSON door: whoever has the token of a seat's user may ask it anything, and nobody else."""

from __future__ import annotations

import base64
import json
import logging

import pytest
from json_caller import SETTINGS, Api, problem
from soap_caller import RecordingSeats

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.web import ApiDoor


@pytest.fixture
def seats() -> RecordingSeats:
    return RecordingSeats()


@pytest.fixture
def api(seats: RecordingSeats) -> Api:
    return Api(seats)


# -- operations -------------------------------------------------------------------------------------


async def test_an_operation_of_the_own_seat(api: Api, seats: RecordingSeats) -> None:
    await api.log_in()
    seats.answer = contract.UserDetails(username="ada@demo", domainId=300000000000001)

    answer = await api.call("getUserDetails")

    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    assert json.loads(answer.body) == {"username": "ada@demo", "domainId": "300000000000001", "flags": "0"}
    assert seats.asked == [("ada@demo", contract.GetUserDetails())]


async def test_arguments_and_nothing_as_an_answer(api: Api, seats: RecordingSeats) -> None:
    await api.log_in()

    answer = await api.call("makeCall", number="+12025550123", campaignId="300000000000020", checkDnc=False)

    assert (answer.status, answer.body) == (200, b"null")
    assert seats.last == contract.MakeCall(number="+12025550123", campaignId=300000000000020, checkDnc=False)


async def test_no_body_is_no_arguments(api: Api, seats: RecordingSeats) -> None:
    await api.log_in()

    assert (await api.ask("/api/v2/seats/ada/disconnectCall")).status == 200
    assert seats.last == contract.DisconnectCall()


async def test_a_second_spelling_is_an_operation_too(api: Api, seats: RecordingSeats) -> None:
    await api.log_in()
    await api.call("retreiveCall")
    assert isinstance(seats.last, contract.RetrieveCall)


async def test_the_seat_of_the_machine_itself_wants_a_token_of_any_user(
    api: Api, seats: RecordingSeats
) -> None:
    assert problem(await api.call("getStatus", seat="local")) == (401, "NO_TOKEN")
    await api.log_in("bob")
    assert (await api.call("getStatus", seat="local")).status == 200
    assert seats.asked == [(None, contract.GetStatus())]


async def test_the_seat_of_the_machine_itself_is_for_this_machine(api: Api, seats: RecordingSeats) -> None:
    await api.log_in()
    api.client = ("192.0.2.1", 40_000)
    assert problem(await api.call("getStatus", seat="local")) == (403, "NOT_THIS_MACHINE")
    assert seats.asked == []


async def test_nobody_gets_into_the_seat_of_another(api: Api, seats: RecordingSeats) -> None:
    await api.log_in("bob")
    assert problem(await api.call("getStatus", seat="ada")) == (403, "WRONG_SEAT")
    assert problem(await api.call("getStatus", seat="nobody")) == (403, "WRONG_SEAT")
    assert seats.asked == []


async def test_a_seat_says_no(api: Api, seats: RecordingSeats) -> None:
    async def refuse(_request: object) -> None:
        raise ContractFault(FaultCode.NO_CALL)

    await api.log_in()
    seats.serve = refuse
    answer = await api.call("toggleHold", flag=True)

    assert problem(answer) == (409, "NO_CALL")
    assert json.loads(answer.body)["remedy"] == contract.EXPLANATIONS[FaultCode.NO_CALL].remedy


async def test_an_accident_has_a_number_and_tells_nothing(
    api: Api, seats: RecordingSeats, caplog: pytest.LogCaptureFixture
) -> None:
    async def stumble(_request: object) -> None:
        raise RuntimeError("inner matters")

    grant = await api.log_in()
    seats.serve = stumble
    with caplog.at_level(logging.DEBUG):
        answer = await api.call("getStatus")

    assert problem(answer) == (500, "INTERNAL")
    assert "c0ffee00" in answer.text
    assert "inner matters" not in answer.text
    assert "incident c0ffee00 at getStatus" in caplog.text
    assert grant["accessToken"] not in caplog.text


@pytest.mark.parametrize(
    ("path", "body", "named", "refused"),
    [
        ("/api/v2/seats/ada/noSuchThing", b"{}", {}, (404, "UNKNOWN_OPERATION")),
        ("/api/v2/seats/ada/makeCall", b'{"numbr": "1"}', {}, (400, "BAD_VALUE")),
        ("/api/v2/seats/ada/makeCall", b"{", {}, (400, "BAD_REQUEST")),
        ("/api/v2/seats/ada/makeCall", b"{}", {"content_type": "text/plain"}, (415, "BAD_CONTENT_TYPE")),
        ("/api/v2/seats/ada/makeCall", b"{}", {"content_type": ""}, (415, "BAD_CONTENT_TYPE")),
        (
            "/api/v2/seats/ada/makeCall", b"{}",
            {"content_type": "application/json; charset=utf-16"}, (415, "BAD_CONTENT_TYPE"),
        ),
        ("/api/v2/seats/ada/makeCall", b"{}", {"content_encoding": "gzip"}, (415, "BAD_ENCODING")),
        ("/api/v2/seats/ada/makeCall", b"{}", {"host": "evil.example"}, (421, "UNKNOWN_HOST")),
        ("/api/v2/seats/ada/makeCall", b"{}", {"origin": "https://evil.example"}, (403, "UNKNOWN_ORIGIN")),
        ("/api/v2/seats/ada", b"{}", {}, (404, "UNKNOWN_ADDRESS")),
        ("/api/v2/seats/%ff/makeCall", b"{}", {}, (404, "UNKNOWN_ADDRESS")),
        ("/api/v2/seats/ada/make/Call", b"{}", {}, (404, "UNKNOWN_ADDRESS")),
        ("/api/v1/tokens", b"{}", {}, (404, "UNKNOWN_ADDRESS")),
    ],
)  # fmt: skip
async def test_what_is_refused_reaches_no_seat(
    api: Api, seats: RecordingSeats, path: str, body: bytes, named: dict[str, str], refused: tuple[int, str]
) -> None:
    await api.log_in()
    assert problem(await api.ask(path, body, **named)) == refused
    assert seats.asked == []


async def test_only_post_asks(api: Api) -> None:
    await api.log_in()
    answer = await api.ask("/api/v2/seats/ada/getStatus", method="GET")
    assert problem(answer) == (405, "BAD_METHOD")
    assert answer.headers["allow"] == "POST, OPTIONS"


async def test_a_body_that_is_too_long(seats: RecordingSeats) -> None:
    api = Api(seats, settings=type(SETTINGS)(hosts=SETTINGS.hosts, body_limit=100))
    await api.log_in()
    assert problem(await api.call("makeCall", number="1" * 100)) == (413, "TOO_LONG")


async def test_a_request_that_is_to_be_done_once(api: Api, seats: RecordingSeats) -> None:
    await api.log_in()
    await api.ask("/api/v2/seats/ada/disconnectCall", idempotency_key="k1")
    await api.call("disconnectCall")
    assert seats.keys == ["k1"]
    assert len(seats.asked) == 2


# -- pages ------------------------------------------------------------------------------------------


async def test_a_page_asks_first_and_reads_the_answer(api: Api) -> None:
    page = {"origin": "https://crm.example"}
    first = await api.ask("/api/v2/seats/ada/getStatus", method="OPTIONS", **page)
    assert "Authorization" in first.headers["access-control-allow-headers"]
    await api.log_in()
    answer = await api.ask("/api/v2/seats/ada/getStatus", b"{}", **page)
    assert answer.headers["access-control-allow-origin"] == "https://crm.example"


async def test_a_page_may_read_why_it_was_refused(api: Api) -> None:
    answer = await api.ask("/api/v2/seats/ada/getStatus", b"{}", origin="https://crm.example")
    assert problem(answer) == (401, "NO_TOKEN")
    assert answer.headers["access-control-allow-origin"] == "https://crm.example"
    assert answer.headers["www-authenticate"] == 'Bearer realm="Cordboard"'


async def test_a_program_is_told_of_no_origin(api: Api) -> None:
    answer = await api.ask("/api/v2/seats/ada/getStatus", b"{}")
    assert "access-control-allow-origin" not in answer.headers


# -- the document -----------------------------------------------------------------------------------


async def test_the_documents_are_for_everybody(api: Api) -> None:
    answer = await api.ask("/api/openapi.json", method="GET")
    assert json.loads(answer.body)["servers"] == [{"url": "http://localhost:8080"}]
    answer = await api.ask("/api/asyncapi.json", method="GET")
    assert json.loads(answer.body)["servers"]["socket"] == {"host": "localhost:8080", "protocol": "ws"}


@pytest.mark.parametrize(
    ("path", "served"),
    [("/api/openapi.json", True), ("/api", True), ("/apis", False), ("/agent/v2", False)],
)
def test_its_addresses(path: str, served: bool) -> None:
    assert ApiDoor.serves(path) is served


# -- tokens over the wire ---------------------------------------------------------------------------


async def test_tokens_for_user_and_password(api: Api) -> None:
    grant = await api.log_in()
    assert grant["tokenType"] == "Bearer"
    assert (grant["user"], grant["scopes"]) == ("ada@demo", ["audio", "events", "operations"])
    assert (grant["expiresIn"], grant["refreshExpiresIn"]) == (900, 43200)
    assert api.passwords.clients == ["127.0.0.1"]


async def test_tokens_for_basic_credentials(api: Api) -> None:
    basic = "Basic " + base64.b64encode(b"ada@demo:wonder:land").decode()
    answer = await api.ask("/api/v2/tokens", authorization=basic)
    assert answer.status == 200
    both = await api.ask("/api/v2/tokens", b'{"user": "bob"}', authorization=basic)
    assert problem(both) == (400, "TWO_PASSWORDS")


async def test_a_wrong_password_says_no_more_than_an_unknown_user(api: Api) -> None:
    wrong = await api.ask("/api/v2/tokens", b'{"user": "ada", "password": "no"}')
    unknown = await api.ask("/api/v2/tokens", b'{"user": "eve", "password": "no"}')
    assert problem(wrong) == problem(unknown) == (401, "UNAUTHORIZED")
    assert wrong.body == unknown.body


async def test_a_scope_that_is_none(api: Api) -> None:
    answer = await api.ask("/api/v2/tokens", b'{"user": "ada", "password": "wonder:land", "scopes": ["all"]}')
    assert problem(answer) == (400, "BAD_VALUE")
    assert api.shelf.kept == {}


async def test_a_token_that_is_for_events_only(api: Api, seats: RecordingSeats) -> None:
    await api.log_in(scopes=["events"])
    assert problem(await api.call("getStatus")) == (403, "OUT_OF_SCOPE")
    assert seats.asked == []


async def test_refreshed_and_revoked(api: Api) -> None:
    old = await api.log_in()
    fresh = await api.ask(
        "/api/v2/tokens/refresh", json.dumps({"refreshToken": old["refreshToken"]}).encode()
    )
    assert problem(await api.call("getStatus")) == (401, "TOKEN_UNKNOWN")
    api.token = json.loads(fresh.body)["accessToken"]
    assert (await api.call("getStatus")).status == 200

    ended = await api.ask("/api/v2/tokens/revoke", json.dumps({"token": api.token}).encode())

    assert (ended.status, ended.body) == (200, b"null")
    assert problem(await api.call("getStatus")) == (401, "TOKEN_UNKNOWN")


async def test_an_event_that_reaches_nobody_is_given_back(api: Api, seats: RecordingSeats) -> None:
    await api.log_in()
    event = seats.answer = contract.Timeout(timestamp="2026-01-01T00:00:00.000Z", operation="checkEvent")
    api.reachable = False
    await api.call("checkEvent", listenerId="L1", timeout="0")
    assert seats.given_back == [("ada@demo", contract.CheckEvent(listenerId="L1", timeout=0), event)]


async def test_an_event_as_an_answer(api: Api, seats: RecordingSeats) -> None:
    await api.log_in()
    seats.answer = contract.Timeout(timestamp="2026-01-01T00:00:00.000Z", operation="checkEvent")
    answer = await api.call("checkEvent", listenerId="L1")
    assert json.loads(answer.body) == {
        "event": "timeout", "timestamp": "2026-01-01T00:00:00.000Z", "operation": "checkEvent"
    }  # fmt: skip
