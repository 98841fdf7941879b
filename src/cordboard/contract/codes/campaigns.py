"""What is said of the work: campaigns, dispositions and connectors."""

from __future__ import annotations

from enum import IntEnum, IntFlag, StrEnum


class CampaignState(IntEnum):
    """`campaignInfo.state`. Names documented for a sibling interface, numbers inferred from their order."""

    NOT_RUNNING = 0
    RUNNING = 1
    STOPPING = 2
    STARTING = 3
    RESETTING = 4


class CampaignMode(IntEnum):
    """`campaignInfo.mode`: which kind of campaign. Ours; basic or advanced is a flag."""

    INBOUND = 0
    OUTBOUND = 1
    AUTODIAL = 2


class CampaignFlag(IntFlag):
    """`campaignInfo.flags`. One name is documented (the last); the bits are ours."""

    INBOUND = 1 << 0
    OUTBOUND = 1 << 1
    AUTODIAL = 1 << 2
    ADVANCED = 1 << 3
    HAS_WORKSHEET = 1 << 4
    HAS_SCRIPT = 1 << 5
    AUTO_RECORD = 1 << 6
    PASS_CONTACT_ANI = 1 << 7


class DispositionFlag(IntFlag):
    """`dispositionValue.flags`, `dispositionValue2.flags`.

    The names follow a sibling interface and the configuration interface; the bits are ours.
    """

    MUST_CONFIRM = 1 << 0
    MUST_COMPLETE_WORKSHEET = 1 << 1
    ALLOW_SET_REDIAL_TIMER = 1 << 2
    ALLOW_SET_REACTIVATE_TIMER = 1 << 3
    ONLY_FOR_TRANSFER_AND_CONFERENCE = 1 << 4
    RESET_ATTEMPTS = 1 << 5
    SEND_EMAIL = 1 << 6
    SEND_MESSAGE = 1 << 7
    FIRST_CALL_RESOLUTION = 1 << 8
    FINAL = 1 << 9
    REDIAL = 1 << 10
    DO_NOT_CALL = 1 << 11
    DO_NOT_DIAL = 1 << 12
    SYSTEM = 1 << 13


class ConnectorFailure(StrEnum):
    """`callError.cause` of the operation `processConnector`: why another program was not told. Ours."""

    UNREACHABLE = "UNREACHABLE"
    TIMEOUT = "TIMEOUT"
    STATUS = "STATUS"
    TOO_MANY = "TOO_MANY"
    EXPIRED = "EXPIRED"


class ConnectorFlag(IntFlag):
    """`connectorValue.flags`: when and how a connector opens. Triggers documented, the bits are ours."""

    MANUAL = 1 << 0
    MANUAL_IN_PREVIEW = 1 << 1
    ON_ACCEPTED = 1 << 2
    ON_DISCONNECTED = 1 << 3
    ON_PREVIEW = 1 << 4
    ON_CONTACT_SELECTED = 1 << 5
    ON_WARM_TRANSFER = 1 << 6
    ON_DISPOSITION = 1 << 7
    POST = 1 << 8
    ADD_WORKSHEET = 1 << 9
    EXTERNAL_BROWSER = 1 << 10
    NEW_WINDOW = 1 << 11
