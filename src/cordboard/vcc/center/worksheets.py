"""Worksheets: the questions that agents fill in about a call."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import QuestionId, WorksheetId
from .variables import DataType, Restrictions


@unique
class FieldView(StrEnum):
    """How a question is shown; the order is the contract's numbering."""

    COMBOBOX = "COMBOBOX"
    LIST = "LIST"
    BUTTONS = "BUTTONS"
    SINGLE_LINE = "SINGLE_LINE"
    MULTI_LINE = "MULTI_LINE"


class Jump(msgspec.Struct, frozen=True):
    """Where a worksheet goes on after a certain answer: at a later question."""

    answer: str
    to: QuestionId


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One question. Its restrictions say which answers it takes, and whether it needs one."""

    id: QuestionId
    name: str
    text: str = ""
    type: DataType = DataType.STRING
    restrictions: Restrictions = Restrictions()
    view: FieldView = FieldView.SINGLE_LINE
    jumps: tuple[Jump, ...] = ()
    finish_allowed: bool = False
    """Whoever has come so far may leave the rest open."""

    @property
    def label(self) -> str:
        """What it is called in words to people."""
        return self.name

    @property
    def choices(self) -> tuple[str, ...]:
        """The answers to choose from, where it names them."""
        return self.restrictions.one_of or self.restrictions.any_of


class Worksheet(msgspec.Struct, frozen=True, kw_only=True):
    """Questions in their order."""

    id: WorksheetId
    name: str
    questions: tuple[Question, ...]
