"""XML elements to contract values: strict in values, tolerant in form.

Order does not matter, unknown elements are ignored, and children that a client puts into the contract's
namespace are read as if they were unqualified. `xsi:nil`, an empty element of a non-text type and `NaN` where
a number belongs mean absent. A wrong number or boolean, or a value given twice, is refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import msgspec
from lxml import etree

from cordboard.contract import (
    CONTRACTS,
    Event,
    Field,
    Map,
    MapValue,
    Operation,
    Record,
    Request,
    Scalar,
    fields_of,
)
from cordboard.soap.names import XSI_NIL, XSI_TYPE

Element = etree._Element  # noqa: SLF001  -- lxml gives its element class no other name
Read = Callable[[Element], Any]

_XML_SPACE: Final = " \t\r\n"
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,40}")
_REAL: Final = re.compile(r"[+-]?(?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,9})?")
_BOOLEANS: Final[Mapping[str, bool]] = {"true": True, "1": True, "false": False, "0": False}
_INFINITIES: Final[Mapping[str, float]] = {"INF": float("inf"), "-INF": float("-inf")}
_SHOWN: Final = 40


class BadValue(ValueError):
    """A value that cannot be what its element declares; `path` leads to the element."""

    def __init__(self, problem: str, path: tuple[str, ...] = ()) -> None:
        super().__init__(problem)
        self.problem = problem
        self.path = path

    def inside(self, name: str) -> BadValue:
        """The same, seen from the element around it."""
        return BadValue(self.problem, (name, *self.path))

    def __str__(self) -> str:
        return f"{'.'.join(self.path)}: {self.problem}"


def decode_request(operation: Operation, element: Element) -> Request:
    """The request that an operation's element holds; raises BadValue."""
    try:
        request = _record_reader(operation.request)(element)
    except BadValue as bad:
        raise bad.inside(operation.name) from None
    assert isinstance(request, Request)
    return request


def decode_answer(operation: Operation, element: Element) -> object:
    """The value that an answer's element holds, a tuple for `many`; for clients, benchmarks and tests."""
    if operation.answer is None:
        return None
    read = _element_reader(operation.answer.kind)
    values = tuple(value for child in element if (value := read(child)) is not None)
    if operation.many:
        return values
    return values[0] if values else None


def _text(element: Element) -> str:
    if len(element):
        raise BadValue("holds elements where a plain value belongs")
    return element.text or ""


def _is_absent(element: Element) -> bool:
    return element.get(XSI_NIL) in {"true", "1"}


def _shown(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


def _read_string(element: Element) -> str | None:
    return None if _is_absent(element) else _text(element)


def _read_boolean(element: Element) -> bool | None:
    text = _text(element).strip(_XML_SPACE)
    if not text:
        return None
    value = _BOOLEANS.get(text)
    if value is None:
        raise BadValue(f"{_shown(text)} is no boolean, use true or false")
    return value


def _whole_reader(scalar: Scalar, low: int, high: int) -> Read:
    def read(element: Element) -> int | None:
        text = _text(element).strip(_XML_SPACE)
        if not text or text == "NaN":
            return None
        if not _WHOLE.fullmatch(text):
            raise BadValue(f"{_shown(text)} is no {scalar.value}, use decimal digits")
        value = int(text)
        if not low <= value <= high:
            raise BadValue(f"{_shown(text)} is out of range, from {low} to {high}")
        return value

    return read


def _read_real(element: Element) -> float | None:
    text = _text(element).strip(_XML_SPACE)
    if not text or text == "NaN":
        return None
    if text in _INFINITIES:
        return _INFINITIES[text]
    if not _REAL.fullmatch(text):
        raise BadValue(f"{_shown(text)} is no decimal number")
    return float(text)


_read_plain_flags: Final = _whole_reader(Scalar.FLAGS, *Scalar.FLAGS.range or (0, 0))


def _read_flags(element: Element) -> int | None:
    """Old clients send their own flags object: the number is in a `flags` element inside."""
    inner = element.find("flags") if len(element) else None
    flags: int | None = _read_plain_flags(element if inner is None else inner)
    return flags


def _scalar_reader(scalar: Scalar) -> Read:
    if scalar.range and scalar is not Scalar.FLAGS:
        return _whole_reader(scalar, *scalar.range)
    return {
        Scalar.STRING: _read_string,
        Scalar.BOOLEAN: _read_boolean,
        Scalar.FLAGS: _read_flags,
    }.get(scalar, _read_real)


def _element_reader(kind: Scalar | type[Record]) -> Read:
    if isinstance(kind, Scalar):
        return _scalar_reader(kind)
    if kind is Map:
        return _read_map
    read = _read_event if kind is Event else _record_reader(kind)
    return lambda element: None if _is_empty(element) else read(element)


def _is_empty(element: Element) -> bool:
    if len(element) or element.get(XSI_TYPE):
        return False
    if (element.text or "").strip(_XML_SPACE):
        raise BadValue("holds text where elements belong")
    return True


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the value of a child element goes; `gather` joins values that may come in several elements."""

    attribute: str
    read: Read
    gather: Callable[[list[Any]], Any] | None


@cache
def _record_reader(declared: type[Record]) -> Read:
    fields = fields_of(declared)
    places = {field.name: _place(field) for field in fields}
    places |= {other: places[name] for other, name in declared.SPELLINGS.items()}
    places |= {
        f"{{{contract.namespace}}}{name}": place
        for contract in CONTRACTS.values()
        for name, place in places.items()
    }
    gathered = [(place.attribute, place.gather) for place in places.values() if place.gather]
    demanded = [field.encode_name for field in msgspec.structs.fields(declared) if field.required]

    def read(element: Element) -> Record:
        values: dict[str, Any] = {}
        for child in element:
            place = places.get(child.tag)
            if place is not None:
                _put(values, place, child)
        for attribute, gather in gathered:
            if isinstance(values.get(attribute), list):
                values[attribute] = gather(values[attribute])
        for name in demanded:
            if name not in values:
                raise BadValue("is missing", (name,))
        return declared(**values)

    return read


def _place(field: Field) -> _Place:
    gather = _join_maps if field.kind is Map else tuple if field.many else None
    return _Place(field.attribute, _element_reader(field.kind), gather)


def _join_maps(maps: list[Map]) -> Map:
    return Map(attributes=tuple(pair for one in maps for pair in one.attributes))


def _put(values: dict[str, Any], place: _Place, child: Element) -> None:
    try:
        value = place.read(child)
    except BadValue as bad:
        raise bad.inside(etree.QName(child).localname) from None
    if value is None:
        return
    if place.gather:
        values.setdefault(place.attribute, []).append(value)
    elif place.attribute in values:
        raise BadValue("is given twice", (etree.QName(child).localname,))
    else:
        values[place.attribute] = value


_EVENTS: Final[Mapping[tuple[str | None, str], type[Event]]] = {
    (contract.namespace, name): declared
    for contract in CONTRACTS.values()
    for name, declared in contract.events.items()
}


def _read_event(element: Element) -> Event:
    prefix, _, name = element.get(XSI_TYPE, "").rpartition(":")
    declared = _EVENTS.get((element.nsmap.get(prefix or None), name))
    if declared is None:
        raise BadValue("is no event of the contract: xsi:type must name one")
    event = _record_reader(declared)(element)
    assert isinstance(event, Event)
    return event


def _read_map(element: Element) -> Map | None:
    return None if _is_empty(element) else Map(attributes=tuple(_pairs(element)))


_read_pair: Final = _record_reader(MapValue)


def _pairs(element: Element) -> Iterator[MapValue]:
    """Pairs as published (`attributes`, each with key and value), or as old clients send them.

    Those send key and value without `attributes` around, or an `entry` around each pair.
    """
    key: str | None = None
    for child in element:
        name = etree.QName(child).localname
        if name in {"attributes", "entry"}:
            pair = _read_pair(child)
            assert isinstance(pair, MapValue)
            yield pair
        elif name == "key":
            key = _read_string(child)
        elif name == "value":
            yield MapValue(key=key, value=_read_string(child))
            key = None
