"""A key press by INFO is read strictly: whatever is not one key is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.telephony.embedded.keys import KeyPress, dtmf_of

RELAY = "application/dtmf-relay"


@pytest.mark.parametrize(
    ("kind", "body", "digit", "duration"),
    [
        (RELAY, b"Signal=5\r\nDuration=160\r\n", "5", 160),
        (RELAY, b"Signal= *\nDuration= 250\n", "*", 250),
        (RELAY, b"signal=11", "#", 100),
        (RELAY, b"Signal=10\r\n", "*", 100),
        ("Application/DTMF-Relay; charset=utf-8", b"Signal=a", "A", 100),
        ("application/dtmf", b" 7\r\n", "7", 100),
        ("application/dtmf", b"d", "D", 100),
    ],
)
def test_a_key(kind: str, body: bytes, digit: str, duration: int) -> None:
    assert dtmf_of(kind, body) == KeyPress(digit, duration)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (RELAY, b""),
        (RELAY, b"Signal=\r\n"),
        (RELAY, b"Signal=12\r\n"),
        (RELAY, b"Signal=55"),
        (RELAY, b"Duration=160"),
        (RELAY, b"Signal=5\r\n" + b"x" * 300),
        ("application/dtmf", b"55"),
        ("application/dtmf", b"E"),
        ("text/plain", b"5"),
    ],
)
def test_no_key(kind: str, body: bytes) -> None:
    assert dtmf_of(kind, body) is None


@given(body=st.binary(max_size=300), kind=st.sampled_from([RELAY, "application/dtmf"]))
def test_anything_may_come(kind: str, body: bytes) -> None:
    found = dtmf_of(kind, body)
    assert found is None or found.digit in set("0123456789ABCD*#")
