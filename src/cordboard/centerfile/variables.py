"""The center's own call variables: each with a group, a type, and values that it takes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from cordboard.vcc.center import CallVariable, DataType, Restrictions
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import VariableId
from cordboard.vcc.variables import Typed, accepted

from .entries import MOST_DIGITS, CallVariableEntry, RestrictionsEntry, Word
from .naming import Directory, Ids
from .problems import Code, Problems

SYSTEM_GROUPS = frozenset({"call", "customer", "agent", "ivr"})
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_ -]{0,63}")
_NUMBERS = frozenset({DataType.NUMBER, DataType.CURRENCY, DataType.PERCENT})


def build_variables(
    entries: Iterable[CallVariableEntry], country: str, ids: Ids, problems: Problems
) -> tuple[CallVariable, ...]:
    """The variables in the file's order."""
    directory = Directory[CallVariable]("call variable", problems)
    for entry in entries:
        full_name = Word.at(entry.name.place, f"{entry.group}.{entry.name}")
        _check_names(entry, problems)
        variable = CallVariable(
            id=VariableId(ids.take("call variable", full_name, entry.id)),
            group=str(entry.group),
            group_id=ids.take("call variable group", entry.group, 0),
            name=str(entry.name),
            description=str(entry.description),
            type=entry.type,
            width=entry.width,
            editable=entry.editable,
            sensitive=entry.sensitive,
        )
        restrictions = build_restrictions(variable, entry.restrictions, country, problems)
        variable = replace(variable, restrictions=restrictions)
        directory.add(full_name, replace(variable, default=_default(variable, entry, country, problems)))
    return directory.all()


def _check_names(entry: CallVariableEntry, problems: Problems) -> None:
    for word in (entry.group, entry.name):
        if word and _NAME.fullmatch(word) is None:
            remedy = "Write a letter, then letters, digits, blanks, dashes and underscores."
            problems.add(Code.VALUE, word.place, f"{str(word)!r} cannot name a variable.", remedy)
    if entry.group.casefold() in SYSTEM_GROUPS:
        text = f"The group {str(entry.group)!r} is the system's own."
        problems.add(Code.DUPLICATE, entry.group.place, text, "Give the variable another group.")


def build_restrictions(
    variable: Typed, entry: RestrictionsEntry, country: str, problems: Problems
) -> Restrictions:
    """What the values of a variable or a field keep to."""
    for word in (entry.min, entry.max):
        _check_bound(variable, word, country, problems)
    for word in (*entry.one_of, *entry.any_of):
        _check_value(variable, word, country, problems)
    _check_regexp(entry.regexp, problems)
    counted = variable.type in _NUMBERS
    return Restrictions(
        required=entry.required,
        minimum=str(entry.min) if entry.min else None,
        maximum=str(entry.max) if entry.max else None,
        regexp=str(entry.regexp),
        one_of=tuple(str(word) for word in entry.one_of),
        any_of=tuple(str(word) for word in entry.any_of),
        precision=entry.precision if counted and entry.precision < MOST_DIGITS else None,
        scale=entry.scale if counted and entry.scale < MOST_DIGITS else None,
    )


_COMPARED = _NUMBERS | {DataType.DATE, DataType.TIME, DataType.DATE_TIME, DataType.TIME_PERIOD}


def _check_bound(variable: Typed, word: Word, country: str, problems: Problems) -> None:
    """A bound is a value of the type; of texts, a length."""
    if variable.type in _COMPARED:
        _check_value(variable, word, country, problems)
    elif word and re.fullmatch(r"[0-9]{1,4}", word) is None:
        text = f"{str(word)!r} is no length."
        remedy = f"A {variable.type} is bounded by its characters: write a number."
        problems.add(Code.VALUE, word.place, text, remedy)


def _check_value(variable: Typed, word: Word, country: str, problems: Problems) -> None:
    try:
        accepted(variable, word, country)
    except Refusal as refusal:
        text = refusal.text.rpartition("; ")[0]
        remedy = "Write a value of its type."
        problems.add(Code.VALUE, word.place, f"{str(word)!r}: {text}.", remedy)


def _check_regexp(word: Word, problems: Problems) -> None:
    try:
        re.compile(word)
    except re.error as error:
        text = f"{str(word)!r} is no regular expression: {error.msg}."
        problems.add(Code.VALUE, word.place, text, "Write one that Python's `re` module reads.")


def _default(variable: CallVariable, entry: CallVariableEntry, country: str, problems: Problems) -> str:
    if entry.default:
        _check_value(variable, entry.default, country, problems)
    return str(entry.default)
