"""Contract values to XML text, as every known client reads it.

Compact, nothing absent is written, children are unqualified. A record with nothing in it carries its
`xsi:type`, else old clients read an empty text. Each record type is compiled once into closures.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Final

from cordboard.contract import (
    ALL_EVENTS,
    Event,
    Field,
    Operation,
    Record,
    Scalar,
    contract_of,
    fields_of,
    wire_name,
)
from cordboard.soap.names import CLOSING, opening

Write = Callable[[Any], str]

_REMEMBERED: Final = 16
"""How many events are kept as text; a broadcast is about one or two."""

_SPECIAL: Final = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}


def escape(text: str) -> str:
    """Text as XML character data; what XML cannot hold becomes U+FFFD."""
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], "\ufffd"), text)


def _real(value: float) -> str:
    if math.isfinite(value):
        return repr(float(value))
    return "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"


_TEXTS: Final[Mapping[Scalar, Write]] = {Scalar.STRING: escape, Scalar.FLOAT: _real, Scalar.DOUBLE: _real}


def field_writer(field: Field) -> Write:
    """What writes the element or elements of one field; its value is not None."""
    write = _element_writer(field.name, field.kind)
    if not field.many:
        return write

    def write_all(values: Iterable[object]) -> str:
        return "".join([write(value) for value in values])

    return write_all


def _element_writer(name: str, kind: Scalar | type[Record]) -> Write:
    if isinstance(kind, Scalar):
        return _scalar_writer(name, kind)
    return _event_writer(name) if kind is Event else _record_writer(name, kind)


def _scalar_writer(name: str, kind: Scalar) -> Write:
    """Numbers and booleans, of which most answers are made, are written without a function of ours."""
    before, after = f"<{name}>", f"</{name}>"
    if kind is Scalar.BOOLEAN:
        return {True: f"{before}true{after}", False: f"{before}false{after}"}.__getitem__
    if kind not in _TEXTS:
        return f"{before}{{:d}}{after}".format
    to_text = _TEXTS[kind]

    def write(value: object) -> str:
        return f"{before}{to_text(value)}{after}"

    return write


def _record_writer(name: str, declared: type[Record]) -> Write:
    content = _content_writer(declared)
    before, after = f"<{name}>", f"</{name}>"
    empty = f'<{name} xsi:type="{qualified(declared)}"/>'

    def write(value: Record) -> str:
        inside = content(value)
        return f"{before}{inside}{after}" if inside else empty

    return write


def _event_writer(name: str) -> Write:
    after = f"</{name}>"
    before = {one: f'<{name} xsi:type="{qualified(one)}">' for one in ALL_EVENTS.values()}

    def write(value: Event) -> str:
        declared = type(value)
        return f"{before[declared]}{_content_writer(declared)(value)}{after}"

    return _remembering(write)


def _remembering(write: Write) -> Write:
    """Writes a record once although many ask for it: everybody at a seat hears the same event."""
    written: dict[int, tuple[object, str]] = {}  # by identity: the record beside it keeps its id its own

    def remembered(value: object) -> str:
        known = written.get(id(value))
        if known is None:
            if len(written) == _REMEMBERED:
                del written[next(iter(written))]
            known = written[id(value)] = value, write(value)
        return known[1]

    return remembered


@cache
def _content_writer(declared: type[Record]) -> Write:
    fields = fields_of(declared)
    writers = tuple(field_writer(field) for field in fields)
    read = _reader(tuple(field.attribute for field in fields))

    def write(record: Record) -> str:
        pairs = zip(writers, read(record), strict=True)
        return "".join([one(value) for one, value in pairs if value is not None])

    return write


def _reader(attributes: tuple[str, ...]) -> Callable[[object], tuple[Any, ...]]:
    if len(attributes) > 1:
        return attrgetter(*attributes)
    return lambda record: tuple(getattr(record, name) for name in attributes)


def qualified(declared: type[Record]) -> str:
    """The name of a declaration with the prefix of its contract's namespace."""
    return f"{contract_of(declared).prefix}:{wire_name(declared)}"


@cache
def answer_writer(operation: Operation) -> Callable[[object], bytes]:
    """What writes the whole envelope of an operation's answer."""
    wrapper, begin = f"{qualified(operation.request)}Response", opening(contract_of(operation.request))
    before, after = f"{begin}<{wrapper}>", f"</{wrapper}>{CLOSING}"
    empty = f"{begin}<{wrapper}/>{CLOSING}".encode()
    if operation.answer is None:
        return lambda value: _nothing(operation, value, empty)
    write = field_writer(operation.answer)

    def write_answer(value: object) -> bytes:
        return empty if value is None else f"{before}{write(value)}{after}".encode()

    return write_answer


def _nothing(operation: Operation, value: object, empty: bytes) -> bytes:
    if value is not None:
        raise TypeError(f"{operation.name} answers nothing, but was given a {type(value).__name__}")
    return empty


@cache
def request_writer(operation: Operation) -> Callable[[Record], bytes]:
    """What writes the whole envelope of a request; for clients, benchmarks and tests."""
    wrapper, begin = qualified(operation.request), opening(contract_of(operation.request))
    content = _content_writer(operation.request)

    def write_request(request: Record) -> bytes:
        return f"{begin}<{wrapper}>{content(request)}</{wrapper}>{CLOSING}".encode()

    return write_request


def detail_element(record: Record) -> str:
    """A record as the one child of a fault's detail, in the namespace of its contract."""
    name = qualified(type(record))
    return f"<{name}>{_content_writer(type(record))(record)}</{name}>"
