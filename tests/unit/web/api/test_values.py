"""JSON to the contract and back: nothing is lost, and what is not declared is not taken."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from declared_values import answers, records
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often

from cordboard import contract
from cordboard.contract import EVENTS, OPERATIONS, ContractFault, Operation, fields_of
from cordboard.web.api.problems import fault_answer
from cordboard.web.api.values import EXACT, answer_writer, decode, encode_record, plain

ASKING = {name: one for name, one in OPERATIONS.items() if fields_of(one.request)}
ANSWERING = {name: one for name, one in OPERATIONS.items() if one.returns}


@pytest.mark.parametrize("operation", ASKING.values(), ids=ASKING)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_a_request_comes_back_as_it_was(operation: Operation, data: st.DataObject) -> None:
    request = data.draw(records(operation.request).filter(_is_finite))
    assert decode(operation.request, encode_record(request)) == request


@pytest.mark.parametrize("operation", ANSWERING.values(), ids=ANSWERING)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_every_answer_can_be_written(operation: Operation, data: st.DataObject) -> None:
    value = data.draw(answers(operation))
    assert (json.loads(answer_writer(operation)(value)) is None) == _is_nothing(value)


def _is_nothing(value: Any) -> bool:
    """JSON has no infinity: it is written as null."""
    return value is None or (isinstance(value, float) and math.isinf(value))


def _is_finite(request: Any) -> bool:
    numbers = (value for value in plain(request).values() if isinstance(value, float))
    return not any(map(math.isinf, numbers))


def test_every_event_says_which_it_is() -> None:
    for name, declared in EVENTS.items():
        assert plain(declared(timestamp="2026-01-01T00:00:00.000Z"))["event"] == name


def test_big_numbers_are_text_and_nothing_is_null() -> None:
    given = contract.CallbackInfo(id=2**63 - 1, flags=3)
    assert json.loads(encode_record(given)) == {"id": "9223372036854775807", "flags": "3"}


def test_nothing_at_all_asks_without_arguments() -> None:
    assert decode(contract.MakeCall, b"") == decode(contract.MakeCall, b"{}") == contract.MakeCall()


def test_a_second_spelling_of_a_member() -> None:
    spelt = decode(contract.LeaveConference3, b'{"dispositionId": "7"}')
    assert spelt == decode(contract.LeaveConference3, b'{"dispositionCallId": 7}')
    with pytest.raises(ContractFault, match=r"BAD_VALUE.*two spellings"):
        decode(contract.LeaveConference3, b'{"dispositionId": "7", "dispositionCallId": "7"}')


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"[]", "BAD_REQUEST: The request is no JSON object"),
        (b"null", "BAD_REQUEST: The request is no JSON object"),
        (b"{", "BAD_REQUEST: The request is no JSON"),
        (b"{} {}", "BAD_REQUEST: The request is no JSON"),
        (b"\xef\xbb\xbf{}", "BAD_REQUEST: The request is no JSON"),
        (b'{"number": "\xff"}', "BAD_REQUEST: The request is not in UTF-8"),
        (b'{"number": "1", "number": "2"}', "BAD_REQUEST: A member of an object is given twice"),
        (b'{"campaignId": NaN}', "BAD_REQUEST: NaN is no number"),
        (b'{"campaignId": 1e999}', "BAD_REQUEST: A number is too large"),
        (b'{"campaignId": ' + b"9" * 5000 + b"}", "BAD_REQUEST: A number has too many digits"),
        (b"[" * 100_000, "BAD_REQUEST: The request is nested too deeply"),
        (b'{"digits": "1"}', "BAD_VALUE: The member digits: is not declared"),
        (b'{"number": null}', "BAD_VALUE: The member number: is null"),
        (b'{"number": 7}', "BAD_VALUE: The member number: is no text"),
        (b'{"number": "\\u0000"}', "BAD_VALUE: The member number: holds a character"),
        (b'{"number": "\\ud800"}', "BAD_VALUE: The member number: holds a character"),
        (b'{"checkDnc": "true"}', "BAD_VALUE: The member checkDnc: is no boolean"),
        (b'{"checkDnc": 1}', "BAD_VALUE: The member checkDnc: is no boolean"),
        (b'{"campaignId": true}', "BAD_VALUE: The member campaignId: is no id"),
        (b'{"campaignId": 1.0}', "BAD_VALUE: The member campaignId: is no id"),
        (b'{"campaignId": " 1"}', "BAD_VALUE: The member campaignId: is no id"),
        (b'{"campaignId": "9223372036854775808"}', "BAD_VALUE: The member campaignId: .* out of range"),
        (b'{"campaignId": %d}' % (EXACT + 1), "BAD_VALUE: The member campaignId: is too large"),
    ],
)
def test_what_is_refused(body: bytes, problem: str) -> None:
    with pytest.raises(ContractFault, match=problem):
        decode(contract.MakeCall, body)


def test_what_is_wrong_inside_is_named_with_its_path() -> None:
    with pytest.raises(ContractFault, match=r"The member values\.attributes\[1\]\.key: is no text"):
        decode(
            contract.SaveWorksheetAnswers,
            b'{"values": {"attributes": [{"key": "a", "value": "b"}, {"key": 1}]}}',
        )


TEXT = st.lists(st.sampled_from('a"7\ud800\udfff\x00\uffff\u0416'), max_size=4).map("".join)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
TREES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=5)
HOSTILE = st.binary() | st.dictionaries(TEXT, TREES).map(lambda tree: json.dumps(tree).encode())


def status_of_reading(operation: Operation, body: bytes) -> int:
    """200, or the status of the problem."""
    try:
        decode(operation.request, body)
    except ContractFault as fault:
        return fault_answer(fault, ()).status
    return 200


@settings(max_examples=often(200), deadline=None)
@given(body=HOSTILE, operation=st.sampled_from(list(ASKING.values())))
def test_any_bytes_are_a_request_or_a_problem_that_can_be_said(body: bytes, operation: Operation) -> None:
    assert status_of_reading(operation, body) in {200, 400}


def test_a_name_that_cannot_be_sent_is_no_accident() -> None:
    with pytest.raises(ContractFault, match="BAD_VALUE") as refused:
        decode(contract.MakeCall, b'{"\\ud800": 1}')
    assert json.loads(fault_answer(refused.value, ()).body)["code"] == "BAD_VALUE"
