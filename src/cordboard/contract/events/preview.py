"""A contact to look at before dialing."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Id, Int
from cordboard.contract.types.calls import CallInfo, NumberRestrictionValue
from cordboard.contract.types.contacts import Map


class PreviewInitiated(Event):
    """previewInitiated"""

    callinfo: CallInfo | None = None


class PreviewCRMRecordChanged(Event):
    """previewCRMRecordChanged"""

    callSessionId: str | None = None
    record: Map | None = None
    restriction: tuple[NumberRestrictionValue, ...] = ()


class RecordRestrictionsChanged(Event):
    """recordRestrictionsChanged"""

    callSessionId: str | None = None
    restriction: tuple[NumberRestrictionValue, ...] = ()


class PreviewDialingStarted(Event):
    """previewDialingStarted"""

    callinfo: CallInfo | None = None


class PreviewCallInitiated(Event):
    """previewCallInitiated"""

    callSessionId: str | None = None


class PreviewWaitDisposition(Event):
    """previewWaitDisposition"""

    callSessionId: str | None = None
    dispositionId: Id | None = None


class PreviewRenewed(Event):
    """previewRenewed"""

    callSessionId: str | None = None


class PreviewEnded(Event):
    """previewEnded"""

    callSessionId: str | None = None
    party: Int | None = None


class EndOfPreviewingFailed(Event):
    """endOfPreviewingFailed"""

    callSessionId: str | None = None
