"""The floor: a small center, a pure core, scripted signals and a virtual clock, for telling stories.

After every input the floor replays the new facts into a second core and compares the worlds, and checks
what must hold at any moment; so every story proves both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import order
import pytest
from small_center import CUSTOMER, SALES_NUMBER, SOLD, SPRING, TRUNK, small_center

from cordboard import contract
from cordboard.journal.snapshots import SnapshotCodec
from cordboard.seat.events import events_of, seats_of
from cordboard.vcc import Core, conclusion
from cordboard.vcc.agents import (
    Agent,
    ConfirmLogin,
    ReadyState,
    SetReady,
    StartLogin,
    StationType,
)
from cordboard.vcc.calls import Call, FinishCall, MakeCall, MakeTestCall, PickUp, TransferCall
from cordboard.vcc.conclusion import OF_CONSEQUENCE
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import (
    LOCAL_SEAT,
    AttachmentId,
    CampaignId,
    DispositionId,
    DomainId,
    EngineId,
    LegId,
    Milliseconds,
    SeatId,
    StationId,
)
from cordboard.vcc.kernel import BOOKKEEPING, Recorded
from cordboard.vcc.previews import ListRecord, OfferRecords, Preview
from cordboard.vcc.queries import GetStatus
from cordboard.vcc.telephony import (
    By,
    DetachCause,
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
    SoftphoneAttached,
    SoftphoneDetached,
    SoftphoneInventory,
    StationReachable,
    ToStation,
    softphone_of,
)
from cordboard.vcc.work import Work

CODEC = SnapshotCodec()


class Floor:
    """The center at work: say what is asked and what the engine tells, and look at what follows."""

    STATIONS: ClassVar = {
        "anna": StationId("101"),
        "bob": StationId("102"),
        "cara": StationId("103"),
        "sue": StationId("104"),
    }

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
        self.heard: dict[str, int] = {}
        """Up to which fact each agent's listeners were asked what they have heard."""
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
        self.prove_nothing_else_follows(decision.facts)
        self.passing += decision.passing
        self.story += [fact for fact in decision.facts if type(fact) not in BOOKKEEPING]
        self.prove()
        return decision.answer

    def prove_nothing_else_follows(self, facts: Sequence[Any]) -> None:
        """What the core has spared itself because of its facts' kinds would have brought nothing."""
        if OF_CONSEQUENCE.isdisjoint(map(type, facts)):
            work = Work(self.shadow._world, self.now, self.fresh)
            work.facts += facts
            conclusion.follow_calls(work, 0)
            conclusion.follow_callers(work, facts)
            conclusion.tell_others(work)
            assert work.facts == list(facts)

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

    def tries_phone(self, name: str) -> LegId:
        """The agent makes a test call, and hears themselves. Answer: the leg of their phone."""
        self.decide(MakeTestCall(seat=self.seat(name)))
        leg = self.station_leg(name)
        self.answers(leg)
        return leg

    def due(self, *records: ListRecord, campaign: CampaignId = SPRING) -> None:
        """These records of the campaign are due next."""
        self.decide(OfferRecords(seat=LOCAL_SEAT, campaign=campaign, records=records, as_of=self.now))

    def preview(self, name: str) -> Preview | None:
        """What the agent previews."""
        preview: Preview | None = self.core.answer(GetStatus(seat=self.seat(name))).preview
        return preview

    def asks(self, name: str, command: type, **arguments: Any) -> Any:
        """The agent asks for `command`."""
        return self.decide(command(seat=self.seat(name), **arguments))

    def transfers(self, name: str, number: str, **arguments: Any) -> Any:
        """The agent sends their call on: at once and without limit, unless told otherwise."""
        usual = {"call": None, "warm": False, "check_dnc": True}
        return self.asks(name, TransferCall, number=number, **{**usual, **arguments})

    def takes(self, name: str) -> None:
        """The agent picks up, and their phone lifts by itself."""
        self.asks(name, PickUp)
        self.answers(self.station_leg(name))

    def finishes(self, name: str, disposition: DispositionId = SOLD) -> None:
        self.decide(FinishCall(seat=self.seat(name), disposition=disposition, comments="fine"))

    def attaches(self, name: str, attachment: str = "a1", holder: str = "Chromium") -> None:
        """The agent's softphone has audio from now on."""
        station = softphone_of(f"{name}@demo")
        self.hear(
            SoftphoneAttached(
                at=self.now, station=station, attachment=AttachmentId(attachment), holder=holder
            )
        )

    def detaches(self, name: str, cause: DetachCause = DetachCause.SILENT, attachment: str = "a1") -> None:
        """That audio is over."""
        station = softphone_of(f"{name}@demo")
        self.hear(
            SoftphoneDetached(at=self.now, station=station, attachment=AttachmentId(attachment), cause=cause)
        )

    def inventory(
        self, *legs: LegId, engine: str = "E1", softphones: tuple[SoftphoneInventory, ...] = ()
    ) -> None:
        """An engine and the VCC find each other; these legs live, and these softphones have audio."""
        self.told = self.told if engine == self.engine else 0
        self.engine = EngineId(engine)
        stations = tuple(self.STATIONS.values())
        living = tuple(LegInventory(leg, answered=True) for leg in legs)
        self.hear(
            EngineUp(at=self.now, engine=self.engine, legs=living, stations=stations, softphones=softphones)
        )

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

    def events(self, name: str) -> list[contract.Event]:
        """What the listeners of the agent's seat have heard since this was last asked."""
        news = self.journal[self.heard.get(name, 0) :]
        self.heard[name] = len(self.journal)
        theirs = [recorded for recorded in news if self.seat(name) in seats_of(recorded)]
        return [event for recorded in theirs for event in events_of(recorded)]

    def hears(self, name: str) -> list[str]:
        """The same, by name."""
        return [contract.wire_name(type(event)) for event in self.events(name)]

    def forget(self) -> None:
        """The story begins here: what happened so far is read, and heard."""
        self.read()
        self.heard = dict.fromkeys(self.STATIONS, len(self.journal))

    # -- proofs ---------------------------------------------------------------------------------

    def prove(self) -> None:
        """The replayed world is the live one, and both are in order."""
        assert self.core._world == self.shadow._world
        assert self.core.snapshot() == self.shadow.snapshot()  # the orders as well
        assert self.core.outstanding == self.shadow.outstanding
        assert self.core.timers == self.shadow.timers
        assert self.core.heard == self.shadow.heard
        order.prove(self.core._world)


@pytest.fixture
def new_floor() -> Callable[..., Floor]:
    """How to open a center, with other options than usual where they are given."""
    return Floor


@pytest.fixture
def floor() -> Floor:
    """The center at the start of a day: nobody is logged in."""
    return Floor()
