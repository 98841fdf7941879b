"""What each fact changes in the world: tables from facts to effects, applied live and on replay alike.

A fact's after-states are put in their place by the names of its fields; what it changes besides has a row
by its type. A capability with a part of the world of its own brings the table of that part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import msgspec

from . import absence, callbacks, contacts, maintenance, menus, notices, queue, voicemail
from .agents import (
    Agent,
    LoginFailed,
    LoginFinished,
    LoginStarted,
    Occupation,
    PasswordChanged,
    Presence,
    WrongPasswordShown,
)
from .calls import Call, CallState, RecordingMissing, RecordingSaved, RecordingStarted, RecordingStopped
from .campaigns import CampaignSwitched
from .configuration import CenterReplaced
from .connectors import EFFECTS as CONNECTORS
from .directory import Directory
from .dnc import NumberAddedToDnc
from .ids import CallId
from .kernel import (
    EngineAdopted,
    EngineGone,
    Fact,
    SignalHeard,
    TimerCancelled,
    TimerFired,
    TimerSet,
    WishIssued,
    WishSettled,
)
from .lines import arrange, join, wait
from .listeners import ListenerAdded, ListenerRemoved
from .messages import EFFECTS as MESSAGES
from .news import EFFECTS as NEWS
from .outstanding import issue, settle
from .player import Playback, PlaybackEnded, VolumeSet
from .preferences import PreferencesChanged
from .previews import EFFECTS as PREVIEWS
from .softphones import EFFECTS as SOFTPHONES
from .stations import ReachabilityChanged
from .supervision import EFFECTS as SUPERVISION
from .supervision import Monitoring, MonitoringState
from .worksheets import EFFECTS as WORKSHEETS

if TYPE_CHECKING:
    from .world import World

Effect: TypeAlias = "Callable[[World, Any], None]"


def _put_agent(world: World, fact: Any) -> None:
    agent: Agent | None = fact.agent
    if agent is None:
        return
    before = world.agents.pop(agent.id, None)
    if before is not None and before.seat is not None:
        world.seats.pop(before.seat, None)
    if before is not None and before.station_leg is not None:
        world.station_legs.pop(before.station_leg, None)
    world.free.pop(agent.id, None)
    world.for_voicemail.discard(agent.id)
    world.floor.part(agent.id)
    if agent.presence is Presence.LOGGED_OUT:
        return
    world.agents[agent.id] = agent
    if agent.seat is not None:
        world.seats[agent.seat] = agent.id
    if agent.station_leg is not None:
        world.station_legs[agent.station_leg] = agent.id
    if (
        agent.presence is Presence.LOGGED_IN
        and agent.occupation is Occupation.IDLE
        and agent.readiness.state.takes_calls
        and not agent.undisturbed
    ):
        world.free[agent.id] = None
        join(world, agent)
    if agent.is_for_voicemail:
        world.for_voicemail.add(agent.id)


def _put_call(world: World, fact: Any) -> None:
    call: Call | None = fact.call
    if call is None:
        return
    before = world.calls.get(call.id)
    if before is not None:
        _forget(world, before)
    if call.state is CallState.FINISHED:
        world.calls.pop(call.id, None)
        world.contacts.forget(call.id)
        return
    world.calls[call.id] = call
    remember(world, call)
    if call.state is CallState.QUEUED and call.for_agent is None:
        world.queue[call.id] = None
        wait(world, call)
    elif call.state is CallState.QUEUED:
        world.personal[call.id] = None


def remember(world: World, call: Call) -> None:
    """Find `call` by its legs, what is played to it, its bridge, its main call and who has parked it."""
    for leg in (call.customer_leg, call.station_leg):
        if leg is not None:
            world.legs[leg] = call.id
    if call.play is not None:
        world.plays[call.play] = call.id
    if call.bridge is not None:
        world.bridges.setdefault(call.bridge, {})[call.id] = None
    if call.main is not None:
        world.further.setdefault(call.main, {})[call.id] = None
    if call.state is CallState.PARKED and call.agent is not None:
        world.parked.setdefault(call.agent, {})[call.id] = None


def _forget(world: World, call: Call) -> None:
    world.queue.pop(call.id, None)
    world.floor.go(call.id)
    world.personal.pop(call.id, None)
    for leg in (call.customer_leg, call.station_leg):
        if leg is not None:
            world.legs.pop(leg, None)
    if call.play is not None:
        world.plays.pop(call.play, None)
    _leave(world.bridges, call.bridge, call.id)
    _leave(world.further, call.main, call.id)
    if call.state is CallState.PARKED:
        _leave(world.parked, call.agent, call.id)


_KeyT = TypeVar("_KeyT")


def _leave(groups: dict[_KeyT, dict[CallId, None]], key: _KeyT | None, call: CallId) -> None:
    """Take a call out of its group, if it is in one; an empty group goes."""
    if key is None:
        return
    group = groups[key]
    del group[call]
    if not group:
        del groups[key]


def _put_monitoring(world: World, fact: Any) -> None:
    monitoring: Monitoring = fact.monitoring
    before = world.monitorings.pop(monitoring.supervisor, None)
    if before is not None and before.leg is not None:
        world.monitoring_legs.pop(before.leg, None)
    if monitoring.state is MonitoringState.ENDED:
        return
    world.monitorings[monitoring.supervisor] = monitoring
    if monitoring.leg is not None:
        world.monitoring_legs[monitoring.leg] = monitoring.supervisor


def _hear(world: World, fact: SignalHeard) -> None:
    earlier = world.heard[0]
    if earlier is not None and earlier != fact.engine:
        world.past_engines.add(earlier)
    world.heard = (fact.engine, fact.number)


def _adopt(world: World, fact: EngineAdopted) -> None:
    world.engine = fact.engine
    world.engine_up = True


def _lose(world: World, fact: EngineGone) -> None:
    world.engine_up = False
    world.recordings.clear()


def _set_timer(world: World, fact: TimerSet) -> None:
    world.timers[fact.timer.id] = fact.timer
    world.timers_about[fact.timer.kind, fact.timer.subject] = fact.timer.id


def _end_timer(world: World, fact: TimerCancelled | TimerFired) -> None:
    timer = world.timers.pop(fact.timer, None)
    if timer is not None:
        world.timers_about.pop((timer.kind, timer.subject), None)


def _listen(world: World, fact: ListenerAdded) -> None:
    world.listeners[fact.listener.id] = fact.listener


def _unlisten(world: World, fact: ListenerRemoved) -> None:
    world.listeners.pop(fact.listener.id, None)


def _replace_center(world: World, fact: CenterReplaced) -> None:
    world.center = fact.center
    world.running.file_read(fact.center)
    world.directory = Directory(fact.center, world.running.states)
    arrange(world)


def _switch_campaign(world: World, fact: CampaignSwitched) -> None:
    world.running.switch(fact)
    world.directory = Directory(world.directory.described, world.running.states)
    arrange(world)


def _begin_login(world: World, fact: LoginStarted) -> None:
    world.logins[fact.login] = fact


def _end_login(world: World, fact: LoginFinished | LoginFailed) -> None:
    attempt = world.logins.pop(fact.login, None)
    if isinstance(fact, LoginFailed):
        _count_failure(world, fact)
        return
    world.locked_out.pop(fact.agent.id, None)
    if attempt is not None:
        world.last_logins[fact.seat] = attempt


def _count_failure(world: World, fact: LoginFailed | WrongPasswordShown) -> None:
    """A lock begins the count anew."""
    if fact.user is not None:
        wrong, until = world.locked_out.get(fact.user, (0, fact.locked_until))
        locks = bool(fact.locked_until)
        world.locked_out[fact.user] = (0, fact.locked_until) if locks else (wrong + 1, until)


def _change_password(world: World, fact: PasswordChanged) -> None:
    world.passwords[fact.user.id] = fact


def _reach(world: World, fact: ReachabilityChanged) -> None:
    (world.reachable.add if fact.reachable else world.reachable.discard)(fact.station)


def _begin_recording(world: World, fact: RecordingStarted) -> None:
    world.recordings[fact.recording] = fact.call.id


def _stop_recording(world: World, fact: RecordingStopped) -> None:
    if fact.failed:
        world.recordings.pop(fact.recording, None)


def _forget_recording(world: World, fact: RecordingSaved | RecordingMissing) -> None:
    world.recordings.pop(fact.recording, None)


def _forbid(world: World, fact: NumberAddedToDnc) -> None:
    world.dnc.add(fact.number)


def _prefer(world: World, fact: PreferencesChanged) -> None:
    world.preferences[fact.user] = fact.settings


def _put_playback(world: World, fact: Any) -> None:
    playback: Playback = fact.playback
    world.playbacks[playback.agent] = playback


def _end_playback(world: World, fact: PlaybackEnded) -> None:
    world.playbacks.pop(fact.playback.agent, None)


def _set_volume(world: World, fact: VolumeSet) -> None:
    world.volumes[fact.user] = fact.volume


_AFTER_STATES: dict[str, Effect] = {
    "call": _put_call,
    "agent": _put_agent,
    "playback": _put_playback,
    "monitoring": _put_monitoring,
}

_OWN: dict[type, Effect] = {
    WishIssued: issue,
    WishSettled: settle,
    SignalHeard: _hear,
    EngineAdopted: _adopt,
    EngineGone: _lose,
    TimerSet: _set_timer,
    TimerCancelled: _end_timer,
    TimerFired: _end_timer,
    ListenerAdded: _listen,
    ListenerRemoved: _unlisten,
    CenterReplaced: _replace_center,
    CampaignSwitched: _switch_campaign,
    LoginStarted: _begin_login,
    LoginFinished: _end_login,
    LoginFailed: _end_login,
    PasswordChanged: _change_password,
    WrongPasswordShown: _count_failure,
    ReachabilityChanged: _reach,
    RecordingStarted: _begin_recording,
    RecordingStopped: _stop_recording,
    RecordingMissing: _forget_recording,
    RecordingSaved: _forget_recording,
    NumberAddedToDnc: _forbid,
    PreferencesChanged: _prefer,
    PlaybackEnded: _end_playback,
    VolumeSet: _set_volume,
    **SUPERVISION,
}
"""What a fact changes besides its after-states."""

PARTS: Mapping[str, Mapping[type, Callable[[Any, Any], None]]] = {
    "chats": MESSAGES,
    "shares": queue.SHARES,
    "announced": queue.EFFECTS,
    "visits": menus.EFFECTS,
    "voicemails": voicemail.EFFECTS,
    "contacts": contacts.EFFECTS,
    "callbacks": callbacks.EFFECTS,
    "notices": notices.EFFECTS,
    "absence": absence.EFFECTS,
    "upkeep": maintenance.EFFECTS,
    "errands": CONNECTORS,
    "previews": PREVIEWS,
    "softphones": SOFTPHONES,
    "sheets": WORKSHEETS,
    "news": NEWS,
}
"""The world's parts that belong to one capability, by the world's field: what facts change in them."""

_KNOWN: dict[type, tuple[Effect, ...]] = {}


def effects_of(kind: type[Fact]) -> tuple[Effect, ...]:
    """Everything that a kind of fact changes, in order."""
    known = _KNOWN.get(kind)
    if known is None:
        fields = {each.name for each in msgspec.structs.fields(kind)}
        known = tuple(put for name, put in _AFTER_STATES.items() if name in fields)
        known += (_OWN[kind],) if kind in _OWN else ()
        known += tuple(_within(part, table[kind]) for part, table in PARTS.items() if kind in table)
        _KNOWN[kind] = known
    return known


def _within(part: str, change: Callable[[Any, Any], None]) -> Effect:
    """The effect of a fact on one part of the world."""

    def effect(world: World, fact: Any) -> None:
        change(getattr(world, part), fact)

    return effect
