"""Which record comes next: a pure policy, the same for the shell that reads the lists and for the core.

The list with the higher priority first; then by the fields that the campaign names; then who has been in the
list longest, or came last, as the campaign says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Final

from ..center import Comparison, Condition, Outbound, Sorting
from ..contacts import Contact
from .model import ListRecord


def in_order(records: Iterable[ListRecord], outbound: Outbound) -> list[ListRecord]:
    """The records, the one first that comes next."""
    newest_first = outbound.sorting is Sorting.LIFO
    ordered = sorted(records, key=lambda each: (each.place, each.key), reverse=newest_first)
    for key in reversed(outbound.sort_by):
        ordered.sort(key=lambda each: _rank(each.contact.value(key.field)), reverse=key.descending)
    ordered.sort(key=lambda each: -each.priority)
    return ordered


def meets(contact: Contact, outbound: Outbound) -> bool:
    """True where the campaign calls such contacts."""
    if not outbound.conditions:
        return True
    held = (_holds(contact, condition) for condition in outbound.conditions)
    return any(held) if outbound.any_condition else all(held)


def _rank(value: str) -> tuple[bool, Decimal, str]:
    """Numbers before texts, each by its own order; letters count alike in either case."""
    number = _number(value)
    return (False, number, "") if number is not None else (True, Decimal(0), value.casefold())


def _number(value: str) -> Decimal | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _holds(contact: Contact, condition: Condition) -> bool:
    return _COMPARISONS[condition.comparison](contact.value(condition.field), condition.value)


def _like(value: str, pattern: str) -> bool:
    """SQL's LIKE: `%` any letters, `_` one."""
    parts = (_WILD.get(letter, re.escape(letter)) for letter in pattern.casefold())
    return re.fullmatch("".join(parts), value.casefold(), re.DOTALL) is not None


_WILD: Final = {"%": ".*", "_": "."}

_COMPARISONS: Final[dict[Comparison, Callable[[str, str], bool]]] = {
    Comparison.EQUALS: lambda value, other: _rank(value) == _rank(other),
    Comparison.NOT_EQUAL: lambda value, other: _rank(value) != _rank(other),
    Comparison.CONTAINS: lambda value, other: other.casefold() in value.casefold(),
    Comparison.DONT_CONTAIN: lambda value, other: other.casefold() not in value.casefold(),
    Comparison.STARTS_WITH: lambda value, other: value.casefold().startswith(other.casefold()),
    Comparison.ENDS_WITH: lambda value, other: value.casefold().endswith(other.casefold()),
    Comparison.LIKE: _like,
    Comparison.GREATER: lambda value, other: _rank(value) > _rank(other),
    Comparison.GREATER_OR_EQUAL: lambda value, other: _rank(value) >= _rank(other),
    Comparison.LESS: lambda value, other: _rank(value) < _rank(other),
    Comparison.LESS_OR_EQUAL: lambda value, other: _rank(value) <= _rank(other),
    Comparison.IS_NULL: lambda value, _other: not value,
    Comparison.IS_NOT_NULL: lambda value, _other: bool(value),
}
