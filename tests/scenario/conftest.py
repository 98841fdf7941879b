"""The floor: a small center, a pure core, scripted signals and a virtual clock, for telling stories.

After every input the floor replays the new facts into a second core and compares the worlds, and checks
what must hold at any moment; so every story proves both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from cordboard.journal.snapshots import SnapshotCodec
from cordboard.vcc import Core
from cordboard.vcc.agents import (
    Agent,
    ConfirmLogin,
    Occupation,
    Presence,
    ReadyState,
    SetReady,
    StartLogin,
    StationType,
    can_be_reached,
)
from cordboard.vcc.calls import Call, CallState, CallType, FinishCall, MakeCall, PickUp
from cordboard.vcc.calls.parties import has_company, pending_of
from cordboard.vcc.center import (
    CallVariable,
    Campaign,
    CampaignState,
    Center,
    ClockChange,
    DataType,
    Delivery,
    Disposition,
    DispositionKind,
    Hours,
    Options,
    Permission,
    ReasonCode,
    ReasonKind,
    Restrictions,
    Skill,
    SkillLevel,
    SpeedDial,
    Station,
    TimeZone,
    Trunk,
    User,
    Window,
    WrapUp,
)
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import (
    AgentId,
    CampaignId,
    DispositionId,
    DomainId,
    EngineId,
    LegId,
    Milliseconds,
    ReasonId,
    SeatId,
    SkillId,
    SpeedDialId,
    StationId,
    TrunkId,
    VariableId,
)
from cordboard.vcc.kernel import BOOKKEEPING, Recorded
from cordboard.vcc.queries import GetStatus
from cordboard.vcc.routing import choose
from cordboard.vcc.telephony import (
    By,
    EngineUp,
    HangupCause,
    Heard,
    LegAnswered,
    LegEnded,
    LegIncoming,
    LegInventory,
    Originate,
    Play,
    PlayFinished,
    StationReachable,
    ToStation,
)

SALES, SUPPORT = SkillId(300000000000001), SkillId(300000000000002)
SALES_LINE, SUPPORT_LINE, CLOSED_LINE, DAY_LINE = (CampaignId(300000000000010 + n) for n in range(4))
SOLD, STOP_CALLING, NO_DISPOSITION, DO_NOT_CALL, CALL_AGAIN, REST = (
    DispositionId(300000000000020 + n) for n in range(6)
)
AMOUNT = VariableId(300000000000050)
LUNCH, HIDDEN, END_OF_SHIFT = (ReasonId(300000000000030 + n) for n in range(3))
ANNA, BOB, CARA = (AgentId(300000000000040 + n) for n in range(3))
TRUNK = TrunkId("carrier")
SALES_NUMBER, SUPPORT_NUMBER, CLOSED_NUMBER = "+12025550100", "+12025550101", "+12025550102"
DAY_NUMBER = "+12025550103"
CUSTOMER, LISTED = "+12025550177", "+12025550199"

CODEC = SnapshotCodec()
_MODEST = frozenset({Permission.MAKE_CALLS, Permission.HOLD})


def small_center(closed_prompt: str = "closed", **options: Any) -> Center:
    """Three agents, two skills, four campaigns; Cara's phone rings at the offer.

    The day line is open from Monday to Saturday until 23:00 UTC, and limits the wrap-up to 30 s.
    """
    windows = tuple(Window(day, 0, 23 * 60) for day in range(6))
    hours = Hours(
        zone=TimeZone(name="UTC", changes=(ClockChange(Milliseconds(0), Milliseconds(0)),)),
        windows=windows,
        closed_prompt=closed_prompt,
    )
    wrap_up = WrapUp(timeout=Milliseconds(30_000), disposition=CALL_AGAIN, not_ready=HIDDEN)
    users = (
        User(id=ANNA, name="anna@demo", extension="1001", password="x", permissions=frozenset(Permission),
             skills=(SkillLevel(SALES, 1), SkillLevel(SUPPORT, 2))),
        User(id=BOB, name="bob@demo", extension="1002", password="x", permissions=_MODEST,
             skills=(SkillLevel(SALES, 2),)),
        User(id=CARA, name="cara@demo", extension="1003", password="x",
             permissions=frozenset(Permission) - {Permission.PROCESS_VOICEMAIL}, always_recorded=True,
             skills=(SkillLevel(SUPPORT, 1),)),
        User(id=AgentId(300000000000049), name="dave@demo", password="x", active=False),
    )  # fmt: skip
    own = (SOLD, STOP_CALLING)
    campaigns = (
        Campaign(id=SALES_LINE, name="Sales", numbers=(SALES_NUMBER,), skills=(SALES,), dispositions=own,
                 caller_number=SALES_NUMBER),
        Campaign(id=SUPPORT_LINE, name="Support", numbers=(SUPPORT_NUMBER,), skills=(SUPPORT,),
                 dispositions=own, greeting="welcome", auto_record=True, priority=80),
        Campaign(id=CLOSED_LINE, name="Closed", numbers=(CLOSED_NUMBER,), skills=(SALES,), dispositions=own,
                 state=CampaignState.NOT_RUNNING),
        Campaign(id=DAY_LINE, name="Day", extension="3001", numbers=(DAY_NUMBER,), skills=(SALES,),
                 dispositions=(*own, CALL_AGAIN, REST), hours=hours, wrap_up=wrap_up),
    )  # fmt: skip
    dispositions = (
        Disposition(id=SOLD, name="Sold"),
        Disposition(id=STOP_CALLING, name="Stop calling", kind=DispositionKind.DO_NOT_CALL),
        Disposition(id=NO_DISPOSITION, name="No Disposition", system=True),
        Disposition(id=DO_NOT_CALL, name="Do Not Call", kind=DispositionKind.DO_NOT_CALL, system=True),
        Disposition(id=CALL_AGAIN, name="Call again", kind=DispositionKind.REDIAL, may_change_redial=True,
                    redial_after=Milliseconds(3_600_000)),
        Disposition(id=REST, name="Rest", kind=DispositionKind.DO_NOT_DIAL,
                    redial_after=Milliseconds(7_200_000)),
    )  # fmt: skip
    variables = (
        CallVariable(id=AMOUNT, group="Order", name="amount", type=DataType.NUMBER, default="0",
                     restrictions=Restrictions(maximum="100")),
    )  # fmt: skip
    reasons = (
        ReasonCode(id=LUNCH, name="Lunch", kind=ReasonKind.NOT_READY),
        ReasonCode(id=HIDDEN, name="System", kind=ReasonKind.NOT_READY, selectable=False),
        ReasonCode(id=END_OF_SHIFT, name="End of shift", kind=ReasonKind.LOGOUT),
    )
    return Center(
        domain_id=DomainId(1),
        domain="demo",
        options=Options(**options),
        users=users,
        skills=(Skill(id=SALES, name="Sales"), Skill(id=SUPPORT, name="Support")),
        stations=(
            Station(id=StationId("101")),
            Station(id=StationId("102")),
            Station(id=StationId("103"), delivery=Delivery.RING_AT_OFFER),
        ),
        trunks=(Trunk(id=TRUNK, host="127.0.0.1"),),
        reason_codes=reasons,
        dispositions=dispositions,
        campaigns=campaigns,
        speed_dials=(SpeedDial(id=SpeedDialId(300000000000060), code="*1", number=CUSTOMER),),
        call_variables=variables,
        dnc=frozenset({LISTED}),
    )


class Floor:
    """The center at work: say what is asked and what the engine tells, and look at what follows."""

    STATIONS: ClassVar = {"anna": StationId("101"), "bob": StationId("102"), "cara": StationId("103")}

    def __init__(self, **options: Any) -> None:
        self.center = small_center(**options)
        self.core, self.shadow = Core(self.center), Core(self.center)
        self.now = Milliseconds(1_700_000_000_000)
        self.engine = EngineId("E1")
        self.told = 0
        self.given = 0
        self.journal: list[Recorded] = []
        self.passing: list[Any] = []
        """The verbs that were sent and never written down."""
        self.story: list[Any] = []
        """What happened, without the bookkeeping, since the story was last read."""
        self.hear(EngineUp(at=self.now, engine=self.engine, stations=tuple(self.STATIONS.values())))
        self.read()

    # -- inputs ---------------------------------------------------------------------------------

    def fresh(self) -> str:
        self.given += 1
        return f"{self.given:032X}"

    def decide(self, given: Any) -> Any:
        """Decide on one input, then prove the replay and the invariants. Answer: the decision's."""
        decision = self.core.decide(given, self.now, self.fresh)
        for fact in decision.facts:
            number = len(self.journal) + 1
            recorded = Recorded(number=number, domain=DomainId(1), at=self.now, fact=fact)
            self.journal.append(recorded)
            self.shadow.replay(recorded)
        self.passing += decision.passing
        self.story += [fact for fact in decision.facts if type(fact) not in BOOKKEEPING]
        self.prove()
        return decision.answer

    def refused(self, command: Any) -> str:
        """The reason for which `command` is refused; nothing has changed."""
        with pytest.raises(Refusal) as caught:
            self.decide(command)
        self.prove()
        return caught.value.reason.value

    def hear(self, signal: Any) -> None:
        self.told += 1
        self.decide(Heard(engine=self.engine, number=self.told, signal=signal))

    def wait(self, milliseconds: int) -> None:
        """Time passes; timers fire when they are due."""
        end = self.now + milliseconds
        while due := sorted((t for t in self.core.timers if t.due <= end), key=lambda t: t.due):
            self.now = Milliseconds(max(self.now, due[0].due))
            self.decide(due[0])
        self.now = Milliseconds(end)

    def restart(self) -> None:
        """The VCC dies and comes back: a new core knows what the journal knows."""
        self.core = Core(self.center)
        for recorded in self.journal:
            self.core.replay(recorded)
        self.prove()

    def restart_from_snapshot(self, back: int) -> None:
        """The VCC comes back with the world as it was `back` facts ago, and what happened since."""
        number = max(0, len(self.journal) - back)
        before, self.core = Core(self.center), Core(self.center)
        for recorded in self.journal[:number]:
            before.replay(recorded)
        kept = CODEC.encode(number, self.now, before.snapshot())
        self.core.restore(CODEC.decode(kept))
        for recorded in self.journal[number:]:
            self.core.replay(recorded)
        self.prove()

    # -- small plays ----------------------------------------------------------------------------

    @staticmethod
    def seat(name: str) -> SeatId:
        return SeatId(f"{name}@demo")

    def start_login(self, name: str) -> Any:
        seat, station = self.seat(name), self.STATIONS[name]
        return self.decide(
            StartLogin(seat=seat, user_name=name, station_type=StationType.VOIP, station=station)
        )

    def confirmed(self, login: Any, name: str) -> ConfirmLogin:
        """The shell's word that the password was right."""
        return ConfirmLogin(seat=self.seat(name), login=login, verified=True)

    def hear_greeting_end(self) -> None:
        """The greeting that plays has come to its end."""
        plays = [verb.play for verb in self.outstanding(Play)]
        self.hear(PlayFinished(at=self.now, play=plays[-1], complete=True))

    def login(self, name: str) -> None:
        login = self.start_login(name)
        self.decide(ConfirmLogin(seat=self.seat(name), login=login, verified=True))
        self.hear(StationReachable(at=self.now, station=self.STATIONS[name]))

    def ready(self, *names: str) -> None:
        """Log in and become ready, one after the other, a second apart."""
        for name in names:
            self.login(name)
            self.decide(SetReady(seat=self.seat(name), state=ReadyState.READY))
            self.wait(1000)

    def rings(self, called: str = SALES_NUMBER, caller: str = CUSTOMER) -> LegId:
        """A customer calls."""
        leg = LegId(f"in-{self.told}")
        self.hear(LegIncoming(at=self.now, leg=leg, caller=caller, called=called, trunk=TRUNK))
        return leg

    def calls_in(self, called: str = SALES_NUMBER, caller: str = CUSTOMER) -> LegId:
        """A customer calls and is answered."""
        leg = self.rings(called, caller)
        self.answers(leg)
        return leg

    def answers(self, leg: LegId) -> None:
        self.hear(LegAnswered(at=self.now, leg=leg))

    def ends(self, leg: LegId, cause: HangupCause = HangupCause.NORMAL, by: By = By.THEM) -> None:
        self.hear(LegEnded(at=self.now, leg=leg, cause=cause, by=by))

    def station_leg(self, name: str) -> LegId:
        """The leg on which the agent's phone is being called now."""
        legs = [
            v.leg for v in self.outstanding(Originate) if getattr(v.to, "station", "") == self.STATIONS[name]
        ]
        return legs[-1]

    def customer_leg(self) -> LegId:
        """The leg on which a customer is being called now."""
        return [v.leg for v in self.outstanding(Originate) if not isinstance(v.to, ToStation)][-1]

    def talks(self, name: str, called: str = SALES_NUMBER) -> LegId:
        """A customer calls, the agent picks up. Answer: the customer's leg."""
        self.ready(name)
        leg = self.calls_in(called)
        self.decide(PickUp(seat=self.seat(name)))
        self.answers(self.station_leg(name))
        return leg

    def dials(self, name: str, number: str = CUSTOMER, campaign: Any = None, check_dnc: bool = True) -> Any:
        return self.decide(
            MakeCall(seat=self.seat(name), number=number, campaign=campaign, check_dnc=check_dnc)
        )

    def finishes(self, name: str, disposition: DispositionId = SOLD) -> None:
        self.decide(FinishCall(seat=self.seat(name), disposition=disposition, comments="fine"))

    def inventory(self, *legs: LegId, engine: str = "E1") -> None:
        """An engine and the VCC find each other; these legs live."""
        self.told = self.told if engine == self.engine else 0
        self.engine = EngineId(engine)
        stations = tuple(self.STATIONS.values())
        living = tuple(LegInventory(leg, answered=True) for leg in legs)
        self.hear(EngineUp(at=self.now, engine=self.engine, legs=living, stations=stations))

    # -- looking --------------------------------------------------------------------------------

    def read(self) -> list[Any]:
        """What happened since it was last read."""
        story, self.story = self.story, []
        return story

    def names(self) -> list[str]:
        """What happened since it was last read, by name."""
        return [type(fact).__name__ for fact in self.read()]

    def agent(self, name: str) -> Agent:
        agent: Agent = self.core.answer(GetStatus(seat=self.seat(name))).agent
        return agent

    def call(self, name: str) -> Call | None:
        call: Call | None = self.core.answer(GetStatus(seat=self.seat(name))).call
        return call

    def outstanding(self, *verbs: type) -> list[Any]:
        return [verb for verb in self.core.outstanding if type(verb) in verbs or not verbs]

    # -- proofs ---------------------------------------------------------------------------------

    def prove(self) -> None:
        """The replayed world is the live one, and both are in order."""
        assert self.core._world == self.shadow._world
        assert self.core.snapshot() == self.shadow.snapshot()  # the orders as well
        assert self.core.outstanding == self.shadow.outstanding
        assert self.core.timers == self.shadow.timers
        assert self.core.heard == self.shadow.heard
        self.prove_agents()
        self.prove_calls()
        self.prove_rest()

    def prove_agents(self) -> None:
        world = self.core._world
        assert world.seats == {agent.seat: agent.id for agent in world.agents.values()}
        assert len({agent.station for agent in world.agents.values()}) == len(world.agents)
        for agent in world.agents.values():
            assert (agent.occupation is Occupation.IDLE) == (agent.call is None)
            assert agent.pending is None or agent.occupation is not Occupation.IDLE
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

    def prove_calls(self) -> None:
        world = self.core._world
        calls = world.calls.values()
        legs = [leg for call in calls for leg in (call.customer_leg, call.station_leg) if leg is not None]
        assert sorted(legs) == sorted(world.legs)
        assert world.plays == {call.play: call.id for call in calls if call.play is not None}
        assert {call.recording for call in calls} - {None} <= world.recordings.keys()
        waiting = [call for call in calls if call.state is CallState.QUEUED]
        assert world.queue.keys() == {call.id for call in waiting if call.for_agent is None}
        assert world.personal.keys() == {call.id for call in waiting if call.for_agent is not None}
        for call in calls:
            self.prove_call(call)
        self.prove_groups()

    def prove_call(self, call: Call) -> None:
        world = self.core._world
        talking = call.state in {CallState.TALKING, CallState.ON_HOLD, CallState.CONSULTING}
        assert (call.bridge is not None) == (talking or call.state is CallState.TRANSFERRED)
        assert call.recording is None or talking
        assert (call.agent is None) == (call.state in WITHOUT_AGENT or self.is_sent_out(call))
        held = call.agent is not None and world.agents[call.agent].held
        if call.main is None:
            assert not talking or held or call.station_leg is not None
            assert not talking or has_company(world, call) or call.state is CallState.CONSULTING
        else:
            assert call.station_leg is None
            assert call.state in {CallState.DIALING, CallState.TALKING, CallState.TRANSFERRED}
        assert call.state in CUSTOMER_MAY_BE_GONE or (
            (call.customer_leg is None) == (call.state in WITHOUT_CUSTOMER or call.type is CallType.INTERNAL)
        )
        assert (call.hand_over is not None) <= (call.state in SENT_ON)
        assert bool(call.parked_at) == (call.state is CallState.PARKED or self.is_fetched(call))

    def prove_groups(self) -> None:
        """Calls that hang together name each other, and share a bridge where their people speak."""
        world = self.core._world
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

    @staticmethod
    def is_sent_out(call: Call) -> bool:
        """A call to the outside party of a cold transfer belongs to no agent."""
        return call.main is not None and call.state is CallState.DIALING and call.agent is None

    @staticmethod
    def is_fetched(call: Call) -> bool:
        return call.state is CallState.PICKING_UP and bool(call.parked_at)

    def prove_rest(self) -> None:
        world = self.core._world
        offered = {call.id for call in world.calls.values() if call.state is CallState.OFFERED}
        running = {(timer.kind, timer.subject) for timer in world.timers.values()}
        sent = {("transfer", call.id) for call in world.calls.values() if call.hand_over is not None}
        assert {each for each in running if each[0] == "transfer"} <= sent
        running -= sent
        expected = {("offer_timeout", call) for call in offered}
        expected |= {("login_timeout", login) for login in world.logins}
        expected |= {("offer_again", call.id) for call in world.calls.values() if call.passed_by}
        expected |= {("park", call.id) for call in world.calls.values() if call.state is CallState.PARKED}
        expected |= {("wrap_up", call.id) for call in world.calls.values() if self.is_limited(call)}
        expected |= {("station_restart", str(each.id)) for each in world.agents.values() if each.restarting}
        assert running == expected
        assert world.timers_about == {(each.kind, each.subject): each.id for each in world.timers.values()}
        held = {each.station_leg: each.id for each in world.agents.values() if each.station_leg is not None}
        assert world.station_legs == held
        assert {wish for about in world.wishes_about.values() for wish in about} == world.wishes.keys()
        free = [agent for agent in world.agents.values() if self.takes_a_call(agent)]
        assert (
            world.engine_up is False
            or choose([world.calls[call] for call in world.queue], free, world.level) is None
        )

    def is_limited(self, call: Call) -> bool:
        campaign = self.core._world.directory.campaigns.get(call.campaign)
        return call.state is CallState.WRAP_UP and campaign is not None and campaign.wrap_up is not None

    def takes_a_call(self, agent: Agent) -> bool:
        return (
            agent.presence is Presence.LOGGED_IN
            and agent.occupation is Occupation.IDLE
            and agent.readiness.state.takes_calls
            and can_be_reached(agent, self.core._world.reachable)
        )


OCCUPIED = {
    CallState.OFFERED: Occupation.OFFERED,
    CallState.PICKING_UP: Occupation.ON_CALL,
    CallState.DIALING_STATION: Occupation.ON_CALL,
    CallState.DIALING: Occupation.ON_CALL,
    CallState.TALKING: Occupation.ON_CALL,
    CallState.ON_HOLD: Occupation.ON_CALL,
    CallState.CONSULTING: Occupation.ON_CALL,
    CallState.WRAP_UP: Occupation.WRAP_UP,
}

WITHOUT_CUSTOMER = {CallState.DIALING_STATION, CallState.WRAP_UP}
WITHOUT_AGENT = {CallState.ARRIVING, CallState.QUEUED, CallState.TRANSFERRING, CallState.TRANSFERRED}
CUSTOMER_MAY_BE_GONE = {
    CallState.TALKING,
    CallState.ON_HOLD,
    CallState.CONSULTING,
    CallState.TRANSFERRED,
}
SENT_ON = {CallState.QUEUED, CallState.OFFERED, CallState.PICKING_UP, CallState.TRANSFERRING}


def grouped(calls: dict[Any, Call], by: str) -> dict[Any, dict[Any, None]]:
    """The calls that share the value of a field, where they have one."""
    groups: dict[Any, dict[Any, None]] = {}
    for call in calls.values():
        key = getattr(call, by)
        if key is not None:
            groups.setdefault(key, {})[call.id] = None
    return groups


@pytest.fixture
def new_floor() -> Callable[..., Floor]:
    """How to open a center, with other options than usual where they are given."""
    return Floor


@pytest.fixture
def floor() -> Floor:
    """The center at the start of a day: nobody is logged in."""
    return Floor()
