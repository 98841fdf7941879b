"""Bytes from anywhere: whatever comes, the answer is a well-formed refusal or a call with whole values."""

import asyncio

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from often import often

from cordboard import contract
from cordboard.contract import OPERATIONS
from cordboard.soap.encode import request_writer

REQUEST = request_writer(OPERATIONS["updateCallback"])(
    contract.UpdateCallback(info=contract.CallbackInfo(number="1", id=7, dueDate=3, flags=2, comments="é<&>"))
)
TRICKS = [
    b"<!DOCTYPE a>",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"&amp;",
    b"&#0;",
    b"&#xD800;",
    b"&lol;",
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"<?xml version='1.1'?>",
    b' xmlns=""',
    b' xsi:nil="true"',
    b"<flags>9</flags>",
    b"<",
    b">",
    b"</",
]
CONTENT_TYPES = st.sampled_from(["text/xml", "text/xml; charset=utf-16", "text/xml; charset=iso-8859-1"])
pieces = st.lists(
    st.tuples(st.integers(0, len(REQUEST)), st.sampled_from(TRICKS) | st.binary(max_size=4)), max_size=4
)
quick = settings(
    max_examples=often(240), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def spoiled(changes: list[tuple[int, bytes]]) -> bytes:
    message = REQUEST
    for at, piece in changes:
        message = message[:at] + piece + message[at:]
    return message


def tidy(answer, seats) -> None:
    """Refused by a typed fault, or called with a request that can be written again."""
    root = etree.fromstring(answer.body)
    codes = {one.text for one in root.iter("code")}
    assert (answer.status, bool(codes)) in {(200, False), (500, True)}
    assert "INTERNAL" not in codes
    for _, request in seats.asked:
        request_writer(OPERATIONS[contract.wire_name(type(request))])(request)


@quick
@given(body=st.binary(max_size=300), content_type=CONTENT_TYPES)
def test_any_bytes(caller, seats, body: bytes, content_type: str) -> None:
    tidy(asyncio.run(caller.ask(body=body, content_type=content_type)), seats)


@quick
@given(changes=pieces, content_type=CONTENT_TYPES)
def test_a_good_request_with_something_thrown_in(caller, seats, changes, content_type: str) -> None:
    tidy(asyncio.run(caller.ask(body=spoiled(changes), content_type=content_type)), seats)


@quick
@given(at=st.integers(0, len(REQUEST)), length=st.integers(1, 40))
def test_a_good_request_with_something_cut_out(caller, seats, at: int, length: int) -> None:
    tidy(asyncio.run(caller.ask(body=REQUEST[:at] + REQUEST[at + length :])), seats)


HEADER = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=30)


@quick
@given(
    path=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30),
    content_type=HEADER,
    origin=HEADER,
    authorization=HEADER,
)
def test_any_address_and_headers(
    caller, seats, path: str, content_type: str, origin: str, authorization: str
) -> None:
    caller.client = ("192.0.2.1", 1)
    named = {"content_type": content_type, "origin": origin, "authorization": authorization}
    answer = asyncio.run(caller.ask(path=f"/seat/{path}/agent/v2", body=REQUEST, **named))
    assert answer.status in {400, 401, 403, 404, 415}
    assert seats.asked == []
