"""Why the center says no: one refusal, with a stable code and words that say what to do.

A handler refuses before it records its first fact, so a refusal leaves everything as it was.
The codes are the core's own; `seat` turns them into the contract's faults.
"""

from __future__ import annotations

from enum import StrEnum, unique


@unique
class Reason(StrEnum):
    """Every reason for which a command can be refused."""

    ALREADY_LOGGED_IN = "ALREADY_LOGGED_IN"
    DUPLICATE_LOGIN = "DUPLICATE_LOGIN"
    LOGIN_REFUSED = "LOGIN_REFUSED"
    LOCKED_OUT = "LOCKED_OUT"
    LOGIN_TIMEOUT = "LOGIN_TIMEOUT"
    LOGIN_IN_PROGRESS = "LOGIN_IN_PROGRESS"
    PASSWORD_CHANGE_REQUIRED = "PASSWORD_CHANGE_REQUIRED"  # noqa: S105 - a reason, no password
    NOT_LOGGED_IN = "NOT_LOGGED_IN"
    NO_SOFTPHONE = "NO_SOFTPHONE"
    STATION_TYPE_UNKNOWN = "STATION_TYPE_UNKNOWN"
    STATION_UNKNOWN = "STATION_UNKNOWN"
    STATION_UNREACHABLE = "STATION_UNREACHABLE"
    STATION_BUSY = "STATION_BUSY"
    STATION_RINGS_ITSELF = "STATION_RINGS_ITSELF"
    NO_PERMISSION = "NO_PERMISSION"
    WRONG_STATE = "WRONG_STATE"
    ON_CALL = "ON_CALL"
    NO_CALL = "NO_CALL"
    UNKNOWN_CALL = "UNKNOWN_CALL"
    BAD_VALUE = "BAD_VALUE"
    UNKNOWN_AGENT = "UNKNOWN_AGENT"
    AGENT_NOT_LOGGED_IN = "AGENT_NOT_LOGGED_IN"
    CANNOT_FORCE_LOGOUT = "CANNOT_FORCE_LOGOUT"
    UNKNOWN_SKILL = "UNKNOWN_SKILL"
    UNKNOWN_CAMPAIGN = "UNKNOWN_CAMPAIGN"
    UNKNOWN_DISPOSITION = "UNKNOWN_DISPOSITION"
    UNKNOWN_REASON = "UNKNOWN_REASON"
    UNKNOWN_READY_STATE = "UNKNOWN_READY_STATE"
    UNKNOWN_PROMPT = "UNKNOWN_PROMPT"
    UNKNOWN_VOICEMAIL = "UNKNOWN_VOICEMAIL"
    NO_VOICEMAIL = "NO_VOICEMAIL"
    UNKNOWN_CHAT = "UNKNOWN_CHAT"
    TOO_MANY_MESSAGES = "TOO_MANY_MESSAGES"
    UNKNOWN_CALLBACK = "UNKNOWN_CALLBACK"
    UNKNOWN_GROUP = "UNKNOWN_GROUP"
    UNKNOWN_NOTICE = "UNKNOWN_NOTICE"
    NOTICE_NOT_ACKNOWLEDGED = "NOTICE_NOT_ACKNOWLEDGED"
    MAINTENANCE = "MAINTENANCE"
    CALLBACK_TAKEN = "CALLBACK_TAKEN"
    TOO_MANY_CALLBACKS = "TOO_MANY_CALLBACKS"
    WORKSHEET_INCOMPLETE = "WORKSHEET_INCOMPLETE"
    UNKNOWN_CONNECTOR = "UNKNOWN_CONNECTOR"
    UNKNOWN_LISTENER = "UNKNOWN_LISTENER"
    TOO_MANY_LISTENERS = "TOO_MANY_LISTENERS"
    CAMPAIGN_REQUIRED = "CAMPAIGN_REQUIRED"
    CAMPAIGN_NOT_RUNNING = "CAMPAIGN_NOT_RUNNING"
    INVALID_NUMBER = "INVALID_NUMBER"
    NUMBER_RESTRICTED = "NUMBER_RESTRICTED"
    TARGET_NOT_ALIVE = "TARGET_NOT_ALIVE"
    ENGINE_UNAVAILABLE = "ENGINE_UNAVAILABLE"
    NO_TRUNK = "NO_TRUNK"
    JOURNAL_UNAVAILABLE = "JOURNAL_UNAVAILABLE"
    INTERNAL = "INTERNAL"


class Refusal(Exception):
    """A command that the core will not carry out.

    `reason` is the stable code; `text` says what is wrong, after its last semicolon what to do, and
    never holds a secret.
    """

    def __init__(self, reason: Reason, text: str) -> None:
        super().__init__(f"{reason}: {text}")
        self.reason = reason
        self.text = text
