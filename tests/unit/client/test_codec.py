"""The client's values and the door's: what one writes the other reads, for everything that is declared."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from declared_values import records
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from often import often

from cordboard import contract
from cordboard.client import NotUnderstood, codec
from cordboard.contract import ALL_EVENTS, ALL_OPERATIONS, Operation
from cordboard.contract.emit.python import method_name
from cordboard.contract.stream import Position, Told
from cordboard.web.api import messages
from cordboard.web.api.values import answer_writer

QUIET = settings(
    max_examples=often(200), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
AT = "2026-01-01T00:00:00.000Z"


@QUIET
@given(data=st.data())
def test_requests_arrive_as_they_were(data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from(list(ALL_OPERATIONS.values())))
    request = data.draw(records(operation.request))
    said = codec.said("ask", 7, operation=operation.name, parameters=codec.parameters(request), key=None)
    message, parameters = messages.said_in(messages.open_message(said.decode()))
    assert message.id == 7
    assert messages.parameters_in(operation.request, parameters) == request


@QUIET
@given(data=st.data())
def test_events_arrive_as_they_were(data: st.DataObject) -> None:
    event = data.draw(records(data.draw(st.sampled_from(list(ALL_EVENTS.values())))))
    told = Told(Position(7, 2), event)
    assert codec.happened(codec.heard(messages.of_stream(told))) == told


def _answers() -> list[Operation]:
    return [one for one in ALL_OPERATIONS.values() if not one.request.WAITS]


@QUIET
@given(data=st.data())
def test_answers_arrive_as_they_were(data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from([one for one in _answers() if isinstance(one.returns, type)]))
    value: Any = data.draw(records(operation.returns))
    answered = (value, value) if operation.many else value
    raw = msgspec.Raw(answer_writer(operation)(answered))
    assert codec.answer(operation.request, raw) == answered


@pytest.mark.parametrize(
    ("request_", "value", "answer"),
    [
        (contract.DisconnectCall, b"null", None),
        (contract.AddListener, b'"7"', "7"),
        (contract.IsAddressValid, b"true", True),
        (contract.GetStatus, b"null", None),
        (contract.GetCampaigns, b"[]", ()),
        (
            contract.GetSelfInfo,
            b'{"id": "300000000000001", "later": 1}',
            contract.UserInfo(id=300000000000001),
        ),
    ],
)
def test_single_values(request_: Any, value: bytes, answer: object) -> None:
    assert codec.answer(request_, msgspec.Raw(value)) == answer


def test_an_event_of_a_newer_center_is_passed_over() -> None:
    told = {"type": "happened", "position": "7.1", "event": {"event": "weather", "timestamp": AT}}
    assert codec.happened(codec.heard(json.dumps(told).encode())) is None


@pytest.mark.parametrize(
    ("operation", "method"),
    [
        ("makeCall", "make_call"),
        ("finishCall2", "finish_call2"),
        ("startClick2Dial", "start_click2_dial"),
        ("sendDTMF", "send_dtmf"),
        ("getCRMForCallbackId", "get_crm_for_callback_id"),
        ("getCAVFieldViews", "get_cav_field_views"),
    ],
)
def test_names_of_methods(operation: str, method: str) -> None:
    assert method_name(operation) == method


def test_every_operation_has_a_name_of_its_own() -> None:
    assert len({method_name(name) for name in ALL_OPERATIONS}) == len(ALL_OPERATIONS)


def test_an_answer_that_the_contract_does_not_have() -> None:
    with pytest.raises(NotUnderstood, match=r"the answer to getStatus .* not understood .*release"):
        codec.answer(contract.GetStatus, msgspec.Raw(b"[1]"))


def test_an_event_that_the_contract_has_in_another_form() -> None:
    event = msgspec.Raw(b'{"event": "readyStateChanged", "id": "ready"}')
    message = codec.Heard(type="happened", position="7.2", event=event)
    with pytest.raises(NotUnderstood, match="the event readyStateChanged"):
        codec.happened(message)
