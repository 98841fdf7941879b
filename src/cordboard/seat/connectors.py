"""What a connector tells another program: values in place of variables, encoded once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias
from urllib.parse import quote, urlencode

from cordboard.seat.variables import call_variables
from cordboard.vcc.center import Connector, Parameter
from cordboard.vcc.connectors import VARIABLE, Errand
from cordboard.vcc.ids import LOCAL_SEAT
from cordboard.vcc.queries import CallVariables

Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""Names and values in order, not encoded."""


def values_of(known: CallVariables) -> Mapping[str, str]:
    """Everything that is known of a call, by `Group.name`."""
    return {f"{each.groupName}.{each.name}": each.value or "" for each in call_variables(known)}


def substituted(text: str, values: Mapping[str, str]) -> str:
    """`text` with values in place of `@Group.name@`; what is not known is empty."""
    return VARIABLE.sub(lambda found: values.get(found[1], ""), text)


def pairs_of(parameters: Iterable[Parameter], values: Mapping[str, str]) -> Pairs:
    """The parameters with their values."""
    return tuple(
        (each.name, substituted(each.value, values) if each.substituted else each.value)
        for each in parameters
    )


def address_of(connector: Connector, known: CallVariables) -> str:
    """The connector's address with its parameters, each encoded once (RFC 3986 section 2.1)."""
    query = urlencode(pairs_of(connector.query, values_of(known)), quote_via=quote)
    if not query:
        return connector.url
    return f"{connector.url}{'&' if '?' in connector.url else '?'}{query}"


def form_of(errand: Errand) -> Pairs:
    """What the body of the errand's POST says, not encoded."""
    return pairs_of(errand.connector.form, values_of(errand.known)) + errand.answers


def page_of(errand: Errand) -> str:
    """The path of our page that carries the errand's form on."""
    assert errand.seat is not None
    home = "/agent" if errand.seat == LOCAL_SEAT else f"/seat/{quote(errand.seat, safe='@')}"
    return f"{home}/forms/{errand.id}"
