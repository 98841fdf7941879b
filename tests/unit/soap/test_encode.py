"""Answers as bytes: what old clients need of them."""

import math

import pytest
from lxml import etree

from cordboard import contract
from cordboard.contract import OPERATIONS
from cordboard.soap.encode import answer_writer, escape


def inside(operation: str, value: object) -> str:
    """The wrapper's content, as written."""
    text = answer_writer(OPERATIONS[operation])(value).decode()
    opening, closing = f"<ns4:{operation}Response>", f"</ns4:{operation}Response>"
    return text.partition(opening)[2].rpartition(closing)[0]


def test_envelope_starts_with_the_declaration_and_holds_no_white_space_between_elements() -> None:
    text = answer_writer(OPERATIONS["getVersion"])("1.0").decode()
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?><S:Envelope ')
    assert "> <" not in text
    assert "\n" not in text
    assert 'xmlns=""' not in text
    assert " xmlns=" not in text


@pytest.mark.parametrize(("operation", "value"), [("makeCall", None), ("getAvailableSkills", ())])
def test_void_and_empty_list_answer_an_empty_wrapper(operation: str, value: object) -> None:
    body = etree.fromstring(answer_writer(OPERATIONS[operation])(value))[0]
    assert body[0].tag == f"{{{contract.NAMESPACE}}}{operation}Response"
    assert len(body[0]) == 0
    assert body[0].text is None


def test_nothing_instead_of_a_record_is_an_empty_wrapper() -> None:
    assert inside("getStatus", None) == ""


def test_an_alias_is_answered_under_its_own_name() -> None:
    assert b"<ns4:retreiveCallResponse/>" in answer_writer(OPERATIONS["retreiveCall"])(None)


def test_absent_fields_are_left_out_and_flags_never() -> None:
    assert inside("getCampaignInfo", contract.CampaignInfo(name="a")) == (
        "<return><name>a</name><flags>0</flags></return>"
    )


def test_lists_repeat_the_element() -> None:
    assert (
        inside("getSoftphoneDevices", [1, -1, 2]) == "<return>1</return><return>-1</return><return>2</return>"
    )


def test_event_names_its_type_with_a_prefix_of_four_characters() -> None:
    event = contract.CallStarted(timestamp="2026-01-02T03:04:05.678Z", callSessionId="AB")
    assert inside("checkEvent", event) == (
        '<return xsi:type="ns4:callStarted"><timestamp>2026-01-02T03:04:05.678Z</timestamp>'
        "<callSessionId>AB</callSessionId></return>"
    )


def test_each_event_keeps_its_own_text_however_many_are_written_in_between() -> None:
    events = [contract.CallStarted(timestamp="t", callSessionId=f"{number}") for number in range(100)]
    for event in (*events, *events, *reversed(events)):
        assert f"<callSessionId>{event.callSessionId}</callSessionId>" in inside("checkEvent", event)


def test_an_event_for_many_listeners_is_the_same_text_for_each() -> None:
    event = contract.CallStarted(timestamp="t", callSessionId="A")
    assert len({inside("checkEvent", event) for _ in range(3)}) == 1


def test_an_empty_record_carries_its_type() -> None:
    assert inside("getCRMMap", contract.Map()) == '<return xsi:type="ns4:map"/>'
    nested = contract.CallCRMRecordChanged(timestamp="t", record=contract.Map())
    assert '<record xsi:type="ns4:map"/>' in inside("checkEvent", nested)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (False, "false"),
    ],
)
def test_booleans(value: bool, text: str) -> None:
    assert inside("getForceCavView", value) == f"<return>{text}</return>"


@pytest.mark.parametrize(
    ("value", "text"),
    [(math.inf, "INF"), (-math.inf, "-INF"), (math.nan, "NaN"), (0.5, "0.5"), (1, "1.0")],
)
def test_real_numbers(value: float, text: str) -> None:
    assert inside("getAudioPlayerVolume", value) == f"<return>{text}</return>"


def test_ids_beyond_the_digits_of_browsers_are_exact() -> None:
    status = contract.AgentInfo(agentId=300000000000046, name="x")
    assert "<agentId>300000000000046</agentId>" in inside("getAgentInfo", status)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a<b>&c", "a&lt;b&gt;&amp;c"),
        ("line\r\nnext", "line&#13;\nnext"),
        ("\x00\x0b\x1f", "\ufffd\ufffd\ufffd"),
        ("\ud83d", "\ufffd"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("]]>", "]]&gt;"),
        ("tab\tand 😀", "tab\tand 😀"),
    ],
)
def test_text_that_xml_cannot_hold_as_it_is(text: str, written: str) -> None:
    assert escape(text) == written


@pytest.mark.parametrize(
    ("operation", "value"),
    [
        ("getSoftphoneMicrophoneLevel", "<evil/>"),
        ("getForceCavView", "yes"),
        ("getVersion", 7),
        ("makeCall", "not void"),
        ("checkEvent", contract.Map()),
    ],
)
def test_a_value_of_the_wrong_type_is_never_written(operation: str, value: object) -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        answer_writer(OPERATIONS[operation])(value)
