"""Values of the theme: the few forms that are taken, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.contract.desk import ThemeKind, theme_kinds
from cordboard.desk import theme_trouble, unreadable


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((ThemeKind.COLOUR, value) for value in ("#fff", "#B4532A", "#b4532a80")),
        *((ThemeKind.COLOUR, value) for value in ("rgb(1, 2, 3)", "rgb(1 2 3 / 50%)", "hsl(18 62.5% 44%)")),
        *((ThemeKind.LENGTH, value) for value in ("0", "8px", "0.5rem", "1em")),
        *((ThemeKind.FONT, value) for value in ("serif", '"Open Sans", Roboto, sans-serif')),
    ],
)
def test_plain_values_are_taken(kind: ThemeKind, value: str) -> None:
    assert theme_trouble(kind, value) == ""


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *((ThemeKind.COLOUR, value) for value in ("", "red", "#12345", "var(--ink)", "#fff;", "url(#a)")),
        *((ThemeKind.COLOUR, value) for value in ("rgb(1 2)", "#fff\n", "rgb(1 2 3) url(x)", "color-mix(a)")),
        *((ThemeKind.LENGTH, value) for value in ("8", "100%", "calc(1px)", "-1px", "1000px", "1px;a:b")),
        *((ThemeKind.FONT, value) for value in ("a,", '"a', 'x; y: "', "url(a)", '"a\\"', "a\n", ",a")),
    ],
)
def test_anything_else_says_what_to_write(kind: ThemeKind, value: str) -> None:
    assert theme_trouble(kind, value).startswith("Write ")


@given(st.sampled_from(list(ThemeKind)), st.text())
def test_nothing_that_is_taken_could_end_a_declaration_or_load(kind: ThemeKind, value: str) -> None:
    taken = theme_trouble(kind, value) == ""
    assert not (taken and (set(value) & set(";{}\\\n@:<>") or "url" in value.casefold()))


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"ink": "#000", "paper": "#ffffff", "bg": "#eee"}, []),
        ({"ink": "#777777", "paper": "#fff"}, [("ink", "paper", 4.48)]),
        ({"on": "#fff", "stop": "#ff0000", "ring": "#0000ff"}, [("on", "stop", 4.0)]),
        ({"ink": "rgb(9 9 9)", "paper": "#000", "soft": "#0008"}, []),
    ],
)
def test_words_that_nobody_can_read_are_found(
    values: dict[str, str], found: list[tuple[str, str, float]]
) -> None:
    assert [(words, ground, round(contrast, 2)) for words, ground, contrast in unreadable(values)] == found


def test_every_property_is_of_a_kind() -> None:
    kinds = theme_kinds()
    assert kinds["--accent"] is ThemeKind.COLOUR
    assert set(kinds.values()) == set(ThemeKind)
