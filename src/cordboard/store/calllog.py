"""The call log: what became of every call, and where its recordings are.

A row follows the after-state of the newest fact about its call. Names are those of the moment when
the row was written: a campaign that is renamed later does not change the past.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from cordboard.vcc.calls import (
    Call,
    CallAbandoned,
    CallNoted,
    CallState,
    CallType,
    ManualCallFailed,
    Party,
    RecordingSaved,
)
from cordboard.vcc.center import Center
from cordboard.vcc.configuration import CenterReplaced
from cordboard.vcc.ids import (
    AgentId,
    CallId,
    CampaignId,
    ContactId,
    DispositionId,
    DomainId,
    ListId,
    Milliseconds,
    RecordingId,
    SkillId,
)
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.previews import RecordMarked
from cordboard.vcc.telephony import Gap, HangupCause

from .database import put
from .tables import calls, recordings


class CallRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One call of the log. Moments are None until they have come; durations are in ms.

    `queue_time` runs from the first queue to the conversation or to the end; `talk_time` is without holds and
    without the time in a slot. A call is `abandoned` where the caller left before any agent spoke with them.
    `main_id` is the call in whose course this one was made; `transferred_by` is who sent it on last;
    `contact_id` is the customer, where known; `list_id` the list by which a preview has come. The number is
    dialed again from `redial_at` on, where that was said. `end_cause` is why the line ended; None of calls
    that were on none, and of those that are older than this column.
    `failure` is the contract's `errorCode` of a manual call that came to nothing. Such a call may
    never have begun: its id is then `attempt-N`, after the number of the fact that tells of it.
    """

    id: CallId
    type: CallType
    state: CallState
    campaign_id: CampaignId | None
    campaign: str | None
    skill_id: SkillId | None
    skill: str | None
    agent_id: AgentId | None
    agent: str | None
    number: str
    ani: str
    dnis: str
    created_at: Milliseconds
    queued_at: Milliseconds | None
    offered_at: Milliseconds | None
    connected_at: Milliseconds | None
    ended_at: Milliseconds | None
    finished_at: Milliseconds | None
    queue_time: Milliseconds | None
    talk_time: Milliseconds | None
    hold_time: Milliseconds | None
    wrap_time: Milliseconds | None
    ended_by: Party | None
    disposition_id: DispositionId | None
    disposition: str | None
    comments: str
    abandoned: bool
    failure: int | None
    failure_cause: str | None
    main_id: CallId | None
    transferred_by_id: AgentId | None
    transferred_by: str | None
    park_time: Milliseconds | None
    contact_id: ContactId | None = None
    list_id: ListId | None = None
    redial_at: Milliseconds | None = None
    end_cause: HangupCause | None = None


class RecordingRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One whole recording: its file's name, its length and pauses in ms, its SHA-256 in hex."""

    id: RecordingId
    call_id: CallId
    file_name: str
    length: Milliseconds
    gaps: tuple[Gap, ...]
    sha256: str


class CallLog:
    """The projection that writes the call log of `center`."""

    name = "call log"

    def __init__(self, center: Center) -> None:
        self._learn(center)

    def _learn(self, center: Center) -> None:
        self._campaigns = {campaign.id: campaign.name for campaign in center.campaigns}
        self._skills = {skill.id: skill.name for skill in center.skills}
        self._agents = {user.id: user.name for user in center.users}
        self._dispositions = {each.id: each.name for each in center.dispositions}

    def apply(self, connection: sa.Connection, facts: Sequence[Recorded]) -> None:
        """Write what `facts` say; again is harmless. A call's row is written once for all of them."""
        rows: dict[str, dict[str, Any]] = {}
        for recorded in facts:
            if isinstance(recorded.fact, CenterReplaced):
                self._learn(recorded.fact.center)
            if isinstance(recorded.fact, RecordingSaved):
                put(connection, recordings, _recording_row(recorded))
            row = self._row(recorded)
            if row is not None:
                rows.setdefault(row["id"], {}).update(row)
        for row in rows.values():
            put(connection, calls, row)

    def _row(self, recorded: Recorded) -> dict[str, Any] | None:
        fact = recorded.fact
        call: Any = getattr(fact, "call", None)
        if isinstance(fact, ManualCallFailed):
            failure = {"failure": int(fact.failure), "failure_cause": fact.cause}
            if call is None:  # it was on no line
                return self._call_row(recorded.domain, _attempt(recorded)) | failure | {"end_cause": None}
            return self._call_row(recorded.domain, call) | failure
        if isinstance(fact, RecordMarked):
            return self._record_row(recorded.domain, fact)
        if isinstance(fact, CallNoted):
            return {"domain": recorded.domain, "id": fact.call_id, "comments": fact.comments}
        if not isinstance(call, Call):
            return None
        row = self._call_row(recorded.domain, call)
        if isinstance(fact, CallAbandoned):
            row["abandoned"] = not call.connected_at
        return row

    def _record_row(self, domain: DomainId, fact: RecordMarked) -> dict[str, Any] | None:
        """A call to a list's record: which list, and perhaps a better word than it had."""
        if fact.call_id is None:
            return None
        row: dict[str, Any] = {"domain": domain, "id": fact.call_id, "list_id": fact.record.list}
        if fact.disposition is not None:
            row |= {"disposition_id": fact.disposition, "redial_at": fact.redial_at or None}
            row["disposition"] = self._dispositions.get(fact.disposition)
        return row

    def _call_row(self, domain: DomainId, call: Call) -> dict[str, Any]:
        return {
            "domain": domain,
            "id": call.id,
            "type": call.type.value,
            "state": call.state.value,
            "number": call.number,
            "ani": call.ani,
            "dnis": call.dnis,
            "comments": call.comments,
            "main_id": call.main,
            "contact_id": call.contact or None,
            "redial_at": call.redial_at or None,
            **self._names(call),
            **_moments(call),
            **_durations(call),
            **_recorded(call),
        }

    def _names(self, call: Call) -> dict[str, Any]:
        agent = call.agent or call.last_agent
        return {
            "campaign_id": call.campaign,
            "campaign": self._campaigns.get(call.campaign) if call.campaign else None,
            "skill_id": call.skill,
            "skill": self._skills.get(call.skill) if call.skill else None,
            "agent_id": agent,
            "agent": self._agents.get(agent) if agent else None,
            "transferred_by_id": call.transferred_by,
            "transferred_by": self._agents.get(call.transferred_by) if call.transferred_by else None,
            "disposition_id": call.disposition,
            "disposition": self._dispositions.get(call.disposition) if call.disposition else None,
        }


def find_call(connection: sa.Connection, domain: DomainId, call_id: CallId) -> CallRecord | None:
    """One call of the log."""
    found = sa.select(calls).where(calls.c.domain == domain, calls.c.id == call_id)
    row = connection.execute(found).mappings().first()
    return None if row is None else msgspec.convert(row, CallRecord, strict=False)


def recent_calls(
    connection: sa.Connection, domain: DomainId, limit: int, agent: AgentId | None = None
) -> list[CallRecord]:
    """The newest `limit` calls, of everyone or of one agent, newest first."""
    chosen = sa.select(calls).where(calls.c.domain == domain)
    if agent is not None:
        chosen = chosen.where(calls.c.agent_id == agent)
    ordered = chosen.order_by(calls.c.created_at.desc(), calls.c.id).limit(limit)
    rows = connection.execute(ordered).mappings()
    return [msgspec.convert(row, CallRecord, strict=False) for row in rows]


def recordings_of(connection: sa.Connection, domain: DomainId, call_id: CallId) -> list[RecordingRecord]:
    """The whole recordings of a call."""
    chosen = sa.select(recordings).where(recordings.c.domain == domain, recordings.c.call_id == call_id)
    rows = connection.execute(chosen.order_by(recordings.c.id)).mappings()
    return [msgspec.convert(row, RecordingRecord) for row in rows]


def _attempt(recorded: Recorded) -> Call:
    """A call that was refused before it began, as a call."""
    fact: ManualCallFailed = recorded.fact
    return Call(
        id=CallId(f"attempt-{recorded.number}"),
        type=CallType.MANUAL,
        state=CallState.FINISHED,
        number=fact.number,
        dnis=fact.number,
        campaign=fact.campaign,
        agent=fact.agent.id,
        created_at=recorded.at,
        ended_at=recorded.at,
        finished_at=recorded.at,
        ended_by=Party.FAILED_TO_CONNECT,
    )


def _moments(call: Call) -> dict[str, Any]:
    return {
        "created_at": call.created_at,
        "offered_at": call.offered_at or None,
        "connected_at": call.connected_at or None,
        "ended_at": call.ended_at or None,
        "finished_at": call.finished_at or None,
        "ended_by": call.ended_by.value if call.ended_at else None,
        "end_cause": call.end_cause.value if call.ended_at else None,
    }


def _durations(call: Call) -> dict[str, Any]:
    talked = _between(call.connected_at, call.ended_at)
    return {
        **_waiting(call),
        "talk_time": None if talked is None else max(0, talked - call.hold_time - call.park_time),
        "hold_time": call.hold_time if call.connected_at else None,
        "park_time": call.park_time if call.connected_at else None,
        "wrap_time": _between(call.ended_at, call.finished_at) if call.connected_at else None,
    }


def _recorded(call: Call) -> dict[str, Any]:
    """What the agent may know: a recording by rule may be one that they are not to be told of."""
    said: dict[str, Any] = {}
    if call.recording is not None and (call.recording_claimed or not call.recording_secret):
        said["recorded"] = True
    if call.recording_gaps:
        said["left_out"] = msgspec.to_builtins(call.recording_gaps)
    return said


def _waiting(call: Call) -> dict[str, Any]:
    """The first time in a queue: where a call waits again, sent on, these columns stay as they are."""
    if call.connected_at and call.queued_at > call.connected_at:
        return {}
    return {
        "queued_at": call.queued_at or None,
        "queue_time": _between(call.queued_at, call.connected_at or call.ended_at),
    }


def _between(start: int, end: int) -> int | None:
    """The duration; None where either has not come. The engine's clock may differ a little from ours."""
    return max(0, end - start) if start and end else None


def _recording_row(recorded: Recorded) -> dict[str, Any]:
    fact: RecordingSaved = recorded.fact
    return {
        "domain": recorded.domain,
        "id": fact.recording,
        "call_id": fact.call_id,
        "file_name": fact.name,
        "length": fact.length,
        "gaps": msgspec.to_builtins(fact.gaps),
        "sha256": fact.sha256,
    }
