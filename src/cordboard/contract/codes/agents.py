"""What is said of an agent: state, readiness, role, station, rights and settings."""

from __future__ import annotations

from enum import IntEnum, IntFlag, StrEnum


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


class UserFlag(IntFlag):
    """`userDetails.flags`, `userUpdate.flags`. Ours."""

    ACTIVE = 1 << 0
    MUST_CHANGE_PASSWORD = 1 << 1
    CAN_CHANGE_PASSWORD = 1 << 2
    ALWAYS_RECORDED = 1 << 3
    SUPERVISOR = 1 << 4


class Role(StrEnum):
    """`userInfo.role`. Documented for sibling interfaces."""

    DOMAIN_ADMIN = "DomainAdmin"
    SUPERVISOR = "Supervisor"
    AGENT = "Agent"
    REPORTING = "Reporting"


class StationType(StrEnum):
    """`login.stationType` and every other station type. Documented; VoIP is a gateway station."""

    SOFTPHONE = "SOFTPHONE"
    PSTN = "PSTN"
    VOIP = "VoIP"


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


class Option(StrEnum):
    """Names of `getOption`, `setOption` and `optionsUpdated`. SHOW_SELECT_SKILLS documented, others ours.

    Each is `true` or `false` and belongs to the user. AUTO_ANSWER picks offered calls up at once, and needs
    the permission to configure it; a phone that rings at offer is asked to lift by itself, and rings on where
    it does not. AUTO_HANG_UP is `setSoftphoneAutoHangup`. The others are for applications, which share them
    through the seat.
    """

    SHOW_SELECT_SKILLS = "SHOW_SELECT_SKILLS"
    AUTO_ANSWER = "AUTO_ANSWER"
    PLAY_RINGER = "PLAY_RINGER"
    CALL_LOGGING = "CALL_LOGGING"
    PREVIEW_WINDOW = "PREVIEW_WINDOW"
    AUTO_HANG_UP = "AUTO_HANG_UP"


class VoiceTrouble(StrEnum):
    """What `runVoiceConnectivityTest` finds, in the comments of its call and in `softphoneError`. Ours.

    One or several before the colon, else OK. NO_AUDIO: no packet came from the station. LOSS: more than 3 %
    of the packets were lost or late. JITTER: more than 30 ms. SILENCE: the microphone was below -60 dBov.
    ECHO: what the agent heard came back within a second. NOT_MEASURED: the engine could not measure.
    """

    NO_AUDIO = "NO_AUDIO"
    LOSS = "LOSS"
    JITTER = "JITTER"
    SILENCE = "SILENCE"
    ECHO = "ECHO"
    NOT_MEASURED = "NOT_MEASURED"


class SoftphoneStatus(StrEnum):
    """`setSoftphoneStatus.status`. Inferred from the station states of a sibling interface."""

    DISCONNECTED = "DISCONNECTED"
    CONNECTING = "CONNECTING"
    CONNECTED = "CONNECTED"


class SoftphoneDevice(IntEnum):
    """The places of the three numbers that `getSoftphoneDevices` answers. Inferred from its setter."""

    RING = 0
    SPEAKER = 1
    MICROPHONE = 2
