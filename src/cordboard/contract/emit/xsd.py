"""The XML Schema of the contract, from the declarations.

Children are unqualified, absent means left out: nothing is nillable. An event extends `event`, so that a
client gets each as its own type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from xml.sax.saxutils import escape

from cordboard.contract.faults import CtiFault
from cordboard.contract.record import Event, Field, Record, fields_of, wire_name
from cordboard.contract.registry import EVENTS, NAMESPACE, OPERATIONS, TYPES, Operation, doc_of
from cordboard.contract.scalars import Scalar


@cache
def xsd() -> str:
    """The whole schema as one document."""
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            (
                '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"'
                f' xmlns:tns="{NAMESPACE}" targetNamespace="{NAMESPACE}" version="1.0">'
            ),
            *_elements(),
            *(line for operation in OPERATIONS.values() for line in _wrappers(operation)),
            *(_complex_type(name, declared) for name, declared in TYPES.items()),
            *(_complex_type(name, declared, base="event") for name, declared in EVENTS.items()),
            _complex_type(wire_name(CtiFault), CtiFault),
            "</xs:schema>",
            "",
        ]
    )


def _elements() -> Iterator[str]:
    for name in OPERATIONS:
        yield f'<xs:element name="{name}" type="tns:{name}"/>'
        yield f'<xs:element name="{name}Response" type="tns:{name}Response"/>'
    fault = wire_name(CtiFault)
    yield f'<xs:element name="{fault}" type="tns:{fault}"/>'


def _wrappers(operation: Operation) -> Iterator[str]:
    answer = operation.answer
    yield _complex_type(operation.name, operation.request)
    yield _definition(f"{operation.name}Response", "", [answer] if answer else [])


def _complex_type(name: str, declared: type[Record], base: str | None = None) -> str:
    inherited = len(fields_of(Event)) if base else 0
    return _definition(name, doc_of(declared), fields_of(declared)[inherited:], base)


def _definition(name: str, doc: str, fields: Iterable[Field], base: str | None = None) -> str:
    body = f"<xs:sequence>{''.join(map(_element, fields))}</xs:sequence>"
    if base:
        extension = f'<xs:extension base="tns:{base}">{body}</xs:extension>'
        body = f"<xs:complexContent>{extension}</xs:complexContent>"
    note = f"<xs:annotation><xs:documentation>{escape(doc)}</xs:documentation></xs:annotation>" if doc else ""
    return f'<xs:complexType name="{name}">{note}{body}</xs:complexType>'


def _element(field: Field) -> str:
    occurs = "" if field.required else ' minOccurs="0"'
    occurs += ' maxOccurs="unbounded"' if field.many else ""
    return f'<xs:element name="{field.name}" type="{_type_name(field.kind)}"{occurs}/>'


def _type_name(kind: Scalar | type[Record]) -> str:
    return f"xs:{kind.xsd}" if isinstance(kind, Scalar) else f"tns:{wire_name(kind)}"
