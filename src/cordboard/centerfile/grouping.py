"""How the conditions of a campaign hang together: `1 and (2 or 3)`, by their places in the file.

Read into groups of conditions: all of one group are enough. `and` binds more closely than `or`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

Groups: TypeAlias = tuple[tuple[int, ...], ...]
"""Places of conditions, from 0."""

MOST_GROUPS = 200
"""A formula that needs more says something simpler, or is a mistake."""

_WORD = re.compile(r"\s*(\(|\)|\d+|[a-z]+|\S)", re.IGNORECASE)


class Ungrouped(Exception):
    """The formula cannot be read; the text says why."""


def grouped(formula: str, conditions: int) -> Groups:
    """The groups that `formula` means for so many conditions. Raises Ungrouped."""
    reader = _Reader([word.lower() for word in _WORD.findall(formula)], conditions)
    groups = reader.either()
    if reader.rest:
        raise Ungrouped(f"{reader.rest[0]!r} stands where the formula should be over")
    unnamed = set(range(conditions)) - {place for group in groups for place in group}
    if unnamed:
        raise Ungrouped(f"condition {min(unnamed) + 1} is not in it")
    return groups


class _Reader:
    """Reads word by word what is left."""

    def __init__(self, words: list[str], conditions: int) -> None:
        self.rest = words
        self._conditions = conditions

    def either(self) -> Groups:
        """One or more parts, with `or` between them."""
        found = self._several("or", self._both, lambda left, right: (*left, *right))
        return tuple(dict.fromkeys(found))

    def _both(self) -> Groups:
        return self._several("and", self._single, _each_with_each)

    def _several(
        self, word: str, part: Callable[[], Groups], join: Callable[[Groups, Groups], Groups]
    ) -> Groups:
        found = part()
        while self.rest and self.rest[0] == word:
            self.rest.pop(0)
            found = join(found, part())
            if len(found) > MOST_GROUPS:
                raise Ungrouped(f"it comes to more than {MOST_GROUPS} ways of meeting it")
        return found

    def _single(self) -> Groups:
        word = self.rest.pop(0) if self.rest else ""
        if word == "(":
            inner = self.either()
            if not self.rest or self.rest.pop(0) != ")":
                raise Ungrouped("a parenthesis is not closed")
            return inner
        if word.isdecimal() and 1 <= int(word) <= self._conditions:
            return ((int(word) - 1,),)
        raise Ungrouped(f"{word!r} is no condition; they are counted from 1 to {self._conditions}")


def _each_with_each(left: Groups, right: Groups) -> Groups:
    return tuple(tuple(sorted({*one, *other})) for one in left for other in right)
