"""Why a seat says no: the core's reasons in the contract's fault codes, its words as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cordboard.contract import ContractFault, FaultCode
from cordboard.vcc.errors import Reason, Refusal

FAULT_CODES: Final[Mapping[Reason, FaultCode]] = {
    Reason.ALREADY_LOGGED_IN: FaultCode.ALREADY_LOGGED_IN,
    Reason.DUPLICATE_LOGIN: FaultCode.DUPLICATE_LOGIN,
    Reason.LOGIN_REFUSED: FaultCode.LOGIN_REFUSED,
    Reason.LOCKED_OUT: FaultCode.LOCKED_OUT,
    Reason.LOGIN_TIMEOUT: FaultCode.LOGIN_TIMEOUT,
    Reason.LOGIN_IN_PROGRESS: FaultCode.WRONG_STATE,
    Reason.PASSWORD_CHANGE_REQUIRED: FaultCode.PASSWORD_CHANGE_REQUIRED,
    Reason.NOT_LOGGED_IN: FaultCode.NOT_LOGGED_IN,
    Reason.NO_SOFTPHONE: FaultCode.NO_SOFTPHONE,
    Reason.STATION_TYPE_UNKNOWN: FaultCode.BAD_VALUE,
    Reason.STATION_UNKNOWN: FaultCode.STATION_UNKNOWN,
    Reason.STATION_UNREACHABLE: FaultCode.STATION_UNREACHABLE,
    Reason.STATION_BUSY: FaultCode.STATION_BUSY,
    Reason.STATION_RINGS_ITSELF: FaultCode.WRONG_STATE,
    Reason.NO_PERMISSION: FaultCode.NO_PERMISSION,
    Reason.WRONG_STATE: FaultCode.WRONG_STATE,
    Reason.ON_CALL: FaultCode.ON_CALL,
    Reason.NO_CALL: FaultCode.NO_CALL,
    Reason.UNKNOWN_CALL: FaultCode.UNKNOWN_CALL,
    Reason.BAD_VALUE: FaultCode.BAD_VALUE,
    Reason.UNKNOWN_AGENT: FaultCode.LOGIN_REFUSED,  # nobody learns which user names exist
    Reason.AGENT_NOT_LOGGED_IN: FaultCode.AGENT_NOT_LOGGED_IN,
    Reason.CANNOT_FORCE_LOGOUT: FaultCode.CANNOT_FORCE_LOGOUT,
    Reason.UNKNOWN_SKILL: FaultCode.BAD_VALUE,
    Reason.UNKNOWN_CAMPAIGN: FaultCode.UNKNOWN_CAMPAIGN,
    Reason.UNKNOWN_DISPOSITION: FaultCode.UNKNOWN_DISPOSITION,
    Reason.UNKNOWN_REASON: FaultCode.UNKNOWN_REASON,
    Reason.UNKNOWN_READY_STATE: FaultCode.UNKNOWN_READY_STATE,
    Reason.UNKNOWN_PROMPT: FaultCode.UNKNOWN_PROMPT,
    Reason.WORKSHEET_INCOMPLETE: FaultCode.WORKSHEET_INCOMPLETE,
    Reason.UNKNOWN_CONNECTOR: FaultCode.UNKNOWN_CONNECTOR,
    Reason.UNKNOWN_VOICEMAIL: FaultCode.UNKNOWN_VOICEMAIL,
    Reason.NO_VOICEMAIL: FaultCode.NO_VOICEMAIL,
    Reason.UNKNOWN_CHAT: FaultCode.UNKNOWN_CHAT,
    Reason.TOO_MANY_MESSAGES: FaultCode.TOO_MANY_MESSAGES,
    Reason.UNKNOWN_CALLBACK: FaultCode.UNKNOWN_CALLBACK,
    Reason.UNKNOWN_GROUP: FaultCode.UNKNOWN_GROUP,
    Reason.UNKNOWN_NOTICE: FaultCode.UNKNOWN_NOTICE,
    Reason.NOTICE_NOT_ACKNOWLEDGED: FaultCode.NOTICE_NOT_ACKNOWLEDGED,
    Reason.MAINTENANCE: FaultCode.MAINTENANCE,
    Reason.CALLBACK_TAKEN: FaultCode.CALLBACK_TAKEN,
    Reason.TOO_MANY_CALLBACKS: FaultCode.TOO_MANY_CALLBACKS,
    Reason.UNKNOWN_LISTENER: FaultCode.UNKNOWN_LISTENER,
    Reason.TOO_MANY_LISTENERS: FaultCode.TOO_MANY_LISTENERS,
    Reason.CAMPAIGN_REQUIRED: FaultCode.UNKNOWN_CAMPAIGN,
    Reason.CAMPAIGN_NOT_RUNNING: FaultCode.CAMPAIGN_NOT_RUNNING,
    Reason.INVALID_NUMBER: FaultCode.INVALID_NUMBER,
    Reason.NUMBER_RESTRICTED: FaultCode.NUMBER_RESTRICTED,
    Reason.TARGET_NOT_ALIVE: FaultCode.TARGET_NOT_ALIVE,
    Reason.ENGINE_UNAVAILABLE: FaultCode.ENGINE_UNAVAILABLE,
    Reason.NO_TRUNK: FaultCode.NO_TRUNK,
    Reason.JOURNAL_UNAVAILABLE: FaultCode.JOURNAL_UNAVAILABLE,
    Reason.INTERNAL: FaultCode.INTERNAL,
}


def fault_of(refusal: Refusal) -> ContractFault:
    """The fault that tells a client of this refusal."""
    return fault_for(refusal.reason, refusal.text)


def fault_for(reason: Reason, text: str) -> ContractFault:
    """The fault for a reason, with the core's own words; the contract's remedy where they give none."""
    message, remedy = _sentences(text)
    return ContractFault(FAULT_CODES[reason], message, remedy=remedy)


def prose(text: str) -> str:
    """The core's words as one or two sentences, for people to read."""
    return " ".join(_sentences(text)).rstrip()


def _sentences(text: str) -> tuple[str, str]:
    """What is wrong, and what to do: nothing where the core says nothing of that."""
    wrong, semicolon, remedy = text.rpartition("; ")
    return (_sentence(wrong), _sentence(remedy)) if semicolon else (_sentence(text), "")


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(".") + "." if words else ""
