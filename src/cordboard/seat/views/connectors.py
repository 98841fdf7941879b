"""How the contract shows connectors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc.center import Connector, Method, Opens, Trigger

TRIGGER_FLAGS: Final[Mapping[Trigger, codes.ConnectorFlag]] = {
    Trigger.MANUAL: codes.ConnectorFlag.MANUAL,
    Trigger.MANUAL_IN_PREVIEW: codes.ConnectorFlag.MANUAL | codes.ConnectorFlag.MANUAL_IN_PREVIEW,
    Trigger.CALL_ACCEPTED: codes.ConnectorFlag.ON_ACCEPTED,
    Trigger.CALL_DISCONNECTED: codes.ConnectorFlag.ON_DISCONNECTED,
    Trigger.PREVIEW: codes.ConnectorFlag.ON_PREVIEW,
    Trigger.CONTACT_SELECTED: codes.ConnectorFlag.ON_CONTACT_SELECTED,
    Trigger.WARM_TRANSFER: codes.ConnectorFlag.ON_WARM_TRANSFER,
    Trigger.DISPOSITIONED: codes.ConnectorFlag.ON_DISPOSITION,
}


def connector_value(connector: Connector) -> contract.ConnectorValue:
    """A connector as `connectorValue`."""
    return contract.ConnectorValue(
        description=connector.description,
        dispositionIds=connector.dispositions,
        flags=connector_flags(connector).value,
        id=connector.id,
        name=connector.name,
        url=connector.url,
    )


def connector_flags(connector: Connector) -> codes.ConnectorFlag:
    """What `connectorValue.flags` says of a connector."""
    told = {
        codes.ConnectorFlag.POST: connector.method is Method.POST,
        codes.ConnectorFlag.ADD_WORKSHEET: connector.add_worksheet,
        codes.ConnectorFlag.NEW_WINDOW: connector.opens is Opens.NEW,
    }
    flags = codes.ConnectorFlag(0)
    for trigger in connector.triggers:
        flags |= TRIGGER_FLAGS[trigger]
    for flag, holds in told.items():
        flags |= flag if holds else codes.ConnectorFlag(0)
    return flags
