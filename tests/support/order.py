"""What holds in a world at any moment, whatever has happened before."""

from __future__ import annotations

from functools import partial
from typing import Any

from previews_order import prove_previews, timers_of
from routing_rule import choose

from cordboard.vcc.absence.handlers import LEAVE_TIMER, REST_TIMER
from cordboard.vcc.agents import UNBOUND, Agent, Occupation, Presence, can_be_reached
from cordboard.vcc.agents.readiness import GRACE_TIMER
from cordboard.vcc.callbacks import CallbackState
from cordboard.vcc.callbacks.due import DUE_TIMER
from cordboard.vcc.calls import Call, CallState, CallType
from cordboard.vcc.calls.parties import conversation_of, has_company, pending_of
from cordboard.vcc.center import Routing
from cordboard.vcc.connectors import ErrandState
from cordboard.vcc.ids import AgentId, CallbackId, Milliseconds, SkillId
from cordboard.vcc.maintenance import Stage
from cordboard.vcc.messages import Chat, ChatState
from cordboard.vcc.player import Playback
from cordboard.vcc.supervision import MonitoringState
from cordboard.vcc.supervision.policy import belongs, leg_of
from cordboard.vcc.telephony import is_softphone
from cordboard.vcc.voicemail import VoicemailState, restore_voicemails, take_voicemails
from cordboard.vcc.voicemail.policy import taker
from cordboard.vcc.world import World


def prove(world: World) -> None:
    """Raises AssertionError where the world is out of order."""
    prove_agents(world)
    prove_calls(world)
    prove_contacts(world)
    prove_playbacks(world)
    prove_softphones(world)
    prove_callbacks(world)
    prove_supervision(world)
    prove_chats(world)
    prove_voicemails(world)
    prove_rest(world)


def prove_voicemails(world: World) -> None:
    """What is being said somewhere is said at a box; what was cut off waits to be looked at."""
    book = world.voicemails
    assert world.for_voicemail == {each.id for each in world.agents.values() if each.is_for_voicemail}
    assert book.cut <= book.deposits.keys()
    assert all(each.recording == key for key, each in book.deposits.items())
    again = restore_voicemails(take_voicemails(book))
    assert again == book
    busy = {each.agent: each for each in book.alive.values() if each.agent is not None}
    assert {agent: each.id for agent, each in busy.items()} == book.with_agents
    for agent_id, each in busy.items():
        agent = world.agents[agent_id]
        at_work = each.state is not VoicemailState.NEW
        assert agent.voicemail == (each.id if at_work else None)
        assert each.state is VoicemailState.POSTPONED or agent.occupation is Occupation.IDLE
        assert each.state is not VoicemailState.POSTPONED or agent.occupation is not Occupation.IDLE
    assert all(agent.voicemail is None or agent.id in busy for agent in world.agents.values())
    assert all(agent.undisturbed <= (agent.voicemail is not None) for agent in world.agents.values())
    assert all(taker(world, book.alive[each], Milliseconds(0)) is None for each in book.waiting)


def prove_agents(world: World) -> None:
    """Whoever is not idle has one call, which is theirs, or monitors somebody."""
    assert world.seats == {agent.seat: agent.id for agent in world.agents.values()}
    assert len({agent.station for agent in world.agents.values()}) == len(world.agents)
    for agent in world.agents.values():
        assert (agent.occupation in WITHOUT_CALL) == (agent.call is None)
        assert (agent.occupation is Occupation.MONITORING) == (agent.id in world.monitorings)
        is_graceful = (GRACE_TIMER, str(agent.id)) in world.timers_about
        assert agent.pending is None or agent.occupation not in UNBOUND or is_graceful
        assert agent.pending_by is None or agent.pending is not None
    busy = {agent.call: agent for agent in world.agents.values() if agent.call is not None}
    served = {
        call.id: call
        for call in world.calls.values()
        if call.agent is not None and call.main is None and call.state is not CallState.PARKED
    }
    assert busy.keys() == served.keys()
    for call_id, agent in busy.items():
        assert served[call_id].agent == agent.id
        assert agent.occupation is OCCUPIED[served[call_id].state]


def prove_contacts(world: World) -> None:
    """A call knows the contact that it names, and calls that are over know none."""
    known = {call: each.contact.id for call, each in world.contacts.of_calls.items()}
    assert known == {call.id: call.contact for call in world.calls.values() if call.contact is not None}
    for each in world.contacts.of_calls.values():
        assert not each.candidates or each.contact in each.candidates


def prove_supervision(world: World) -> None:
    """Every supervisor is where the agent speaks whom they follow, and nowhere else."""
    running = world.monitorings.values()
    assert world.monitoring_legs == {each.leg: each.supervisor for each in running if each.leg is not None}
    assert not world.monitoring_legs.keys() & (world.legs.keys() | world.station_legs.keys())
    for each in running:
        supervisor, agent = world.agents[each.supervisor], world.agents[each.agent]
        assert agent.presence is Presence.LOGGED_IN
        assert supervisor.held == (each.leg is None)
        assert (each.place is not None) == (each.state is MonitoringState.PRESENT)
        assert each.place == belongs(each, leg_of(supervisor, each), conversation_of(world, agent))


def prove_chats(world: World) -> None:
    """Everybody in a chat or asked into one is logged in, once; its owner is in it."""
    for chat in world.chats.open.values():
        everybody = (*chat.members, *chat.invited)
        assert len(set(everybody)) == len(everybody)
        assert all(world.agents[each].presence is Presence.LOGGED_IN for each in everybody)
        assert chat.owner in chat.members
        assert chat.state is not ChatState.ENDED
        assert chat.state is ChatState.OPEN or (len(chat.members) == 1 and chat.invitations)


def prove_calls(world: World) -> None:
    """Every call is found by all that it has, and by nothing else."""
    calls = world.calls.values()
    legs = [leg for call in calls for leg in (call.customer_leg, call.station_leg) if leg is not None]
    assert sorted(legs) == sorted(world.legs)
    assert world.plays == {call.play: call.id for call in calls if call.play is not None}
    assert {call.recording for call in calls} - {None} <= world.recordings.keys()
    waiting = [call for call in calls if call.state is CallState.QUEUED]
    assert world.queue.keys() == {call.id for call in waiting if call.for_agent is None}
    assert world.personal.keys() == {call.id for call in waiting if call.for_agent is not None}
    for call in calls:
        prove_call(world, call)
    prove_groups(world)


def prove_call(world: World, call: Call) -> None:
    """A call has what its state says."""
    talking = call.state in {CallState.TALKING, CallState.ON_HOLD, CallState.CONSULTING}
    alone = call.type is CallType.TEST
    in_bridge = (talking and not alone) or call.state is CallState.TRANSFERRED
    assert (call.bridge is not None) == in_bridge
    assert call.recording is None or talking
    at_box = call.state is CallState.DEPOSITING
    assert at_box or (call.agent is None) == (call.state in WITHOUT_AGENT or is_sent_out(call))
    assert not call.swapped or call.state is CallState.CONSULTING
    assert not at_box or (call.agent is None) == (call.customer_leg is not None)
    assert call.deposit is None or world.voicemails.deposits[call.deposit].call == call.id
    held = call.agent is not None and world.agents[call.agent].held
    if call.main is None:
        assert not talking or held or call.station_leg is not None
        assert not talking or has_company(world, call) or alone or call.state is CallState.CONSULTING
    else:
        assert call.station_leg is None or (call.warm and call.state is not CallState.TRANSFERRED)
        assert call.state in {CallState.DIALING, CallState.TALKING, CallState.ON_HOLD, CallState.TRANSFERRED}
        assert call.state is not CallState.ON_HOLD or world.calls[call.main].swapped
    assert call.state in CUSTOMER_MAY_BE_GONE or (
        (call.customer_leg is None)
        == (call.state in WITHOUT_CUSTOMER or call.type in WITHIN or is_called_back(call))
    )
    assert (call.hand_over is not None) <= (call.state in SENDING)
    assert bool(call.parked_at) == (call.state is CallState.PARKED or is_fetched(call))


def prove_softphones(world: World) -> None:
    """No softphone without audio can be reached; one that has some and says nothing cannot either."""
    attached = world.softphones.attached
    assert set(attached) >= {each for each in world.reachable if is_softphone(each)}
    assert all(station == each.station for station, each in attached.items())


def prove_playbacks(world: World) -> None:
    """What is played is heard in the conversation of the agent who plays it."""
    for agent, playback in world.playbacks.items():
        if playback.leg is not None:
            prove_listener(world, agent, playback)
            continue
        call = world.calls[playback.call]
        assert (playback.agent, call.agent, call.state) == (agent, agent, CallState.TALKING)
        assert call.bridge == playback.bridge
        assert world.agents[agent].seat == playback.seat


def prove_callbacks(world: World) -> None:
    """What waits has an alarm for its time and nothing else has; what is dialed has a call that knows it."""
    callbacks = world.callbacks.all.values()
    for each in waiting_callbacks(world):
        alarm = world.timers[world.timers_about[DUE_TIMER, str(each)]]
        assert alarm.due >= world.callbacks.all[each].due
    for each in callbacks:
        dialed = each.state is CallbackState.DIALED
        assert dialed == (each.call is not None) == (each.taken_by is not None)
        assert not dialed or world.calls[each.call].callback == each.id
        assert (each.owner is None) == (each.group is not None)
    assert world.callbacks.dismissed.keys() <= world.agents.keys()
    due = {each.id for each in callbacks if each.state is CallbackState.DUE}
    assert all(ids and ids <= due for ids in world.callbacks.dismissed.values())


def waiting_callbacks(world: World) -> list[CallbackId]:
    """The callbacks whose time has not come."""
    waiting = CallbackState.WAITING
    return [each.id for each in world.callbacks.all.values() if each.state is waiting]


def prove_listener(world: World, agent: AgentId, playback: Playback) -> None:
    """Whoever hears a voicemail alone has a phone for it, and no call."""
    listener = world.agents[agent]
    assert (playback.agent, listener.seat) == (agent, playback.seat)
    assert listener.occupation in {Occupation.IDLE, Occupation.WRAP_UP}
    assert playback.called != listener.held
    assert playback.called or playback.leg == listener.station_leg
    assert playback.leg not in world.legs


def prove_groups(world: World) -> None:
    """Calls that hang together name each other, and share a bridge where their people speak."""
    calls = world.calls
    for call in calls.values():
        peer = calls.get(call.peer)
        if call.peer is not None and call.state is not CallState.WRAP_UP:
            assert peer is not None, call
            assert peer.peer == call.id
            assert (call.bridge == peer.bridge) or not (call.bridge and peer.bridge)
        main = calls.get(call.main)
        assert call.main is None or main is not None or call.state is CallState.TRANSFERRED
        if main is not None and call.state is not CallState.TRANSFERRED:
            assert main.agent == call.agent
        assert call.state is not CallState.CONSULTING or pending_of(world, call) is not None
    assert world.further == grouped(calls, "main")
    assert world.bridges == grouped(calls, "bridge")
    parked = {each.id: each for each in calls.values() if each.state is CallState.PARKED}
    assert world.parked == grouped(parked, "agent")
    outside = [each for each in calls.values() if each.state is CallState.TRANSFERRED]
    for each in outside:
        together = [other for other in outside if other.bridge == each.bridge]
        assert sum(other.customer_leg is not None for other in together) >= 2


def waits(call: Call) -> bool:
    return call.state in {CallState.QUEUED, CallState.OFFERED, CallState.PICKING_UP}


def is_called_back(call: Call) -> bool:
    """Nobody is on the line while the place of a caller is kept."""
    kept = call.state in {CallState.QUEUED, CallState.OFFERED, CallState.DIALING_STATION}
    return call.type is CallType.QUEUE_CALLBACK and kept and call.customer_leg is None


def is_sent_out(call: Call) -> bool:
    """A call to the outside party of a cold transfer belongs to no agent."""
    return call.main is not None and call.state is CallState.DIALING and call.agent is None


def is_fetched(call: Call) -> bool:
    return call.state is CallState.PICKING_UP and bool(call.parked_at)


def prove_rest(world: World) -> None:
    """The timers that should run do; nobody waits whom an agent could have."""
    offered = {call.id for call in world.calls.values() if call.state is CallState.OFFERED}
    running = {(timer.kind, timer.subject) for timer in world.timers.values()}
    sent = {("transfer", call.id) for call in world.calls.values() if call.hand_over is not None}
    assert {each for each in running if each[0] == "transfer"} <= sent
    running -= sent
    standing = {each for each in running if each[0] in STANDING}
    assert {call for _, call in standing} <= {call.id for call in world.calls.values() if waits(call)}
    running -= standing
    kept = {each for each in running if each[0] in {"callback_retry", "callback_hours", "callback_expires"}}
    assert {call for _, call in kept} <= {
        call.id for call in world.calls.values() if call.type is CallType.QUEUE_CALLBACK
    }
    running -= kept
    asked = {("asking", call) for call in world.announced.asked}
    assert {call for _, call in asked} <= {call.id for call in world.calls.values() if waits(call)}
    running -= asked
    visited = {("menu", call) for call in world.visits.living}
    assert {call for _, call in visited} <= {
        call.id for call in world.calls.values() if call.state is CallState.ARRIVING
    }
    assert world.announced.plays.keys() <= {call.id for call in world.calls.values() if waits(call)}
    running -= visited
    limits, clocks = timers_of(world)
    assert {each for each in running if each[0] == "preview_clock"} <= clocks
    running -= sent | clocks
    expected = {("offer_timeout", call) for call in offered}
    expected |= {("login_timeout", login) for login in world.logins}
    expected |= {("offer_again", call.id) for call in world.calls.values() if call.passed_by}
    limited = bool(world.directory.options.park_timeout)
    parked = [call.id for call in world.calls.values() if call.state is CallState.PARKED and limited]
    expected |= {("park", call) for call in parked}
    book = world.voicemails
    offered_now = [each for each in book.alive.values() if each.agent and each.state is VoicemailState.NEW]
    expected |= {("voicemail_offer", str(each.id)) for each in offered_now}
    expected |= {("voicemail_again", str(each.id)) for each in book.alive.values() if each.passed_by}
    expected |= {("wrap_up", call.id) for call in world.calls.values() if is_limited(world, call)}
    expected |= {(DUE_TIMER, str(each)) for each in waiting_callbacks(world)}
    expected |= limits
    running -= {each for each in running if each[0] in {REST_TIMER, LEAVE_TIMER, GRACE_TIMER}}
    expected |= {("maintenance", each) for each in maintenance_timers(world)}
    expected |= {("station_restart", str(each.id)) for each in world.agents.values() if each.restarting}
    expected |= {timer for chat in world.chats.open.values() for timer in chat_timers(chat)}
    offered = {each.id for each in world.errands.running.values() if each.state is ErrandState.OFFERED}
    expected |= {("connector_form", errand) for errand in offered}
    assert running - {("chat_logged_users", "all")} == expected
    assert world.timers_about == {(each.kind, each.subject): each.id for each in world.timers.values()}
    held = {each.station_leg: each.id for each in world.agents.values() if each.station_leg is not None}
    assert world.station_legs == held
    assert {wish for about in world.wishes_about.values() for wish in about} == world.wishes.keys()
    free = [agent for agent in world.agents.values() if takes_a_call(world, agent)]
    prove_previews(world, free, partial(level, world))
    waiting = [world.calls[call] for call in world.queue if not world.calls[call].resting]
    found = choose(
        waiting, free, partial(level, world), partial(routing, world), lambda agent, _: agent.since
    )
    assert world.engine_up is False or found is None


def chat_timers(chat: Chat) -> set[tuple[str, str]]:
    """Invitations end one by one, a call for help as a whole."""
    if chat.state is ChatState.ASKING:
        return {("chat_help", chat.id)}
    return {("chat_invitation", f"{chat.id}:{user}") for user in chat.invited}


def level(world: World, agent: AgentId, skill: SkillId) -> int | None:
    """The agent's level in a skill that they work in now."""
    off = skill in world.agents[agent].skills_off
    return None if off else world.directory.levels(agent).get(skill)


def routing(world: World, call: Call) -> Routing:
    """The rules by which the call finds its agent."""
    return world.directory.routing(call.campaign, call.skill)


def is_limited(world: World, call: Call) -> bool:
    campaign = world.directory.campaigns.get(call.campaign)
    return call.state is CallState.WRAP_UP and campaign is not None and campaign.wrap_up is not None


def takes_a_call(world: World, agent: Agent) -> bool:
    return (
        agent.presence is Presence.LOGGED_IN
        and agent.occupation is Occupation.IDLE
        and agent.readiness.state.takes_calls
        and not agent.undisturbed
        and can_be_reached(agent, world.reachable)
    )


STANDING = {"priority_rise", "widen", "longest_wait", "announce", "overflow", "closing"}
"""The timers of calls that wait."""
WITHOUT_CALL = {Occupation.IDLE, Occupation.MONITORING, Occupation.PREVIEW}

OCCUPIED = {
    CallState.OFFERED: Occupation.OFFERED,
    CallState.PICKING_UP: Occupation.ON_CALL,
    CallState.DIALING_STATION: Occupation.ON_CALL,
    CallState.DIALING: Occupation.ON_CALL,
    CallState.TALKING: Occupation.ON_CALL,
    CallState.ON_HOLD: Occupation.ON_CALL,
    CallState.CONSULTING: Occupation.ON_CALL,
    CallState.DEPOSITING: Occupation.ON_CALL,
    CallState.WRAP_UP: Occupation.WRAP_UP,
}

WITHIN = {CallType.INTERNAL, CallType.TEST}
WITHOUT_CUSTOMER = {CallState.DIALING_STATION, CallState.WRAP_UP}
WITHOUT_AGENT = {CallState.ARRIVING, CallState.QUEUED, CallState.TRANSFERRING, CallState.TRANSFERRED}
CUSTOMER_MAY_BE_GONE = {
    CallState.TALKING,
    CallState.ON_HOLD,
    CallState.CONSULTING,
    CallState.TRANSFERRED,
}
SENDING = {
    CallState.QUEUED,
    CallState.OFFERED,
    CallState.PICKING_UP,
    CallState.TRANSFERRING,
    CallState.CONSULTING,
}


def grouped(calls: dict[Any, Call], by: str) -> dict[Any, dict[Any, None]]:
    """The calls that share the value of a field, where they have one."""
    groups: dict[Any, dict[Any, None]] = {}
    for call in calls.values():
        key = getattr(call, by)
        if key is not None:
            groups.setdefault(key, {})[call.id] = None
    return groups


def maintenance_timers(world: World) -> set[str]:
    """What of the plan is still to come."""
    running = {timer.subject for timer in world.timers.values() if timer.kind == "maintenance"}
    expected = {Stage.NONE: set(), Stage.ANNOUNCED: {"begin"}, Stage.RUNNING: {"end"}}
    stage = world.upkeep.now.stage
    assert expected[stage] <= running
    assert running <= expected[stage] | ({"900000", "300000", "60000"} if stage is Stage.ANNOUNCED else set())
    return running
