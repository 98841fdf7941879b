"""Agents' parts in calls: who had a call from when to when, and how that ended.

A part begins when the agent and the other party can speak. It ends with the conversation, when the agent
sends the call on, leaves a conference or parks it; whoever fetches a parked call begins another part. What
comes to nothing (a transfer that nobody takes) leaves the part as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum, unique
from typing import Any

import msgspec
import sqlalchemy as sa

from cordboard.vcc import calls
from cordboard.vcc.calls import Call, CallState, HandOver
from cordboard.vcc.center import Center
from cordboard.vcc.configuration import CenterReplaced
from cordboard.vcc.ids import AgentId, CallId, DispositionId, DomainId, Milliseconds
from cordboard.vcc.kernel import Recorded

from .database import put
from .tables import call_parts


@unique
class Ending(StrEnum):
    """How a part ended."""

    ENDED = "ENDED"
    """The conversation was over."""
    TRANSFERRED = "TRANSFERRED"
    """Somebody else has the call."""
    LOST = "LOST"
    """The customer left while the call was on its way to somebody else."""
    LEFT = "LEFT"
    """The agent left the conference."""
    PARKED = "PARKED"
    PARKED_OUT = "PARKED_OUT"
    """Nobody fetched it, or its agent went home: it went to the agents of its skill, or ended."""
    MERGED = "MERGED"
    """The two went on speaking on another call."""


class PartRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One agent's part in one call. `ended_at` and `ending` are None while it lasts; times in ms."""

    call_id: CallId
    agent_id: AgentId
    agent: str | None
    started_at: Milliseconds
    ended_at: Milliseconds | None
    ending: Ending | None
    transferred_by_id: AgentId | None
    transferred_by: str | None
    disposition_id: DispositionId | None
    disposition: str | None


class CallParts:
    """The projection that writes the agents' parts in the calls of `center`."""

    name = "call parts"

    def __init__(self, center: Center) -> None:
        self._learn(center)

    def _learn(self, center: Center) -> None:
        self._agents = {user.id: user.name for user in center.users}
        self._dispositions = {each.id: each.name for each in center.dispositions}

    def apply(self, connection: sa.Connection, facts: Sequence[Recorded]) -> None:
        """Write what `facts` say; again is harmless."""
        for recorded in facts:
            if isinstance(recorded.fact, CenterReplaced):
                self._learn(recorded.fact.center)
            say = _SAYS.get(type(recorded.fact))
            said = None if say is None else say(recorded)
            if said is not None:
                put(connection, call_parts, self._row(recorded.domain, said))

    def _row(self, domain: DomainId, said: dict[str, Any]) -> dict[str, Any]:
        row = {"domain": domain, **said, "agent": self._agents.get(said["agent_id"])}
        if "transferred_by_id" in row:
            row["transferred_by"] = self._agents.get(row["transferred_by_id"])
        if "disposition_id" in row:
            row["disposition"] = self._dispositions.get(row["disposition_id"])
        return row


def parts_of(connection: sa.Connection, domain: DomainId, call: CallId) -> list[PartRecord]:
    """The parts of a call, in order."""
    chosen = sa.select(call_parts).where(call_parts.c.domain == domain, call_parts.c.call_id == call)
    ordered = chosen.order_by(call_parts.c.started_at, call_parts.c.agent_id)
    return [msgspec.convert(row, PartRecord, strict=False) for row in connection.execute(ordered).mappings()]


_Say = Callable[[Recorded], dict[str, Any] | None]


def _part(call: Call, agent: AgentId | None) -> dict[str, Any] | None:
    """The part of `agent`; None where they never spoke with anybody on this call."""
    if agent is None or not call.joined_at:
        return None
    return {"call_id": call.id, "agent_id": agent, "started_at": call.joined_at}


def _begins(recorded: Recorded) -> dict[str, Any] | None:
    call: Call = recorded.fact.call
    part = _part(call, call.agent)
    open_end = {"ended_at": None, "ending": None, "transferred_by_id": call.transferred_by}
    return None if part is None else part | open_end


def _ends(ending: Ending) -> _Say:
    def say(recorded: Recorded) -> dict[str, Any] | None:
        call: Call = recorded.fact.call
        part = _part(call, call.agent)
        at = call.parked_at if ending is Ending.PARKED else call.ended_at or recorded.at
        return None if part is None else part | {"ended_at": at, "ending": ending}

    return say


def _handed_over(ending: Ending) -> _Say:
    def say(recorded: Recorded) -> dict[str, Any] | None:
        part: HandOver = recorded.fact.part
        return {
            "call_id": recorded.fact.call.id,
            "agent_id": part.by,
            "started_at": part.started,
            "ended_at": part.at,
            "ending": ending,
            "disposition_id": part.disposition,
        }

    return say


def _finished(recorded: Recorded) -> dict[str, Any] | None:
    call: Call = recorded.fact.call
    part = _part(call, call.agent)
    return None if part is None else part | {"disposition_id": call.disposition}


def _given_up(recorded: Recorded) -> dict[str, Any] | None:
    """A call that is nobody's any more and waits, or ends, without having been sent on."""
    call: Call = recorded.fact.call
    part = _part(call, call.last_agent)
    if part is None or call.hand_over is not None or call.state not in {CallState.QUEUED, CallState.FINISHED}:
        return None
    return part | {"ended_at": call.ended_at or call.queued_at, "ending": Ending.PARKED_OUT}


def _alone_outside(recorded: Recorded) -> dict[str, Any] | None:
    """Whom the agent has consulted, or had in a conference, goes on without them."""
    call: Call = recorded.fact.call
    part = _part(call, call.last_agent)
    if part is None or call.main is None or call.state is not CallState.TRANSFERRED:
        return None
    return part | {"ended_at": recorded.at, "ending": Ending.LEFT}


_SAYS: dict[type, _Say] = {
    calls.CallConnected: _begins,
    calls.FurtherCallConnected: _begins,
    calls.ParticipantJoined: _begins,
    calls.CallTakenOver: _begins,
    calls.CallEnded: _ends(Ending.ENDED),
    calls.CallDropped: _ends(Ending.ENDED),
    calls.FurtherCallEnded: _ends(Ending.ENDED),
    calls.ParkedCallLeft: _ends(Ending.ENDED),
    calls.CallMerged: _ends(Ending.MERGED),
    calls.CallParked: _ends(Ending.PARKED),
    calls.CallReparked: _ends(Ending.PARKED),
    calls.ParticipantParked: _ends(Ending.PARKED),
    calls.TransferCompleted: _handed_over(Ending.TRANSFERRED),
    calls.SentCallLost: _handed_over(Ending.LOST),
    calls.ConferenceLeft: _handed_over(Ending.LEFT),
    calls.CallFinished: _finished,
    calls.CallQueued: _given_up,
    calls.CallAbandoned: _given_up,
    calls.ParkedCallMoved: _given_up,
    calls.FurtherCallMoved: _alone_outside,
}
"""What each fact says of a part, if anything."""
