"""The XML Schema of a contract, from the declarations.

Children are unqualified, absent means left out: nothing is nillable. An event extends `event`, so that a
client gets each as its own type. A contract that uses another one's types imports its schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from cordboard.contract.faults import CtiFault
from cordboard.contract.record import Event, Field, Record, fields_of, wire_name
from cordboard.contract.registry import V2, Contract, Operation, contract_of, doc_of
from cordboard.contract.scalars import Scalar

_FAULT: Final = wire_name(CtiFault)


@lru_cache(maxsize=16)
def xsd(contract: Contract = V2, published: str = "") -> str:
    """The whole schema of a contract; that of the published one, where it is imported, is at `published`."""
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            (
                f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"{_prefixes(contract)}'
                f' targetNamespace="{contract.namespace}" version="1.0">'
            ),
            *_import(contract, published),
            *_elements(contract),
            *(line for operation in contract.operations.values() for line in _wrappers(operation)),
            *(_complex_type(name, declared) for name, declared in contract.types.items()),
            *(_complex_type(name, declared, base=Event) for name, declared in contract.events.items()),
            *([_complex_type(_FAULT, CtiFault)] if contract is V2 else []),
            "</xs:schema>",
            "",
        ]
    )


def _prefixes(contract: Contract) -> str:
    published = "" if contract is V2 else f' xmlns:{V2.name}="{V2.namespace}"'
    return f' xmlns:tns="{contract.namespace}"{published}'


def _import(contract: Contract, published: str) -> Iterator[str]:
    if contract is not V2:
        yield f'<xs:import namespace="{V2.namespace}" schemaLocation={quoteattr(published)}/>'


def _elements(contract: Contract) -> Iterator[str]:
    for name in contract.operations:
        yield f'<xs:element name="{name}" type="tns:{name}"/>'
        yield f'<xs:element name="{name}Response" type="tns:{name}Response"/>'
    if contract is V2:
        yield f'<xs:element name="{_FAULT}" type="tns:{_FAULT}"/>'


def _wrappers(operation: Operation) -> Iterator[str]:
    answer, home = operation.answer, contract_of(operation.request)
    yield _complex_type(operation.name, operation.request)
    yield _definition(home, f"{operation.name}Response", "", [answer] if answer else [])


def _complex_type(name: str, declared: type[Record], base: type[Record] | None = None) -> str:
    inherited = len(fields_of(base)) if base else 0
    home = contract_of(declared)
    return _definition(home, name, doc_of(declared), fields_of(declared)[inherited:], base)


def _definition(
    home: Contract, name: str, doc: str, fields: Iterable[Field], base: type[Record] | None = None
) -> str:
    body = f"<xs:sequence>{''.join(_element(home, field) for field in fields)}</xs:sequence>"
    if base:
        extension = f'<xs:extension base="{_type_name(home, base)}">{body}</xs:extension>'
        body = f"<xs:complexContent>{extension}</xs:complexContent>"
    note = f"<xs:annotation><xs:documentation>{escape(doc)}</xs:documentation></xs:annotation>" if doc else ""
    return f'<xs:complexType name="{name}">{note}{body}</xs:complexType>'


def _element(home: Contract, field: Field) -> str:
    occurs = "" if field.required else ' minOccurs="0"'
    occurs += ' maxOccurs="unbounded"' if field.many else ""
    return f'<xs:element name="{field.name}" type="{_type_name(home, field.kind)}"{occurs}/>'


def _type_name(home: Contract, kind: Scalar | type[Record]) -> str:
    """A type as the schema of `home` calls it."""
    if isinstance(kind, Scalar):
        return f"xs:{kind.xsd}"
    theirs = contract_of(kind)
    return f"{'tns' if theirs is home else theirs.name}:{wire_name(kind)}"
