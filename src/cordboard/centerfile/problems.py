"""What is wrong with a center file: where, what, and what to do; all of it at once.

No text ever holds a secret's value.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum, unique

from cordboard.errors import UserError


@unique
class Code(StrEnum):
    """Every kind of mistake in a center file."""

    UNREADABLE = "CENTER-UNREADABLE"
    TOO_LARGE = "CENTER-TOO-LARGE"
    TOO_DEEP = "CENTER-TOO-DEEP"
    ENCODING = "CENTER-ENCODING"
    SYNTAX = "CENTER-SYNTAX"
    ALIAS = "CENTER-ALIAS"
    TAG = "CENTER-TAG"
    DUPLICATE_KEY = "CENTER-DUPLICATE-KEY"
    UNKNOWN_KEY = "CENTER-UNKNOWN-KEY"
    MISSING = "CENTER-MISSING"
    TYPE = "CENTER-TYPE"
    VALUE = "CENTER-VALUE"
    UNKNOWN_NAME = "CENTER-UNKNOWN-NAME"
    DUPLICATE = "CENTER-DUPLICATE"
    NUMBER = "CENTER-NUMBER"
    PASSWORD = "CENTER-PASSWORD"  # noqa: S105 - a code's name
    SECRET = "CENTER-SECRET"  # noqa: S105 - a code's name
    SCRIPT = "CENTER-SCRIPT"
    FILE = "CENTER-FILE"
    ID = "CENTER-ID"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column, both from 1."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake."""

    place: Place
    code: Code
    text: str
    remedy: str


class CenterFileInvalid(UserError):
    """A center file with mistakes: `problems` holds all of them, by line."""

    def __init__(self, file: str, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        super().__init__(
            first.code,
            f"{file}:{first.place.line}:{first.place.column}: {first.text}",
            f"{first.remedy} ({len(problems)} in all; see: cordboard center check {file})",
        )
        self.file = file
        self.problems = problems


@dataclass(slots=True)
class Problems:
    """Collects mistakes while a file is read."""

    found: list[Problem] = field(default_factory=list)

    def add(self, code: Code, place: Place, text: str, remedy: str) -> None:
        """Note one mistake."""
        self.found.append(Problem(place, code, text, remedy))

    def in_order(self) -> tuple[Problem, ...]:
        """All mistakes, by line and column."""
        return tuple(sorted(self.found, key=lambda problem: problem.place))


def suggest(word: str, known: Iterable[str]) -> str:
    """A sentence that names what was probably meant, else all there is."""
    names = sorted(known)
    close = difflib.get_close_matches(word.casefold(), [name.casefold() for name in names], n=1)
    if close:
        meant = next(name for name in names if name.casefold() == close[0])
        return f"Did you mean {meant!r}?"
    if not names:
        return "There is none yet: describe it first."
    shown = ", ".join(names[:20]) + (", ..." if len(names) > 20 else "")
    return f"There is: {shown}."
