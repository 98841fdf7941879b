"""The WSDL of a contract: where the seat is and how each operation is called.

SOAP 1.1, document/literal wrapped, one empty SOAPAction for all, one typed fault for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import starmap
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from cordboard.contract.faults import CtiFault
from cordboard.contract.record import wire_name
from cordboard.contract.registry import V2, Contract, Operation

_FAULT: Final = wire_name(CtiFault)


@lru_cache(maxsize=16)
def wsdl(
    address: str, schema_location: str | None = None, contract: Contract = V2, published: str | None = None
) -> str:
    """The service at `address`; the schema is at `schema_location`, by default `address?xsd=1`.

    `published` is where that of the published contract is, if another one uses it: `address?xsd=2`.
    """
    schemas = {contract.namespace: schema_location or f"{address}?xsd=1"}
    schemas.setdefault(V2.namespace, published or f"{address}?xsd=2")
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            (
                '<wsdl:definitions name="CtiService" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"'
                ' xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
                f'{_prefixes(contract)} targetNamespace="{contract.namespace}">'
            ),
            f"<wsdl:types><xs:schema>{''.join(starmap(_import, schemas.items()))}</xs:schema></wsdl:types>",
            *(line for name in contract.operations for line in _messages(name)),
            (
                f'<wsdl:message name="{_FAULT}">'
                f'<wsdl:part name="fault" element="{_fault_prefix(contract)}:{_FAULT}"/></wsdl:message>'
            ),
            '<wsdl:portType name="Cti">',
            *map(_port_operation, contract.operations.values()),
            "</wsdl:portType>",
            (
                '<wsdl:binding name="CtiPortBinding" type="tns:Cti">'
                '<soap:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>'
            ),
            *map(_bound_operation, contract.operations),
            "</wsdl:binding>",
            (
                '<wsdl:service name="CtiService"><wsdl:port name="CtiPort" binding="tns:CtiPortBinding">'
                f"<soap:address location={quoteattr(address)}/></wsdl:port></wsdl:service>"
            ),
            "</wsdl:definitions>",
            "",
        ]
    )


def _import(namespace: str, location: str) -> str:
    return f'<xs:import namespace="{namespace}" schemaLocation={quoteattr(location)}/>'


def _prefixes(contract: Contract) -> str:
    """The fault of every contract is the published one's."""
    fault = "" if contract is V2 else f' xmlns:{V2.name}="{V2.namespace}"'
    return f' xmlns:tns="{contract.namespace}"{fault}'


def _fault_prefix(contract: Contract) -> str:
    return "tns" if contract is V2 else V2.name


def _messages(name: str) -> Iterator[str]:
    for message in (name, f"{name}Response"):
        part = f'<wsdl:part name="parameters" element="tns:{message}"/>'
        yield f'<wsdl:message name="{message}">{part}</wsdl:message>'


def _port_operation(operation: Operation) -> str:
    name = operation.name
    return (
        f'<wsdl:operation name="{name}">'
        f"<wsdl:documentation>{escape(operation.doc)}</wsdl:documentation>"
        f'<wsdl:input message="tns:{name}"/><wsdl:output message="tns:{name}Response"/>'
        f'<wsdl:fault name="{_FAULT}" message="tns:{_FAULT}"/></wsdl:operation>'
    )


def _bound_operation(name: str) -> str:
    return (
        f'<wsdl:operation name="{name}"><soap:operation soapAction=""/>'
        '<wsdl:input><soap:body use="literal"/></wsdl:input>'
        '<wsdl:output><soap:body use="literal"/></wsdl:output>'
        f'<wsdl:fault name="{_FAULT}"><soap:fault name="{_FAULT}" use="literal"/></wsdl:fault>'
        "</wsdl:operation>"
    )
