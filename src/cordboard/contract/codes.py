"""Every number and word that the contract carries but does not explain, explained.

Each table says how sure we are. *Documented*: a public source gives these values. *Inferred*: the names are
public, the numbers follow their published order. *Ours*: nobody published them, so we chose; they stay as
they are once released. Masks use bits 0 to 62.
"""

from __future__ import annotations

from enum import Enum, IntEnum, IntFlag, StrEnum
from typing import Final


class CallType(IntEnum):
    """`callInfo.callType`, `callInitiated.type`, `voicemailAccepted.callType`, variable `Call.type`.

    Documented: 1 to 6 and 257 to 259. Inferred from the order of the names: 7 and 8. Ours: the previews.
    """

    OUTBOUND = 1
    INBOUND = 2
    TEST = 3
    MANUAL = 4
    AUTODIAL = 5
    INTERNAL = 6
    QUEUE_CALLBACK = 7
    VISUAL = 8
    INBOUND_VOICEMAIL = 257
    OUTBOUND_VOICEMAIL = 258
    INTERNAL_VOICEMAIL = 259
    OUTBOUND_PREVIEW = 513
    TEST_PREVIEW = 515
    MANUAL_PREVIEW = 516


class Party(IntEnum):
    """Who ended a call or preview: `callEnded.party`, `previewEnded.party`. Ours."""

    UNKNOWN = 0
    AGENT = 1
    REMOTE = 2
    FAILED_TO_CONNECT = 3


class AgentStateCode(IntEnum):
    """`agentState.state`; the same names are `agentStateValue.state`.

    The first six names are documented for a sibling interface, the rest and all numbers are ours.
    """

    LOGGED_OUT = 0
    NOT_READY = 1
    READY = 2
    RINGING = 3
    ON_CALL = 4
    ACW = 5
    PREVIEW = 6
    VM_IN_PROGRESS = 7


class ReadyState(IntEnum):
    """Ids of `readyStatesUpdated.states` and `setReadyState.stateId`; 0 only in `readyStateChanged.id`.

    Inferred: readiness is per channel, calls and voicemail. Ours: the ids. READY and READY_FOR_VOICEMAIL
    are offered only to agents who may process voicemail.
    """

    NOT_READY = 0
    READY = 1
    READY_FOR_CALLS = 2
    READY_FOR_VOICEMAIL = 3


class WhoForced(IntEnum):
    """Who changed the agent's readiness: `readyStateChanged.whoForced`. Ours."""

    NOBODY = 0
    SUPERVISOR = 1
    SYSTEM = 2


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


class CallbackFlag(IntFlag):
    """`callbackInfo.flags`. Ours."""

    COMPLETED = 1 << 0
    REMINDED = 1 << 1
    DISMISSED = 1 << 2
    SNOOZED = 1 << 3
    INTERNAL = 1 << 4


class UserFlag(IntFlag):
    """`userDetails.flags`, `userUpdate.flags`. Ours."""

    ACTIVE = 1 << 0
    MUST_CHANGE_PASSWORD = 1 << 1
    CAN_CHANGE_PASSWORD = 1 << 2
    ALWAYS_RECORDED = 1 << 3
    SUPERVISOR = 1 << 4


class RecordingFlag(IntFlag):
    """`recordingValue.flags`. Ours."""

    UNREAD = 1 << 0
    VOICEMAIL = 1 << 1
    CALL_RECORDING = 1 << 2
    GREETING = 1 << 3


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


class AddressType(IntEnum):
    """`getAddressType`, `parkedCallInfo.addressType`, the `type` of `checkCan…`. Numbers inferred."""

    EXTERNAL = 0
    AGENT = 1
    SKILL = 2
    CAMPAIGN = 3
    VOICEMAIL = 4


class DataType(IntEnum):
    """`questionValue.type`, `answerCriteriaValue.questionType`, `cavFullValue.type`. Numbers inferred."""

    STRING = 0
    NUMBER = 1
    DATE = 2
    TIME = 3
    DATE_TIME = 4
    CURRENCY = 5
    BOOLEAN = 6
    PERCENT = 7
    EMAIL = 8
    URL = 9
    PHONE = 10
    TIME_PERIOD = 11


class FieldView(IntEnum):
    """`questionValue.dataViewType` and `fieldViewType`: how a question is shown. Numbers inferred."""

    COMBOBOX = 0
    LIST = 1
    BUTTONS = 2
    SINGLE_LINE = 3
    MULTI_LINE = 4


class RestrictionType(IntEnum):
    """`questionRestriction.restrictionType`: what an answer must keep to. Numbers inferred."""

    MIN = 0
    MAX = 1
    REGEXP = 2
    REQUIRED = 3
    SET = 4
    MULTISET = 5
    PRECISION = 6
    SCALE = 7
    TIME_FORMAT = 8
    DATE_FORMAT = 9
    DEFAULT_VALUE = 10
    TIME_PERIOD_FORMAT = 11
    CURRENCY_TYPE = 12


class VariableView(IntEnum):
    """`cavViewFullValue.type`: what a field of the call view shows. Inferred."""

    CONTACT_FIELD = 0
    CALL_VARIABLE = 1


class NumberField(IntEnum):
    """`numberRestrictionValue.number`: which of the contact's three numbers. Inferred."""

    NUMBER1 = 1
    NUMBER2 = 2
    NUMBER3 = 3


class ErrorCode(IntEnum):
    """`errorCode` of `makeCallFailed`, `transferError` and `conferenceCreateFailed`.

    Documented for a sibling interface of the same call center: 8, 401, 1001, 1002, 5001, 10006; that they
    hold here is inferred. Ours: the other numbers from 10001.
    """

    CANNOT_FORCE_LOGOUT_WHILE_TALKING = 8
    NOT_LOGGED_IN = 401
    DNC_CONFIRM = 1001
    SEVERAL_CONTACTS = 1002
    MIGRATED = 5001
    INVALID_NUMBER = 10001
    NO_PERMISSION = 10002
    BUSY = 10003
    NO_ANSWER = 10004
    WRONG_STATE = 10005
    DNC_REFUSED = 10006
    CAMPAIGN_NOT_RUNNING = 10007
    DIALING_RULE = 10008
    TARGET_UNAVAILABLE = 10009


class DialFailure(StrEnum):
    """`cause` of `makeCallFailed` and `restartStationFailed`. Names documented for a sibling interface."""

    HARDWARE_TIMEOUT = "HARDWARE_TIMEOUT"
    OPERATOR_INTERCEPT = "OPERATOR_INTERCEPT"
    DIAL_ERROR = "DIAL_ERROR"
    RESOURCE_UNAVAILABLE = "RESOURCE_UNAVAILABLE"
    BUSY = "BUSY"
    NO_ANSWER = "NO_ANSWER"
    NO_DIALTONE = "NO_DIALTONE"
    HANGUP = "HANGUP"
    UNKNOWN_ERROR = "UNKNOWN_ERROR"


class ConferenceDispositioning(IntEnum):
    """`dispositionsInfo.conferenceDispositioning`: who gives the disposition. Numbers inferred."""

    INITIATOR = 0
    LAST_AGENT = 1
    INITIATOR_DECIDES = 2


class HostType(IntEnum):
    """`maintenanceStateChanged.hostType`. Inferred."""

    PRIMARY = 0
    BACKUP = 1


class ChangeOperation(IntEnum):
    """`callbacksChanged.operation`. Inferred."""

    ADD = 0
    UPDATE = 1
    REMOVE = 2


class SoftphoneStatus(StrEnum):
    """`setSoftphoneStatus.status`. Inferred from the station states of a sibling interface."""

    DISCONNECTED = "DISCONNECTED"
    CONNECTING = "CONNECTING"
    CONNECTED = "CONNECTED"


class StationType(StrEnum):
    """`login.stationType` and every other station type. Documented; VoIP is a gateway station."""

    SOFTPHONE = "SOFTPHONE"
    PSTN = "PSTN"
    VOIP = "VoIP"


class Role(StrEnum):
    """`userInfo.role`. Documented for sibling interfaces."""

    DOMAIN_ADMIN = "DomainAdmin"
    SUPERVISOR = "Supervisor"
    AGENT = "Agent"
    REPORTING = "Reporting"


class PasswordAspect(StrEnum):
    """`passwordPolicy.aspect`. Documented for the configuration interface."""

    MIN_LENGTH = "MIN_LENGTH"
    SPECIAL_CHARACTER = "SPECIAL_SMBL"
    CAPITAL_LETTER = "CAPITAL_SMBL"
    DIGIT = "DIGIT"
    LOCKOUT = "LOCKOUT"
    ADMIN_LOCKOUT = "ADMINLOCKOUT"
    REUSE_LIFE = "REUSELIFE"
    TIME_LIFE = "TIMELIFE"
    QUESTION_CANNOT_CONTAIN_PASSWORD = "QUESTCANTCONTAINPWD"  # noqa: S105 -- a rule's name, no password
    CAN_RESET_PASSWORD = "CANRESETPASSWORD"  # noqa: S105 -- a rule's name, no password


class Component(StrEnum):
    """`getVersion.componentName`. Ours."""

    AGENT = "agent"
    VCC = "vcc"
    CTI = "cti"
    SOFTPHONE = "softphone"


class Option(StrEnum):
    """Names of `getOption`, `setOption` and `optionsUpdated`. SHOW_SELECT_SKILLS documented, others ours."""

    SHOW_SELECT_SKILLS = "SHOW_SELECT_SKILLS"
    AUTO_ANSWER = "AUTO_ANSWER"
    PLAY_RINGER = "PLAY_RINGER"
    CALL_LOGGING = "CALL_LOGGING"
    PREVIEW_WINDOW = "PREVIEW_WINDOW"


class SoftphoneDevice(IntEnum):
    """The places of the three numbers that `getSoftphoneDevices` answers. Inferred from its setter."""

    RING = 0
    SPEAKER = 1
    MICROPHONE = 2


class PreviewTimeout(IntEnum):
    """Special preview times, milliseconds. Documented for a sibling interface."""

    UNLIMITED = -1
    DIAL_AT_ONCE = 0


NO_REASON: Final = 0
"""`reasonId` 0: no reason code given. Documented."""

NO_CAMPAIGN: Final = 0
"""`campaignId` 0: none, or the default of the center. Documented for click-to-dial."""

TABLES: Final[tuple[type[Enum], ...]] = tuple(
    table
    for table in list(vars().values())
    if isinstance(table, type) and issubclass(table, Enum) and table.__module__ == __name__
)
"""Every table of this module, in the order of declaration."""
