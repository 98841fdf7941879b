"""What agents write about their call."""

from __future__ import annotations

from ..ids import QuestionId
from ..kernel import Command


class SaveAnswers(Command, frozen=True, kw_only=True):
    """These are the answers of the current call's worksheet, all of them; an empty one is none."""

    answers: tuple[tuple[QuestionId, str], ...]


class UpdateAnswer(Command, frozen=True, kw_only=True):
    """One answer; the others stay."""

    question: QuestionId
    answer: str
