"""Questions about calls. What changes calls lies beside this, one file a verb."""

from __future__ import annotations

from ..agents import Agent
from ..ids import AgentId
from ..queries import CallVariables, GetCallVariables
from ..variables import value_of
from ..world import World
from .model import Call
from .people import call_of


def get_variables(world: World, query: GetCallVariables) -> CallVariables:
    """What is known of the agent's call. Raises Refusal NOT_LOGGED_IN or WRONG_STATE."""
    return known_of(world, *call_of(world, query.seat))


def known_of(world: World, agent: Agent, call: Call) -> CallVariables:
    """What is known of a call of an agent's, also of one that is over."""
    directory = world.directory
    first = directory.users.get(call.first_agent or AgentId(0))
    return CallVariables(
        call=call,
        agent=agent,
        user=directory.users[agent.id],
        first_agent_name="" if first is None else first.name,
        campaign=None if call.campaign is None else directory.campaigns.get(call.campaign),
        skill=None if call.skill is None else directory.skills.get(call.skill),
        disposition=None if call.disposition is None else directory.dispositions.get(call.disposition),
        customer=world.contacts.of(call.id),
        contact_fields=directory.center.contact_fields,
        own=tuple((each, value_of(call.variables, each)) for each in directory.center.call_variables),
    )
