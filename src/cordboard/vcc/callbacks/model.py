"""A callback: somebody is to be called at a time, by one agent or by whoever of a group comes first."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import AgentId, CallbackId, CallId, CampaignId, ContactId, GroupId, Milliseconds


@unique
class CallbackState(StrEnum):
    """How far a callback has come; the table is in `states.py`."""

    WAITING = "WAITING"
    """Its time has not come."""
    DUE = "DUE"
    DIALED = "DIALED"
    """An agent is on the call that is made for it."""
    COMPLETED = "COMPLETED"
    REMOVED = "REMOVED"


class Callback(msgspec.Struct, frozen=True, kw_only=True):
    """One callback. It is its `owner`'s, or anybody's of its `group`."""

    id: CallbackId
    state: CallbackState
    number: str
    """Whom to call: an outside number as E.164; of a colleague the extension, else the name."""
    colleague: AgentId | None = None
    """Whom to call, where that is a user of the center."""
    owner: AgentId | None = None
    """None: the group's."""
    group: GroupId | None = None
    campaign: CampaignId | None = None
    """The campaign that the call will belong to; None: as for any call by hand."""
    contact: ContactId | None = None
    """Which customer it is about, where that is known."""
    comments: str = ""
    due: Milliseconds
    snoozed: bool = False
    """It was put off, so that `due` is not what was agreed upon."""
    created_by: AgentId
    created_at: Milliseconds
    taken_by: AgentId | None = None
    """Who calls for it now."""
    call: CallId | None = None
    """The call that is made for it now."""
