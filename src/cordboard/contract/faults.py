"""What a seat says when it refuses: a stable code, what happened and what to do about it.

The contract publishes no fault codes, so these are ours. A code, once released, keeps its meaning;
clients branch on the code, people read the text.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from cordboard.contract.record import Record


class FaultCode(StrEnum):
    """The stable code of a refusal."""

    NOT_YET_ALIVE = "NOT_YET_ALIVE"
    BAD_REQUEST = "BAD_REQUEST"
    BAD_VALUE = "BAD_VALUE"
    UNKNOWN_OPERATION = "UNKNOWN_OPERATION"
    UNKNOWN_LISTENER = "UNKNOWN_LISTENER"
    LISTENER_EXPIRED = "LISTENER_EXPIRED"
    LISTENER_OVERRUN = "LISTENER_OVERRUN"
    TOO_MANY_LISTENERS = "TOO_MANY_LISTENERS"
    NOT_LOGGED_IN = "NOT_LOGGED_IN"
    ALREADY_LOGGED_IN = "ALREADY_LOGGED_IN"
    LOGIN_REFUSED = "LOGIN_REFUSED"
    LOCKED_OUT = "LOCKED_OUT"
    LOGIN_TIMEOUT = "LOGIN_TIMEOUT"
    DUPLICATE_LOGIN = "DUPLICATE_LOGIN"
    WRONG_SEAT = "WRONG_SEAT"
    IDEMPOTENCY_KEY_REUSED = "IDEMPOTENCY_KEY_REUSED"
    OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN"
    PASSWORD_CHANGE_REQUIRED = "PASSWORD_CHANGE_REQUIRED"  # noqa: S105 - a code, no password
    PASSWORD_REFUSED = "PASSWORD_REFUSED"  # noqa: S105 - a code, no password
    NO_SOFTPHONE = "NO_SOFTPHONE"
    NOT_ATTACHED = "NOT_ATTACHED"
    SOFTPHONE_SILENT = "SOFTPHONE_SILENT"
    SOFTPHONE_FAILED = "SOFTPHONE_FAILED"
    STATION_UNKNOWN = "STATION_UNKNOWN"
    STATION_UNREACHABLE = "STATION_UNREACHABLE"
    STATION_BUSY = "STATION_BUSY"
    WRONG_STATE = "WRONG_STATE"
    ON_CALL = "ON_CALL"
    NO_CALL = "NO_CALL"
    NO_PERMISSION = "NO_PERMISSION"
    AGENT_NOT_LOGGED_IN = "AGENT_NOT_LOGGED_IN"
    CANNOT_FORCE_LOGOUT = "CANNOT_FORCE_LOGOUT"
    UNKNOWN_CALL = "UNKNOWN_CALL"
    UNKNOWN_CAMPAIGN = "UNKNOWN_CAMPAIGN"
    CAMPAIGN_NOT_RUNNING = "CAMPAIGN_NOT_RUNNING"
    UNKNOWN_DISPOSITION = "UNKNOWN_DISPOSITION"
    UNKNOWN_REASON = "UNKNOWN_REASON"
    UNKNOWN_READY_STATE = "UNKNOWN_READY_STATE"
    UNKNOWN_COMPONENT = "UNKNOWN_COMPONENT"
    UNKNOWN_PROMPT = "UNKNOWN_PROMPT"
    WORKSHEET_INCOMPLETE = "WORKSHEET_INCOMPLETE"
    UNKNOWN_CONNECTOR = "UNKNOWN_CONNECTOR"
    UNKNOWN_VOICEMAIL = "UNKNOWN_VOICEMAIL"
    NO_VOICEMAIL = "NO_VOICEMAIL"
    DOWNLOAD_INSTEAD = "DOWNLOAD_INSTEAD"
    UNKNOWN_CHAT = "UNKNOWN_CHAT"
    TOO_MANY_MESSAGES = "TOO_MANY_MESSAGES"
    UNKNOWN_CALLBACK = "UNKNOWN_CALLBACK"
    UNKNOWN_GROUP = "UNKNOWN_GROUP"
    UNKNOWN_NOTICE = "UNKNOWN_NOTICE"
    NOTICE_NOT_ACKNOWLEDGED = "NOTICE_NOT_ACKNOWLEDGED"
    MAINTENANCE = "MAINTENANCE"
    CALLBACK_TAKEN = "CALLBACK_TAKEN"
    TOO_MANY_CALLBACKS = "TOO_MANY_CALLBACKS"
    INVALID_NUMBER = "INVALID_NUMBER"
    NUMBER_RESTRICTED = "NUMBER_RESTRICTED"
    TARGET_NOT_ALIVE = "TARGET_NOT_ALIVE"
    NO_TRUNK = "NO_TRUNK"
    ENGINE_UNAVAILABLE = "ENGINE_UNAVAILABLE"
    JOURNAL_UNAVAILABLE = "JOURNAL_UNAVAILABLE"
    INTERNAL = "INTERNAL"


class Explanation(NamedTuple):
    """What a code says when the refusing place adds no words of its own."""

    message: str
    remedy: str
    by_client: bool
    """True when the request is at fault: the same request fails again (`S:Client`)."""


EXPLANATIONS: Final[dict[FaultCode, Explanation]] = {
    FaultCode.NOT_YET_ALIVE: Explanation(
        "This operation is declared but not yet alive in this version.",
        "See docs/reference/operations.md for the operations that are alive.",
        False,
    ),
    FaultCode.BAD_REQUEST: Explanation(
        "The request cannot be read.", "Send one SOAP 1.1 envelope with one operation in its body.", True
    ),
    FaultCode.BAD_VALUE: Explanation(
        "A value has the wrong form or is out of range.", "Correct the named element and ask again.", True
    ),
    FaultCode.UNKNOWN_OPERATION: Explanation(
        "The contract has no such operation.", "Take the operation's name from the WSDL (?wsdl).", True
    ),
    FaultCode.UNKNOWN_LISTENER: Explanation(
        "This seat has no such listener.", "Call addListener again and use the id that it answers.", True
    ),
    FaultCode.LISTENER_EXPIRED: Explanation(
        "The listener has not polled for too long and is gone.",
        "Call addListener again, then getStatus to learn the present state.",
        True,
    ),
    FaultCode.LISTENER_OVERRUN: Explanation(
        "The listener fell too far behind and is gone.",
        "Call addListener again, then getStatus; poll without pauses.",
        True,
    ),
    FaultCode.TOO_MANY_LISTENERS: Explanation(
        "This seat has as many listeners as it may have.",
        "Remove a listener (removeListener) or let an unused one expire.",
        True,
    ),
    FaultCode.NOT_LOGGED_IN: Explanation("No agent is logged in at this seat.", "Call login first.", True),
    FaultCode.ALREADY_LOGGED_IN: Explanation(
        "An agent is logged in at this seat already.", "Call logout first.", True
    ),
    FaultCode.LOGIN_REFUSED: Explanation(
        "User name or password is wrong, or the user may not log in as an agent.",
        "Check both; after several attempts ask an administrator.",
        True,
    ),
    FaultCode.LOCKED_OUT: Explanation(
        "The user is locked out after too many wrong passwords.", "Wait, or ask an administrator.", True
    ),
    FaultCode.LOGIN_TIMEOUT: Explanation(
        "The station did not become usable in time; the login is rolled back.",
        "Check that the phone is on and registered, then log in again.",
        False,
    ),
    FaultCode.DUPLICATE_LOGIN: Explanation(
        "This user is logged in at another seat.",
        "Log out there, or force the login with loginAsync2.",
        True,
    ),
    FaultCode.WRONG_SEAT: Explanation(
        "This hosted seat belongs to another user.", "Use the address with your own user name.", True
    ),
    FaultCode.IDEMPOTENCY_KEY_REUSED: Explanation(
        "This Idempotency-Key was sent with another request.", "Make a new key for each new request.", True
    ),
    FaultCode.OUTCOME_UNKNOWN: Explanation(
        "The center stopped while it worked on this request; whether it was done is not known.",
        "Look with getStatus; if it was not done, ask with a new Idempotency-Key.",
        True,
    ),
    FaultCode.PASSWORD_CHANGE_REQUIRED: Explanation(
        "The password has to be changed before work begins.", "Call changePassword with a new one.", True
    ),
    FaultCode.PASSWORD_REFUSED: Explanation(
        "The new password does not keep the rules.",
        "Choose another one; passwordChangeRequired lists the rules.",
        True,
    ),
    FaultCode.NO_SOFTPHONE: Explanation(
        "No softphone is attached to this seat.",
        "Attach its audio (docs/howto/attach-a-softphone.md), or use a station of type VoIP or PSTN.",
        True,
    ),
    FaultCode.NOT_ATTACHED: Explanation(
        "This attachment has the audio no more; another one has.",
        "Ask getAudioHolder who has it by now, and name that one.",
        True,
    ),
    FaultCode.SOFTPHONE_SILENT: Explanation(
        "The softphone did not answer within 3 seconds.", "See that its page is open, then ask again.", False
    ),
    FaultCode.SOFTPHONE_FAILED: Explanation(
        "The softphone cannot do that.", "See what it says, and look at its devices.", True
    ),
    FaultCode.STATION_UNKNOWN: Explanation(
        "There is no such station.", "Use the id of a station of this center, with its station type.", True
    ),
    FaultCode.STATION_UNREACHABLE: Explanation(
        "The station is not registered or does not answer.",
        "Check the phone's power, network and SIP account.",
        False,
    ),
    FaultCode.STATION_BUSY: Explanation(
        "Another agent is logged in at this station.", "Use another station or log the other agent out.", True
    ),
    FaultCode.WRONG_STATE: Explanation(
        "This operation is not allowed in the present state.",
        "Ask getStatus for the state and wait for the event that allows it.",
        True,
    ),
    FaultCode.ON_CALL: Explanation(
        "Not allowed during a call or its wrap-up.", "Finish the call (finishCall) first.", True
    ),
    FaultCode.NO_CALL: Explanation(
        "The agent has no call.", "Wait for callStarted or start a call with makeCall.", True
    ),
    FaultCode.NO_PERMISSION: Explanation(
        "The agent does not have this permission.", "Ask an administrator; see getAgentPermissions.", True
    ),
    FaultCode.UNKNOWN_CALL: Explanation(
        "The agent has no call with this session id.", "Use a callSessionId from an event or getStatus.", True
    ),
    FaultCode.AGENT_NOT_LOGGED_IN: Explanation(
        "The agent whom this is about is not logged in.",
        "Choose one of those whom getLoggedUsers answers.",
        True,
    ),
    FaultCode.CANNOT_FORCE_LOGOUT: Explanation(
        "Nobody is logged out while talking (error code 8).",
        "Wait for the end of the call, or insist.",
        True,
    ),
    FaultCode.UNKNOWN_CAMPAIGN: Explanation(
        "There is no such campaign for this agent.", "Use an id that getAvailableCampaigns answers.", True
    ),
    FaultCode.CAMPAIGN_NOT_RUNNING: Explanation(
        "The campaign is not running.", "Start the campaign or use another one.", True
    ),
    FaultCode.UNKNOWN_DISPOSITION: Explanation(
        "The call's campaign has no such disposition.",
        "Use an id that getCampaignDispositions answers.",
        True,
    ),
    FaultCode.UNKNOWN_REASON: Explanation(
        "There is no such reason code.",
        "Use an id that getNotReadyReasonCodes or getReasonCodes answers.",
        True,
    ),
    FaultCode.UNKNOWN_READY_STATE: Explanation(
        "There is no such ready state for this agent.", "Use an id from the event readyStatesUpdated.", True
    ),
    FaultCode.UNKNOWN_COMPONENT: Explanation(
        "There is no such component.", "Ask for agent, vcc, cti or softphone.", True
    ),
    FaultCode.UNKNOWN_PROMPT: Explanation(
        "There is no such prompt for this agent.", "Use an id that getSkillPrompts answers.", True
    ),
    FaultCode.WORKSHEET_INCOMPLETE: Explanation(
        "The disposition is taken only once the call's worksheet is complete.",
        "Answer the questions that are open, or choose another disposition.",
        True,
    ),
    FaultCode.UNKNOWN_CONNECTOR: Explanation(
        "The campaign has no such connector for agents to open.",
        "Use an id that requestConnectors answers.",
        True,
    ),
    FaultCode.UNKNOWN_VOICEMAIL: Explanation(
        "The agent has no such voicemail.", "Use an id of recordingsChanged.", True
    ),
    FaultCode.NO_VOICEMAIL: Explanation(
        "The agent has no voicemail.", "Wait for voicemailDelivered, or accept it first.", True
    ),
    FaultCode.DOWNLOAD_INSTEAD: Explanation(
        "The service does not write files on the agent's machine.",
        "Read the file from the address in the message.",
        True,
    ),
    FaultCode.UNKNOWN_CHAT: Explanation(
        "The agent is in no such chat, and is not invited to it.",
        "Use the chatId of a chat that has not ended.",
        True,
    ),
    FaultCode.TOO_MANY_MESSAGES: Explanation(
        "The agent writes faster than people read.", "Wait a few seconds and send it again.", True
    ),
    FaultCode.UNKNOWN_CALLBACK: Explanation(
        "The agent has no such callback.", "Use an id that getCallbacks answers.", True
    ),
    FaultCode.UNKNOWN_GROUP: Explanation(
        "The agent is in no such group.", "Use a group that the center file puts the agent into.", True
    ),
    FaultCode.UNKNOWN_NOTICE: Explanation(
        "There is no such notice.", "Use the id of a maintenanceNotice.", True
    ),
    FaultCode.NOTICE_NOT_ACKNOWLEDGED: Explanation(
        "There is a notice to be read before work.",
        "Call acknowledgeNotice for each maintenanceNotice.",
        True,
    ),
    FaultCode.MAINTENANCE: Explanation(
        "The center is under maintenance.", "Wait for maintenanceCompleted.", False
    ),
    FaultCode.CALLBACK_TAKEN: Explanation(
        "Somebody is calling for this callback already.", "Choose another one of getCallbacks.", True
    ),
    FaultCode.TOO_MANY_CALLBACKS: Explanation(
        "The agent, or the group, has as many callbacks as the center allows.",
        "Make or remove some first.",
        True,
    ),
    FaultCode.INVALID_NUMBER: Explanation(
        "The number cannot be dialed.", "Give it in the center's national form or as +country number.", True
    ),
    FaultCode.NUMBER_RESTRICTED: Explanation(
        "This number of the contact may not be dialed now.",
        "Choose another of the contact's numbers; recordRestrictionsChanged says when it may be.",
        True,
    ),
    FaultCode.TARGET_NOT_ALIVE: Explanation(
        "Nobody can be reached in this way there.", "Choose a target of another kind.", False
    ),
    FaultCode.NO_TRUNK: Explanation(
        "No trunk can take the call.", "Check the trunks of the center file.", False
    ),
    FaultCode.ENGINE_UNAVAILABLE: Explanation(
        "The telephony engine does not answer.", "Ask again shortly; calls in progress go on.", False
    ),
    FaultCode.JOURNAL_UNAVAILABLE: Explanation(
        "The change could not be written to the journal, so it did not happen.",
        "Ask again; check disk space if it stays.",
        False,
    ),
    FaultCode.INTERNAL: Explanation(
        "Something went wrong inside Cordboard.", "Report it with the incident id from this text.", False
    ),
}


class CtiFault(Record):
    """The typed detail of every fault.

    code: stable, for programs. message: what happened. remedy: what to do about it.
    """

    code: str | None = None
    message: str | None = None
    remedy: str | None = None


class ContractFault(Exception):
    """A refusal that reaches the client as it is; raised by whatever serves an operation."""

    def __init__(
        self, code: FaultCode, message: str = "", *, remedy: str = "", by_client: bool | None = None
    ) -> None:
        explanation = EXPLANATIONS[code]
        self.code = code
        self.message = message or explanation.message
        self.remedy = remedy or explanation.remedy
        self.by_client = explanation.by_client if by_client is None else by_client
        super().__init__(f"{code}: {self.message}")

    @property
    def detail(self) -> CtiFault:
        """What programs read."""
        return CtiFault(code=self.code.value, message=self.message, remedy=self.remedy)
