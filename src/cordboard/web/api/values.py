"""JSON and contract values: strict, one form for each declared thing.

What is not declared, given twice, null or in another form is refused by name. Numbers of 64 bits are texts of
digits; in requests also plain numbers, as far as every JSON reader keeps them exact (RFC 8259 section 6).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Final, NoReturn, TypeVar

import msgspec

from cordboard.contract import (
    ALL_EVENTS,
    ContractFault,
    Event,
    FaultCode,
    Field,
    Operation,
    Record,
    Scalar,
    fields_of,
)
from cordboard.contract.emit.openapi import EVENT_NAME

Read = Callable[[Any, str], Any]
"""A value of JSON and where it stands, to a value of the contract."""
Write = Callable[[Any], Any]
RecordT = TypeVar("RecordT", bound=Record)

EXACT: Final = 2**53
"""Up to here, either way, a number of JSON is the same whole number to everybody."""
_SHOWN: Final = 40
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,20}")
_DIGITS: Final = 40
_UNSENDABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, and so nobody at the other door could hear (XML 1.0 section 2.2)."""
_NAMES: Final = {declared: name for name, declared in ALL_EVENTS.items()}
_ALWAYS_TEXT: Final = {Scalar.LONG, Scalar.ID, Scalar.FLAGS}


# -- in ---------------------------------------------------------------------------------------------


def decode(declared: type[RecordT], body: bytes) -> RecordT:
    """The record that a body holds; nothing is an object without members. Raises ContractFault."""
    if not body:
        return read_record(declared, {})
    try:
        return read_record(declared, parse_object(body.decode("utf-8")))
    except UnicodeDecodeError:
        raise unreadable("The request is not in UTF-8.") from None


def read_record(declared: type[RecordT], given: dict[str, Any], inside: str = "") -> RecordT:
    """The record that an object of JSON is; `inside` names where it stands. Raises ContractFault."""
    record = _record_reader(declared)(given, inside)
    assert isinstance(record, declared)
    return record


def unreadable(problem: str) -> ContractFault:
    """The fault of a body that is not what this door reads."""
    return ContractFault(FaultCode.BAD_REQUEST, problem, remedy="Send one JSON object of the arguments.")


def parse_object(text: str) -> dict[str, Any]:
    """The one object of JSON that a text is. Raises ContractFault."""
    try:
        given = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_number, parse_int=_whole, parse_float=_real
        )
    except RecursionError:
        raise unreadable("The request is nested too deeply.") from None
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        raise unreadable(f"The request is no JSON: {problem.msg}, {where}.") from None
    if not isinstance(given, dict):
        raise unreadable("The request is no JSON object.")
    return given


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, of which two readers cannot think differently."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise unreadable("A member of an object is given twice.")
    return found


def _no_number(word: str) -> NoReturn:
    raise unreadable(f"{word} is no number of JSON.")


def _whole(digits: str) -> int:
    if len(digits) > _DIGITS:
        raise unreadable("A number has too many digits.")
    return int(digits)


def _real(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise unreadable("A number is too large.")
    return value


def _bad(where: str, problem: str) -> ContractFault:
    return ContractFault(FaultCode.BAD_VALUE, f"The member {where}: {problem}.")


def _sendable(name: str) -> str:
    """A name that a client made up, as it may be repeated to them."""
    return _UNSENDABLE.sub("\ufffd", name)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _read_string(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise _bad(where, "is no text")
    if _UNSENDABLE.search(value):
        raise _bad(where, "holds a character that cannot be sent on")
    return value


def _read_boolean(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        raise _bad(where, "is no boolean, use true or false")
    return value


def _read_real(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _bad(where, "is no number")
    return float(value)


def _whole_reader(scalar: Scalar, low: int, high: int) -> Read:
    big = scalar in _ALWAYS_TEXT

    def read(value: Any, where: str) -> Any:
        if big and isinstance(value, str) and _WHOLE.fullmatch(value):
            value = int(value)
        elif isinstance(value, bool) or not isinstance(value, int):
            raise _bad(where, f"is no {scalar.value}, use " + ("digits in a text" if big else "a number"))
        elif big and not -EXACT <= value <= EXACT:
            raise _bad(where, "is too large for a number of JSON, use digits in a text")
        if not low <= value <= high:
            raise _bad(where, f"{_shown(value)} is out of range, from {low} to {high}")
        return value

    return read


_READERS: Final[Mapping[Scalar, Read]] = {
    Scalar.STRING: _read_string,
    Scalar.BOOLEAN: _read_boolean,
    Scalar.FLOAT: _read_real,
    Scalar.DOUBLE: _read_real,
    **{scalar: _whole_reader(scalar, *scalar.range) for scalar in Scalar if scalar.range},
}


def _value_reader(field: Field) -> Read:
    read = _READERS[field.kind] if isinstance(field.kind, Scalar) else _object_reader(field.kind)
    if not field.many:
        return read

    def read_all(value: Any, where: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _bad(where, "is no array")
        return tuple(read(each, f"{where}[{place}]") for place, each in enumerate(value))

    return read_all


def _object_reader(declared: type[Record]) -> Read:
    def read(value: Any, where: str) -> Record:
        if not isinstance(value, dict):
            raise _bad(where, "is no object")
        return _record_reader(declared)(value, f"{where}.")

    return read


@cache
def _record_reader(declared: type[Record]) -> Callable[[dict[str, Any], str], Record]:
    places = {field.name: (field.attribute, _value_reader(field)) for field in fields_of(declared)}
    places |= {other: places[name] for other, name in declared.SPELLINGS.items()}

    def read(given: dict[str, Any], inside: str) -> Record:
        values: dict[str, Any] = {}
        for name, value in given.items():
            where = f"{inside}{_sendable(name[:_SHOWN])}"
            if name not in places:
                raise _bad(where, "is not declared")
            attribute, read_value = places[name]
            if attribute in values:
                raise _bad(where, "is given twice, in two spellings")
            if value is None:
                raise _bad(where, "is null; leave out what is absent")
            values[attribute] = read_value(value, where)
        return declared(**values)

    return read


# -- out --------------------------------------------------------------------------------------------


def encode_record(record: Record) -> bytes:
    """A record as one JSON object."""
    return msgspec.json.encode(plain(record))


@cache
def answer_writer(operation: Operation) -> Callable[[object], bytes]:
    """What writes the answers of an operation: null for nothing and for what is absent."""
    if operation.answer is None:
        return lambda _nothing: b"null"
    write = _value_writer(operation.answer)
    return lambda value: b"null" if value is None else msgspec.json.encode(write(value))


def plain(record: Record) -> dict[str, Any]:
    """A record, or an event, as what JSON can hold."""
    named = {EVENT_NAME: _NAMES[type(record)]} if isinstance(record, Event) else {}
    return named | _record_writer(type(record))(record)


def _value_writer(field: Field) -> Write:
    write = _one_writer(field.kind)
    if write is None:
        return list if field.many else (lambda value: value)
    return (lambda values: [write(value) for value in values]) if field.many else write


def _one_writer(kind: Scalar | type[Record]) -> Write | None:
    """None where a value is written as it is."""
    if isinstance(kind, Scalar):
        return str if kind in _ALWAYS_TEXT else None
    return plain


@cache
def _record_writer(declared: type[Record]) -> Callable[[Record], dict[str, Any]]:
    fields = [
        (field.name, attrgetter(field.attribute), _value_writer(field)) for field in fields_of(declared)
    ]

    def write(record: Record) -> dict[str, Any]:
        found = ((name, read(record), write_value) for name, read, write_value in fields)
        return {name: write_value(value) for name, value, write_value in found if value is not None}

    return write
