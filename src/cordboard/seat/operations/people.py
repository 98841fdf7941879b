"""Who else works here, and what they are busy with."""

from __future__ import annotations

from cordboard import contract
from cordboard.seat import views
from cordboard.seat.operations.table import serves
from cordboard.seat.session import Seat
from cordboard.vcc import queries
from cordboard.vcc.agents import AgentState
from cordboard.vcc.ids import AgentId


@serves(contract.GetSelfInfo)
async def get_self_info(seat: Seat, _request: contract.GetSelfInfo) -> contract.UserInfo:
    """The logged-in user as others see them."""
    who: queries.Self = await seat.link.ask(queries.GetSelf(seat=seat.id))
    return views.user_info(who.user)


@serves(contract.GetLoggedUsers)
async def get_logged_users(seat: Seat, _request: contract.GetLoggedUsers) -> tuple[contract.UserInfo, ...]:
    """Everybody who is logged in, the asking agent among them."""
    users = await seat.link.ask(queries.ListLoggedIn(seat=seat.id))
    return tuple(views.user_info(user) for user in users)


@serves(contract.GetAgentInfo)
async def get_agent_info(seat: Seat, request: contract.GetAgentInfo) -> contract.AgentInfo:
    """The name of an agent, logged in or not."""
    agent = AgentId(request.agentId or 0)
    return views.agent_info(await seat.link.ask(queries.GetColleague(seat=seat.id, agent=agent)))


@serves(contract.GetAvailableAgents)
async def get_available_agents(
    seat: Seat, _request: contract.GetAvailableAgents
) -> tuple[contract.AgentInfo, ...]:
    """The other agents who are logged in, whatever they are busy with."""
    there = (each for each in await _colleagues(seat) if each.state is not AgentState.LOGGED_OUT)
    return tuple(views.agent_info(each.user) for each in there)


@serves(contract.GetAgentStates)
async def get_agent_states(seat: Seat, _request: contract.GetAgentStates) -> tuple[contract.AgentState, ...]:
    """The states of all other agents, as numbers."""
    return tuple(views.agent_state(each) for each in await _colleagues(seat))


@serves(contract.GetAgentStateValues)
async def get_agent_state_values(
    seat: Seat, _request: contract.GetAgentStateValues
) -> tuple[contract.AgentStateValue, ...]:
    """The states of all other agents, with what goes with them."""
    return tuple(views.agent_state_value(each) for each in await _colleagues(seat))


async def _colleagues(seat: Seat) -> tuple[queries.Colleague, ...]:
    found: tuple[queries.Colleague, ...] = await seat.link.ask(queries.ListColleagues(seat=seat.id))
    return found
