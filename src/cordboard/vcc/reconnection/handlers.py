"""How a seat is told everything again: the link to the VCC cannot break in the middle, so that is all."""

from __future__ import annotations

from ..agents import ready_states, skills_of
from ..preferences import complete
from ..work import Work
from .commands import Reconnect
from .facts import Reconnected


def reconnect(work: Work, command: Reconnect) -> None:
    """Tell it all again, to every listener of the seat. Raises Refusal NOT_LOGGED_IN."""
    world = work.world
    agent = world.agent_at(command.seat)
    user = world.directory.users[agent.id]
    work.record(
        Reconnected(
            seat=command.seat,
            agent=agent,
            call=None if agent.call is None else world.calls[agent.call],
            permissions=user.permissions,
            skills=skills_of(user, world.directory),
            ready_states=ready_states(user),
            reason_codes_enabled=world.directory.options.reason_codes_enabled,
            settings=complete(world.preferences.get(agent.id, ())),
            parked=world.parked_by(agent.id),
        )
    )
