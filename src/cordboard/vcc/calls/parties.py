"""Who hangs together with a call: its peer, its further calls, and whoever is heard on it."""

from __future__ import annotations

from ..agents import Agent
from ..ids import BridgeId, LegId
from ..stations import StationLegState
from ..world import World
from .model import Call, CallState, Conversation

CONVERSATION = frozenset({CallState.TALKING, CallState.ON_HOLD, CallState.CONSULTING})
"""The agent speaks with somebody, or could."""
OVER = frozenset({CallState.WRAP_UP, CallState.FINISHED})


def peer_of(world: World, call: Call) -> Call | None:
    """The colleague's living call of the same conversation."""
    peer = None if call.peer is None else world.calls.get(call.peer)
    return None if peer is None or peer.peer != call.id or peer.state in OVER else peer


def other_party(world: World, call: Call) -> bool:
    """Is the other party of a call there: somebody outside, or a colleague who speaks, waits or rings?"""
    return call.customer_leg is not None or peer_of(world, call) is not None


def room_of(world: World, call: Call) -> BridgeId | None:
    """The bridge in which a colleague waits whose call this is, while its agent is away; else None."""
    peer = peer_of(world, call)
    return None if peer is None else peer.bridge


def is_own(world: World, _agent: Agent, call: Call) -> bool:
    """May the agent do with the call what they like, or has the colleague in it others to speak with?

    One whom the agent's colleague has sent on, and whom nobody has taken yet, waits for who takes it.
    """
    peer = peer_of(world, call)
    return peer is None or (
        peer.main is None and peer.state in CONVERSATION and not world.further.get(peer.id)
    )


def main_of(world: World, call: Call) -> Call | None:
    """The living call in whose course this one was made."""
    return None if call.main is None else world.calls.get(call.main)


def further_of(world: World, call: Call) -> tuple[Call, ...]:
    """The further calls of a main call, in the order in which they were made."""
    found = (world.calls[each] for each in world.further.get(call.id, ()))
    return tuple(sorted(found, key=lambda each: (each.created_at, each.id)))


def members_of(world: World, call: Call) -> tuple[Call, ...]:
    """The further calls whose people have joined the conversation."""
    return tuple(
        each for each in further_of(world, call) if each.bridge is not None and each.bridge == call.bridge
    )


def pending_of(world: World, call: Call) -> Call | None:
    """The further call whose party is being called or spoken to alone, if any."""
    joined = members_of(world, call)
    return next((each for each in further_of(world, call) if each not in joined), None)


def where_they_speak(world: World, call: Call) -> BridgeId | None:
    """The bridge in which the agent belongs now: that of whom they consult, or the call's; None: in none."""
    if call.stepped_out and not call.consults:
        return None
    return _conversation(world, call)


def conversation_of(world: World, agent: Agent) -> Conversation | None:
    """What somebody who follows the agent hears now; None where the agent speaks with nobody.

    An agent who has stepped out of a conference leaves them there.
    """
    call = None if agent.call is None else world.calls.get(agent.call)
    bridge = None if call is None or call.state not in CONVERSATION else _conversation(world, call)
    if call is None or bridge is None:
        return None
    speaking = (pending_of(world, call) if call.consults else None) or call
    return Conversation(call=call.id, bridge=bridge, ear=agent_leg(world, speaking))


def _conversation(world: World, call: Call) -> BridgeId | None:
    """The bridge of whom the agent consults, or the call's."""
    if not call.consults:
        return call.bridge
    consulted = pending_of(world, call)
    return None if consulted is None else consulted.bridge


def far_leg(world: World, call: Call) -> LegId | None:
    """The leg of the call's other party: outside, or the colleague's phone once it is up."""
    if call.customer_leg is not None:
        return call.customer_leg
    peer = peer_of(world, call)
    return None if peer is None else agent_leg(world, peer)


def agent_leg(world: World, call: Call) -> LegId | None:
    """The leg on which the call's agent speaks: a further call has that of its main call.

    Where the agent's phone has dialed it by itself, it has one of its own.
    """
    main = main_of(world, call)
    owner = call if main is None or call.station_leg is not None else main
    return owner.station_leg if owner.station_leg_state is StationLegState.UP else None


def lines_of(world: World, call: Call) -> tuple[LegId, ...]:
    """The lines of the agent's phone in a main call: their leg, and one on which it has dialed by itself."""
    second = pending_of(world, call)
    legs = (call.station_leg, None if second is None else second.station_leg)
    return tuple(each for each in legs if each is not None)


def ear_in(world: World, call: Call) -> LegId | None:
    """The leg of the call's own agent, if they are in the call's bridge now: a further call has the ear of
    an agent who consults its party."""
    main = main_of(world, call)
    if main is not None:
        consults = main.consults and call.bridge != main.bridge
        return agent_leg(world, call) if consults else None
    is_in = call.state is CallState.TALKING or call.swapped
    is_in |= call.state is CallState.ON_HOLD and not call.stepped_out
    return agent_leg(world, call) if is_in else None


def is_put_on_hold(call: Call) -> bool:
    """Does the party outside hear music, and nobody hear them?"""
    waits = (call.state is CallState.ON_HOLD or call.consults) and not call.stepped_out
    return waits and call.customer_leg is not None


def heard_in(world: World, bridge: BridgeId | None) -> frozenset[LegId]:
    """The legs of those who hear each other in a bridge."""
    calls = [world.calls[each] for each in world.bridges.get(bridge, ())] if bridge is not None else []
    outside = {each.customer_leg for each in calls if not is_put_on_hold(each)}
    agents = {ear_in(world, each) for each in calls}
    return frozenset(each for each in outside | agents if each is not None)


def has_company(world: World, call: Call) -> bool:
    """Is anybody left with whom the call's agent can speak?"""
    return other_party(world, call) or bool(members_of(world, call))
