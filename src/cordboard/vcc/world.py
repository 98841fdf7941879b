"""The world: everything alive in one domain now, as the facts so far have made it.

Dictionaries of frozen records. Only `apply` changes it, one fact at a time (`effects`), and a fact carries
its after-states: the same facts make the same world, live or replayed.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from .absence import Absence
from .agents import Agent, LoginStarted, PasswordChanged, Presence
from .callbacks import Callbacks
from .calls import Call
from .campaigns import Running
from .center import Center
from .connectors import Errands
from .contacts import Contacts
from .directory import Directory
from .effects import effects_of
from .errors import Reason, Refusal
from .ids import (
    AgentId,
    BridgeId,
    CallId,
    EngineId,
    LegId,
    ListenerId,
    LoginId,
    Milliseconds,
    PlayId,
    RecordingId,
    SeatId,
    StationId,
    TimerId,
    WishId,
)
from .kernel import (
    Fact,
    Timer,
)
from .listeners import Listener
from .maintenance import Upkeep
from .menus import Visits
from .messages import Chats
from .news import News
from .notices import Notices
from .player import Playback
from .preferences import Setting
from .previews import Previews
from .queue import Announced
from .routing import Floor, Shares
from .softphones import Softphones
from .supervision import Monitoring, Sight
from .telephony import AnyVerb
from .voicemail import Voicemails
from .worksheets import Sheets


@dataclass(slots=True)
class World:
    """The live state of a domain. Handlers read it; `apply` alone writes it."""

    directory: Directory = field(compare=False)
    center: Center | None = None
    """The center that was put in force last; None while it is still the first one."""
    agents: dict[AgentId, Agent] = field(default_factory=dict)
    """Those who are logged in or about to be."""
    seats: dict[SeatId, AgentId] = field(default_factory=dict)
    logins: dict[LoginId, LoginStarted] = field(default_factory=dict)
    """Attempts without an outcome yet."""
    last_logins: dict[SeatId, LoginStarted] = field(default_factory=dict)
    """The login of each seat that worked last."""
    passwords: dict[AgentId, PasswordChanged] = field(default_factory=dict)
    """Passwords that users have given themselves."""
    locked_out: dict[AgentId, tuple[int, Milliseconds]] = field(default_factory=dict)
    """How many wrong passwords in a row there were for a user, and until when they are locked out."""
    calls: dict[CallId, Call] = field(default_factory=dict)
    """From the first sign to the disposition."""
    legs: dict[LegId, CallId] = field(default_factory=dict)
    station_legs: dict[LegId, AgentId] = field(default_factory=dict)
    """Whose held leg it is."""
    monitorings: dict[AgentId, Monitoring] = field(default_factory=dict)
    """Supervisors who follow an agent."""
    monitoring_legs: dict[LegId, AgentId] = field(default_factory=dict)
    """The phones that were called for that."""
    watchers: dict[AgentId, None] = field(default_factory=dict)
    """Supervisors who hear how all agents are."""
    sights: dict[AgentId, Sight] = field(default_factory=dict)
    """How they were told last; empty where nobody watches."""
    plays: dict[PlayId, CallId] = field(default_factory=dict)
    queue: dict[CallId, None] = field(default_factory=dict)
    """Calls that wait for any agent of their skill."""
    personal: dict[CallId, None] = field(default_factory=dict)
    """Calls that wait for one agent alone."""
    further: dict[CallId, dict[CallId, None]] = field(default_factory=dict)
    """The further calls of a main call."""
    parked: dict[AgentId, dict[CallId, None]] = field(default_factory=dict)
    """Whose calls are parked."""
    bridges: dict[BridgeId, dict[CallId, None]] = field(default_factory=dict)
    """The calls whose people are in a bridge."""
    free: dict[AgentId, None] = field(default_factory=dict)
    """Agents who are ready for calls and idle."""
    for_voicemail: set[AgentId] = field(default_factory=set)
    """Agents who are ready for voicemails and idle."""
    floor: Floor = field(default_factory=Floor)
    """`queue` and `free` in the order of routing."""
    visits: Visits = field(default_factory=Visits)
    """Callers in menus."""
    announced: Announced = field(default_factory=Announced)
    """What is said to those who wait."""
    shares: Shares = field(default_factory=Shares)
    """What agents have had of the calls of late, and why they were chosen."""
    recordings: dict[RecordingId, CallId] = field(default_factory=dict)
    """Recordings whose files are not whole yet, also of calls long finished."""
    reachable: set[StationId] = field(default_factory=set)
    softphones: Softphones = field(default_factory=Softphones)
    """Whose audio flows, and to whom it belongs."""
    listeners: dict[ListenerId, Listener] = field(default_factory=dict)
    dnc: set[str] = field(default_factory=set)
    """Numbers added since the center file was written."""
    preferences: dict[AgentId, tuple[Setting, ...]] = field(default_factory=dict)
    """What users have set, also those who are not logged in."""
    callbacks: Callbacks = field(default_factory=Callbacks)
    notices: Notices = field(default_factory=Notices)
    absence: Absence = field(default_factory=Absence)
    upkeep: Upkeep = field(default_factory=Upkeep)
    playbacks: dict[AgentId, Playback] = field(default_factory=dict)
    """What agents play to their conversations."""
    volumes: dict[AgentId, int] = field(default_factory=dict)
    """How loud users have set their player, in percent."""
    chats: Chats = field(default_factory=Chats)
    voicemails: Voicemails = field(default_factory=Voicemails)
    imported_dnc: Container[str] = field(default=frozenset(), compare=False)
    """Imported numbers that must not be called: asked, never kept (`dnc.register`)."""
    contacts: Contacts = field(default_factory=Contacts)
    """Whom the living calls are with."""
    errands: Errands = field(default_factory=Errands)
    previews: Previews = field(default_factory=Previews)
    """What is due next in each outbound campaign, and who looks at what."""
    sheets: Sheets = field(default_factory=Sheets)
    running: Running = field(default_factory=Running)
    """Campaigns that operators have started or stopped."""
    news: News = field(default_factory=News)
    """E-mails about dispositions that wait to be sent."""
    wishes: dict[WishId, AnyVerb] = field(default_factory=dict)
    wishes_about: dict[str, dict[WishId, None]] = field(default_factory=dict)
    timers: dict[TimerId, Timer] = field(default_factory=dict)
    timers_about: dict[tuple[str, str], TimerId] = field(default_factory=dict)
    engine: EngineId | None = None
    engine_up: bool = True
    """False from an engine's death to the next one's adoption."""
    heard: tuple[EngineId | None, int] = (None, 0)
    past_engines: set[EngineId] = field(default_factory=set)

    def agent_at(self, seat: SeatId) -> Agent:
        """The agent logged in at `seat`. Raises Refusal NOT_LOGGED_IN."""
        agent = self.agents.get(self.seats.get(seat, AgentId(0)))
        if agent is None or agent.presence is not Presence.LOGGED_IN:
            raise Refusal(Reason.NOT_LOGGED_IN, "nobody is logged in at this seat; log in first")
        return agent

    def call_of_leg(self, leg: LegId) -> Call | None:
        """The living call that `leg` belongs to."""
        call_id = self.legs.get(leg)
        return None if call_id is None else self.calls.get(call_id)

    def parked_by(self, agent: AgentId) -> tuple[Call, ...]:
        """The calls that an agent has parked, the one that waits longest first."""
        found = (self.calls[each] for each in self.parked.get(agent, ()))
        return tuple(sorted(found, key=lambda each: (each.parked_at, each.id)))

    def knows(self, leg: LegId) -> bool:
        """True where the leg is a call's, an agent's held one, a supervisor's, or a listener's."""
        if leg in self.legs or leg in self.station_legs or leg in self.monitoring_legs:
            return True
        return any(each.leg == leg for each in self.playbacks.values())

    def on_dnc(self, number: str) -> bool:
        """True where `number` (E.164) asked not to be called."""
        listed = self.dnc, self.directory.center.dnc, self.imported_dnc
        return any(number in each for each in listed)

    def apply(self, fact: Fact) -> None:
        """Let `fact` have happened."""
        for effect in effects_of(type(fact)):
            effect(self, fact)
