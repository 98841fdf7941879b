"""Refer-To, Replaces and how a transfer goes: read strictly, written so that they are read as meant."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cordboard.sip import Headers, ReferTarget, Replaces, parse_uri
from cordboard.sip.grammar import GrammarError
from cordboard.sip.transfer import parse_replaces, reason_of, refer_target, referred_by, sipfrag, status_in

CALL_IDS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters=";"), min_size=1)
TAGS = st.text("abcXYZ019-.!%*_+`'~", min_size=1)
REPLACES = st.builds(Replaces, CALL_IDS, TAGS, TAGS, st.booleans())
ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)))


def refer(*values: str) -> Headers:
    return Headers.of(("Refer-To", value) for value in values)


# -- Refer-To -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("<sip:+33140000001@127.0.0.1:5060>", "+33140000001"),
        ("sip:102@demo", "102"),
        ('"Bob" <sip:bob@demo;method=INVITE>;x=y', "bob"),
        ("<sips:102;phone-context=x@demo>", "102"),
        ("<sip:%31%30%32@demo>", "102"),
        ("<tel:+33-1-40.00(00)01;phone-context=fr>", "+33140000001"),
        ("<sip:102@demo?Subject=hello>", "102"),
    ],
)
def test_a_target_is_read(value, number):
    target = refer_target(refer(value))
    assert (target.number, target.replaces, target.uri.headers) == (number, None, "")


def test_a_target_names_the_call_it_is_in():
    # RFC 5589 section 7.3
    value = (
        "<sips:482n4z24kdg@chicago.example.com;gr=8594958?Replaces=090459243588173445%3B"
        "to-tag%3D7553452%3Bfrom-tag%3D31431&Require=replaces>"
    )
    target = refer_target(refer(value))
    assert target.replaces == Replaces("090459243588173445", "7553452", "31431")
    assert str(target.uri) == "sips:482n4z24kdg@chicago.example.com;gr=8594958"


@pytest.mark.parametrize(
    "values",
    [
        (),
        ("<sip:a@demo>", "<sip:b@demo>"),
        ("<sip:a@demo>, <sip:b@demo>",),
        ("",),
        ("<>",),
        ("sip:a@demo?Replaces=x",),
        ("<sip:demo>",),
        ("<sip:a%0d%0ab@demo>",),
        ("<sip:a%00@demo>",),
        (f"<sip:{'1' * 257}@demo>",),
        ("<sip:a@demo;method=BYE>",),
        ("<sip:a@demo?Replaces>",),
        ("<sip:a@demo?Replaces=>",),
        ("<sip:a@demo?=x>",),
        ("<sip:a@demo?Replaces=x%3Bto-tag%3D1>",),
        ("<sip:a@demo?Replaces=x%3Bto-tag%3D1%3Bfrom-tag%3D2&REPLACES=y%3Bto-tag%3D1%3Bfrom-tag%3D2>",),
        ("<tel:>",),
        ("<tel:+33x>",),
        ("<tel:+33?Replaces=x%3Bto-tag%3D1%3Bfrom-tag%3D2>",),
    ],
)
def test_what_is_no_single_target_is_refused(values):
    with pytest.raises(GrammarError):
        refer_target(refer(*values))


@given(replaces=REPLACES)
def test_a_target_is_read_as_it_was_written(replaces):
    target = ReferTarget(parse_uri("sip:102@127.0.0.1:5060;transport=udp"), replaces)
    assert refer_target(refer(str(target))) == target


@given(text=ANY_TEXT)
@example("<sip:%ff@demo>")
def test_any_text_is_a_target_or_refused(text):
    try:
        target = refer_target(refer(text))
    except GrammarError:
        return
    assert target.number.isprintable()
    assert target.number


# -- Replaces -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "replaces"),
    [
        ("a@b;to-tag=1;from-tag=2", Replaces("a@b", "1", "2")),
        ("a ;from-tag=2 ; to-tag=1", Replaces("a", "1", "2")),
        ("a;TO-TAG=1;from-tag=2;early-only;x=y", Replaces("a", "1", "2", early_only=True)),
    ],
)
def test_a_replaced_call_is_read(value, replaces):
    assert parse_replaces(value) == replaces
    assert replaces.dialog == (replaces.call_id, "1", "2")


@pytest.mark.parametrize(
    "value",
    [
        "",
        "a",
        ";to-tag=1;from-tag=2",
        "a;to-tag=1",
        "a;from-tag=2",
        "a;to-tag=;from-tag=2",
        "a;to-tag;from-tag=2",
        'a;to-tag="1";from-tag=2',
        "a;to-tag=1;to-tag=1;from-tag=2",
        "a b;to-tag=1;from-tag=2",
        "a;to-tag=1;from-tag=2;early-only=yes",
        "a;to-tag=1;from-tag=2,b;to-tag=1;from-tag=2",
    ],
)
def test_what_names_no_call_is_refused(value):
    with pytest.raises(GrammarError):
        parse_replaces(value)


@given(replaces=REPLACES)
def test_a_replaced_call_is_read_as_it_was_written(replaces):
    assert parse_replaces(str(replaces)) == replaces


@given(text=ANY_TEXT)
def test_any_text_names_a_call_or_is_refused(text):
    try:
        found = parse_replaces(text)
    except GrammarError:
        return
    assert found.call_id
    assert found.to_tag
    assert found.from_tag


# -- who, and how it goes -------------------------------------------------------------------------------


def test_who_asks_is_read():
    said = Headers.of([("b", '"Alice" <sip:101@demo>;cid="x@y"')])
    assert referred_by(said).uri.number == "101"
    assert referred_by(Headers()) is None


@pytest.mark.parametrize("values", [("",), ("<",), ("<sip:a@demo>", "<sip:a@demo>")])
def test_who_asks_is_said_once_and_well(values):
    with pytest.raises(GrammarError):
        referred_by(Headers.of(("Referred-By", value) for value in values))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"SIP/2.0 100 Trying\r\n", 100),
        (b"SIP/2.0 200 OK", 200),
        (b"SIP/2.0 486 \r\nTo: <sip:a@b>\r\n\r\nwhatever", 486),
        (b"SIP/2.0 603 D\xc3\xa9cline\n", 603),
    ],
)
def test_progress_is_read(body, status):
    assert status_in(body) == status


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"200 OK",
        b"SIP/2.0 200",
        b"SIP/2.0 20 OK",
        b"SIP/2.0 700 X",
        b"SIP/3.0 200 OK",
        b" SIP/2.0 200 OK",
    ],
)
def test_what_tells_no_progress_is_refused(body):
    with pytest.raises(GrammarError):
        status_in(body)


@given(status=st.integers(100, 699))
def test_progress_is_read_as_it_was_written(status):
    assert status_in(sipfrag(status)) == status
    assert reason_of(status)


@given(body=st.binary(max_size=200))
def test_any_body_tells_a_status_or_is_refused(body):
    try:
        status = status_in(body)
    except GrammarError:
        return
    assert 100 <= status <= 699
