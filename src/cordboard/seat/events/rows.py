"""What a row of the seat's tables is: one event that follows a fact, and where its fields come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cordboard import contract
from cordboard.seat import views


@dataclass(frozen=True, slots=True)
class Row:
    """One event that follows a fact: its class, where each field comes from, and when it is told."""

    event: type[contract.Event]
    fields: Mapping[str, Callable[[Any], object]]
    when: Callable[[Any], bool]


def always(_fact: object) -> bool:
    """Told whenever the fact happens."""
    return True


def row(
    event: type[contract.Event],
    when: Callable[[Any], bool] = always,
    **fields: Callable[[Any], object],
) -> Row:
    """An event, where each of its fields comes from, and when it is told."""
    return Row(event, fields, when)


def status(fact: Any) -> contract.AgentBridgeStatus:
    """The agent's status, with the fact's call where they have it."""
    return views.status(fact.agent, getattr(fact, "call", None), getattr(fact, "preview", None))


def call_id(fact: Any) -> str:
    """The call's id."""
    return str(fact.call.id)


def call_info(fact: Any) -> contract.CallInfo:
    """The call as `callInfo`."""
    return views.call_info(fact.call)


def is_limited(fact: Any) -> bool:
    """Has the wrap-up a limit?"""
    return bool(fact.wrap_up_limit)


def _parked_calls(fact: Any) -> tuple[contract.ParkedCallInfo, ...]:
    """Those that the fact tells of; a login finds none."""
    return tuple(views.parked_call(call) for call in getattr(fact, "parked", ()))


PARKED_CALLS: Final = row(contract.ParkedCallsChanged, parkedCalls=_parked_calls)
UPDATE_STATUS: Final = row(contract.UpdateStatus, status=status)

CALL_ENDED: Final = row(
    contract.CallEnded, callSessionId=call_id, party=lambda fact: fact.call.ended_by.value
)
CALL_FINISHED: Final = row(
    contract.CallFinished,
    callSessionId=call_id,
    callStarted=lambda fact: fact.call.joined_at or fact.call.connected_at or fact.call.created_at,
    callLength=lambda fact: views.call_length(fact.call),
    callHandleTime=lambda fact: views.handle_time(fact.call),
    callWrapupTime=lambda fact: views.wrapup_time(fact.call),
)
WRAP_UP_TIMER: Final = row(
    contract.CallWrapupTimerStarted,
    when=is_limited,
    callSessionId=call_id,
    timeout=lambda fact: fact.wrap_up_limit,
)
