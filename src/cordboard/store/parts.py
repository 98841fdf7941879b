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
            say = SAYS.get(type(recorded.fact))
            for said in () if say is None else say(recorded):
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


_Said = tuple[dict[str, Any], ...]
_Say = Callable[[Recorded], _Said]


def _part(call: Call, agent: AgentId | None, started: Milliseconds, **said: Any) -> _Said:
    """What is said of the part of `agent`; nothing where they never spoke with anybody on this call."""
    if agent is None or not started:
        return ()
    return ({"call_id": call.id, "agent_id": agent, "started_at": started, **said},)


def _begins(recorded: Recorded) -> _Said:
    call: Call = recorded.fact.call
    return _part(
        call,
        call.agent,
        call.joined_at,
        ended_at=None,
        ending=None,
        transferred_by_id=call.transferred_by,
    )


def _joins(recorded: Recorded) -> _Said:
    """Whom the agent has consulted joins the conference: that is another part."""
    call: Call = recorded.fact.call
    consultation: _Said = ()
    if recorded.fact.consulted:
        over = {"ended_at": call.joined_at, "ending": Ending.MERGED}
        consultation = _part(call, call.agent, call.connected_at, **over)
    return (*consultation, *_begins(recorded))


def _ends(ending: Ending) -> _Say:
    def say(recorded: Recorded) -> _Said:
        call: Call = recorded.fact.call
        at = call.parked_at if ending is Ending.PARKED else call.ended_at or recorded.at
        return _part(call, call.agent, call.joined_at, ended_at=at, ending=ending)

    return say


def _handed_over(ending: Ending) -> _Say:
    def say(recorded: Recorded) -> _Said:
        part: HandOver = recorded.fact.part
        return _part(
            recorded.fact.call,
            part.by,
            part.started,
            ended_at=part.at,
            ending=ending,
            disposition_id=part.disposition,
        )

    return say


def _finished(recorded: Recorded) -> _Said:
    call: Call = recorded.fact.call
    return _part(call, call.agent, call.joined_at, disposition_id=call.disposition)


def _given_up(recorded: Recorded) -> _Said:
    """A parked call that its agent has no more: it waits for others, or ends."""
    call: Call = recorded.fact.call
    ends = call.state is CallState.FINISHED and call.agent is not None
    if call.hand_over is not None or not (ends or call.state is CallState.QUEUED):
        return ()
    at = call.ended_at or call.queued_at
    return _part(call, call.last_agent, call.joined_at, ended_at=at, ending=Ending.PARKED_OUT)


def _moves_on(recorded: Recorded) -> _Said:
    """Whom the agent has consulted, or had in a conference, goes on without them: alone, or with another."""
    call: Call = recorded.fact.call
    part: HandOver | None = recorded.fact.part
    if part is not None:
        over = _part(call, part.by, part.started, ended_at=part.at, ending=Ending.LEFT)
        return over if call.agent == part.by else (*over, *_begins(recorded))
    if call.main is None or call.state is not CallState.TRANSFERRED:
        return ()
    return _part(call, call.last_agent, call.joined_at, ended_at=recorded.at, ending=Ending.LEFT)


SAYS: dict[type, _Say] = {
    calls.CallConnected: _begins,
    calls.FurtherCallConnected: _begins,
    calls.ParticipantJoined: _joins,
    calls.CallTakenOver: _begins,
    calls.CallDiverted: _begins,
    calls.CallEnded: _ends(Ending.ENDED),
    calls.CallDropped: _ends(Ending.ENDED),
    calls.FurtherCallEnded: _ends(Ending.ENDED),
    calls.OutsideCallEnded: _ends(Ending.ENDED),
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
    calls.FurtherCallMoved: _moves_on,
}
"""What each fact says of a part, if anything."""
