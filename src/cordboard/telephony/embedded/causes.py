"""What SIP's numbers mean in the trade's words, and the other way round (RFC 3261 section 21)."""

from __future__ import annotations

from cordboard.vcc.telephony import HangupCause

_CAUSES = {
    401: HangupCause.REJECTED,
    403: HangupCause.REJECTED,
    404: HangupCause.INVALID_NUMBER,
    407: HangupCause.REJECTED,
    408: HangupCause.UNREACHABLE,
    410: HangupCause.INVALID_NUMBER,
    480: HangupCause.NO_ANSWER,
    484: HangupCause.INVALID_NUMBER,
    485: HangupCause.INVALID_NUMBER,
    486: HangupCause.BUSY,
    487: HangupCause.CANCELLED,
    502: HangupCause.UNREACHABLE,
    503: HangupCause.CONGESTION,
    504: HangupCause.UNREACHABLE,
    600: HangupCause.BUSY,
    603: HangupCause.REJECTED,
    604: HangupCause.INVALID_NUMBER,
    607: HangupCause.REJECTED,
    608: HangupCause.REJECTED,
}

_STATUSES = {
    HangupCause.BUSY: (486, "Busy Here"),
    HangupCause.NO_ANSWER: (480, "Temporarily Unavailable"),
    HangupCause.UNREACHABLE: (480, "Temporarily Unavailable"),
    HangupCause.INVALID_NUMBER: (404, "Not Found"),
    HangupCause.CONGESTION: (503, "Service Unavailable"),
    HangupCause.FAILED: (500, "Server Internal Error"),
}
_DECLINE = (603, "Decline")

_Q850 = {
    HangupCause.NORMAL: 16,
    HangupCause.BUSY: 17,
    HangupCause.NO_ANSWER: 19,
    HangupCause.REJECTED: 21,
    HangupCause.UNREACHABLE: 20,
    HangupCause.INVALID_NUMBER: 28,
    HangupCause.CONGESTION: 34,
    HangupCause.MEDIA_LOST: 41,
}

THERE_NOT = frozenset({408, 503})
"""The answers to OPTIONS that say nobody is there; any other says that somebody is."""


def cause_of(status: int) -> HangupCause:
    """Why a call of ours failed, from its final status."""
    return _CAUSES.get(status, HangupCause.FAILED)


def status_for(cause: HangupCause) -> tuple[int, str]:
    """What a caller is told whom we do not take."""
    return _STATUSES.get(cause, _DECLINE)


def reason_for(cause: HangupCause) -> str:
    """The Reason header of our BYE or CANCEL, empty where there is nothing to say (RFC 3326)."""
    number = _Q850.get(cause)
    return "" if number is None else f"Q.850;cause={number}"
