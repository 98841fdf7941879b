"""What the facts of calls change in the shares that agents have had of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..calls import (
    Call,
    CallConnected,
    CallDropped,
    CallFinished,
    CallOffered,
    CallType,
    ConferenceLeft,
    HandOver,
    SentCallLost,
    TransferCompleted,
)
from ..ids import AgentId, Milliseconds
from ..routing import Handled, Shares, Spoke, Tally

ROUTED = frozenset({CallType.INBOUND, CallType.QUEUE_CALLBACK})
"""Calls that routing gives to agents, and that count as their share."""


def _offered(shares: Shares, fact: CallOffered) -> None:
    if fact.call.for_agent is None:
        shares.offered[fact.agent.id] = fact.call.offered_at
    if fact.why is not None:
        shares.explain(fact.call.id, fact.why)


def _connected(shares: Shares, fact: CallConnected) -> None:
    call = fact.call
    if call.customer_leg is not None and call.agent is not None:
        shares.remember(Spoke(call.number, call.agent, call.joined_at))


def _finished(shares: Shares, fact: CallFinished | CallDropped) -> None:
    call = fact.call
    _count(shares, call, call.agent, call.joined_at, call.finished_at)


def _handed_over(shares: Shares, fact: Any) -> None:
    part: HandOver = fact.part
    _count(shares, fact.call, part.by, part.started, part.at)


def _count(
    shares: Shares, call: Call, agent: AgentId | None, began: Milliseconds, ended: Milliseconds
) -> None:
    if agent is not None and began and call.type in ROUTED:
        took = Milliseconds(max(0, ended - began))
        shares.tallies.setdefault(agent, Tally()).add(Handled(ended, took))


SHARES: Mapping[type, Callable[[Shares, Any], None]] = {
    CallOffered: _offered,
    CallConnected: _connected,
    CallFinished: _finished,
    CallDropped: _finished,
    TransferCompleted: _handed_over,
    ConferenceLeft: _handed_over,
    SentCallLost: _handed_over,
}
