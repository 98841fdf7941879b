"""Requests from elements: strict in values, tolerant in form."""

import time

import pytest
from lxml import etree

from cordboard import contract
from cordboard.contract import NAMESPACE, OPERATIONS, Map, MapValue, Request
from cordboard.soap.decode import BadValue, decode_answer, decode_request


def read(operation: str, inside: str) -> Request:
    element = etree.fromstring(
        f'<m:{operation} xmlns:m="{NAMESPACE}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{inside}</m:{operation}>"
    )
    return decode_request(OPERATIONS[operation], element)


def test_order_does_not_matter_and_unknown_elements_are_ignored() -> None:
    request = read(
        "makeCall",
        '<new>1</new><checkDnc>true</checkDnc><o:number xmlns:o="other">9</o:number><number>5</number>',
    )
    assert request == contract.MakeCall(number="5", checkDnc=True)


def test_children_in_the_contracts_namespace_are_read_too() -> None:
    assert read("makeCall", "<m:number>5</m:number>") == contract.MakeCall(number="5")


@pytest.mark.parametrize(
    "absent",
    [
        "",
        "<campaignId/>",
        "<campaignId></campaignId>",
        "<campaignId> \n </campaignId>",
        "<campaignId>NaN</campaignId>",
        '<campaignId xsi:nil="true"/>',
        '<campaignId xsi:nil="1"/>',
    ],
)
def test_absent_in_every_form(absent: str) -> None:
    assert read("makeCall", absent) == contract.MakeCall()


def test_empty_text_stays_empty_and_nil_text_is_absent() -> None:
    assert read("makeCall", "<number/>") == contract.MakeCall(number="")
    assert read("makeCall", '<number xsi:nil="true"/>') == contract.MakeCall()


def test_an_empty_boolean_or_record_is_absent() -> None:
    assert read("makeCall", "<checkDnc/>") == contract.MakeCall()
    assert read("updateCallback", "<info> </info>") == contract.UpdateCallback()


def test_white_space_stays_in_text_and_goes_elsewhere() -> None:
    request = read("makeCall", "<number> 5\n</number><campaignId> 7\t</campaignId><checkDnc> 1 </checkDnc>")
    assert request == contract.MakeCall(number=" 5\n", campaignId=7, checkDnc=True)


@pytest.mark.parametrize(
    "text", ["1_000", "٣", "१२", "1.0", "1e3", "0x10", "--1", "+", "1 2", "null", "INF", "1" * 41, "\u00a05"]
)
def test_what_is_no_whole_number(text: str) -> None:
    with pytest.raises(BadValue, match=r"^makeCall\.campaignId: .*is no id"):
        read("makeCall", f"<campaignId>{text}</campaignId>")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+5", 5),
        ("-0", 0),
        ("007", 7),
        ("9223372036854775807", 2**63 - 1),
        ("-9223372036854775808", -(2**63)),
    ],
)
def test_whole_numbers(text: str, value: int) -> None:
    assert read("makeCall", f"<campaignId>{text}</campaignId>") == contract.MakeCall(campaignId=value)


@pytest.mark.parametrize(
    ("operation", "element", "text"),
    [
        ("makeCall", "campaignId", "9223372036854775808"),
        ("setSoftphoneSpeakerVolume", "volume", "2147483648"),
        ("setSoftphoneSpeakerVolume", "volume", "-2147483649"),
    ],
)
def test_out_of_range(operation: str, element: str, text: str) -> None:
    with pytest.raises(BadValue, match=rf"^{operation}\.{element}: .*out of range"):
        read(operation, f"<{element}>{text}</{element}>")


@pytest.mark.parametrize("text", ["TRUE", "True", "yes", "2", "NaN", "t"])
def test_what_is_no_boolean(text: str) -> None:
    with pytest.raises(BadValue, match=r"^makeCall\.checkDnc: .*no boolean"):
        read("makeCall", f"<checkDnc>{text}</checkDnc>")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1E-2", 0.01),
        ("INF", float("inf")),
        ("NaN", None),
        ("", None),
    ],
)
def test_real_numbers(text: str, value: float | None) -> None:
    assert read("setAudioPlayerVolume", f"<volume>{text}</volume>") == contract.SetAudioPlayerVolume(
        volume=value
    )


@pytest.mark.parametrize("text", ["1_0.5", "٣.٣", "inf", "nan", "Infinity", "1,5", "0x1p3", "."])
def test_what_is_no_real_number(text: str) -> None:
    with pytest.raises(BadValue, match="no decimal number"):
        read("setAudioPlayerVolume", f"<volume>{text}</volume>")


def test_a_value_given_twice_is_ambiguous() -> None:
    with pytest.raises(BadValue, match=r"^makeCall\.number: is given twice"):
        read("makeCall", "<number>1</number><m:number>2</m:number>")


def test_an_absent_value_beside_a_present_one_is_no_repetition() -> None:
    assert read("makeCall", "<campaignId/><campaignId>2</campaignId>") == contract.MakeCall(campaignId=2)


def test_elements_inside_a_plain_value_are_refused() -> None:
    with pytest.raises(BadValue, match=r"^makeCall\.number: holds elements"):
        read("makeCall", "<number><b>1</b></number>")


def test_text_where_elements_belong_is_refused() -> None:
    with pytest.raises(BadValue, match=r"^updateCallback\.info: holds text"):
        read("updateCallback", "<info>5</info>")


def test_the_path_leads_to_the_inner_element() -> None:
    with pytest.raises(BadValue, match=r"^updateCallback\.info\.dueDate: 'soon' is no long"):
        read("updateCallback", "<info><dueDate>soon</dueDate></info>")


def test_a_long_wrong_value_is_shown_in_part() -> None:
    with pytest.raises(BadValue) as problem:
        read("makeCall", f"<campaignId>{'x' * 5000}</campaignId>")
    assert len(str(problem.value)) < 120


@pytest.mark.parametrize(
    ("inside", "skills"),
    [
        ("", ()),
        ("<skills/>", ()),
        ("<skills>1</skills><skills>2</skills>", (1, 2)),
        ("<skills/><skills>3</skills>", (3,)),
    ],
)
def test_lists(inside: str, skills: tuple[int, ...]) -> None:
    assert read("setActiveSkills", inside) == contract.SetActiveSkills(skills=skills)


def test_both_spellings_of_leave_conference_3() -> None:
    expected = contract.LeaveConference3(dispositionCallId=5)
    assert read("leaveConference3", "<dispositionCallId>5</dispositionCallId>") == expected
    assert read("leaveConference3", "<dispositionId>5</dispositionId>") == expected
    assert read("leaveConference3", "<m:dispositionId>5</m:dispositionId>") == expected


def test_flags_as_an_object_of_an_old_client() -> None:
    expected = contract.UpdateCallback(info=contract.CallbackInfo(id=1, flags=5))
    assert read("updateCallback", "<info><id>1</id><flags>5</flags></info>") == expected
    assert read("updateCallback", "<info><id>1</id><flags><flags>5</flags></flags></info>") == expected


def test_flags_without_a_number_inside_are_refused() -> None:
    with pytest.raises(BadValue, match=r"info\.flags: holds elements"):
        read("updateCallback", "<info><flags><bits>5</bits></flags></info>")


@pytest.mark.parametrize(
    "inside",
    [
        (
            "<values><attributes><key>1</key><value>a</value></attributes>"
            "<attributes><value>b</value><key>2</key></attributes></values>"
        ),
        "<values><key>1</key><value>a</value></values><values><key>2</key><value>b</value></values>",
        "<values><key>1</key><value>a</value><key>2</key><value>b</value></values>",
        "<values><entry><key>1</key><value>a</value></entry><entry><key>2</key><value>b</value></entry></values>",
    ],
)
def test_worksheet_answers_as_map_and_as_repeated_pairs(inside: str) -> None:
    pairs = (MapValue(key="1", value="a"), MapValue(key="2", value="b"))
    assert read("saveWorksheetAnswers", inside) == contract.SaveWorksheetAnswers(values=Map(attributes=pairs))


@pytest.mark.parametrize("kind", ["map", "m:map", "xx:callStarted", "m:nothing", ""])
def test_an_event_must_name_an_event_of_the_contract(kind: str) -> None:
    element = etree.fromstring(
        f'<r xmlns:m="{NAMESPACE}"><return xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:type="{kind}"><timestamp>t</timestamp></return></r>'
    )
    with pytest.raises(BadValue, match="no event"):
        decode_answer(OPERATIONS["checkEvent"], element)


def test_an_event_without_timestamp_is_refused() -> None:
    element = etree.fromstring(
        f'<r xmlns:m="{NAMESPACE}"><return xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:type="m:bridgeConnected"/></r>'
    )
    with pytest.raises(BadValue, match="timestamp: is missing"):
        decode_answer(OPERATIONS["checkEvent"], element)


def test_a_body_full_of_list_items_takes_time_in_proportion() -> None:
    started = time.process_time()
    request = read("setActiveSkills", "<skills>1</skills>" * 14_000)
    assert isinstance(request, contract.SetActiveSkills)
    assert len(request.skills) == 14_000
    assert time.process_time() - started < 2
