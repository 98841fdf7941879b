"""What an agent can read of their past: the core keeps none of it, the tables do."""

from __future__ import annotations

import msgspec

from .calls import CallType, LeftOut, OfferEnd
from .ids import AgentId, CallId, CampaignId, ContactId, DispositionId, Milliseconds, SkillId


class Place(msgspec.Struct, frozen=True, order=True):
    """Where a call stands in an agent's history: it gets its place when they begin to speak, and keeps it."""

    at: Milliseconds
    call: CallId


class HistoryWanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which calls of an agent's history: those beside one place, or the newest; at most `limit`.

    Without `types` it is all of them; `digits` are somewhere in the other party's number.
    """

    agent: AgentId
    limit: int
    before: Place | None = None
    after: Place | None = None
    types: frozenset[CallType] = frozenset()
    digits: str = ""


class PastCall(msgspec.Struct, frozen=True, kw_only=True):
    """A call that an agent spoke on. Moments are None until they have come; durations are in ms.

    `joined_at` is when they began to speak, `left_at` when they had done so for the last time. Talking and
    holding are those of the whole call. `recorded` is None where the log does not know.
    """

    call_id: CallId
    joined_at: Milliseconds
    left_at: Milliseconds | None
    type: CallType
    number: str
    contact_id: ContactId | None
    contact: str
    campaign_id: CampaignId | None
    campaign: str | None
    skill_id: SkillId | None
    skill: str | None
    created_at: Milliseconds
    connected_at: Milliseconds | None
    ended_at: Milliseconds | None
    talk_time: Milliseconds | None
    hold_time: Milliseconds | None
    wrap_time: Milliseconds | None
    disposition_id: DispositionId | None
    disposition: str | None
    recorded: bool | None
    left_out: tuple[LeftOut, ...] | None

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.joined_at, self.call_id)


class History(msgspec.Struct, frozen=True, kw_only=True):
    """Some calls, the newest first; `more` lie beyond them, in the direction that was asked for."""

    calls: tuple[PastCall, ...]
    more: bool


class MissedWanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which offers that came to nothing: those beside the fact of that number, or the newest."""

    agent: AgentId
    limit: int
    before: int | None = None
    after: int | None = None


class MissedCall(msgspec.Struct, frozen=True, kw_only=True):
    """A call that an agent was offered and did not take; `fact` is the number of what ended the offer."""

    fact: int
    call_id: CallId
    missed_at: Milliseconds
    cause: OfferEnd
    type: CallType
    number: str
    contact_id: ContactId | None
    contact: str
    campaign_id: CampaignId | None
    campaign: str | None
    skill_id: SkillId | None
    skill: str | None


class MissedCalls(msgspec.Struct, frozen=True, kw_only=True):
    """Some of them, the newest first; `more` lie beyond, in the direction that was asked for."""

    calls: tuple[MissedCall, ...]
    more: bool
