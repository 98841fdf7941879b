"""Notices and planned maintenance in a center file."""

from __future__ import annotations

import pytest

from cordboard.centerfile import CenterFileInvalid, parse_center
from cordboard.vcc.center import Center


def center(text: str) -> Center:
    return parse_center(f"domain: d\n{text}".encode(), "d.yaml", str)


def mistakes(text: str) -> list[tuple[str, int]]:
    with pytest.raises(CenterFileInvalid) as caught:
        center(text)
    return [(each.code.value, each.place.line) for each in caught.value.problems]


def test_a_notice_has_a_title_and_a_text() -> None:
    (notice,) = center("notices: [{title: Rules, text: Be kind.}]\n").notices
    assert (notice.title, notice.text) == ("Rules", "Be kind.")
    (same,) = center("notices: [{title: Rules}]\n").notices
    assert same.id == notice.id


def test_maintenance_has_a_beginning_and_an_end() -> None:
    plan = center(
        "maintenance: { begins: '2027-01-31T22:00:00+01:00', ends: '2027-01-31T22:00:00Z', log_out: true }\n"
    ).maintenance
    assert plan is not None
    assert (plan.begins, plan.ends, plan.log_out) == (1801429200000, 1801432800000, True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("notices: [{title: A}, {title: A}]", "CENTER-DUPLICATE"),
        ("notices: [{text: a}]", "CENTER-MISSING"),
        (f"notices: [{{title: A, text: {'x' * 8001}}}]", "CENTER-VALUE"),
        ("maintenance: { begins: tomorrow, ends: '2027-01-31T22:00:00Z' }", "CENTER-VALUE"),
        ("maintenance: { begins: '2027-01-31T22:00:00', ends: '2027-01-31T23:00:00Z' }", "CENTER-VALUE"),
        ("maintenance: { begins: '2027-01-31T22:00:00Z', ends: '2027-01-31T21:00:00Z' }", "CENTER-VALUE"),
        ("maintenance: { begins: '2027-01-31T22:00:00Z' }", "CENTER-MISSING"),
    ],
)
def test_what_cannot_be_is_explained(text: str, code: str) -> None:
    assert mistakes(text + "\n") == [(code, 2)]
