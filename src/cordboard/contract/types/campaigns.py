"""Campaigns, their dispositions and connectors."""

from cordboard.contract.record import Record
from cordboard.contract.scalars import Flags, Id, Int, Long
from cordboard.contract.types.calls import ParticipantInfo


class CampaignInfo(Record):
    """campaignInfo"""

    id: Id | None = None
    name: str | None = None
    flags: Flags = 0
    state: Int | None = None
    mode: Int | None = None
    extension: str | None = None


class ConnectorValue(Record):
    """connectorValue"""

    className: str | None = None
    description: str | None = None
    dispositionIds: tuple[Id, ...] = ()
    flags: Flags = 0
    id: Id | None = None
    name: str | None = None
    url: str | None = None


class DispositionValue(Record):
    """dispositionValue"""

    description: str | None = None
    flags: Flags = 0
    id: Id | None = None
    name: str | None = None


class DispositionValue2(Record):
    """dispositionValue2"""

    description: str | None = None
    flags: Flags = 0
    id: Id | None = None
    name: str | None = None
    timeout: Long | None = None


class DispositionsInfo(Record):
    """dispositionsInfo"""

    conferenceDispositioning: Long | None = None
    dispositionValue: tuple[DispositionValue2, ...] = ()
    participants: tuple[ParticipantInfo, ...] = ()
