"""A contact to look at before dialing."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Id, Int
from cordboard.contract.types.calls import CallInfo, NumberRestrictionValue
from cordboard.contract.types.contacts import Map


class PreviewInitiated(Event):
    """A contact is shown to the agent before dialing."""

    callinfo: CallInfo | None = None


class PreviewCRMRecordChanged(Event):
    """The contact of the preview is known or has changed.

    record: field name to value.
    restriction: which numbers may be dialed.
    """

    callSessionId: str | None = None
    record: Map | None = None
    restriction: tuple[NumberRestrictionValue, ...] = ()


class RecordRestrictionsChanged(Event):
    """Which numbers of the contact may be dialed has changed."""

    callSessionId: str | None = None
    restriction: tuple[NumberRestrictionValue, ...] = ()


class PreviewDialingStarted(Event):
    """A number of the previewed contact is being dialed."""

    callinfo: CallInfo | None = None


class PreviewCallInitiated(Event):
    """The call to the previewed contact has begun."""

    callSessionId: str | None = None


class PreviewWaitDisposition(Event):
    """The contact may be tried again, as the agent decides.

    With `continuePreview`, `renewPreviewCall` or `endPreviewCall`.
    dispositionId: of the last try.
    """

    callSessionId: str | None = None
    dispositionId: Id | None = None


class PreviewRenewed(Event):
    """The same contact is shown again."""

    callSessionId: str | None = None


class PreviewEnded(Event):
    """The preview is over.

    party: who ended it, see Party in the codes.
    """

    callSessionId: str | None = None
    party: Int | None = None


class EndOfPreviewingFailed(Event):
    """The preview could not be ended."""

    callSessionId: str | None = None
