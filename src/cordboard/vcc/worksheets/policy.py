"""The path through a worksheet, and which answers it takes: pure decisions.

The path begins at the first question and goes on in order, or where the answer's jump leads. A question that
allows to finish ends it, once it is answered or needs no answer. A worksheet is complete where every
question on its path that needs an answer has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from ..calls import Call
from ..center import Question, Restrictions, Worksheet
from ..directory import Directory
from ..errors import Reason, Refusal
from ..ids import CampaignId, QuestionId
from ..variables import accepted
from .model import Answer, Sheet


def worksheet_of(directory: Directory, campaign: CampaignId | None) -> Worksheet | None:
    """The campaign's worksheet; None where it has none."""
    found = None if campaign is None else directory.campaigns.get(campaign)
    asked = None if found is None else found.worksheet
    return None if asked is None else directory.worksheets.get(asked)


def path(worksheet: Worksheet, answers: Mapping[QuestionId, str]) -> tuple[Question, ...]:
    """The questions that are asked, given these answers."""
    asked: list[Question] = []
    place = 0
    while place < len(worksheet.questions):
        question = worksheet.questions[place]
        asked.append(question)
        answer = answers.get(question.id, "")
        if question.finish_allowed and (answer or not question.restrictions.required):
            break
        place = _after(worksheet, place, answer)
    return tuple(asked)


def is_complete(worksheet: Worksheet, answers: Mapping[QuestionId, str]) -> bool:
    """Is every question on the path answered that needs an answer?"""
    return all(answers.get(each.id) or not each.restrictions.required for each in path(worksheet, answers))


def is_open(directory: Directory, call: Call, sheet: Sheet | None) -> bool:
    """Does the worksheet of the call's campaign, if there is one, want more answers?"""
    worksheet = worksheet_of(directory, call.campaign)
    return worksheet is not None and not is_complete(worksheet, answers_in(sheet))


def answers_in(sheet: Sheet | None) -> Mapping[QuestionId, str]:
    """The answers of a sheet, which may not have been begun."""
    return {} if sheet is None else {each.question: each.text for each in sheet.answers}


def named_answers(worksheet: Worksheet | None, sheet: Sheet | None) -> tuple[tuple[str, str], ...]:
    """What has been answered, by the questions' names; what is not asked (any more) is left out."""
    answers = answers_in(sheet)
    asked = () if worksheet is None else worksheet.questions
    return tuple((each.name, answers[each.id]) for each in asked if each.id in answers)


def filled_in(
    worksheet: Worksheet, given: Iterable[tuple[QuestionId, str]], country: str
) -> tuple[Answer, ...]:
    """The answers as they are kept, in the order of the questions; an empty one is none.

    Raises Refusal BAD_VALUE, which names the question, where one is not taken.
    """
    questions = {each.id: each for each in worksheet.questions}
    kept: dict[QuestionId, str] = {}
    for asked, text in given:
        if asked not in questions:
            raise Refusal(
                Reason.BAD_VALUE, f"the worksheet has no question {asked}; use an id of requestWorksheet"
            )
        kept[asked] = _accepted(questions[asked], text, country)
    return tuple(Answer(each, kept[each]) for each in questions if kept.get(each))


def _accepted(question: Question, text: str, country: str) -> str:
    """A question that needs an answer can be left open until the worksheet has to be complete."""
    optional = replace(question, restrictions=_optional(question.restrictions))
    return accepted(optional, text, country)


def _optional(restrictions: Restrictions) -> Restrictions:
    return replace(restrictions, required=False)


def _after(worksheet: Worksheet, place: int, answer: str) -> int:
    """The place of the next question. Jumps lead on; one that does not is none."""
    to = next((each.to for each in worksheet.questions[place].jumps if each.answer == answer), None)
    later = range(place + 1, len(worksheet.questions))
    return next((each for each in later if worksheet.questions[each].id == to), place + 1)
