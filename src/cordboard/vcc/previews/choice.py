"""Which record comes next: a pure policy, the same for the shell that reads the lists and for the core.

The list with the higher priority first; lists of one priority take turns where the campaign gives them
shares. Then contacts who were tried less often, or who were tried at all, as the campaign dials its lists;
then by the fields that it names; then who has been in the list longest, or came last.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import Final, TypeAlias

from ..center import Comparison, Condition, ListDialing, Outbound, Sorting
from ..contacts import Contact
from ..ids import ListId
from .model import ListRecord

Turns: TypeAlias = Mapping[ListId, int]
"""How far each list has come in its turns; the one that has come least far is next."""

NO_TURNS: Final[Turns] = {}
USUAL_RATIO: Final = 50
"""The share of a list without one, beside lists that have one."""
_STEP: Final = 99 * 50 * 1_000


def in_order(records: Iterable[ListRecord], outbound: Outbound, turns: Turns = NO_TURNS) -> list[ListRecord]:
    """The records, the one first that comes next."""
    newest_first = outbound.sorting is Sorting.LIFO
    ordered = sorted(records, key=lambda each: (each.place, each.key), reverse=newest_first)
    for key in reversed(outbound.sort_by):
        ordered.sort(key=lambda each: _rank(each.contact.value(key.field)), reverse=key.descending)
    ordered.sort(key=_TRIED[outbound.list_dialing])
    ordered.sort(key=lambda each: -each.priority)
    return list(_in_turns(ordered, outbound, turns)) if takes_turns(outbound) else ordered


_TRIED: Final[dict[ListDialing, Callable[[ListRecord], int]]] = {
    ListDialing.LIST_PENETRATION: lambda record: record.attempts,
    ListDialing.VERTICAL_DIALING: lambda record: 0 if record.attempts else 1,
}
"""Who comes first by what has been tried: those tried least, or those who have been begun with."""


def takes_turns(outbound: Outbound) -> bool:
    """True where lists have shares."""
    return any(use.ratio for use in outbound.lists)


def turns_after(outbound: Outbound, waiting: Iterable[ListRecord], chosen: ListRecord, turns: Turns) -> Turns:
    """How far the lists have come once `chosen`, one of those `waiting`, is shown.

    A list that has nothing to show now does not save its turns for later. Empty where lists take none.
    """
    if not takes_turns(outbound):
        return NO_TURNS
    now = turns.get(chosen.list, 0)
    has_some = {each.list for each in waiting}
    after = {use.list: turns.get(use.list, 0) for use in outbound.lists}
    for use in outbound.lists:
        if use.priority == chosen.priority:
            ahead = after[use.list] - now
            after[use.list] = ahead if use.list in has_some else max(0, ahead)
    return {**after, chosen.list: _STEP // _ratios(outbound).get(chosen.list, USUAL_RATIO)}


def _ratios(outbound: Outbound) -> dict[ListId, int]:
    return {use.list: use.ratio or USUAL_RATIO for use in outbound.lists}


def _in_turns(ordered: list[ListRecord], outbound: Outbound, turns: Turns) -> Iterator[ListRecord]:
    """Priority by priority, the lists by turns; each list in its own order."""
    ratios = _ratios(outbound)
    come = {use.list: turns.get(use.list, 0) for use in outbound.lists}
    for _, level in groupby(ordered, key=lambda each: each.priority):
        lines: dict[ListId, deque[ListRecord]] = {}
        for record in level:
            lines.setdefault(record.list, deque()).append(record)
        while lines:
            next_list = min(lines, key=lambda each: (come.get(each, 0), each))
            yield lines[next_list].popleft()
            come[next_list] = come.get(next_list, 0) + _STEP // ratios.get(next_list, USUAL_RATIO)
            if not lines[next_list]:
                del lines[next_list]


def meets(contact: Contact, outbound: Outbound) -> bool:
    """True where the campaign calls such contacts."""
    if not outbound.conditions:
        return True
    held = tuple(_holds(contact, condition) for condition in outbound.conditions)
    if outbound.groups:
        return any(all(held[place] for place in group) for group in outbound.groups)
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
