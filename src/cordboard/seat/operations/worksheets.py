"""The questions to fill in about a call."""

from __future__ import annotations

from collections.abc import Iterable

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.seat import views
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import worksheets
from cordboard.vcc.center import Worksheet
from cordboard.vcc.ids import CampaignId, QuestionId

_LONGEST_ID = 19
"""Digits of the largest id."""


@serves(contract.RequestWorksheet)
async def request_worksheet(
    seat: Seat, request: contract.RequestWorksheet
) -> tuple[contract.QuestionValue, ...]:
    """The questions of a campaign; none where it has no worksheet."""
    worksheet = await _worksheet(seat, request.campaignId)
    questions = () if worksheet is None else worksheet.questions
    names = {each.id: each.name for each in questions}
    return tuple(views.question_value(each, names, place) for place, each in enumerate(questions))


@serves(contract.HasWorksheet)
async def has_worksheet(seat: Seat, request: contract.HasWorksheet) -> bool:
    """Whether a campaign has a worksheet."""
    return await _worksheet(seat, request.campaignId) is not None


@serves(contract.GetWorksheetAnswers)
async def get_worksheet_answers(seat: Seat, _request: contract.GetWorksheetAnswers) -> contract.Map:
    """What has been answered about the current call, by the questions' ids."""
    answers: Iterable[worksheets.Answer] = await seat.link.ask(worksheets.GetAnswers(seat=seat.id))
    return contract.Map.of({str(each.question): each.text for each in answers})


@serves(contract.SaveWorksheetAnswers)
async def save_worksheet_answers(seat: Seat, request: contract.SaveWorksheetAnswers) -> None:
    """Save all answers: what is not among them is not answered (any more)."""
    given = required("values", request.values).as_dict()
    answers = tuple((_question(key), value) for key, value in given.items())
    await seat.link.submit(worksheets.SaveAnswers(seat=seat.id, answers=answers))


@serves(contract.UpdateWorksheetAnswers)
async def update_worksheet_answers(seat: Seat, request: contract.UpdateWorksheetAnswers) -> None:
    """Save one answer; an empty one takes it back."""
    question = QuestionId(required("id", request.id))
    await seat.link.submit(
        worksheets.UpdateAnswer(seat=seat.id, question=question, answer=request.answer or "")
    )


@serves(contract.IsWorksheetComplete)
async def is_worksheet_complete(seat: Seat, _request: contract.IsWorksheetComplete) -> bool:
    """Whether the current call's worksheet is complete."""
    complete: bool = await seat.link.ask(worksheets.IsComplete(seat=seat.id))
    return complete


async def _worksheet(seat: Seat, campaign: int | None) -> Worksheet | None:
    asked = CampaignId(required("campaignId", campaign))
    found: Worksheet | None = await seat.link.ask(worksheets.GetWorksheet(seat=seat.id, campaign=asked))
    return found


def _question(key: str) -> QuestionId:
    """A question's id as the key of a map."""
    text = key.strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= _LONGEST_ID):
        raise ContractFault(
            FaultCode.BAD_VALUE,
            "A key of the answers is no question's id.",
            remedy="Use the ids that requestWorksheet answers.",
        )
    return QuestionId(int(text))
