"""How programs come to listen at a seat, and stop."""

from __future__ import annotations

from ..errors import Reason, Refusal
from ..ids import ListenerId
from ..work import Work
from .commands import AddListener, RemoveListener
from .facts import ListenerAdded, ListenerRemoved
from .model import Listener

MAX_LISTENERS = 100_000
"""A seat: as many as an operator may allow; the seat itself keeps to the operator's own limit."""


def add(work: Work, command: AddListener) -> ListenerId:
    """Let a program listen from now on."""
    everybody = work.world.listeners
    full = len(everybody) >= MAX_LISTENERS  # all seats together: else there is nothing to count
    here = sum(each.seat == command.seat for each in everybody.values()) if full else 0
    if here >= MAX_LISTENERS:
        raise Refusal(
            Reason.TOO_MANY_LISTENERS,
            f"{here} programs listen at this seat already; remove a listener that is no longer used",
        )
    listener = Listener(id=ListenerId(work.fresh()), seat=command.seat, name=command.name, added_at=work.now)
    work.record(ListenerAdded(listener=listener))
    return listener.id


def remove(work: Work, command: RemoveListener) -> None:
    """Let a program listen no longer."""
    listener = work.world.listeners.get(command.listener)
    if listener is None or listener.seat != command.seat:
        raise Refusal(Reason.UNKNOWN_LISTENER, "no such listener at this seat; add it again")
    work.record(ListenerRemoved(listener=listener, cause=command.cause))
