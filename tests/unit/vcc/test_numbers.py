"""Numbers as people type them and trunks send them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.vcc import numbers
from cordboard.vcc.errors import Reason, Refusal


@pytest.mark.parametrize(
    ("typed", "country", "e164"),
    [
        ("(202) 555-0177", "US", "+12025550177"),
        ("1-202-555-0177", "US", "+12025550177"),
        ("+49 30 901820", "US", "+4930901820"),
        ("030 901820", "DE", "+4930901820"),
        ("0049 30 901820", "DE", "+4930901820"),
        ("+44 20 7946 0018", "FR", "+442079460018"),
    ],
)
def test_a_number_is_read_as_its_country_writes_it(typed, country, e164):
    assert numbers.read(typed, country) == e164
    assert numbers.dialable(typed, country) == e164


@pytest.mark.parametrize("typed", ["", " ", "anonymous", "+", "+999", "1" * 40, "sip:anna@demo", "12345678"])
def test_what_is_no_number_is_none(typed):
    assert numbers.read(typed, "US") is None
    with pytest.raises(Refusal) as caught:
        numbers.dialable(typed, "US")
    assert caught.value.reason is Reason.INVALID_NUMBER


def test_what_is_too_long_is_not_even_kept():
    before = numbers._read.cache_info().currsize
    assert numbers.read("+12025550177" + " " * 60, "US") is None
    assert numbers._read.cache_info().currsize == before


@pytest.mark.parametrize("typed", ["1", "1002", " 1002 ", "*97", "#1", "123456"])
def test_short_strings_lead_inside(typed):
    assert numbers.is_internal(typed)
    with pytest.raises(Refusal) as caught:
        numbers.dialable(typed, "US")
    assert caught.value.reason is Reason.TARGET_NOT_ALIVE


@given(typed=st.text(max_size=60))
def test_any_text_is_a_number_or_none(typed):
    number = numbers.read(typed, "US")
    assert number is None or numbers.read(number, "DE") == number


@pytest.mark.parametrize(("typed", "country"), [("911", "US"), (" 112 ", "DE"), ("999", "GB")])
def test_help_can_always_be_called(typed, country):
    assert numbers.dialable(typed, country) == typed.strip()


def test_an_extension_is_no_emergency():
    assert not numbers.is_emergency("1001", "US")
