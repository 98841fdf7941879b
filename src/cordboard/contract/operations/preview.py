"""The agent sees the contact first and then dials or skips."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id, Long
from cordboard.contract.types.campaigns import DispositionValue, DispositionValue2


class MakePreviewCall(Answered[None]):
    """Dials a number of the contact that is being previewed.

    number: one of the contact's numbers.
    Causes `previewDialingStarted`, `previewCallInitiated` and the events of a call.
    """

    number: str | None = None


class ContinuePreview(Answered[None]):
    """Goes on after a preview call that ended without a final disposition.

    dispositionId: for the last try.
    dialAgain: true keeps the contact for another number (`previewRenewed`), false lets it go
        (`previewEnded`).
    """

    dispositionId: Id | None = None
    dialAgain: bool | None = None


class RenewPreviewCall(Answered[None]):
    """Gives the last try a disposition and shows the same contact again for another number.

    dispositionId: for the last try.
    Causes `previewRenewed`.
    """

    dispositionId: Id | None = None


class EndPreviewCall(Answered[None]):
    """Gives a disposition and ends the preview of this contact.

    dispositionId: for the contact.
    Causes `previewEnded`.
    """

    dispositionId: Id | None = None


class SetSkipPreviewCall(Answered[None]):
    """Skips the contact that is being previewed without dialing.

    dispositionId: from `getPreviewSkipDispositions`.
    Causes `previewEnded`.
    """

    dispositionId: Id | None = None


class SetSkipPreviewCall2(Answered[None]):
    """Skips like `setSkipPreviewCall` and says when the contact may come again.

    timeout: milliseconds; only for dispositions that allow it.
    """

    dispositionId: Id | None = None
    timeout: Long | None = None


class SkipPreviewCall(SetSkipPreviewCall):
    """The published name of the client function for `setSkipPreviewCall`; the same operation."""


class GetPreviewSkipDispositions(Answered[tuple[DispositionValue, ...]]):
    """The dispositions with which a preview may be skipped."""


class GetPreviewSkipDispositions2(Answered[tuple[DispositionValue2, ...]]):
    """The dispositions with which a preview may be skipped, each with its redial time."""
