"""The path through a worksheet: what is asked next, when nothing is missing, which answers are taken."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worksheet import BUYS, COLOUR, EMAIL, ORDER, PIECES, WHY_NOT

from cordboard.vcc.center import DataType, Jump, Question, Restrictions, Worksheet
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import QuestionId, WorksheetId
from cordboard.vcc.worksheets import Answer, filled_in, is_complete, path

ORDERED = {BUYS: "true", PIECES: "2", COLOUR: "red"}
DECLINED = {BUYS: "false", WHY_NOT: "too dear"}


def asked(answers: dict[QuestionId, str]) -> list[QuestionId]:
    return [each.id for each in path(ORDER, answers)]


@pytest.mark.parametrize(
    ("answers", "questions", "complete"),
    [
        ({}, [BUYS, PIECES, COLOUR, WHY_NOT, EMAIL], False),
        (ORDERED, [BUYS, PIECES, COLOUR], True),
        ({**ORDERED, PIECES: ""}, [BUYS, PIECES, COLOUR], False),
        ({BUYS: "true", PIECES: "2"}, [BUYS, PIECES, COLOUR, WHY_NOT, EMAIL], False),
        (DECLINED, [BUYS, WHY_NOT, EMAIL], True),
        ({**DECLINED, EMAIL: "a@b.example"}, [BUYS, WHY_NOT, EMAIL], True),
        ({BUYS: "false"}, [BUYS, WHY_NOT, EMAIL], False),
        ({WHY_NOT: "too dear"}, [BUYS, PIECES, COLOUR, WHY_NOT, EMAIL], False),
    ],
)
def test_the_path_follows_the_answers(
    answers: dict[QuestionId, str], questions: list[QuestionId], complete: bool
) -> None:
    assert asked(answers) == questions
    assert is_complete(ORDER, answers) is complete


def test_a_question_without_need_may_end_it_unanswered() -> None:
    free = Question(id=QuestionId(1), name="a", finish_allowed=True)
    needed = Question(id=QuestionId(2), name="b", restrictions=Restrictions(required=True))
    assert is_complete(Worksheet(id=WorksheetId(1), name="w", questions=(free, needed)), {})


ANSWERS = st.sampled_from(["", "a", "b"])


@st.composite
def worksheets(draw: st.DrawFn) -> Worksheet:
    """Any worksheet whose jumps lead anywhere, also back or to itself."""
    count = draw(st.integers(1, 6))
    places = st.integers(0, count)
    questions = tuple(
        Question(
            id=QuestionId(place),
            name=str(place),
            restrictions=Restrictions(required=draw(st.booleans())),
            finish_allowed=draw(st.booleans()),
            jumps=tuple(Jump(each, QuestionId(draw(places))) for each in draw(st.sets(ANSWERS, max_size=2))),
        )
        for place in range(count)
    )
    return Worksheet(id=WorksheetId(1), name="w", questions=questions)


@given(worksheet=worksheets(), answers=st.dictionaries(st.integers(0, 6).map(QuestionId), ANSWERS))
def test_every_path_goes_on_and_ends(worksheet: Worksheet, answers: dict[QuestionId, str]) -> None:
    asked_for = path(worksheet, answers)

    places = [worksheet.questions.index(each) for each in asked_for]
    assert places[0] == 0
    assert places == sorted(set(places))
    missing = [each for each in asked_for if each.restrictions.required and not answers.get(each.id)]
    assert is_complete(worksheet, answers) is (missing == [])


@given(worksheet=worksheets(), answers=st.dictionaries(st.integers(0, 6).map(QuestionId), ANSWERS))
def test_each_step_goes_where_the_answer_leads(worksheet: Worksheet, answers: dict[QuestionId, str]) -> None:
    asked_for = path(worksheet, answers)
    for before, after in pairwise(asked_for):
        place, following = (worksheet.questions.index(each) for each in (before, after))
        jump = next((each.to for each in before.jumps if each.answer == answers.get(before.id, "")), None)
        assert following == place + 1 or after.id == jump
        assert not (jump is not None and place < jump < len(worksheet.questions)) or after.id == jump


def test_a_complete_worksheet_needs_nothing_that_is_not_asked() -> None:
    assert is_complete(ORDER, {**DECLINED, PIECES: "", COLOUR: ""})


TAKEN = [
    (DataType.STRING, "red", "red"),
    (DataType.NUMBER, " 12.5 ", "12.5"),
    (DataType.DATE, "2026-02-28", "2026-02-28"),
    (DataType.TIME, "08:30:00", "08:30:00"),
    (DataType.DATE_TIME, "2026-02-28 08:30:00", "2026-02-28 08:30:00"),
    (DataType.CURRENCY, "9.99", "9.99"),
    (DataType.BOOLEAN, "TRUE", "true"),
    (DataType.PERCENT, "50", "50"),
    (DataType.EMAIL, "a@b.example", "a@b.example"),
    (DataType.URL, "https://b.example/", "https://b.example/"),
    (DataType.PHONE, "202 555 0177", "202 555 0177"),
    (DataType.TIME_PERIOD, "100:30:00", "100:30:00"),
]


def one(kind: DataType, **restrictions: object) -> Worksheet:
    question = Question(id=BUYS, name="q", type=kind, restrictions=Restrictions(**restrictions))
    return Worksheet(id=WorksheetId(1), name="w", questions=(question,))


@pytest.mark.parametrize(("kind", "text", "kept"), TAKEN)
def test_every_type_takes_its_form(kind: DataType, text: str, kept: str) -> None:
    assert filled_in(one(kind), [(BUYS, text)], "US") == (Answer(BUYS, kept),)


def test_all_types_are_shown() -> None:
    assert {kind for kind, _, _ in TAKEN} == set(DataType)


@pytest.mark.parametrize(
    ("kind", "restrictions", "text"),
    [
        *((kind, {}, "?!") for kind in DataType if kind is not DataType.STRING),
        (DataType.NUMBER, {"minimum": "5"}, "4"),
        (DataType.NUMBER, {"maximum": "5"}, "6"),
        (DataType.STRING, {"regexp": "[a-z]+"}, "A"),
        (DataType.STRING, {"one_of": ("a", "b")}, "c"),
        (DataType.STRING, {"any_of": ("a", "b")}, "a;c"),
        (DataType.NUMBER, {"precision": 3}, "12.34"),
        (DataType.NUMBER, {"scale": 1}, "1.23"),
    ],
)
def test_a_bad_answer_is_refused_by_the_questions_name(
    kind: DataType, restrictions: dict[str, object], text: str
) -> None:
    with pytest.raises(Refusal, match="q ") as caught:
        filled_in(one(kind, **restrictions), [(BUYS, text)], "US")
    assert caught.value.reason == "BAD_VALUE"


def test_answers_are_kept_in_the_order_of_the_questions_and_empty_ones_not_at_all() -> None:
    given_answers = [(COLOUR, "red"), (BUYS, "True"), (PIECES, "")]
    assert filled_in(ORDER, given_answers, "US") == (Answer(BUYS, "true"), Answer(COLOUR, "red"))


def test_an_unknown_question_is_refused() -> None:
    with pytest.raises(Refusal, match="no question 17"):
        filled_in(ORDER, [(QuestionId(17), "x")], "US")
