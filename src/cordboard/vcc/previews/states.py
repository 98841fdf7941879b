"""A preview's life cycle.

PREVIEW: the agent looks, and *dials* or skips. ON_CALL: the call is under way; when it has its disposition
it was *tried*, and the agent says in RENEWING whether the contact is shown once more (*renewed*), for another
of its numbers. An agent who makes another call meanwhile has *postponed* the preview, and is shown the
contact again afterwards. It *ends* when the contact is done, skipped, or given back.
"""

from __future__ import annotations

from enum import StrEnum, unique

from ..lifecycle import LifeCycle
from .model import PreviewState


@unique
class PreviewEvent(StrEnum):
    """What can happen to a preview."""

    DIALED = "DIALED"
    TRIED = "TRIED"
    RENEWED = "RENEWED"
    POSTPONED = "POSTPONED"
    ENDED = "ENDED"


PREVIEW: LifeCycle[PreviewState, PreviewEvent] = LifeCycle(
    "the preview",
    PreviewState.PREVIEW,
    {
        PreviewState.PREVIEW: {
            PreviewEvent.DIALED: PreviewState.ON_CALL,
            PreviewEvent.POSTPONED: PreviewState.POSTPONED,
            PreviewEvent.ENDED: PreviewState.FINISHED,
        },
        PreviewState.ON_CALL: {
            PreviewEvent.TRIED: PreviewState.RENEWING,
            PreviewEvent.ENDED: PreviewState.FINISHED,
        },
        PreviewState.RENEWING: {
            PreviewEvent.RENEWED: PreviewState.PREVIEW,
            PreviewEvent.POSTPONED: PreviewState.POSTPONED,
            PreviewEvent.ENDED: PreviewState.FINISHED,
        },
        PreviewState.POSTPONED: {
            PreviewEvent.RENEWED: PreviewState.PREVIEW,
            PreviewEvent.ENDED: PreviewState.FINISHED,
        },
        PreviewState.FINISHED: {},
    },
)
