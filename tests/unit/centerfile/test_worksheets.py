"""Worksheets in a center file: what becomes of them, and every mistake in them explained."""

from __future__ import annotations

import pytest

from cordboard.centerfile import CenterFileInvalid, Code, Problem, parse_center
from cordboard.vcc.center import Center, DataType, FieldView, Jump, Restrictions

CENTER = """\
domain: d
skills: [{{name: S}}]
worksheets:
  - name: Order
    questions:
      - {}
      - {{name: why not}}
campaigns: [{{name: C, skills: [S], worksheet: Order}}]
"""
WHOLE = """\
name: buys
        text: Does the customer buy?
        type: BOOLEAN
        restrictions: {required: true}
        view: BUTTONS
        jumps: {'false': why not}
        finish_allowed: true
"""


def center(question: str) -> Center:
    return parse_center(CENTER.format(question).encode(), "test.yaml", lambda _: "hash")


def only(text: str) -> Problem:
    with pytest.raises(CenterFileInvalid) as caught:
        parse_center(text.encode(), "test.yaml", lambda _: "hash")
    (problem,) = caught.value.problems
    return problem


def test_a_worksheet_is_read_and_its_campaign_has_it() -> None:
    described = center(WHOLE)

    (worksheet,) = described.worksheets
    buys, why_not = worksheet.questions
    assert described.campaigns[0].worksheet == worksheet.id
    assert (buys.name, buys.text, buys.type) == ("buys", "Does the customer buy?", DataType.BOOLEAN)
    assert (buys.view, buys.finish_allowed) == (FieldView.BUTTONS, True)
    assert buys.restrictions == Restrictions(required=True)
    assert buys.jumps == (Jump("false", why_not.id),)
    assert (why_not.type, why_not.view, why_not.jumps) == (DataType.STRING, FieldView.SINGLE_LINE, ())


QUESTION = "{{name: q, type: NUMBER, {}}}"


@pytest.mark.parametrize(
    ("question", "code", "words"),
    [
        (QUESTION.format("jumps: {'1': nowhere}"), Code.UNKNOWN_NAME, "There is: why not"),
        (QUESTION.format("jumps: {'1': q}"), Code.UNKNOWN_NAME, "no later question"),
        (QUESTION.format("jumps: {many: why not}"), Code.VALUE, "takes a NUMBER"),
        ("{name: q, type: BOOLEAN, jumps: {'True': why not}}", Code.VALUE, "as it is kept"),
        (QUESTION.format("restrictions: {min: few}"), Code.VALUE, "takes a NUMBER"),
        (QUESTION.format("view: PICTURE"), Code.VALUE, "COMBOBOX"),
        ("{name: why not}", Code.DUPLICATE, "'why not'"),
    ],
)
def test_a_mistake_is_explained(question: str, code: Code, words: str) -> None:
    problem = only(CENTER.format(question))
    assert problem.code is code
    assert words in f"{problem.text} {problem.remedy}"


def test_a_worksheet_asks_something_and_is_there() -> None:
    nothing = only("domain: d\nworksheets: [{name: W, questions: []}]\n")
    assert nothing.code is Code.MISSING
    lost = only("domain: d\nskills: [{name: S}]\ncampaigns: [{name: C, skills: [S], worksheet: W}]\n")
    assert lost.code is Code.UNKNOWN_NAME
