"""The order in which calls that wait are served.

Calls: the higher priority first, whatever the wait; among equals the one that waits longest. Agents: the
better level in the call's skill first (1 is the best); among equals the one that is ready longest. Whoever
let the call ring or refused it of late, or is just sending it on, is left out. `floor` keeps both orders.
"""

from __future__ import annotations

from typing import Protocol

from ..ids import CallId, Milliseconds, SkillId


class Waiting(Protocol):
    """A call in the queue."""

    @property
    def id(self) -> CallId: ...
    @property
    def skill(self) -> SkillId | None: ...
    @property
    def priority(self) -> int: ...
    @property
    def queued_at(self) -> Milliseconds: ...


def queue_order(call: Waiting) -> tuple[int, Milliseconds, CallId]:
    """The place in the queue: smaller comes first. The id only settles a tie, always the same way."""
    return (-call.priority, call.queued_at, call.id)
