"""SIP addresses of phones: one form for each, and only what the center file writes is allowed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.vcc.center import is_allowed, read_address, read_pattern


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("sip:201@192.0.2.7", "sip:201@192.0.2.7:5060"),
        ("SIP:201@PBX.Example.com:5080", "sip:201@pbx.example.com:5080"),
        ("sip:a.b_c-d+e@[2001:DB8::1]:5070", "sip:a.b_c-d+e@[2001:db8::1]:5070"),
        ("sip:Ada@pbx", "sip:Ada@pbx:5060"),
    ],
)
def test_an_address_is_always_written_in_the_same_way(text: str, canonical: str) -> None:
    assert str(read_address(text)) == canonical
    assert read_address(canonical) == read_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1001",
        "+12025550150",
        "sip:pbx.example.com",
        "sips:201@pbx",
        "sip:201@pbx:0",
        "sip:201@pbx:65536",
        "sip:201@pbx:٣",
        "sip:201:secret@pbx",
        "sip:201@pbx;transport=tcp",
        "sip:201@pbx?Replaces=1",
        "sip:201%40evil@pbx",
        "sip:201@evil@pbx",
        "sip:201@-pbx",
        "sip:201@pbx\r\nVia: x",
        "sip:201@pbx\n",
        "sip:2*@pbx",
        " sip:201@pbx",
        "sip:" + "2" * 65 + "@pbx",
    ],
)
def test_what_is_more_or_less_than_an_address_is_none(text: str) -> None:
    assert read_address(text) is None


@pytest.mark.parametrize(
    ("pattern", "address", "allowed"),
    [
        ("sip:201@pbx.example.com", "sip:201@pbx.example.com:5060", True),
        ("sip:201@pbx.example.com", "sip:202@pbx.example.com", False),
        ("sip:2??@PBX.example.com", "sip:201@pbx.EXAMPLE.com", True),
        ("sip:2??@pbx.example.com", "sip:2011@pbx.example.com", False),
        ("sip:*@pbx.example.com", "sip:anna.b-1_x@pbx.example.com", True),
        ("sip:*@pbx.example.com", "sip:+19005550100@pbx.example.com", False),
        ("sip:+1415555*@pbx.example.com", "sip:+14155550100@pbx.example.com", True),
        ("sip:a*b*c@pbx.example.com", "sip:a1b2c@pbx.example.com", True),
        ("sip:a.c@pbx.example.com", "sip:abc@pbx.example.com", False),
        ("sip:*@pbx.example.com", "sip:201@evil.pbx.example.com", False),
        ("sip:*@pbx.example.com", "sip:201@pbx.example.com.evil", False),
        ("sip:*@pbx.example.com", "sip:201@pbxxexample.com", False),
        ("sip:*@pbx.example.com", "sip:201@pbx.example.com:5061", False),
        ("sip:*@pbx.example.com:5080", "sip:201@pbx.example.com:5080", True),
        ("sip:*@pbx.example.com", "sip:201@127.0.0.1", False),
        ("sip:*@127.0.0.1", "sip:201@127.0.0.1", True),
        ("sip:*@127.0.0.1", "sip:201@localhost", False),
        ("sip:*@127.0.0.1", "sip:201@127.1", False),
    ],
)
def test_what_a_pattern_allows(pattern: str, address: str, allowed: bool) -> None:
    found = read_pattern(pattern)
    assert found is not None
    assert is_allowed(address, [found]) is allowed


@pytest.mark.parametrize(
    "text", ["sip:*@*", "sip:*@*.example.com", "sip:*@192.0.2.?", "sip:*", "*", "sip:@pbx", "sip:*@pbx:*"]
)
def test_a_host_is_always_written_out(text: str) -> None:
    assert read_pattern(text) is None


def test_without_patterns_nothing_is_allowed() -> None:
    assert not is_allowed("sip:201@127.0.0.1", [])


@given(st.text(alphabet="sip:@.?*+a1[]%;\r\n\0-_", max_size=40))
def test_whatever_is_typed_reaches_no_other_host(text: str) -> None:
    pattern = read_pattern("sip:*@pbx.example.com")
    assert pattern is not None
    assert not is_allowed(text, [pattern])
