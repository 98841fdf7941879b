"""Previews: an agent looks at a contact of an outbound campaign before dialing.

The core knows the few records of each campaign that are due next (a *window*), shows them to agents whom no
call wants, and writes down what became of each.
"""

from .book import EFFECTS, KeptPreviews, Previews
from .choice import in_order, meets, takes_turns
from .commands import EndPreview, MakePreviewCall, OfferRecords, RenewPreview, SkipPreview
from .facts import (
    EndOfPreviewFailed,
    PreviewContactChanged,
    PreviewDialed,
    PreviewEnded,
    PreviewFact,
    PreviewPostponed,
    PreviewRenewed,
    PreviewStarted,
    PreviewTried,
    RecordMarked,
    RecordsOffered,
    RestrictionsChanged,
)
from .model import (
    FOR_GOOD,
    UNTRIED,
    ListRecord,
    NumberHistory,
    NumberState,
    Preview,
    PreviewState,
    RecordKey,
    Restriction,
    Try,
)
from .queries import ListDialable, ListSkipDispositions, ListWanted, Wanted
from .states import PREVIEW, PreviewEvent

__all__ = [
    "EFFECTS",
    "FOR_GOOD",
    "PREVIEW",
    "UNTRIED",
    "EndOfPreviewFailed",
    "EndPreview",
    "KeptPreviews",
    "ListDialable",
    "ListRecord",
    "ListSkipDispositions",
    "ListWanted",
    "MakePreviewCall",
    "NumberHistory",
    "NumberState",
    "OfferRecords",
    "Preview",
    "PreviewContactChanged",
    "PreviewDialed",
    "PreviewEnded",
    "PreviewEvent",
    "PreviewFact",
    "PreviewPostponed",
    "PreviewRenewed",
    "PreviewStarted",
    "PreviewState",
    "PreviewTried",
    "Previews",
    "RecordKey",
    "RecordMarked",
    "RecordsOffered",
    "RenewPreview",
    "Restriction",
    "RestrictionsChanged",
    "SkipPreview",
    "Try",
    "Wanted",
    "in_order",
    "meets",
    "takes_turns",
]
