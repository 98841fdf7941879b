"""The extension at its own address: all show who they are, and neither contract answers for the other."""

import pytest
from json_caller import MemoryShelf, Moment, Passwords
from lxml import etree
from soap_caller import HOSTS, Caller, RecordingSeats

from cordboard.access import Tokens
from cordboard.access.tokens import Terms
from cordboard.contract import X1, x1
from cordboard.contract.access import Scope
from cordboard.http import HttpSettings
from cordboard.soap import SoapApp

ASKED = "<m:getOperationsAllowed/>"
OWN, HOSTED = "/agent/x1", "/seat/ada@demo/agent/x1"
ADA = "Basic YWRhQGRlbW86d29uZGVyOmxhbmQ="
WRONG = "Basic YWRhQGRlbW86d3Jvbmc="


@pytest.fixture
def tokens() -> Tokens:
    return Tokens(Passwords(), MemoryShelf(), Moment(), Terms())


@pytest.fixture
def caller(seats: RecordingSeats, tokens: Tokens) -> Caller:
    return Caller(SoapApp(seats, HttpSettings(hosts=HOSTS), keys=tokens))


def code_of(answer) -> str:
    return etree.fromstring(answer.body).findtext(".//detail/*/code")


async def bearer(tokens: Tokens, user: str, *scopes: Scope) -> str:
    password = tokens._passwords.mark(user)
    grant = await tokens.grant(user, password, "127.0.0.1", frozenset(scopes or Scope))
    return f"Bearer {grant.accessToken}"


@pytest.mark.parametrize(("path", "seat"), [(OWN, None), (HOSTED, "ada@demo"), (f"{OWN}/", None)])
async def test_with_a_password(caller, seats, path: str, seat: str | None) -> None:
    answer = await caller.post(ASKED, X1.namespace, path=path, authorization=ADA)
    assert answer.status == 200
    assert seats.asked == [(seat, x1.GetOperationsAllowed())]


@pytest.mark.parametrize(("path", "seat"), [(OWN, None), (HOSTED, "ada@demo")])
async def test_with_a_token(caller, seats, tokens, path: str, seat: str | None) -> None:
    shown = await bearer(tokens, "ada@demo")
    answer = await caller.post(ASKED, X1.namespace, path=path, authorization=shown)
    assert answer.status == 200
    assert seats.asked == [(seat, x1.GetOperationsAllowed())]


@pytest.mark.parametrize("authorization", ["", WRONG, "Bearer x"])
@pytest.mark.parametrize("path", [OWN, HOSTED])
async def test_with_neither(caller, seats, path: str, authorization: str) -> None:
    answer = await caller.post(ASKED, X1.namespace, path=path, authorization=authorization)
    assert answer.status == 401
    assert seats.asked == []


async def test_with_a_token_of_somebody_else(caller, seats, tokens) -> None:
    shown = await bearer(tokens, "bob@demo")
    hosted = await caller.post(ASKED, X1.namespace, path=HOSTED, authorization=shown)
    own = await caller.post(ASKED, X1.namespace, path=OWN, authorization=shown)
    assert (code_of(hosted), own.status) == ("WRONG_SEAT", 200)
    assert seats.asked == [(None, x1.GetOperationsAllowed())]


async def test_with_a_token_for_something_else(caller, seats, tokens) -> None:
    shown = await bearer(tokens, "ada@demo", Scope.EVENTS)
    answer = await caller.post(ASKED, X1.namespace, path=OWN, authorization=shown)
    assert (answer.status, seats.asked) == (403, [])


async def test_a_token_opens_a_hosted_seat_of_the_published_contract_too(caller, seats, tokens) -> None:
    shown = await bearer(tokens, "ada@demo")
    answer = await caller.post("<m:disconnectCall/>", path="/seat/ada@demo/agent/v2", authorization=shown)
    assert (answer.status, len(seats.asked)) == (200, 1)


@pytest.mark.parametrize(
    ("path", "body", "namespace"),
    [
        (OWN, "<m:getStatus/>", X1.namespace),
        (OWN, "<m:getStatus/>", "urn:core_v2.agent.api.five9.com"),
        ("/agent/v2", ASKED, X1.namespace),
        ("/agent/v2", ASKED, "urn:core_v2.agent.api.five9.com"),
    ],
)
async def test_neither_contract_answers_for_the_other(caller, seats, path, body, namespace) -> None:
    answer = await caller.post(body, namespace, path=path, authorization=ADA)
    assert (code_of(answer), seats.asked) == ("UNKNOWN_OPERATION", [])


async def test_an_answer_is_in_its_namespace_with_the_types_of_both(caller, seats) -> None:
    event = x1.OperationsAllowedChanged(timestamp="T")
    seats.answer = x1.EventBatch(events=(x1.NumberedEvent(position="7.1", event=event),))
    answer = await caller.post("<m:getEvents/>", X1.namespace, path=OWN, authorization=ADA)
    response = etree.fromstring(answer.body)[0][0]
    told = response.find("return/events/event")
    prefix, _, name = told.get("{http://www.w3.org/2001/XMLSchema-instance}type").partition(":")
    assert response.tag == f"{{{X1.namespace}}}getEventsResponse"
    assert (told.nsmap[prefix], name) == (X1.namespace, "operationsAllowedChanged")


@pytest.mark.parametrize(
    ("query", "namespace"),
    [
        ("wsdl", X1.namespace),
        ("xsd", X1.namespace),
        ("xsd=1", X1.namespace),
        ("xsd=2", "urn:core_v2.agent.api.five9.com"),
    ],
)
async def test_documents_without_credentials(caller, query: str, namespace: str) -> None:
    answer = await caller.ask(method="GET", path=f"{OWN}?{query}", content_type="")
    assert (answer.status, etree.fromstring(answer.body).get("targetNamespace")) == (200, namespace)


async def test_a_person_gets_a_page(caller) -> None:
    answer = await caller.ask(method="GET", path=OWN, content_type="")
    assert "getOperationsAllowed" in answer.text
    assert "makeCall<" not in answer.text
