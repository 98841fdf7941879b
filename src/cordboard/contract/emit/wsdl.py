"""The WSDL of the contract: where the seat is and how each operation is called.

SOAP 1.1, document/literal wrapped, one empty SOAPAction for all, one typed fault for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from cordboard.contract.faults import CtiFault
from cordboard.contract.record import wire_name
from cordboard.contract.registry import NAMESPACE, OPERATIONS, Operation

_FAULT: Final = wire_name(CtiFault)


@lru_cache(maxsize=16)
def wsdl(address: str, schema_location: str | None = None) -> str:
    """The service at `address`; the schema is at `schema_location`, by default `address?xsd=1`."""
    location = schema_location or f"{address}?xsd=1"
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            (
                '<wsdl:definitions name="CtiService" xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"'
                ' xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
                f' xmlns:tns="{NAMESPACE}" targetNamespace="{NAMESPACE}">'
            ),
            (
                f'<wsdl:types><xs:schema><xs:import namespace="{NAMESPACE}"'
                f" schemaLocation={quoteattr(location)}/></xs:schema></wsdl:types>"
            ),
            *(line for name in OPERATIONS for line in _messages(name)),
            f'<wsdl:message name="{_FAULT}"><wsdl:part name="fault" element="tns:{_FAULT}"/></wsdl:message>',
            '<wsdl:portType name="Cti">',
            *map(_port_operation, OPERATIONS.values()),
            "</wsdl:portType>",
            (
                '<wsdl:binding name="CtiPortBinding" type="tns:Cti">'
                '<soap:binding transport="http://schemas.xmlsoap.org/soap/http" style="document"/>'
            ),
            *map(_bound_operation, OPERATIONS),
            "</wsdl:binding>",
            (
                '<wsdl:service name="CtiService"><wsdl:port name="CtiPort" binding="tns:CtiPortBinding">'
                f"<soap:address location={quoteattr(address)}/></wsdl:port></wsdl:service>"
            ),
            "</wsdl:definitions>",
            "",
        ]
    )


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
