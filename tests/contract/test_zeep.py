"""zeep, which nobody here wrote, against our WSDL: the story of a call, and every type both ways."""

from collections.abc import Iterator
from typing import Any

import pytest
import zeep
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from requests import Session
from requests.auth import HTTPBasicAuth
from zeep.helpers import serialize_object

from cordboard import contract
from cordboard.contract import EVENTS, NAMESPACE, OPERATIONS, Operation, Record, Scalar, fields_of
from cordboard.contract.emit import wsdl, xsd
from cordboard.soap.decode import decode_request
from cordboard.soap.encode import answer_writer
from cordboard.soap.envelope import open_envelope

WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=6)
SCALARS: dict[Scalar, st.SearchStrategy[Any]] = {
    Scalar.STRING: WORDS,
    Scalar.BOOLEAN: st.booleans(),
    Scalar.FLOAT: st.integers(-999, 999).map(lambda number: number / 8),
    Scalar.DOUBLE: st.integers(-999, 999).map(lambda number: number / 8),
    **{scalar: st.integers(*scalar.range) for scalar in Scalar if scalar.range},
}


@pytest.fixture
def client(served) -> Iterator[zeep.Client]:
    session = Session()
    yield zeep.Client(f"{served.address}?wsdl", transport=zeep.Transport(session=session))
    session.close()


def test_login_call_three_events_and_a_fault(served, client: zeep.Client) -> None:
    listener = client.service.addListener("screen pop")
    assert listener == "L-1"

    assert client.service.login("ada", "wonderland", "1001", "VoIP") is None
    assert client.service.makeCall(number="+19255550100", campaignId=300000000000046, checkDnc=True) is None
    events = [client.service.checkEvent(listener, 1000) for _ in range(4)]

    assert [type(one).__name__ for one in events] == [
        "loginProcessFinished",
        "callInitiated",
        "callStarted",
        "timeout",
    ]
    assert events[0].successfull is True
    assert (events[1].number, events[1].type) == ("+19255550100", 4)
    assert events[2].callSessionId == "0123456789ABCDEF0123456789ABCDEF"
    assert events[3].operation == "checkEvent"
    assert served.seat.asked[2] == contract.MakeCall(
        number="+19255550100", campaignId=300000000000046, checkDnc=True
    )

    with pytest.raises(zeep.exceptions.Fault) as refused:
        client.service.login("ada", "wrong", "1001", "VoIP")
    assert refused.value.code == "S:Client"
    detail = client.wsdl.types.deserialize(refused.value.detail[0])
    assert (type(detail).__name__, detail.code) == ("ctiFault", "LOGIN_REFUSED")
    assert detail.remedy


def test_a_hosted_seat_with_its_password(served) -> None:
    address = f"{served.base}/seat/ada%40demo/agent/v2"
    open_client = zeep.Client(f"{address}?wsdl")
    with pytest.raises(zeep.exceptions.TransportError) as refused:
        open_client.service.addListener("x")
    assert refused.value.status_code == 401

    session = Session()
    session.auth = HTTPBasicAuth("ada@demo", "wonderland")
    own = zeep.Client(f"{address}?wsdl", transport=zeep.Transport(session=session))
    assert own.service.addListener("x") == "L-1"
    session.close()
    open_client.transport.session.close()


class Files(zeep.Transport):
    """Gives zeep the documents without a network."""

    def load(self, url: str) -> bytes:
        return {"cti.wsdl": wsdl("http://localhost/agent/v2", "cti.xsd"), "cti.xsd": xsd()}[
            url.rpartition("/")[2]
        ].encode()


@pytest.fixture(scope="module")
def offline() -> Iterator[zeep.Client]:
    client = zeep.Client("cti.wsdl", transport=Files())
    yield client
    client.transport.session.close()


def value_of(kind: Scalar | type[Record]) -> st.SearchStrategy[Any]:
    return SCALARS[kind] if isinstance(kind, Scalar) else records(kind)


def records(declared: type[Record]) -> st.SearchStrategy[Any]:
    drawn = {}
    for field in fields_of(declared):
        one = value_of(field.kind)
        several = st.lists(one, max_size=2).map(tuple)
        drawn[field.attribute] = several if field.many else one if field.required else st.none() | one
    return st.builds(declared, **drawn)


def plain(value: Any) -> Any:
    """Names and values without what is absent or empty, from ours and from zeep's alike.

    A map is its pairs: zeep unwraps an answer whose type has one field only.
    """
    if isinstance(value, contract.Map):
        return plain(value.attributes)
    if isinstance(value, Record):
        return plain({field.name: getattr(value, field.attribute) for field in fields_of(type(value))})
    if isinstance(value, dict) and list(value) == ["attributes"]:
        return plain(value["attributes"])
    if isinstance(value, dict):
        present = {name: plain(one) for name, one in value.items()}
        return {name: one for name, one in present.items() if one not in (None, {}, [])}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


def for_zeep(value: Any) -> Any:
    """A value as zeep's users give it: records as dictionaries."""
    if isinstance(value, Record):
        fields = fields_of(type(value))
        given = {field.name: for_zeep(getattr(value, field.attribute)) for field in fields}
        return {name: one for name, one in given.items() if one is not None}
    return [for_zeep(one) for one in value] if isinstance(value, tuple) else value


def answered_to(client: zeep.Client, operation: Operation, message: bytes) -> Any:
    """What zeep makes of an answer."""
    bound = client.service._binding.get(operation.name)
    return bound.process_reply(etree.fromstring(message))


quick = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ASKING = {name: one for name, one in OPERATIONS.items() if fields_of(one.request)}
ANSWERING = {name: one for name, one in OPERATIONS.items() if isinstance(one.returns, type)}
del ANSWERING["checkEvent"]


@pytest.mark.parametrize("operation", ASKING.values(), ids=ASKING)
@quick
@given(data=st.data())
def test_what_zeep_sends_is_what_we_read(
    offline: zeep.Client, operation: Operation, data: st.DataObject
) -> None:
    request = data.draw(records(operation.request))
    parameters = {
        field.name: for_zeep(getattr(request, field.attribute)) for field in fields_of(type(request))
    }
    message = offline.create_message(offline.service, operation.name, **parameters)
    assert plain(decode_request(operation, open_envelope(etree.tostring(message), None))) == plain(request)


@pytest.mark.parametrize("operation", ANSWERING.values(), ids=ANSWERING)
@quick
@given(data=st.data())
def test_what_we_answer_is_what_zeep_reads(
    offline: zeep.Client, operation: Operation, data: st.DataObject
) -> None:
    one = value_of(operation.returns)
    value = data.draw(st.lists(one, max_size=2).map(tuple) if operation.many else one)
    read = answered_to(offline, operation, answer_writer(operation)(value))
    assert (plain(serialize_object(read, dict)) or None) == (plain(value) or None)


@pytest.mark.parametrize("name", [name for name, one in EVENTS.items() if len(fields_of(one)) > 1])
@quick
@given(data=st.data())
def test_every_event_with_fields_is_its_own_type(
    offline: zeep.Client, name: str, data: st.DataObject
) -> None:
    event = data.draw(records(EVENTS[name]))
    read = answered_to(offline, OPERATIONS["checkEvent"], answer_writer(OPERATIONS["checkEvent"])(event))
    assert read._xsd_type.qname == etree.QName(NAMESPACE, name)
    assert plain(serialize_object(read, dict)) == plain(event)


@pytest.mark.parametrize("name", [name for name, one in EVENTS.items() if len(fields_of(one)) == 1])
def test_zeep_unwraps_an_event_without_fields_to_its_timestamp(offline: zeep.Client, name: str) -> None:
    """So zeep does with any answer of one field; a program that needs the name reads the raw answer."""
    message = answer_writer(OPERATIONS["checkEvent"])(EVENTS[name](timestamp="now"))
    assert answered_to(offline, OPERATIONS["checkEvent"], message) == "now"
    assert offline.get_type(f"{{{NAMESPACE}}}{name}").name == name
