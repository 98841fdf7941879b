"""Worksheets and their questions."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cordboard.vcc.center import DataType, FieldView

from .base import DERIVED, NOWHERE, Entry, Id, Word, about
from .variables import RestrictionsEntry


class QuestionEntry(Entry, kw_only=True):
    """One question. An answer that leads elsewhere is under `jumps`; else the next question follows."""

    name: Annotated[Word, about("Its name in the worksheet; jumps lead to it.")]
    text: Annotated[Word, about("What is asked.")] = NOWHERE
    type: Annotated[DataType, about("What its answers are.")] = DataType.STRING
    restrictions: Annotated[
        RestrictionsEntry,
        about("What answers keep to; `required`: the worksheet is not complete without one."),
    ] = msgspec.field(default_factory=RestrictionsEntry)
    view: Annotated[FieldView, about("How it is shown.")] = FieldView.SINGLE_LINE
    jumps: Annotated[dict[Word, Word], about("Answer and the later question that follows it.")] = (
        msgspec.field(default_factory=dict)
    )
    finish_allowed: Annotated[bool, about("Whoever has come so far may leave the rest open.")] = False
    id: Id = DERIVED


class WorksheetEntry(Entry, kw_only=True):
    """Questions that agents fill in about a call."""

    name: Annotated[Word, about("Campaigns name it.")]
    questions: Annotated[tuple[QuestionEntry, ...], about("In their order.")]
    id: Id = DERIVED
