"""Worksheets: what agents fill in about a call, question by question.

The answers belong to the call, not to the agent: they go with it through parking and transfers, and are kept
when it is over. A disposition can want the worksheet complete.
"""

from .commands import SaveAnswers, UpdateAnswer
from .facts import AnyWorksheetsFact, WorksheetAnswered, WorksheetClosed
from .model import Answer, Sheet
from .policy import answers_in, filled_in, is_complete, is_open, named_answers, path, worksheet_of
from .queries import GetAnswers, GetWorksheet, IsComplete
from .sheets import EFFECTS, Sheets

__all__ = [
    "EFFECTS",
    "Answer",
    "AnyWorksheetsFact",
    "GetAnswers",
    "GetWorksheet",
    "IsComplete",
    "SaveAnswers",
    "Sheet",
    "Sheets",
    "UpdateAnswer",
    "WorksheetAnswered",
    "WorksheetClosed",
    "answers_in",
    "filled_in",
    "is_complete",
    "is_open",
    "named_answers",
    "path",
    "worksheet_of",
]
