"""URIs, headers and messages: what is written is read again as the same, and odd spellings are understood."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.sip import (
    GrammarError,
    Headers,
    NameAddr,
    Request,
    Response,
    Uri,
    parse_message,
    parse_name_addr,
    parse_uri,
)
from cordboard.sip.grammar import param, parse_params, quote, split_list, unquote, with_param
from cordboard.sip.headers import CSeq, Via, parse_cseq, parse_seconds, parse_via
from cordboard.sip.message import response_to

tokens = st.from_regex(r"[A-Za-z0-9\-.!%*_+`'~]{1,8}", fullmatch=True)
hosts = st.sampled_from(["example.com", "192.0.2.1", "[2001:db8::1]", "a", "x-1.y_2.z"])
ports = st.none() | st.integers(0, 65535)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12)
words = st.from_regex(r"[a-z0-9\-]{1,8}", fullmatch=True)


def params(names, values):
    pairs = st.lists(st.tuples(names, values), max_size=3, unique_by=lambda pair: pair[0])
    return pairs.map(tuple)


uris = st.builds(
    Uri,
    scheme=st.sampled_from(["sip", "sips"]),
    user=st.none() | st.from_regex(r"(?:[A-Za-z0-9\-_.!~*'()&=+$,;?/]|%[0-9A-F]{2}){1,8}", fullmatch=True),
    host=hosts,
    port=ports,
    params=params(
        words, st.none() | st.from_regex(r"[A-Za-z0-9\-.:/%41]{1,6}".replace("%41", ""), fullmatch=True)
    ),
    headers=st.sampled_from(["", "subject=x&a=b"]),
)
header_params = params(words, st.none() | tokens | texts.map(quote))
name_addrs = st.builds(NameAddr, uris, texts, header_params)
vias = st.builds(Via, words.map(str.upper), hosts, ports, header_params)


@given(uris)
def test_uris_survive_writing(uri):
    assert parse_uri(str(uri)) == uri
    assert uri.same_address(uri)


@given(name_addrs)
def test_names_and_addresses_survive_writing(name_addr):
    assert parse_name_addr(str(name_addr)) == name_addr


@given(vias)
def test_vias_survive_writing(via):
    assert parse_via(str(via)) == via


@given(texts)
def test_quoting_is_undone(text):
    assert unquote(quote(text)) == text


@given(st.lists(name_addrs.map(str), min_size=1, max_size=4))
def test_lists_split_where_they_were_joined(values):
    assert split_list(", ".join(values)) == tuple(values)


bodies = st.binary(max_size=40)
extra = st.lists(
    st.tuples(st.sampled_from(["Subject", "X-Odd", "Allow"]), texts.map(lambda text: text.strip(" \t"))),
    max_size=3,
)


def base_fields(via, from_, to, cseq):
    return (
        ("Via", str(via)),
        ("From", str(from_)),
        ("To", str(to)),
        ("Call-ID", "a@b"),
        ("CSeq", str(cseq)),
        ("Max-Forwards", "70"),
    )


@given(vias, name_addrs, name_addrs, st.integers(0, 2**31 - 1), tokens, uris, bodies, extra)
def test_requests_survive_writing(via, from_, to, number, method, uri, body, more):
    fields = base_fields(via, from_, to, CSeq(number, method))
    target = replace(uri, headers="")
    request = Request(Headers.of([*fields, *more]), body, method, target)
    again = parse_message(request.encode())
    assert again == request
    assert (again.from_, again.to, again.via) == (from_, to, via)


@given(vias, name_addrs, name_addrs, st.integers(100, 699), texts, bodies)
def test_responses_survive_writing(via, from_, to, status, reason, body):
    fields = base_fields(via, from_, to, CSeq(1, "INVITE"))
    response = Response(Headers.of(fields), body, status, reason)
    assert parse_message(response.encode()) == response


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.com",
        "sip:",
        "sip:@example.com",
        "sip:a@",
        "sip:a b@example.com",
        "sip:a@b@c",
        "sip:a@example.com:port",
        "sip:a@example.com:70000",
        "sip:a@example.com;x;x",
        "sip:a@example.com;=x",
        "sip:a@example.com?",
        "sip:a%4@example.com",
        "sip:[1::2@x",
        "tel:<1>",
        "tel:",
    ],
)
def test_malformed_uris_are_refused(text):
    with pytest.raises(GrammarError):
        parse_uri(text)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("sip:a@example.com", "sip:a@EXAMPLE.com", True),
        ("sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtlanTa.CoM;Transport=tcp", True),
        ("sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5", True),
        ("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;security=off", False),
        ("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060", False),
        ("sip:bob@biloxi.com", "sip:bob@biloxi.com;transport=udp", False),
        ("sip:bob@biloxi.com", "sip:BOB@biloxi.com", False),
        ("sip:bob@biloxi.com", "sips:bob@biloxi.com", False),
        ("tel:+15550100", "tel:+15550100", True),
        ("tel:+15550100", "sip:+15550100@x", False),
    ],
)
def test_addresses_compare_as_rfc_3261_section_19_1_4_says(left, right, same):
    assert parse_uri(left).same_address(parse_uri(right)) is same


def test_what_a_uri_says():
    assert parse_uri("sip:+1555%30100;ext=3@x;transport=udp").number == "+15550100"
    assert parse_uri("tel:+15550100;phone-context=x").number == "+15550100"
    assert parse_uri("sip:a@B.example:5061;lr").address_of_record == "sip:a@b.example"
    assert parse_uri("sip:a@b;lr").param("lr") == ""
    assert parse_uri("sip:a@b").param("lr") is None
    assert parse_uri("SIP:a:pw@b").password == "pw"


@pytest.mark.parametrize(
    ("text", "display", "uri", "tag"),
    [
        ("sip:a@b;tag=x", "", "sip:a@b", "x"),
        ("<sip:a@b;lr>;tag=x", "", "sip:a@b;lr", "x"),
        ("Mr. Bell <sip:a@b>", "Mr. Bell", "sip:a@b", ""),
        ('"A \\"B\\" <c>, d" <sip:a@b> ; tag = x', 'A "B" <c>, d', "sip:a@b", "x"),
        ("tel:+1;tag=x", "", "tel:+1", "x"),
    ],
)
def test_parties_are_read_in_every_spelling(text, display, uri, tag):
    party = parse_name_addr(text)
    assert (party.display, str(party.uri), party.tag) == (display, uri, tag)


@pytest.mark.parametrize(
    "text",
    ["", "<sip:a@b", "sip:a@b>", '"x <sip:a@b>', "a, b <sip:a@b>", "<sip:a@b>x", "sip:a@b?x=y", "<>", "*"],
)
def test_malformed_parties_are_refused(text):
    with pytest.raises(GrammarError):
        parse_name_addr(text)


@pytest.mark.parametrize("text", ["a,,b", ",a", '"a', "<a, b", "a,", '"a\\"'])
def test_malformed_lists_are_refused(text):
    with pytest.raises(GrammarError):
        split_list(text)


@pytest.mark.parametrize("text", [";", ";a=", ";a;a", "a", ";a=b c", ';a="b', ";a" * 3])
def test_malformed_parameters_are_refused(text):
    with pytest.raises(GrammarError):
        parse_params(text)


@pytest.mark.parametrize("text", ["1", "INVITE", "1INVITE", "-1 INVITE", "2147483648 INVITE", "1 INV ITE"])
def test_malformed_cseqs_are_refused(text):
    with pytest.raises(GrammarError):
        parse_cseq(text)


def test_seconds_have_a_ceiling_and_no_sign():
    assert [parse_seconds(text) for text in ("0", " 60 ", "9" * 30)] == [0, 60, 2**32 - 1]
    for text in ("", "-1", "1.5", "x", "٣"):
        with pytest.raises(GrammarError):
            parse_seconds(text)


def test_a_parameter_is_set_in_its_place():
    found = parse_params(";a=1;B;c=3")
    assert (param(found, "b"), param(found, "x")) == ("", None)
    assert with_param(found, "b", "2") == (("a", "1"), ("b", "2"), ("c", "3"))
    assert with_param(found, "d", None)[-1] == ("d", None)


def test_compact_names_and_any_case_are_one_header():
    headers = Headers.of(
        [("v", "1"), ("VIA", "2"), ("call-id", "3"), ("cSeQ", "4"), ("www-authenticate", "5")]
    )
    assert [name for name, _ in headers.fields] == ["Via", "Via", "Call-ID", "CSeq", "WWW-Authenticate"]
    assert headers.without("Via").plus(("t", "6")).first("To") == "6"


def test_a_response_copies_what_it_must():
    request = parse_message(
        b"INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP one;branch=z9hG4bK1, SIP/2.0/UDP two\r\n"
        b"f: <sip:c@d>;tag=1\r\n"
        b"To: A B <sip:a@b>\r\nCall-ID: x\r\nCSeq: 3 INVITE\r\nRecord-Route: <sip:p1;lr>, <sip:p2;lr>\r\n\r\n"
    )
    assert isinstance(request, Request)
    ringing = response_to(request, 180, "Ringing", to_tag="t")
    assert [via.host for via in ringing.vias] == ["one", "two"]
    assert [route.uri.host for route in ringing.record_routes] == ["p1", "p2"]
    assert (ringing.to.tag, ringing.to.display, ringing.from_.tag) == ("t", "A B", "1")
    assert (ringing.call_id, ringing.cseq) == ("x", CSeq(3, "INVITE"))
    assert response_to(request, 486, "Busy Here", to_tag="t").record_routes == ()
    assert response_to(request, 100, "Trying").to.tag == ""
