"""The language of scripts: values, filters and conditions, and nothing that costs more than its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from cordboard.vcc.scripts import render
from cordboard.vcc.scripts.template import faults, pieces

KNOWN = ("Call.ANI", "Customer.first_name", "Order.my note")
VALUES = {"Call.ANI": "+12025550177", "Customer.first_name": "Zoë & <Co>"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>Hello</p>", "<p>Hello</p>"),
        ("Hello {{ Customer.first_name }}", "Hello Zoë &amp; &lt;Co&gt;"),
        ("{{ Order['my note'] }}.", "."),
        ("{{ Customer.first_name | upper }}", "ZOË &amp; &lt;CO&gt;"),
        ("{{ Order['my note'] | default('nothing', true) }}", "nothing"),
        ("{% if Order['my note'] %}note{% elif Call.ANI %}number{% else %}none{% endif %}", "number"),
        ("{{ 'from far' if Call.ANI != '' and not Order['my note'] else '' }}", "from far"),
        ("{{ Call.ANI ~ '!' }}{# not said #}", "+12025550177!"),
    ],
)
def test_a_script_is_shown_with_what_is_known(text: str, shown: str) -> None:
    assert faults(text, dict.fromkeys(KNOWN)) == ()
    assert render(text, VALUES) == shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ Call.ani }}", "'Call.ani'"),
        ("{{ Caller.ANI }}", "'Caller.ANI'"),
        ("{% if Call.nothing %}x{% endif %}", "'Call.nothing'"),
        ("{{ Call }}", "by its group and its name"),
        ("{{ Call.ANI.upper() }}", "no call"),
        ("{{ Call.ANI.__class__ }}", "by its group and its name"),
        ("{{ ''.__class__ }}", "by its group and its name"),
        ("{{ Call.ANI | safe }}", "'safe'"),
        ("{{ Call.ANI | attr('x') }}", "'attr'"),
        ("{% for each in Call.ANI %}x{% endfor %}", "no for"),
        ("{% set x = 1 %}", "no assign"),
        ("{% include 'x' %}", "no include"),
        ("{% macro m() %}{% endmacro %}", "no macro"),
        ("{{ 10 ** 10 }}", "no pow"),
        ("{{ Call.ANI * 99 }}", "no mul"),
        ("{{ Call.ANI", "no script"),
        ("{% if Call.ANI %}", "no script"),
    ],
)
def test_anything_else_is_a_fault(text: str, words: str) -> None:
    found = faults(text, dict.fromkeys(KNOWN))
    assert found
    assert words in found[0].text


def test_a_fault_says_its_line() -> None:
    (fault,) = faults("one\ntwo\n{{ Call.x }}\n", {})
    assert fault.line == 3


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_no_value_becomes_markup(value: str) -> None:
    text = '<p title="{{ Customer.first_name }}">{{ Customer.first_name }}</p>'
    shown = html.fragment_fromstring(render(text, {"Customer.first_name": value}))
    assert shown.tag == "p"
    assert list(shown) == []
    assert (shown.text or "") == value
    assert shown.get("title") == value


@given(st.text(max_size=60))
def test_any_text_is_a_script_or_has_faults(text: str) -> None:
    assert faults(text, {}) or "".join(piece.html or "" for piece in pieces(text)) is not None


def test_the_parts_of_a_script_are_all_its_words_whatever_they_depend_on() -> None:
    text = "a{% if Call.ANI %}b{{ Call.ANI }}{% elif Call.ANI %}c{% else %}d{% endif %}e"
    assert [piece.html for piece in pieces(text)] == ["a", "b", None, "c", "d", "e"]
