"""Worksheets: questions with their own types and restrictions, and jumps that lead on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from cordboard.vcc.center import Jump, Question, Worksheet
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import QuestionId, WorksheetId
from cordboard.vcc.worksheets import filled_in

from .entries import QuestionEntry, Word, WorksheetEntry
from .naming import Directory, Ids
from .problems import Code, Problems, suggest
from .variables import build_restrictions


def build_worksheets(
    entries: Iterable[WorksheetEntry], country: str, ids: Ids, problems: Problems
) -> Directory[Worksheet]:
    """The worksheets by name."""
    directory = Directory[Worksheet]("worksheet", problems)
    for entry in entries:
        if not entry.questions:
            text = f"The worksheet {str(entry.name)!r} asks nothing."
            problems.add(Code.MISSING, entry.place, text, "Add `questions`, or remove it.")
        worksheet = Worksheet(
            id=WorksheetId(ids.take("worksheet", entry.name, entry.id)),
            name=str(entry.name),
            questions=_questions(entry, country, ids, problems),
        )
        _check_jumps(worksheet, entry.questions, country, problems)
        directory.add(entry.name, worksheet)
    return directory


def _questions(worksheet: WorksheetEntry, country: str, ids: Ids, problems: Problems) -> tuple[Question, ...]:
    directory = Directory[Question](f"question of {str(worksheet.name)!r}", problems)
    for entry in worksheet.questions:
        question = Question(
            id=QuestionId(ids.take(f"question of {worksheet.name}", entry.name, entry.id)),
            name=str(entry.name),
            text=str(entry.text),
            type=entry.type,
            view=entry.view,
            finish_allowed=entry.finish_allowed,
        )
        restrictions = build_restrictions(question, entry.restrictions, country, problems)
        directory.add(entry.name, replace(question, restrictions=restrictions))
    named = {each.name: each.id for each in directory.all()}
    jumps = {
        str(entry.name): tuple(
            Jump(str(answer), named[to]) for answer, to in entry.jumps.items() if to in named
        )
        for entry in worksheet.questions
    }
    return tuple(replace(each, jumps=jumps[each.name]) for each in directory.all())


def _check_jumps(
    worksheet: Worksheet, entries: Sequence[QuestionEntry], country: str, problems: Problems
) -> None:
    """A jump leads to a later question, for an answer that the question takes."""
    names = [each.name for each in worksheet.questions]
    for entry in entries:
        later = names[names.index(str(entry.name)) + 1 :] if str(entry.name) in names else []
        for answer, to in entry.jumps.items():
            if to not in later:
                text = f"A jump from {str(entry.name)!r} leads to {str(to)!r}, which is no later question."
                problems.add(Code.UNKNOWN_NAME, to.place, text, suggest(to, later))
            _check_answer(worksheet, entry, answer, country, problems)


def _check_answer(
    worksheet: Worksheet, entry: QuestionEntry, answer: Word, country: str, problems: Problems
) -> None:
    asked = next((each.id for each in worksheet.questions if each.name == entry.name), None)
    if asked is None:
        return
    try:
        kept = filled_in(worksheet, [(asked, answer)], country)
    except Refusal as refusal:
        text = refusal.text.rpartition("; ")[0]
        problems.add(Code.VALUE, answer.place, f"{str(answer)!r}: {text}.", "Write an answer that it takes.")
        return
    if not kept or kept[0].text != answer:
        text = f"{str(answer)!r} is never the answer as it is kept."
        problems.add(Code.VALUE, answer.place, text, "Write it as answers are kept: `true`, not `True`.")
