"""What the listeners hear of connectors and of pages to open.

Choices that the contract leaves open:

- A connector that opens no page is told to nobody where all goes well; where it fails, `callError` of the
  operation `processConnector` says so, with a ConnectorFailure as its cause.
- A form that the agent's browser is to send lies behind an address of ours, which `openURL` names.
- `openBrowser` asks for a new tab.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.seat.connectors import address_of
from cordboard.vcc import connectors
from cordboard.vcc.center import Connector, Opens
from cordboard.vcc.connectors import Trouble
from cordboard.vcc.kernel import Fact

from .rows import Row, row

FAILURES: Final[Mapping[Trouble, codes.ConnectorFailure]] = {
    trouble: codes.ConnectorFailure[trouble.name] for trouble in Trouble
}


def _in_new_tab(connector: Connector) -> bool:
    return connector.opens is Opens.NEW


def _has_failed(fact: connectors.ErrandEnded) -> bool:
    return fact.trouble is not None


def _failure(fact: connectors.ErrandEnded) -> str:
    assert fact.trouble is not None
    return FAILURES[fact.trouble].value


CONNECTORS: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    connectors.ConnectorOpened: (
        row(
            contract.OpenURL,
            url=lambda fact: address_of(fact.connector, fact.known),
            newTab=lambda fact: _in_new_tab(fact.connector),
        ),
    ),
    connectors.PageOpened: (row(contract.OpenURL, url=lambda fact: fact.address, newTab=lambda _fact: True),),
    connectors.FormOffered: (
        row(
            contract.OpenURL,
            url=lambda fact: fact.address,
            newTab=lambda fact: _in_new_tab(fact.errand.connector),
        ),
    ),
    connectors.ErrandEnded: (
        row(
            contract.CallError,
            when=_has_failed,
            callSessionId=lambda fact: str(fact.errand.known.call.id),
            operation=lambda _fact: "processConnector",
            cause=_failure,
        ),
    ),
}
"""Fact -> the events that its seat hears, in order."""
