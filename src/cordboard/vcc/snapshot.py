"""The whole world at one moment as one value, so that a start need not read every fact since the first day.

A world made from a snapshot and the facts after it is the same as one made from all facts, down to the
order in which calls wait. What can be worked out from the rest is not kept twice. A snapshot outlives
the facts before it: when a field changes, `VERSION` rises and the journal's codec learns to read the
older form, as for facts.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any, ClassVar

import msgspec

from .absence import Absence
from .agents import Agent, LoginStarted, PasswordChanged
from .callbacks import Callbacks, KeptCallbacks
from .calls import Call
from .campaigns import Running, Switched
from .center import Center
from .connectors import Errand, Errands
from .contacts import Contacts, KeptContacts
from .directory import Directory
from .effects import remember
from .ids import AgentId, CallId, CampaignId, EngineId, Milliseconds, RecordingId, SeatId, StationId
from .kernel import Timer, TimerSet, WishIssued
from .lines import arrange
from .listeners import Listener
from .maintenance import Maintenance, Upkeep
from .menus import Visit, Visits
from .messages import Chats, KeptChats
from .news import News, NewsMail
from .notices import KeptNotices, Notices
from .player import Playback
from .preferences import Setting
from .previews import KeptPreviews, Previews
from .queue import Announced, AnnouncedKept
from .routing import KeptShares, Shares
from .softphones import Attachment, Softphones
from .supervision import Monitoring, all_sights
from .telephony import AnyVerb
from .voicemail import VoicemailsSnapshot, restore_voicemails, take_voicemails
from .worksheets import Sheet, Sheets
from .world import World

DERIVED = frozenset(
    {
        "directory",
        "sights",
        "seats",
        "legs",
        "station_legs",
        "monitoring_legs",
        "plays",
        "bridges",
        "further",
        "parked",
    }
    | {"imported_dnc", "floor", "for_voicemail", "wishes_about", "timers_about"}
)
"""The fields of a world that follow from its other fields, the center file and the tables."""


class WorldSnapshot(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a `World` that are not derived. Ordered things are in their order, sets are sorted."""

    VERSION: ClassVar[int] = 1

    center: Center | None = None
    agents: tuple[Agent, ...] = ()
    logins: tuple[LoginStarted, ...] = ()
    last_logins: tuple[LoginStarted, ...] = ()
    passwords: tuple[PasswordChanged, ...] = ()
    locked_out: tuple[tuple[AgentId, tuple[int, Milliseconds]], ...] = ()
    calls: tuple[Call, ...] = ()
    monitorings: tuple[Monitoring, ...] = ()
    watchers: tuple[AgentId, ...] = ()
    queue: tuple[CallId, ...] = ()
    personal: tuple[CallId, ...] = ()
    free: tuple[AgentId, ...] = ()
    shares: KeptShares = KeptShares()
    visits: tuple[Visit, ...] = ()
    announced: AnnouncedKept = AnnouncedKept()
    recordings: tuple[tuple[RecordingId, CallId], ...] = ()
    reachable: tuple[StationId, ...] = ()
    softphones: tuple[Attachment, ...] = ()
    listeners: tuple[Listener, ...] = ()
    dnc: tuple[str, ...] = ()
    preferences: tuple[tuple[AgentId, tuple[Setting, ...]], ...] = ()
    callbacks: KeptCallbacks = KeptCallbacks()
    notices: KeptNotices = KeptNotices()
    absence: tuple[SeatId, ...] = ()
    upkeep: Maintenance = Maintenance()
    playbacks: tuple[Playback, ...] = ()
    volumes: tuple[tuple[AgentId, int], ...] = ()
    chats: KeptChats = KeptChats()
    voicemails: VoicemailsSnapshot = VoicemailsSnapshot()
    contacts: KeptContacts = KeptContacts()
    errands: tuple[Errand, ...] = ()
    previews: KeptPreviews = KeptPreviews()
    sheets: tuple[Sheet, ...] = ()
    news: tuple[NewsMail, ...] = ()
    running: tuple[tuple[CampaignId, Switched], ...] = ()
    wishes: tuple[AnyVerb, ...] = ()
    timers: tuple[Timer, ...] = ()
    engine: EngineId | None = None
    engine_up: bool = True
    heard: tuple[EngineId | None, int] = (None, 0)
    past_engines: tuple[EngineId, ...] = ()


def take(world: World) -> WorldSnapshot:
    """The world now. It shares only frozen records with the world, so any thread may read it."""
    return WorldSnapshot(
        center=world.center,
        agents=tuple(world.agents.values()),
        logins=tuple(world.logins.values()),
        last_logins=tuple(world.last_logins.values()),
        passwords=tuple(world.passwords.values()),
        locked_out=tuple(world.locked_out.items()),
        calls=tuple(world.calls.values()),
        monitorings=tuple(world.monitorings.values()),
        watchers=tuple(world.watchers),
        queue=tuple(world.queue),
        personal=tuple(world.personal),
        free=tuple(world.free),
        shares=world.shares.kept(),
        visits=tuple(world.visits.living.values()),
        announced=world.announced.kept(),
        recordings=tuple(world.recordings.items()),
        reachable=tuple(sorted(world.reachable)),
        softphones=tuple(world.softphones.attached.values()),
        listeners=tuple(world.listeners.values()),
        dnc=tuple(sorted(world.dnc)),
        preferences=tuple(world.preferences.items()),
        callbacks=world.callbacks.kept,
        notices=world.notices.kept,
        absence=tuple(sorted(world.absence.given_up)),
        upkeep=world.upkeep.now,
        playbacks=tuple(world.playbacks.values()),
        volumes=tuple(world.volumes.items()),
        chats=world.chats.kept(),
        voicemails=take_voicemails(world.voicemails),
        contacts=world.contacts.keep(),
        errands=world.errands.kept(),
        previews=world.previews.keep(),
        sheets=world.sheets.kept(),
        news=world.news.kept(),
        running=world.running.kept(),
        wishes=tuple(world.wishes.values()),
        timers=tuple(world.timers.values()),
        engine=world.engine,
        engine_up=world.engine_up,
        heard=world.heard,
        past_engines=tuple(sorted(world.past_engines)),
    )


def restore(
    directory: Directory, snapshot: WorldSnapshot, imported_dnc: Container[str] = frozenset()
) -> World:
    """The world that `take` has seen, in the center that `directory` describes."""
    world = World(
        Directory(snapshot.center or directory.described, Running.of(snapshot.running).states),
        imported_dnc=imported_dnc,
        center=snapshot.center,
        agents={agent.id: agent for agent in snapshot.agents},
        seats={agent.seat: agent.id for agent in snapshot.agents if agent.seat is not None},
        station_legs={each.station_leg: each.id for each in snapshot.agents if each.station_leg is not None},
        logins={login.login: login for login in snapshot.logins},
        last_logins={login.seat: login for login in snapshot.last_logins},
        passwords={each.user.id: each for each in snapshot.passwords},
        locked_out=dict(snapshot.locked_out),
        calls={call.id: call for call in snapshot.calls},
        monitorings={each.supervisor: each for each in snapshot.monitorings},
        watchers=dict.fromkeys(snapshot.watchers),
        monitoring_legs={each.leg: each.supervisor for each in snapshot.monitorings if each.leg is not None},
        queue=dict.fromkeys(snapshot.queue),
        personal=dict.fromkeys(snapshot.personal),
        free=dict.fromkeys(snapshot.free),
        for_voicemail={each.id for each in snapshot.agents if each.is_for_voicemail},
        recordings=dict(snapshot.recordings),
        reachable=set(snapshot.reachable),
        listeners={listener.id: listener for listener in snapshot.listeners},
        dnc=set(snapshot.dnc),
        preferences=dict(snapshot.preferences),
        playbacks={each.agent: each for each in snapshot.playbacks},
        volumes=dict(snapshot.volumes),
        engine=snapshot.engine,
        engine_up=snapshot.engine_up,
        heard=snapshot.heard,
        past_engines=set(snapshot.past_engines),
        **_parts(snapshot),
    )
    for call in snapshot.calls:
        remember(world, call)
    arrange(world)
    if world.watchers:
        world.sights = all_sights(world)
    for wish in snapshot.wishes:
        world.apply(WishIssued(wish=wish))
    for timer in snapshot.timers:
        world.apply(TimerSet(timer=timer))
    return world


def _parts(snapshot: WorldSnapshot) -> dict[str, Any]:
    """The parts of the world that belong to one capability, by the world's field."""
    return {
        "shares": Shares.of(snapshot.shares),
        "visits": Visits({each.call: each for each in snapshot.visits}),
        "announced": Announced.of(snapshot.announced),
        "callbacks": Callbacks.of(snapshot.callbacks),
        "notices": Notices.of(snapshot.notices),
        "absence": Absence(set(snapshot.absence)),
        "upkeep": Upkeep(snapshot.upkeep),
        "chats": Chats.of(snapshot.chats),
        "voicemails": restore_voicemails(snapshot.voicemails),
        "contacts": Contacts.restored(snapshot.contacts),
        "errands": Errands.of(snapshot.errands),
        "previews": Previews.restored(snapshot.previews),
        "softphones": Softphones.of(snapshot.softphones),
        "sheets": Sheets.of(snapshot.sheets),
        "news": News.of(snapshot.news),
        "running": Running.of(snapshot.running),
    }
