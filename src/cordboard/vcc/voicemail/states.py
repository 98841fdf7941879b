"""The life cycle of the work on a skill's voicemail.

NEW: it waits, or is offered to an agent. One who does not want it, or does not say so in time, *rejected* it,
and it waits for the next. PROCESSING: the agent has *accepted* it; a call *postpones* it, the end of the call
*resumes* it. The agent is *done* with it (processed it, deleted it), *sends it on*, or goes home and leaves
it to others (*returned*). What lies in a user's own box is NEW until it is done with. When its box goes with
its user or skill, another box *inherits* it, or it is *left behind*.
"""

from __future__ import annotations

from enum import StrEnum, unique

from ..lifecycle import LifeCycle
from .model import VoicemailState


@unique
class VoicemailEvent(StrEnum):
    """What can happen to a voicemail."""

    OFFERED = "OFFERED"
    WITHDRAWN = "WITHDRAWN"
    REJECTED = "REJECTED"
    ACCEPTED = "ACCEPTED"
    POSTPONED = "POSTPONED"
    RESUMED = "RESUMED"
    RETURNED = "RETURNED"
    SENT_ON = "SENT_ON"
    DONE = "DONE"
    INHERITED = "INHERITED"
    LEFT_BEHIND = "LEFT_BEHIND"


VOICEMAIL: LifeCycle[VoicemailState, VoicemailEvent] = LifeCycle(
    "the voicemail",
    VoicemailState.NEW,
    {
        VoicemailState.NEW: {
            VoicemailEvent.OFFERED: VoicemailState.NEW,
            VoicemailEvent.WITHDRAWN: VoicemailState.NEW,
            VoicemailEvent.REJECTED: VoicemailState.REJECTED,
            VoicemailEvent.ACCEPTED: VoicemailState.PROCESSING,
            VoicemailEvent.DONE: VoicemailState.PROCESSED,
            VoicemailEvent.INHERITED: VoicemailState.NEW,
            VoicemailEvent.LEFT_BEHIND: VoicemailState.PROCESSED,
        },
        VoicemailState.REJECTED: {
            VoicemailEvent.OFFERED: VoicemailState.NEW,
            VoicemailEvent.INHERITED: VoicemailState.NEW,
            VoicemailEvent.LEFT_BEHIND: VoicemailState.PROCESSED,
        },
        VoicemailState.PROCESSING: {
            VoicemailEvent.POSTPONED: VoicemailState.POSTPONED,
            VoicemailEvent.RETURNED: VoicemailState.NEW,
            VoicemailEvent.SENT_ON: VoicemailState.NEW,
            VoicemailEvent.DONE: VoicemailState.PROCESSED,
        },
        VoicemailState.POSTPONED: {
            VoicemailEvent.RESUMED: VoicemailState.PROCESSING,
            VoicemailEvent.RETURNED: VoicemailState.NEW,
        },
        VoicemailState.PROCESSED: {},
    },
)
