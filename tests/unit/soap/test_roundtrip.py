"""Every declared type, event and request goes out and comes back the same, and is valid by our own schema."""

from typing import Any

import pytest
from declared_values import answers, records
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cordboard.contract import EVENTS, OPERATIONS, TYPES, Event, Map, Operation, Record, fields_of
from cordboard.contract.emit import xsd
from cordboard.soap.decode import decode_answer, decode_request
from cordboard.soap.encode import answer_writer, request_writer
from cordboard.soap.envelope import open_envelope

SCHEMA = etree.XMLSchema(etree.fromstring(xsd().encode()))
ASKING = {name: one for name, one in OPERATIONS.items() if fields_of(one.request)}
ANSWERING = {name: one for name, one in OPERATIONS.items() if one.returns}


def opened(message: bytes) -> etree._Element:
    element = open_envelope(message, None)
    SCHEMA.assertValid(element)
    return element


@pytest.mark.parametrize("operation", ASKING.values(), ids=ASKING)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_request(operation: Operation, data: st.DataObject) -> None:
    request = data.draw(records(operation.request))
    element = opened(request_writer(operation)(request))
    assert decode_request(operation, element) == request


@pytest.mark.parametrize("operation", ANSWERING.values(), ids=ANSWERING)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_answer(operation: Operation, data: st.DataObject) -> None:
    value = data.draw(answers(operation))
    element = opened(answer_writer(operation)(value))
    assert decode_answer(operation, element) == value


@pytest.mark.parametrize("declared", EVENTS.values(), ids=EVENTS)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_event(declared: type[Event], data: st.DataObject) -> None:
    event = data.draw(records(declared))
    operation = OPERATIONS["checkEvent"]
    answer = decode_answer(operation, opened(answer_writer(operation)(event)))
    assert (type(answer), answer) == (declared, event)


def test_every_type_is_reached_by_a_request_an_answer_or_an_event() -> None:
    reached: set[type[Record]] = set()
    waiting: list[Any] = [one.request for one in OPERATIONS.values()] + list(EVENTS.values())
    waiting += [one.returns for one in OPERATIONS.values()]
    while waiting:
        kind = waiting.pop()
        new = isinstance(kind, type) and kind not in reached
        reached |= {kind} if new else set()
        waiting += [field.kind for field in fields_of(kind)] if new else []
    assert set(TYPES.values()) <= reached
    assert Map in reached
