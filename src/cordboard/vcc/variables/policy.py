"""Which values a call variable or a contact field takes: the form of its type, then its own restrictions.

Forms: DATE yyyy-MM-dd; TIME HH:mm:ss, with or without .SSS; DATE_TIME both with a blank between;
TIME_PERIOD hh:mm:ss, hours without limit; numbers with a point; BOOLEAN true or false. An empty value
is no value: every type takes it, unless a value is required.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Protocol

from .. import numbers
from ..center import CallVariable, DataType, Restrictions
from ..errors import Reason, Refusal
from ..ids import VariableId
from .model import Value

LONGEST = 4000
"""Characters of a value."""


class Typed(Protocol):
    """What has a type, and values: a call variable, a field of a contact."""

    @property
    def label(self) -> str: ...
    @property
    def type(self) -> DataType: ...
    @property
    def restrictions(self) -> Restrictions: ...


def accepted(variable: Typed, text: str, country: str) -> str:
    """`text` as the variable keeps it. Raises Refusal BAD_VALUE where it takes no such value."""
    value = text if variable.type is DataType.STRING else text.strip()
    fault = _fault(variable, value, country)
    if fault:
        raise Refusal(Reason.BAD_VALUE, f"{variable.label} {fault}; correct the value")
    return value.lower() if variable.type is DataType.BOOLEAN else value


def value_of(values: Iterable[Value], variable: CallVariable) -> str:
    """What the call says of `variable`, else its default."""
    return next((each.value for each in values if each.variable == variable.id), variable.default)


def with_value(values: Iterable[Value], variable: VariableId, value: str) -> tuple[Value, ...]:
    """The values after one is set."""
    return (*(each for each in values if each.variable != variable), Value(variable, value))


def _fault(variable: Typed, value: str, country: str) -> str:
    """What is wrong with the value, empty where nothing is."""
    if not value:
        return "needs a value" if variable.restrictions.required else ""
    if len(value) > LONGEST:
        return f"takes at most {LONGEST} characters"
    if not _FORMS[variable.type](value, country):
        return f"takes a {variable.type} only"
    return _breach(variable, value)


def _breach(variable: Typed, value: str) -> str:
    """Which of the variable's own restrictions the value breaks."""
    rules = variable.restrictions
    size = _measure(variable.type)
    if rules.minimum is not None and size(value) < _bound(variable.type, rules.minimum):
        return f"is at least {rules.minimum}"
    if rules.maximum is not None and size(value) > _bound(variable.type, rules.maximum):
        return f"is at most {rules.maximum}"
    if rules.regexp and re.fullmatch(rules.regexp, value) is None:
        return f"matches {rules.regexp}"
    return _not_listed(rules, value) or _too_fine(rules, value)


def _not_listed(rules: Restrictions, value: str) -> str:
    if rules.one_of and value not in rules.one_of:
        return f"is one of {', '.join(rules.one_of)}"
    chosen = [part.strip() for part in value.split(";")]
    if rules.any_of and not set(chosen) <= set(rules.any_of):
        return f"is a list, parted by semicolons, of {', '.join(rules.any_of)}"
    return ""


def _too_fine(rules: Restrictions, value: str) -> str:
    if rules.precision is None and rules.scale is None:
        return ""
    whole, _, fraction = value.lstrip("+-").partition(".")
    if rules.precision is not None and len(whole.lstrip("0") + fraction) > rules.precision:
        return f"has at most {rules.precision} digits"
    if rules.scale is not None and len(fraction) > rules.scale:
        return f"has at most {rules.scale} digits after the point"
    return ""


def _measure(kind: DataType) -> Callable[[str], Decimal]:
    """How values of a type are compared; texts by their length."""
    return _MEASURES.get(kind, lambda value: Decimal(len(value)))


def _bound(kind: DataType, text: str) -> Decimal:
    return _MEASURES.get(kind, Decimal)(text)


def _seconds(text: str) -> Decimal:
    hours, minutes, seconds = text.split(":")
    return (int(hours) * 60 + int(minutes)) * 60 + Decimal(seconds)


def _days(text: str) -> Decimal:
    return Decimal(date.fromisoformat(text).toordinal())


def _moment(text: str) -> Decimal:
    day, time_of_day = text.split(" ")
    return _days(day) * 86_400 + _seconds(time_of_day)


_MEASURES: dict[DataType, Callable[[str], Decimal]] = {
    DataType.NUMBER: Decimal,
    DataType.CURRENCY: Decimal,
    DataType.PERCENT: Decimal,
    DataType.DATE: _days,
    DataType.TIME: _seconds,
    DataType.DATE_TIME: _moment,
    DataType.TIME_PERIOD: _seconds,
}

_DECIMAL = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?")
_PERIOD = re.compile(r"[0-9]{1,6}:[0-5][0-9]:[0-5][0-9](\.[0-9]{3})?")
_EMAIL = re.compile(r"[^@\s]{1,64}@[A-Za-z0-9.-]{1,253}")
_URL = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


def _shaped(pattern: re.Pattern[str]) -> Callable[[str, str], bool]:
    return lambda value, _country: pattern.fullmatch(value) is not None


def _is_a(pattern: re.Pattern[str], read: Callable[[str], object]) -> Callable[[str, str], bool]:
    """Shaped so, and a real one: no 30th of February."""

    def holds(value: str, _country: str) -> bool:
        if pattern.fullmatch(value) is None:
            return False
        try:
            read(value)
        except ValueError:
            return False
        return True

    return holds


_FORMS: dict[DataType, Callable[[str, str], bool]] = {
    DataType.STRING: lambda _value, _country: True,
    DataType.NUMBER: _shaped(_DECIMAL),
    DataType.CURRENCY: _shaped(_DECIMAL),
    DataType.PERCENT: _shaped(_DECIMAL),
    DataType.DATE: _is_a(_DATE, date.fromisoformat),
    DataType.TIME: _is_a(_TIME, time.fromisoformat),
    DataType.DATE_TIME: _is_a(re.compile(f"{_DATE.pattern} {_TIME.pattern}"), datetime.fromisoformat),
    DataType.BOOLEAN: _shaped(re.compile("true|false", re.IGNORECASE)),
    DataType.EMAIL: _shaped(_EMAIL),
    DataType.URL: _shaped(_URL),
    DataType.PHONE: lambda value, country: numbers.read(value, country) is not None,
    DataType.TIME_PERIOD: _shaped(_PERIOD),
}
