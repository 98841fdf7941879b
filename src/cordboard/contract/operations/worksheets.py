"""What the agent says to a customer, and the questions to fill in."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id
from cordboard.contract.types.contacts import Map, QuestionValue


class RequestScript(Answered[str]):
    """Retrieves script for current campaign."""

    campaignId: Id | None = None


class RequestWorksheet(Answered[tuple[QuestionValue, ...]]):
    """Retrieves worksheet for current campaign."""

    campaignId: Id | None = None


class HasWorksheet(Answered[bool]):
    """hasWorksheet."""

    campaignId: Id | None = None


class GetWorksheetAnswers(Answered[Map]):
    """getWorksheetAnswers."""


class SaveWorksheetAnswers(Answered[None]):
    """Saves worksheet answers."""

    values: Map | None = None


class UpdateWorksheetAnswers(Answered[None]):
    """updateWorksheetAnswers."""

    id: Id | None = None
    answer: str | None = None


class IsWorksheetComplete(Answered[bool]):
    """isWorksheetComplete."""
