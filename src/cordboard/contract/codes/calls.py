"""What is said of a call: its type, who ended it, where it leads, why it failed."""

from __future__ import annotations

from enum import IntEnum, IntFlag, StrEnum


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


class AddressType(IntEnum):
    """`getAddressType`, `parkedCallInfo.addressType`, the `type` of `checkCan…`. Numbers inferred."""

    EXTERNAL = 0
    AGENT = 1
    SKILL = 2
    CAMPAIGN = 3
    VOICEMAIL = 4


class CallbackFlag(IntFlag):
    """`callbackInfo.flags`. Ours; the center sets them, and reads none that a program sends.

    COMPLETED: the call for it has reached whom it was for; it is gone. REMINDED: its time has come.
    DISMISSED: this agent is not shown it until the end of their session. SNOOZED: it was put off. INTERNAL:
    a user of the center is to be called.
    """

    COMPLETED = 1 << 0
    REMINDED = 1 << 1
    DISMISSED = 1 << 2
    SNOOZED = 1 << 3
    INTERNAL = 1 << 4


class RecordingFlag(IntFlag):
    """`recordingValue.flags`. Ours."""

    UNREAD = 1 << 0
    VOICEMAIL = 1 << 1
    CALL_RECORDING = 1 << 2
    GREETING = 1 << 3


class ErrorCode(IntEnum):
    """`errorCode` of `makeCallFailed`, `transferError` and `conferenceCreateFailed`.

    Documented for a sibling interface of the same call center: 8, 401, 1001, 1002, 5001, 10006; that they
    hold here is inferred. Ours: the other numbers from 10001. 1002 is never told: where a number has several
    contacts, the call goes on with the first, and the agent may choose another.
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


class PlayFailure(StrEnum):
    """`details` of the events `skillPrompt*Failed`, and `cause` of `callError` for files. Ours.

    INTERRUPTED: the call went another way before the end (hold, transfer, hang-up). NOT_FOUND, UNREADABLE:
    the prompt library has no such file, or it is no sound. FAILED: the telephony engine could not play, pause
    or stop it.
    """

    INTERRUPTED = "INTERRUPTED"
    NOT_FOUND = "NOT_FOUND"
    UNREADABLE = "UNREADABLE"
    FAILED = "FAILED"


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


class DncFailure(StrEnum):
    """`cause` of `failedAddingNumberToDNC`. Ours."""

    INVALID_NUMBER = "INVALID_NUMBER"
    ALREADY_LISTED = "ALREADY_LISTED"


class ParkFailure(StrEnum):
    """`cause` of `parkError`. Ours."""

    PARKED_CALLS_LIMIT = "PARKED_CALLS_LIMIT"
    """The agent's slots are full."""
    STATION_FAILED = "STATION_FAILED"
    """The agent's phone did not come up for the call, which waits on."""


class ConferenceDispositioning(IntEnum):
    """`dispositionsInfo.conferenceDispositioning`: who gives the disposition. Numbers inferred, meaning ours.

    It is about a call that its agent leaves to a colleague in a conference.
    """

    INITIATOR = 0
    """The agent who leaves; if they do not, the colleague."""
    LAST_AGENT = 1
    """The colleague; the word of the agent who leaves is about their own part."""
    INITIATOR_DECIDES = 2
    """As INITIATOR, or the colleague after `leaveConference3`."""


class ChangeOperation(IntEnum):
    """`callbacksChanged.operation`. Inferred."""

    ADD = 0
    UPDATE = 1
    REMOVE = 2


class PreviewTimeout(IntEnum):
    """Special preview times, milliseconds. Documented for a sibling interface."""

    UNLIMITED = -1
    DIAL_AT_ONCE = 0
