"""Campaigns, their dispositions and connectors."""

from cordboard.contract.record import Record
from cordboard.contract.scalars import Flags, Id, Int, Long
from cordboard.contract.types.calls import ParticipantInfo


class CampaignInfo(Record):
    """A campaign.

    state, mode: see CampaignState and CampaignMode in the codes.
    flags: CampaignFlag.
    extension: how to reach an inbound campaign from inside.
    """

    id: Id | None = None
    name: str | None = None
    flags: Flags = 0
    state: Int | None = None
    mode: Int | None = None
    extension: str | None = None


class ConnectorValue(Record):
    """A web page of another program, opened with data of the call.

    flags: when and how, see ConnectorFlag in the codes.
    dispositionIds: the dispositions that open it.
    """

    className: str | None = None
    description: str | None = None
    dispositionIds: tuple[Id, ...] = ()
    flags: Flags = 0
    id: Id | None = None
    name: str | None = None
    url: str | None = None


class DispositionValue(Record):
    """One possible outcome of a call.

    flags: see DispositionFlag in the codes.
    """

    description: str | None = None
    flags: Flags = 0
    id: Id | None = None
    name: str | None = None


class DispositionValue2(Record):
    """One possible outcome of a call, with its time.

    timeout: milliseconds until the number may be dialed again, for outcomes that redial.
    """

    description: str | None = None
    flags: Flags = 0
    id: Id | None = None
    name: str | None = None
    timeout: Long | None = None


class DispositionsInfo(Record):
    """The outcomes of a campaign, and who gives them in a conference.

    conferenceDispositioning: see ConferenceDispositioning in the codes.
    """

    conferenceDispositioning: Long | None = None
    dispositionValue: tuple[DispositionValue2, ...] = ()
    participants: tuple[ParticipantInfo, ...] = ()
