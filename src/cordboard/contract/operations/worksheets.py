"""What the agent says to a customer, and the questions to fill in."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id
from cordboard.contract.types.contacts import Map, QuestionValue


class RequestScript(Answered[str]):
    """The text that the agent reads to customers of a campaign: HTML, empty where it has none.

    campaignId: the campaign.
    """

    campaignId: Id | None = None


class RequestWorksheet(Answered[tuple[QuestionValue, ...]]):
    """The questions that the agent fills in for a campaign.

    campaignId: the campaign.
    """

    campaignId: Id | None = None


class HasWorksheet(Answered[bool]):
    """Whether a campaign has a worksheet.

    campaignId: the campaign.
    """

    campaignId: Id | None = None


class GetWorksheetAnswers(Answered[Map]):
    """The answers given so far, question id to answer."""


class SaveWorksheetAnswers(Answered[None]):
    """Saves all answers of the current call's worksheet; what is not among them is not answered any more.

    values: question id to answer; also read as repeated key and value, as old clients send it.
    Causes `callUpdated`.
    """

    values: Map | None = None


class UpdateWorksheetAnswers(Answered[None]):
    """Saves one answer of the current call's worksheet; an empty one takes it back.

    id: the question.
    answer: the text.
    Causes `callUpdated`.
    """

    id: Id | None = None
    answer: str | None = None


class IsWorksheetComplete(Answered[bool]):
    """Whether every question is answered that needs an answer, on the way on which the answers lead."""
