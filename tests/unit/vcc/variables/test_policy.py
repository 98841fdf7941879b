"""Which values each type of call variable takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.vcc.center import CallVariable, DataType, Restrictions
from cordboard.vcc.errors import Refusal
from cordboard.vcc.variables import Value, accepted, value_of, with_value


def variable(kind=DataType.STRING, default="", **restrictions):
    return CallVariable(
        id=1, group="G", name="v", type=kind, default=default, restrictions=Restrictions(**restrictions)
    )


def refused(kind, value, **restrictions):
    with pytest.raises(Refusal) as caught:
        accepted(variable(kind, **restrictions), value, "US")
    assert caught.value.reason == "BAD_VALUE"
    return caught.value.text


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("STRING", "  anything, \n even lines "),
        ("NUMBER", "-12.50"),
        ("CURRENCY", "1999.99"),
        ("PERCENT", "100"),
        ("DATE", "2024-02-29"),
        ("TIME", "23:59:59"),
        ("TIME", "23:59:59.999"),
        ("DATE_TIME", "2024-02-29 00:00:00.000"),
        ("TIME_PERIOD", "120:00:00"),
        ("BOOLEAN", "true"),
        ("EMAIL", "anna@example.org"),
        ("URL", "https://example.org/a?b=c"),
        ("PHONE", "(202) 555-0177"),
    ],
)
def test_every_type_takes_its_own_values_as_they_are(kind, value):
    assert accepted(variable(DataType[kind]), value, "US") == value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("NUMBER", "1e3"),
        ("NUMBER", "1,5"),
        ("NUMBER", "NaN"),
        ("NUMBER", "\u0661"),
        ("CURRENCY", "$5"),
        ("PERCENT", "5%"),
        ("DATE", "2023-02-29"),
        ("DATE", "29.2.2024"),
        ("TIME", "24:00:00"),
        ("TIME", "12:00"),
        ("DATE_TIME", "2024-02-29T00:00:00"),
        ("TIME_PERIOD", "1:60:00"),
        ("BOOLEAN", "yes"),
        ("EMAIL", "anna"),
        ("URL", "javascript:alert(1)"),
        ("PHONE", "12"),
    ],
)
def test_no_type_takes_what_it_is_not(kind, value):
    assert f"takes a {kind}" in refused(DataType[kind], value)


@pytest.mark.parametrize("kind", list(DataType))
def test_an_empty_value_is_no_value(kind):
    assert accepted(variable(kind), "", "US") == ""
    assert "needs a value" in refused(kind, "", required=True)


def test_blanks_around_a_value_do_not_count_and_yes_and_no_are_in_small_letters():
    assert accepted(variable(DataType.NUMBER), " 7 ", "US") == "7"
    assert accepted(variable(DataType.BOOLEAN), "TRUE", "US") == "true"


@pytest.mark.parametrize(
    ("kind", "rules", "good", "bad"),
    [
        ("NUMBER", {"minimum": "-1"}, "-1", "-1.1"),
        ("NUMBER", {"maximum": "10"}, "10", "10.5"),
        ("STRING", {"minimum": "3"}, "abc", "ab"),
        ("STRING", {"maximum": "3"}, "abc", "abcd"),
        ("DATE", {"minimum": "2024-01-01"}, "2024-01-01", "2023-12-31"),
        ("TIME", {"maximum": "12:00:00"}, "12:00:00.000", "12:00:00.001"),
        ("DATE_TIME", {"minimum": "2024-01-01 12:00:00"}, "2024-01-02 00:00:00", "2024-01-01 11:59:59"),
        ("TIME_PERIOD", {"maximum": "10:00:00"}, "9:59:59.999", "100:00:00"),
        ("STRING", {"regexp": "[A-Z]+"}, "ABC", "ABCd"),
        ("STRING", {"one_of": ("a", "b")}, "b", "c"),
        ("STRING", {"any_of": ("a", "b")}, "b; a", "a;c"),
        ("NUMBER", {"precision": 3}, "-12.5", "123.4"),
        ("NUMBER", {"precision": 3}, "00123", "1234"),
        ("CURRENCY", {"scale": 2}, "1.25", "1.255"),
        ("CURRENCY", {"scale": 0}, "1", "1.5"),
    ],
)
def test_a_restriction_holds_at_its_very_edge(kind, rules, good, bad):
    assert accepted(variable(DataType[kind], **rules), good, "US") == good
    assert refused(DataType[kind], bad, **rules).startswith("G.v ")


def test_a_value_is_not_longer_than_4000_characters():
    assert accepted(variable(), "x" * 4000, "US")
    assert "4000" in refused(DataType.STRING, "x" * 4001)


@given(kind=st.sampled_from(DataType), value=st.text(max_size=40))
def test_whatever_comes_is_taken_or_refused(kind, value):
    try:
        kept = accepted(variable(kind), value, "US")
    except Refusal:
        return
    assert accepted(variable(kind), kept, "US") == kept


def test_a_value_that_is_set_again_takes_the_place_of_the_first():
    values = with_value(with_value((Value(2, "other"),), 1, "a"), 1, "b")
    assert value_of(values, variable(default="z")) == "b"
    assert value_of((), variable(default="z")) == "z"
    assert len(values) == 2
