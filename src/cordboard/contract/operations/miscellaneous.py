"""Numbers, speed dials, options and the clock."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id, Int
from cordboard.contract.types.calls import SpeedDialInfo
from cordboard.contract.types.media import CheckLocalTimeResult


class AddNumberToDnc(Answered[None]):
    """Adds number to DNC list."""

    number: str | None = None


class GetSpeedDials(Answered[tuple[SpeedDialInfo, ...]]):
    """Retrieves speed dial numbers."""


class PlayFile(Answered[None]):
    """Plays audio file."""

    filename: str | None = None


class GetAddressType(Answered[Int]):
    """getAddressType."""

    number: str | None = None


class IsAddressValid(Answered[bool]):
    """isAddressValid."""

    number: str | None = None


class CheckCanMakeCallsTo(Answered[bool]):
    """checkCanMakeCallsTo."""

    type: Int | None = None


class CheckCanTransferTo(Answered[bool]):
    """checkCanTransferTo."""

    type: Int | None = None


class CheckCanCreateConferenceWith(Answered[bool]):
    """checkCanCreateConferenceWith."""

    type: Int | None = None


class CheckLocalTime(Answered[CheckLocalTimeResult]):
    """checkLocalTime."""

    initial: bool | None = None


class GetOption(Answered[str]):
    """getOption."""

    option: str | None = None


class SetOption(Answered[None]):
    """setOption."""

    option: str | None = None
    value: str | None = None


class AcknowledgeNotice(Answered[None]):
    """acknowledgeNotice."""

    noticeid: Id | None = None
    accept: bool | None = None
