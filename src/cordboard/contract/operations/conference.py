"""More than two people speak in one call."""

from collections.abc import Mapping
from typing import ClassVar

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id, Long


class ConferenceIn(Answered[None]):
    """Starts conference."""

    numberToConference: str | None = None
    isWarmTransfer: bool | None = None
    checkDnc: bool | None = None


class CompleteConference(Answered[None]):
    """Completes warm conference."""


class CancelConference(Answered[None]):
    """Cancel warm conference."""


class AddToConference(Answered[None]):
    """Adds party to a conference."""

    callSessionId: str | None = None


class LeaveConference(Answered[None]):
    """Creator leaves conference (other parties aren’t disconnected)."""

    dispositionId: Id | None = None


class LeaveConference2(Answered[None]):
    """leaveConference2."""

    dispositionId: Id | None = None
    redialTimeout: Long | None = None


class LeaveConference3(Answered[None]):
    """leaveConference3."""

    SPELLINGS: ClassVar[Mapping[str, str]] = {"dispositionId": "dispositionCallId"}

    dispositionCallId: Id | None = None
