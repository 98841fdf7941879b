"""A voicemail, from when its file is whole to when it is done with."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..addresses import Address
from ..calls import CallType
from ..contacts import Contact
from ..ids import AgentId, CallId, CampaignId, Milliseconds, SkillId, VoicemailId

FIRST_ID = 320_000_000_000_000
"""Voicemails are numbered from here on, one after the other."""


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """News of a voicemail that has still to be sent."""

    voicemail: VoicemailId
    to: str
    """An e-mail address."""
    name: str
    """Whom it greets."""
    number: str
    """Who left the voicemail."""
    caller_name: str = ""
    created: Milliseconds
    length: Milliseconds
    file: str = ""
    """The sound that goes with it, by its name in the folder of voicemails; empty: none."""
    since: Milliseconds
    """When it became due."""


@unique
class VoicemailState(StrEnum):
    """How far the work on a voicemail has come; the table is in `states.py`."""

    NEW = "NEW"
    PROCESSING = "PROCESSING"
    """An agent works on it."""
    POSTPONED = "POSTPONED"
    """Its agent is busy with a call meanwhile."""
    PROCESSED = "PROCESSED"
    REJECTED = "REJECTED"
    """Whoever was offered it last did not want it."""


class Voicemail(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said into a box. Moments are 0 until they have come."""

    id: VoicemailId
    session: CallId
    """Under which the call log has it."""
    box: Address
    owner: AgentId | None = None
    """Whose box it is; None: a skill's."""
    skill: SkillId | None = None
    state: VoicemailState = VoicemailState.NEW
    type: CallType
    call: CallId
    """On which it was said."""
    number: str
    """Who said it."""
    caller_name: str = ""
    our_number: str = ""
    campaign: CampaignId | None = None
    file: str
    length: Milliseconds
    sha256: str = ""
    created: Milliseconds
    queued_at: Milliseconds
    """Since when it lies in this box."""
    unread: bool = True
    agent: AgentId | None = None
    """Who is offered it, or works on it."""
    accepted_at: Milliseconds = Milliseconds(0)
    passed_by: tuple[AgentId, ...] = ()
    """Who let the offer pass or refused it of late."""
    transferred_by: AgentId | None = None
    contact: Contact | None = None
    """Who called, as far as we know."""
    hold_time: Milliseconds = Milliseconds(0)
    """How long the caller was on hold before; then how long the work on it was interrupted."""
    postponed_at: Milliseconds = Milliseconds(0)
    comments: str = ""
    ended_at: Milliseconds = Milliseconds(0)
