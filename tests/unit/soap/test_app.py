"""The door as a whole: addresses, documents, answers, faults, and clients that leave."""

import asyncio
import logging

import pytest
from lxml import etree

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.soap import SoapApp

LOGIN = "Basic YWRhQGRlbW86d29uZGVyOmxhbmQ="
HOSTED = "/seat/ada@demo/agent/v2"
STATUS = "<m:getStatus/>"
POLL = "<m:checkEvent><listenerId>L1</listenerId><timeout>5000</timeout></m:checkEvent>"


def code_of(answer) -> str:
    return etree.fromstring(answer.body).findtext(".//detail/*/code")


async def test_an_operation_reaches_the_machines_own_seat(caller, seats) -> None:
    seats.answer = contract.AgentBridgeStatus(loggedIn=False)
    answer = await caller.post(STATUS)
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/xml; charset=utf-8"
    assert answer.headers["content-length"] == str(len(answer.body))
    assert b"<return><loggedIn>false</loggedIn></return>" in answer.body
    assert seats.asked == [(None, contract.GetStatus())]


@pytest.mark.parametrize("action", ["", '""', '"urn:anything"', "getStatus"])
async def test_the_soap_action_says_nothing(caller, seats, action: str) -> None:
    assert (await caller.post(STATUS, soapaction=action)).status == 200
    assert seats.last == contract.GetStatus()


@pytest.mark.parametrize(
    "element",
    ["<m:doMagic/>", "<getStatus/>", '<x:getStatus xmlns:x="urn:other"/>', "<m:getStatusResponse/>"],
)
async def test_an_operation_that_is_not_in_the_contract(caller, seats, element: str) -> None:
    answer = await caller.post(element)
    assert (answer.status, code_of(answer)) == (500, "UNKNOWN_OPERATION")
    assert seats.asked == []


async def test_a_bad_value_is_named(caller, seats) -> None:
    answer = await caller.post("<m:makeCall><campaignId>1_000</campaignId></m:makeCall>")
    assert (answer.status, code_of(answer)) == (500, "BAD_VALUE")
    assert "makeCall.campaignId: &#x27;" not in answer.text
    assert "makeCall.campaignId: '1_000' is no id" in answer.text
    assert seats.asked == []


async def test_a_body_that_is_no_xml(caller, seats) -> None:
    answer = await caller.ask(body=b"{}")
    assert (answer.status, code_of(answer)) == (500, "BAD_REQUEST")


def contract_request() -> bytes:
    return (
        b'<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>'
        b'<m:getStatus xmlns:m="urn:core_v2.agent.api.five9.com"/></S:Body></S:Envelope>'
    )


async def test_utf_16_named_in_the_header_only(caller, seats) -> None:
    body = contract_request().decode().encode("utf-16")
    assert (await caller.ask(body=body, content_type="text/xml; charset=utf-16")).status == 200


async def test_a_refusal_of_the_seat_is_the_clients_fault_as_declared(caller, seats) -> None:
    async def refuse(request: contract.Request) -> object:
        raise ContractFault(FaultCode.WRONG_STATE, "There is no call to hold.")

    seats.serve = refuse
    answer = await caller.post("<m:toggleHold><flag>true</flag></m:toggleHold>")
    assert (answer.status, code_of(answer)) == (500, "WRONG_STATE")
    assert "<faultcode>S:Client</faultcode>" in answer.text
    assert "There is no call to hold." in answer.text


async def test_an_unexpected_failure_is_reported_by_number_only(caller, seats, caplog) -> None:
    async def fail(request: contract.Request) -> object:
        raise RuntimeError("database password is hunter2")

    seats.serve = fail
    answer = await caller.post("<m:login><password>s3cret</password></m:login>")
    assert (answer.status, code_of(answer)) == (500, "INTERNAL")
    assert "c0ffee00" in answer.text
    assert "hunter2" not in answer.text
    assert "incident c0ffee00 in login" in caplog.text
    assert "s3cret" not in caplog.text


async def test_an_answer_of_the_wrong_type_is_our_failure(caller, seats, caplog) -> None:
    seats.answer = contract.Map()
    answer = await caller.post("<m:makeCall/>")
    assert (answer.status, code_of(answer)) == (500, "INTERNAL")
    assert "incident c0ffee00 in makeCall" in caplog.text


async def test_request_bodies_are_never_logged(caller, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    await caller.post("<m:login><userName>ada</userName><password>s3cret</password></m:login>")
    await caller.ask(body=b"<login>s3cret</broken>")
    assert "s3cret" not in caplog.text


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/agent",
        "/agent/v3",
        "/agent/v2/x",
        "/seat//agent/v2",
        "/seat/a/b/agent/v2",
        "/seat/%ff/agent/v2",
        "/AGENT/V2",
    ],
)
async def test_addresses_that_are_no_seat(caller, path: str) -> None:
    answer = await caller.ask(path=path)
    assert (answer.status, answer.code) == (404, "UNKNOWN_PATH")


async def test_a_method_that_we_do_not_serve(caller) -> None:
    answer = await caller.ask("PUT")
    assert (answer.status, answer.headers["allow"]) == (405, "GET, POST, OPTIONS")


# --- documents ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", ["wsdl", "WSDL", "Wsdl", "wsdl=1", "wsdl&x=y"])
async def test_wsdl_under_the_host_that_was_asked(caller, query: str) -> None:
    answer = await caller.ask("GET", f"/agent/v2?{query}", host="cti.example")
    assert answer.status == 200
    assert 'location="http://cti.example/agent/v2"' in answer.text
    assert 'schemaLocation="http://cti.example/agent/v2?xsd=1"' in answer.text


async def test_wsdl_under_the_configured_public_address(caller_with) -> None:
    caller = caller_with(public_url="https://cti.example/")
    answer = await caller.ask("GET", f"{HOSTED}?wsdl")
    assert f'location="https://cti.example{HOSTED}"' in answer.text


async def test_the_machines_own_seat_is_never_at_the_public_address(caller_with) -> None:
    caller = caller_with(public_url="https://cti.example")
    answer = await caller.ask("GET", "/agent/v2?wsdl")
    assert 'location="http://localhost:8080/agent/v2"' in answer.text


@pytest.mark.parametrize("query", ["xsd=1", "XSD=1", "xsd"])
async def test_schema(caller, query: str) -> None:
    answer = await caller.ask("GET", f"/agent/v2?{query}")
    assert answer.headers["content-type"] == "text/xml; charset=utf-8"
    etree.XMLSchema(etree.fromstring(answer.body))


@pytest.mark.parametrize("path", ["/agent/v2", "/agent/v2/", HOSTED])
async def test_a_person_gets_a_page(caller, path: str) -> None:
    answer = await caller.ask("GET", path)
    assert answer.headers["content-type"].startswith("text/html")
    assert "makeCall" in answer.text


async def test_head_is_a_get_whose_body_the_server_drops(caller) -> None:
    assert (await caller.ask("HEAD", "/agent/v2?wsdl")).status == 200


async def test_a_name_is_never_markup_on_the_page(caller) -> None:
    answer = await caller.ask("GET", "/seat/%3Cscript%3E/agent/v2")
    assert "<script>" not in answer.text
    assert "&lt;script&gt;" in answer.text


# --- hosted seats ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [HOSTED, "/seat/ada%40demo/agent/v2", f"{HOSTED}/"])
async def test_a_hosted_seat_with_its_password(caller, seats, path: str) -> None:
    caller.client = ("192.0.2.1", 1)
    answer = await caller.ask(path=path, body=contract_request(), authorization=LOGIN)
    assert answer.status == 200
    assert seats.asked == [("ada@demo", contract.GetStatus())]


@pytest.mark.parametrize("authorization", ["", "Basic YWRhQGRlbW86d3Jvbmc=", "Bearer x"])
@pytest.mark.parametrize("path", [HOSTED, "/seat/nobody/agent/v2"])
async def test_a_hosted_seat_without_it(caller, seats, path: str, authorization: str) -> None:
    answer = await caller.ask(path=path, body=contract_request(), authorization=authorization)
    assert answer.status == 401
    assert answer.headers["www-authenticate"].startswith('Basic realm="')
    assert seats.asked == []


async def test_credentials_that_cannot_be_checked_are_an_incident(caller, seats, caplog) -> None:
    seats.passwords = None
    answer = await caller.ask(path=HOSTED, body=contract_request(), authorization=LOGIN)
    assert (answer.status, code_of(answer)) == (500, "INTERNAL")
    assert "incident c0ffee00 in the check of credentials" in caplog.text
    assert "wonder" not in caplog.text


async def test_a_slash_in_a_name_stays_in_the_name(caller, seats) -> None:
    seats.passwords["a/b"] = "x"
    answer = await caller.ask(
        path="/seat/a%2Fb/agent/v2", body=contract_request(), authorization="Basic YS9iOng="
    )
    assert (answer.status, seats.asked) == (200, [("a/b", contract.GetStatus())])


# --- clients that leave ------------------------------------------------------------------------------


async def test_a_poll_ends_when_its_client_hangs_up(caller, seats) -> None:
    waiting, ended = asyncio.Event(), asyncio.Event()

    async def wait(request: contract.Request) -> object:
        waiting.set()
        try:
            return await asyncio.Event().wait()
        finally:
            ended.set()

    seats.serve = wait
    poll = asyncio.create_task(caller.post(POLL))
    await waiting.wait()
    caller.leaving.set()
    answer = await poll
    assert (answer.status, ended.is_set(), seats.given_back) == (0, True, [])


async def test_an_event_for_a_client_that_is_gone_is_given_back(caller, seats) -> None:
    event = contract.CallStarted(timestamp="t", callSessionId="A")

    async def both_at_once(request: contract.Request) -> object:
        caller.line.wire.close()
        return event

    seats.serve = both_at_once
    caller.leaving.set()
    answer = await caller.post(POLL)
    request = contract.CheckEvent(listenerId="L1", timeout=5000)
    assert (answer.status, seats.given_back) == (0, [(None, request, event)])


async def test_an_event_that_the_poll_saves_from_its_cancellation_is_given_back(caller, seats) -> None:
    event = contract.BridgeConnected(timestamp="t")
    waiting = asyncio.Event()

    async def answer_when_cancelled(request: contract.Request) -> object:
        waiting.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            return event

    seats.serve = answer_when_cancelled
    poll = asyncio.create_task(caller.post(POLL))
    await waiting.wait()
    caller.leaving.set()
    await poll
    assert [value for _, _, value in seats.given_back] == [event]


async def test_a_poll_answered_in_time_is_not_given_back(caller, seats) -> None:
    seats.answer = contract.Timeout(timestamp="t", operation="checkEvent")
    answer = await caller.post(POLL)
    assert (answer.status, seats.given_back) == (200, [])
    assert b'xsi:type="ns4:timeout"' in answer.body


async def test_an_answer_that_cannot_be_sent_is_given_back(caller, seats) -> None:
    seats.answer = contract.BridgeConnected(timestamp="t")
    caller.reachable = False
    await caller.post(POLL)
    assert [value for _, _, value in seats.given_back] == [seats.answer]


async def test_an_unknown_listener_is_a_fault(caller, seats) -> None:
    async def refuse(request: contract.Request) -> object:
        raise ContractFault(FaultCode.UNKNOWN_LISTENER)

    seats.serve = refuse
    answer = await caller.post(POLL)
    assert (answer.status, code_of(answer)) == (500, "UNKNOWN_LISTENER")


async def test_an_operation_runs_to_its_end_without_its_client(caller, seats) -> None:
    begun, go, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def work(request: contract.Request) -> object:
        begun.set()
        await go.wait()
        done.set()
        return None

    seats.serve = work
    request = asyncio.create_task(caller.post("<m:makeCall/>"))
    await begun.wait()
    caller.leaving.set()
    assert (await request).status == 0
    go.set()
    await done.wait()
    assert seats.given_back == []


def test_only_seats_are_served() -> None:
    assert SoapApp.serves("/agent/v2")
    assert SoapApp.serves("/seat/a%2Fb/agent/v2/")
    assert not SoapApp.serves("/health")
    assert not SoapApp.serves("*")


async def test_a_request_that_is_to_be_done_once(caller, seats) -> None:
    await caller.post("<m:disconnectCall/>", idempotency_key="k1")
    await caller.post("<m:disconnectCall/>")
    assert seats.keys == ["k1"]
    assert len(seats.asked) == 2


async def test_what_comes_again_means_the_same_and_what_only_looks_so_does_not(caller, seats) -> None:
    ready, ready_for_calls = (f"<m:setReadyState><stateId>{n}</stateId></m:setReadyState>" for n in (1, 2))
    answers = await caller.post_in_a_row(ready, ready, ready_for_calls, "<m:setReadyStat/>", ready)
    assert [answer.status for answer in answers] == [200, 200, 200, 500, 200]
    assert [request.stateId for _, request in seats.asked] == [1, 1, 2, 1]


@pytest.mark.parametrize(
    ("body", "is_kept"),
    [
        (POLL, True),
        (STATUS, True),
        ("<m:setReadyState><stateId>1</stateId></m:setReadyState>", True),
        ("<m:cachedLogin><password>wonder:land</password></m:cachedLogin>", False),
        ("<m:sendDTMF><digit>4111111111111111</digit></m:sendDTMF>", False),
        (f"<m:checkEvent><listenerId>{'L' * 1024}</listenerId></m:checkEvent>", False),
    ],
)
async def test_polls_and_numbers_are_remembered_and_no_secret_is(
    caller, seats, body: str, *, is_kept: bool
) -> None:
    await caller.post_in_a_row(body, body, body)
    first, second, third = (request for _, request in seats.asked)
    assert first == second == third
    assert (second is third) is is_kept
