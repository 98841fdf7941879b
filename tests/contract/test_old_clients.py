"""Requests as browser clients of 2014 send them, replayed byte for byte over a real connection."""

from pathlib import Path

import pytest
from lxml import etree

from cordboard import contract
from cordboard.contract import CallbackInfo, Map, MapValue, Request

VECTORS = Path(__file__).parents[1] / "vectors" / "soap"
ANSWERS = Map(attributes=(MapValue(key="11", value="yes"), MapValue(key="12", value="no")))
ENVELOPE = (
    '<?xml version="1.0" encoding="UTF-8"?><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ns4="urn:core_v2.agent.api.five9.com">'
    "<S:Body>{}</S:Body></S:Envelope>"
)

REPLAYED: list[tuple[str, Request, object, str]] = [
    (
        "make_call_absent_callback",
        contract.MakeCall(number="9255550100", campaignId=1137597, checkDnc=True),
        None,
        "<ns4:makeCallResponse/>",
    ),
    (
        "make_call_nan",
        contract.MakeCall(number="9255550100", checkDnc=False),
        None,
        "<ns4:makeCallResponse/>",
    ),
    (
        "check_event",
        contract.CheckEvent(listenerId="L-1", timeout=5000),
        contract.CallEnded(timestamp="2026-01-02T03:04:05.678Z", callSessionId="AB", party=1),
        (
            '<ns4:checkEventResponse><return xsi:type="ns4:callEnded"><timestamp>2026-01-02T03:04:05.678Z'
            "</timestamp><callSessionId>AB</callSessionId><party>1</party></return></ns4:checkEventResponse>"
        ),
    ),
    (
        "add_listener",
        contract.AddListener(name="Five9CTI-1412345678901"),
        "L-1",
        "<ns4:addListenerResponse><return>L-1</return></ns4:addListenerResponse>",
    ),
    ("set_active_skills_none", contract.SetActiveSkills(), None, "<ns4:setActiveSkillsResponse/>"),
    (
        "update_callback_flags_object",
        contract.UpdateCallback(
            info=CallbackInfo(
                agent=300000000000046,
                campaignId=1137597,
                comments="call & ask",
                dueDate=1412345678901,
                flags=5,
                id=300000000000777,
                number="9255550100",
            )
        ),
        None,
        "<ns4:updateCallbackResponse/>",
    ),
    (
        "worksheet_answers_map",
        contract.SaveWorksheetAnswers(values=ANSWERS),
        None,
        "<ns4:saveWorksheetAnswersResponse/>",
    ),
    (
        "worksheet_answers_pairs",
        contract.SaveWorksheetAnswers(values=ANSWERS),
        None,
        "<ns4:saveWorksheetAnswersResponse/>",
    ),
    (
        "leave_conference_3_disposition",
        contract.LeaveConference3(dispositionCallId=1130800),
        None,
        "<ns4:leaveConference3Response/>",
    ),
    (
        "skip_preview",
        contract.SetSkipPreviewCall(dispositionId=1130800),
        None,
        "<ns4:setSkipPreviewCallResponse/>",
    ),
    (
        "retrieve_misspelt",
        contract.RetreiveCall(callSessionId="0123456789ABCDEF0123456789ABCDEF"),
        None,
        "<ns4:retreiveCallResponse/>",
    ),
    (
        "get_status_utf16",
        contract.GetStatus(),
        contract.AgentBridgeStatus(callConnected=False, loggedIn=True, ready=False),
        (
            "<ns4:getStatusResponse><return><callConnected>false</callConnected><loggedIn>true</loggedIn>"
            "<ready>false</ready></return></ns4:getStatusResponse>"
        ),
    ),
    ("logout_reason_zero", contract.Logout(reasonId=0), None, "<ns4:logoutResponse/>"),
    (
        "get_skills",
        contract.GetAvailableSkills(),
        (contract.SkillInfo(name="Français", skillId=300000000000009),),
        (
            "<ns4:getAvailableSkillsResponse><return><name>Français</name><skillId>300000000000009</skillId>"
            "</return></ns4:getAvailableSkillsResponse>"
        ),
    ),
]


@pytest.mark.parametrize(("name", "request_", "value", "body"), REPLAYED, ids=[one[0] for one in REPLAYED])
def test_replayed(served, name: str, request_: Request, value: object, body: str) -> None:
    served.seat.answers[type(request_)] = value
    status, headers, answer = served.exchange((VECTORS / f"{name}.request").read_bytes())
    assert served.seat.asked == [request_]
    assert (status, answer.decode()) == (200, ENVELOPE.format(body))
    assert headers["content-type"] == "text/xml; charset=utf-8"
    assert headers["access-control-allow-origin"] == "https://crm.example"
    assert headers["vary"] == "Origin"


def test_every_vector_is_replayed() -> None:
    replayed = {name for name, *_ in REPLAYED} | {"preflight", "preflight_stranger"}
    assert {path.stem for path in VECTORS.glob("*.request")} == replayed


def test_preflight_of_an_approved_page(served) -> None:
    status, headers, body = served.exchange((VECTORS / "preflight.request").read_bytes())
    assert (status, body) == (200, b"")
    assert headers["access-control-allow-origin"] == "https://crm.example"
    assert headers["access-control-allow-headers"].lower().startswith("soapaction, content-type")


def test_preflight_of_a_stranger(served) -> None:
    status, headers, _ = served.exchange((VECTORS / "preflight_stranger.request").read_bytes())
    assert status == 403
    assert not [name for name in headers if name.startswith("access-control")]


def test_the_client_that_cuts_four_characters_off_the_type(served) -> None:
    """It looks for the literal attribute `xsi:type` and drops exactly four characters of its value."""
    served.seat.answers[contract.CheckEvent] = contract.Timeout(timestamp="t", operation="checkEvent")
    _, _, answer = served.exchange((VECTORS / "check_event.request").read_bytes())
    value = answer.decode().split('xsi:type="')[1].split('"')[0]
    assert value[4:] == "timeout"


def test_a_lost_listener_gets_http_500_with_a_text(served) -> None:
    status, _, answer = served.exchange((VECTORS / "check_event.request").read_bytes())
    assert status == 500
    assert etree.fromstring(answer).findtext(".//faultstring").startswith("This seat has no such listener.")
