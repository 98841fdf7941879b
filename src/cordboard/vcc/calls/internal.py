"""The colleague's side of a call inside the center: placed in a queue, offered and picked up as any other.

Whoever dials has a call, whoever is called has another, and the two are peers: both have one bridge. The
caller's side never waits in a queue; the colleague's has no customer's leg.
"""

from __future__ import annotations

from ..addresses import Address
from ..ids import CallId
from ..work import Work
from .facts import CallQueued
from .model import Call, CallState, CallType
from .people import agent_of
from .targets import queueing


def place(work: Work, call: Call, colleague: CallId, target: Address) -> None:
    """Let the call `colleague` wait for whom the agent of `call` wants to speak with."""
    agent = agent_of(work.world, call)
    user = work.world.directory.users[agent.id]
    waits = queueing(work.world, target)
    extension = user.extension or user.name
    other = Call(
        id=colleague,
        type=CallType.INTERNAL,
        state=CallState.QUEUED,
        number=extension,
        ani=extension,
        dnis=call.number,
        caller_name=user.full_name,
        peer=call.id,
        called=True,
        purpose=call.purpose,
        warm=call.warm,
        for_agent=waits.for_agent,
        skill=waits.skill,
        campaign=waits.campaign,
        created_at=work.at,
        queued_at=work.at,
    )
    work.record(CallQueued(call=other))
