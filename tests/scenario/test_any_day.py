"""Any day on the floor: whatever people ask and whatever the engine tells, in any order, the center holds.

Hypothesis plays agents, customers, an engine that answers, answers twice, late, or nonsense, clocks, and
deaths of either side. The floor itself proves after each step that the replay equals the live world and
that the invariants hold (conftest.py).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from lively_center import lively
from msgspec.structs import replace
from often import often
from records import BEN, BEN_1, EVA, MIA, MIA_1, MIA_2, later
from small_center import NEW_FRIENDS, SPRING, TEAM
from worksheet import BUYS, with_worksheet

from cordboard.vcc import telephony as t
from cordboard.vcc.agents import (
    ConfirmLogin,
    Logout,
    ReadyState,
    SetNotReady,
    SetReady,
    StartLogin,
    StationType,
)
from cordboard.vcc.allowed import rule_of
from cordboard.vcc.callbacks import (
    AddCallback,
    DismissCallback,
    DismissCallbacksFor,
    RemoveCallback,
    ShowCallback,
    SnoozeCallback,
    UpdateCallback,
)
from cordboard.vcc.calls import (
    AddToConference,
    AnswerCallback,
    AnswerHungUp,
    CancelConference,
    CancelTransfer,
    CompleteConference,
    CompleteTransfer,
    ConferenceIn,
    DisconnectCall,
    DisconnectParkedCalls,
    FinishCall,
    HangUpStation,
    HoldCall,
    LeaveConference,
    MakeCall,
    MakeTestCall,
    MuteCall,
    NoteCall,
    ParkCall,
    ParkParticipant,
    PauseRecord,
    PickUp,
    RecordCall,
    RejectCall,
    RejectCallback,
    RemoveParticipant,
    RetrieveCall,
    SendDtmf,
    SetCallVariable,
    TransferCall,
)
from cordboard.vcc.center import CampaignState, Notice, OnTimeout, PlannedMaintenance
from cordboard.vcc.clicks import ClickNumber
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.connectors import OpenPage, ProcessConnector
from cordboard.vcc.contacts import ChooseContact, Contact, ListUnmatchedCalls, SetContactField, TellContacts
from cordboard.vcc.dnc import AddToDnc
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import (
    BridgeId,
    CallId,
    ContactId,
    EngineId,
    LegId,
    LoginId,
    Milliseconds,
    PlayId,
    RecordingId,
    ReferId,
    WishId,
)
from cordboard.vcc.kernel import Heard, Timer
from cordboard.vcc.listeners import AddListener
from cordboard.vcc.messages import (
    AnswerInvitation,
    EndChat,
    InviteUser,
    KickUser,
    LeaveChat,
    OpenChat,
    RequestHelp,
    Whom,
    WriteInChat,
    WriteToAll,
    WriteToUser,
)
from cordboard.vcc.notices import AcknowledgeNotice
from cordboard.vcc.player import PausePlayer, PlayFile, PlayPrompt, ResumePlayer, SetVolume, StopPlayer
from cordboard.vcc.preferences import Preference, SetPreference
from cordboard.vcc.previews import (
    EndPreview,
    ListRecord,
    MakePreviewCall,
    OfferRecords,
    RenewPreview,
    SkipPreview,
)
from cordboard.vcc.queries import OperationsAllowed
from cordboard.vcc.skills import SetActiveSkills
from cordboard.vcc.supervision import ForceLogout, ForceReadiness, Manner, Monitor, StopMonitoring
from cordboard.vcc.worksheets import UpdateAnswer

OF_THE_STATE = {Reason.WRONG_STATE, Reason.NO_CALL, Reason.ON_CALL}

NAMES = st.sampled_from(["anna", "bob", "cara", "sue"])
WATCHED = st.sampled_from([300000000000040, 300000000000041, 300000000000042, 300000000000048, 7])
ATTACHMENTS = st.sampled_from(["a1", "a2"])
STATIONS = st.sampled_from(["101", "102", "103", "104", "999"])
CALLED = st.sampled_from(["+12025550100", "+12025550101", "+12025550102", "+12025550103", "nobody"])
TARGETS = st.sampled_from(["+12025550177", "1001", "1002", "1003", "Sales", "Support", "3001"])
DIALED = st.sampled_from(["+12025550177", "+12025550199", "1002", "*1", "x"])
CAMPAIGNS = st.sampled_from([None, 0, 300000000000010, 300000000000011, 300000000000012, 7])
DISPOSITIONS = st.sampled_from([300000000000020 + n for n in range(6)] + [7])
CONTACTS = st.sampled_from(
    [Contact(id=ContactId(310000000000001 + n), number1="+12025550177") for n in range(3)]
)
CAUSES = st.sampled_from(list(t.HangupCause))
RECORDS = [MIA, BEN, EVA, later(MIA, list=NEW_FRIENDS)]

MORNING = 1_700_000_000_000
DUE = st.sampled_from([MORNING - 1, MORNING, MORNING + 5_000, MORNING + 60_000, MORNING + 10**12])
OF_A_CALLBACK: list[Callable[[Any, Any, Any], Any]] = [
    lambda draw, seat, callback: DismissCallback(seat=seat, callback=callback),
    lambda draw, seat, callback: ShowCallback(seat=seat, callback=callback),
    lambda draw, seat, callback: RemoveCallback(seat=seat, callback=callback),
    lambda draw, seat, callback: SnoozeCallback(seat=seat, callback=callback, until=draw(DUE)),
    lambda draw, seat, callback: UpdateCallback(
        seat=seat,
        callback=callback,
        number=draw(DIALED),
        due=draw(DUE),
        group=draw(st.sampled_from([None, TEAM])),
    ),
    lambda draw, seat, callback: MakeCall(
        seat=seat, number="", campaign=None, check_dnc=False, callback=callback
    ),
]

ASKED: dict[str, Callable[[Any, Any], Any]] = {
    "pick up": lambda draw, seat: PickUp(seat=seat),
    "pick up hung up": lambda draw, seat: AnswerHungUp(seat=seat),
    "call back": lambda draw, seat: AnswerCallback(seat=seat),
    "leave it to others": lambda draw, seat: RejectCallback(seat=seat),
    "disconnect": lambda draw, seat: DisconnectCall(seat=seat),
    "hang up": lambda draw, seat: HangUpStation(seat=seat),
    "hold": lambda draw, seat: HoldCall(seat=seat, on=draw(st.booleans())),
    "record": lambda draw, seat: RecordCall(seat=seat, on=draw(st.booleans())),
    "leave out of the recording": lambda draw, seat: PauseRecord(seat=seat, on=draw(st.booleans())),
    "digits": lambda draw, seat: SendDtmf(seat=seat, digits="5"),
    "finish": lambda draw, seat: FinishCall(seat=seat, disposition=draw(DISPOSITIONS), comments=""),
    "ready": lambda draw, seat: SetReady(seat=seat, state=draw(st.sampled_from(ReadyState))),
    "not ready": lambda draw, seat: SetNotReady(seat=seat, reason=0),
    "log out": lambda draw, seat: Logout(seat=seat, reason=0),
    "reject": lambda draw, seat: RejectCall(seat=seat),
    "mute": lambda draw, seat: MuteCall(seat=seat, on=draw(st.booleans())),
    "set variable": lambda draw, seat: SetCallVariable(
        seat=seat, variable=300000000000050, value=draw(st.sampled_from(["7", "101", "x"]))
    ),
    "finish for later": lambda draw, seat: FinishCall(
        seat=seat, disposition=draw(DISPOSITIONS), comments="", redial_after=draw(st.sampled_from([0, 1000]))
    ),
    "note": lambda draw, seat: NoteCall(
        seat=seat, call=CallId(f"{draw(st.integers(1, 12)):032}"), comments=draw(st.sampled_from(["", "x"]))
    ),
    "choose skills": lambda draw, seat: SetActiveSkills(
        seat=seat, skills=draw(st.sampled_from([(), (300000000000001,), (300000000000001, 300000000000002)]))
    ),
    "prefer": lambda draw, seat: SetPreference(
        seat=seat, preference=draw(st.sampled_from(Preference)), on=draw(st.booleans())
    ),
    "add to DNC": lambda draw, seat: AddToDnc(seat=seat, number=draw(DIALED)),
    "listen": lambda draw, seat: AddListener(seat=seat, name="x"),
    "park": lambda draw, seat: ParkCall(seat=seat),
    "retrieve": lambda draw, seat: RetrieveCall(seat=seat, call=None),
    "end parked": lambda draw, seat: DisconnectParkedCalls(seat=seat, call=None, silent=draw(st.booleans())),
    "transfer": lambda draw, seat: TransferCall(
        seat=seat,
        call=None,
        number=draw(TARGETS),
        warm=draw(st.booleans()),
        check_dnc=draw(st.booleans()),
        timeout=draw(st.sampled_from([0, 5_000])),
        disposition=draw(st.sampled_from([None, 300000000000020])),
    ),
    "complete transfer": lambda draw, seat: CompleteTransfer(seat=seat),
    "cancel transfer": lambda draw, seat: CancelTransfer(seat=seat),
    "confer": lambda draw, seat: ConferenceIn(
        seat=seat, number=draw(TARGETS), warm=draw(st.booleans()), check_dnc=True
    ),
    "complete conference": lambda draw, seat: CompleteConference(seat=seat),
    "cancel conference": lambda draw, seat: CancelConference(seat=seat),
    "leave": lambda draw, seat: LeaveConference(
        seat=seat, disposition=draw(st.sampled_from([None, 300000000000020]))
    ),
    "try the phone": lambda draw, seat: MakeTestCall(seat=seat, measure=draw(st.booleans())),
    "click": lambda draw, seat: ClickNumber(seat=seat, number=draw(DIALED)),
    "open a connector": lambda draw, seat: ProcessConnector(seat=seat, campaign=None, connector=1),
    "answer": lambda draw, seat: UpdateAnswer(
        seat=seat, question=draw(st.sampled_from([BUYS, 7])), answer=draw(st.sampled_from(["true", "x", ""]))
    ),
    "open a page": lambda draw, seat: OpenPage(seat=seat, address="https://crm.example/"),
    "play": lambda draw, seat: PlayPrompt(
        seat=seat, prompt=draw(st.sampled_from([300000000000070, 300000000000071, 7]))
    ),
    "play a file": lambda draw, seat: PlayFile(seat=seat, name="welcome"),
    "pause playing": lambda draw, seat: PausePlayer(seat=seat),
    "resume playing": lambda draw, seat: ResumePlayer(seat=seat),
    "stop playing": lambda draw, seat: StopPlayer(seat=seat),
    "volume": lambda draw, seat: SetVolume(seat=seat, volume=draw(st.sampled_from([0, 50]))),
    "promise": lambda draw, seat: AddCallback(
        seat=seat,
        number=draw(DIALED),
        due=draw(DUE),
        campaign=draw(st.sampled_from([None, 300000000000010])),
    ),
    "no reminder": lambda draw, seat: DismissCallbacksFor(seat=seat, number=draw(DIALED)),
    "read a notice": lambda draw, seat: AcknowledgeNotice(
        seat=seat, notice=draw(st.sampled_from([300000000000101, 7])), accept=draw(st.booleans())
    ),
    "stop monitoring": lambda draw, seat: StopMonitoring(seat=seat),
    "change the contact": lambda draw, seat: SetContactField(
        seat=seat, field=draw(st.sampled_from(["city", "number1", "due"])), value=draw(DIALED)
    ),
    "choose the contact": lambda draw, seat: ChooseContact(seat=seat, contact=draw(CONTACTS).id),
    "preview call": lambda draw, seat: MakePreviewCall(
        seat=seat, number=draw(st.sampled_from(["", MIA_1, MIA_2, BEN_1]))
    ),
    "skip preview": lambda draw, seat: SkipPreview(
        seat=seat, disposition=draw(DISPOSITIONS), redial_after=draw(st.sampled_from([None, 1000]))
    ),
    "renew preview": lambda draw, seat: RenewPreview(
        seat=seat, disposition=draw(st.sampled_from([None, 300000000000024]))
    ),
    "end preview": lambda draw, seat: EndPreview(seat=seat, disposition=draw(DISPOSITIONS)),
    "add contact to DNC": lambda draw, seat: AddToDnc(
        seat=seat, number=draw(st.sampled_from([MIA_1, BEN_1]))
    ),
    "dial": lambda draw, seat: MakeCall(
        seat=seat, number=draw(DIALED), campaign=draw(CAMPAIGNS), check_dnc=draw(st.booleans())
    ),
}


WRITTEN: dict[str, Callable[[Any, Any, Any], Any]] = {
    "open chat": lambda seat, chat, whom: OpenChat(seat=seat),
    "ask for help": lambda seat, chat, whom: RequestHelp(seat=seat),
    "invite": lambda seat, chat, whom: InviteUser(seat=seat, chat=chat, whom=whom),
    "come": lambda seat, chat, whom: AnswerInvitation(seat=seat, chat=chat, accept=True),
    "decline": lambda seat, chat, whom: AnswerInvitation(seat=seat, chat=chat, accept=False),
    "kick": lambda seat, chat, whom: KickUser(seat=seat, chat=chat, whom=whom),
    "leave": lambda seat, chat, whom: LeaveChat(seat=seat, chat=chat),
    "end": lambda seat, chat, whom: EndChat(seat=seat, chat=chat),
    "write": lambda seat, chat, whom: WriteInChat(seat=seat, chat=chat, text="x"),
    "write to one": lambda seat, chat, whom: WriteToUser(seat=seat, whom=whom, text="x"),
    "write to all": lambda seat, chat, whom: WriteToAll(seat=seat, text="x"),
}


def answers(verb: Any, at: Any) -> list[Any]:
    """What an engine may say to a verb; as it should be comes first."""
    done = [t.VerbDone(at=at, settles=verb.id)]
    known = SPOKEN.get(type(verb))
    return done if known is None else known(verb, at)


SPOKEN: dict[type, Callable[[Any, Any], list[Any]]] = {
    t.Originate: lambda verb, at: [
        t.LegAnswered(at=at, settles=verb.id, leg=verb.leg),
        t.LegAnswered(at=at, leg=verb.leg),
        t.LegRinging(at=at, leg=verb.leg),
        t.LegEnded(at=at, settles=verb.id, leg=verb.leg, cause=t.HangupCause.BUSY, by=t.By.THEM),
    ],
    t.Answer: lambda verb, at: [t.LegAnswered(at=at, settles=verb.id, leg=verb.leg)],
    t.HangUp: lambda verb, at: [
        t.LegEnded(at=at, settles=verb.id, leg=verb.leg, cause=t.HangupCause.NORMAL, by=t.By.US)
    ],
    t.ProbeStation: lambda verb, at: [
        t.StationReachable(at=at, settles=verb.id, station=verb.station),
        t.StationUnreachable(at=at, settles=verb.id, station=verb.station, cause="503"),
    ],
    t.MeasureLeg: lambda verb, at: [
        t.LegMeasured(
            at=at, settles=verb.id, leg=verb.leg, duration=5_000, quality=t.Quality(sent=250, received=250)
        )
    ],
    t.StopRecording: lambda verb, at: [
        t.RecordingFinished(at=at, settles=verb.id, recording=verb.recording, name="x.wav", length=1)
    ],
    t.Play: lambda verb, at: [
        t.PlayFinished(at=at, settles=verb.id, play=verb.play, complete=True),
        t.VerbDone(at=at, settles=verb.id),
        t.PlayStarted(at=at, play=verb.play, length=4_000),
    ],
}


class AnyDay(RuleBasedStateMachine):
    """One day; `new_floor` opens the center."""

    def __init__(self, new_floor: Callable[[], Any]) -> None:
        super().__init__()
        self.floor = new_floor(adjust=partial(with_worksheet, strict=False))
        self.legs = [LegId("never")]
        self.heard: list[Heard] = []
        self.timers: list[Timer] = []
        self.logins = [LoginId("never")]

    def ask(self, command: Any) -> Any:
        """Ask; a refusal is an answer as well, and the floor proves that it changed nothing.

        What the rules allow is not refused for a reason of the state.
        """
        allowed = self.allows(command)
        answer, reason = self.outcome(command)
        assert not (allowed and reason in OF_THE_STATE), (command, reason)
        self.remember()
        return answer

    def outcome(self, command: Any) -> tuple[Any, Reason | None]:
        """The answer, or why there is none."""
        try:
            return self.floor.decide(command), None
        except Refusal as refusal:
            self.floor.prove()
            return None, refusal.reason

    def allows(self, command: Any) -> bool:
        """Is there a rule for this command which allows it now? Which participant is meant is no rule's."""
        world = self.floor.core._world
        try:
            rule = rule_of(world, command)
            allowed = self.floor.core.answer(OperationsAllowed(seat=command.seat))
        except Refusal:
            return False
        return rule is not None and rule.name in allowed and type(command) is not ParkParticipant

    def tell(self, signal: Any) -> None:
        self.floor.told += 1
        heard = Heard(engine=self.floor.engine, number=self.floor.told, signal=signal)
        self.heard += [heard][: not isinstance(signal, t.EngineLost)]  # that one has no number of its own
        self.floor.decide(heard)
        self.remember()

    def remember(self) -> None:
        known = {getattr(verb, "leg", None) for verb in self.floor.core.outstanding} - {None}
        self.legs += sorted(known - set(self.legs))
        self.timers += [timer for timer in self.floor.core.timers if timer not in self.timers]

    @initialize(names=st.lists(NAMES, unique=True))
    def morning(self, names: list[str]) -> None:
        for name in names:
            self.go_to_work(name)

    @rule(name=NAMES, station=STATIONS, hosted=st.booleans())
    def start_login(self, name: str, station: str, hosted: bool) -> None:
        seat = self.floor.seat(name) if hosted else "local"
        login = self.ask(
            StartLogin(seat=seat, user_name=name, station_type=StationType.VOIP, station=station)
        )
        self.logins += [login] if login is not None else []

    @rule(name=NAMES, data=st.data(), verified=st.sampled_from([True, True, False]))
    def confirm_login(self, name: str, data: Any, verified: bool) -> None:
        login = data.draw(st.sampled_from(self.logins[-3:]))
        for seat in ("local", self.floor.seat(name)):
            self.ask(ConfirmLogin(seat=seat, login=login, verified=verified))

    @rule(name=NAMES)
    def come_to_work(self, name: str) -> None:
        self.go_to_work(name)

    def go_to_work(self, name: str) -> None:
        """The usual login, so that the day is not spent on failed ones."""
        seat, station = self.floor.seat(name), self.floor.STATIONS[name]
        login = self.ask(
            StartLogin(seat=seat, user_name=name, station_type=StationType.VOIP, station=station)
        )
        self.ask(ConfirmLogin(seat=seat, login=login, verified=True))
        self.tell(t.StationReachable(at=self.floor.now, station=station))
        self.ask(SetReady(seat=seat, state=ReadyState.READY))

    @rule(name=NAMES, what=st.sampled_from(sorted(ASKED)), data=st.data())
    def agent_asks(self, name: str, what: str, data: Any) -> None:
        seat = data.draw(st.sampled_from([self.floor.seat(name), self.floor.seat(name), "local"]))
        self.ask(ASKED[what](data.draw, seat))

    @rule(name=NAMES, data=st.data())
    def agent_asks_of_a_certain_call(self, name: str, data: Any) -> None:
        seat = self.floor.seat(name)
        known = sorted(self.floor.core._world.calls)
        call = data.draw(st.sampled_from([*known, "never"]))
        kind = data.draw(st.sampled_from([AddToConference, RemoveParticipant, ParkParticipant, RetrieveCall]))
        self.ask(kind(seat=seat, call=call))

    @rule(name=NAMES, whom=WATCHED, what=st.sampled_from(sorted(WRITTEN)), data=st.data())
    def users_write_to_each_other(self, name: str, whom: int, what: str, data: Any) -> None:
        chats = sorted(self.floor.core._world.chats.open)
        chat = data.draw(st.sampled_from(["never", *chats][-4:]))
        self.ask(WRITTEN[what](self.floor.seat(name), chat, Whom(id=whom)))

    @rule(name=NAMES, what=st.sampled_from(OF_A_CALLBACK), data=st.data())
    def agent_asks_of_a_callback(self, name: str, what: Any, data: Any) -> None:
        known = sorted(self.floor.core._world.callbacks.all)
        callback = data.draw(st.sampled_from([*known, 7]))
        self.ask(what(data.draw, self.floor.seat(name), callback))

    @rule(records=st.lists(st.sampled_from(RECORDS), unique=True), stale=st.sampled_from([0, 0, 60_000]))
    def records_are_due(self, records: list[ListRecord], stale: int) -> None:
        floor = self.floor
        self.ask(
            OfferRecords(
                seat="local", campaign=SPRING, records=tuple(records), as_of=Milliseconds(floor.now - stale)
            )
        )

    @rule(
        limit=st.sampled_from([None, None, 0, 5_000]),
        then=st.sampled_from(OnTimeout),
        state=st.sampled_from([CampaignState.RUNNING] * 3 + list(CampaignState)),
    )
    def campaign_has_other_manners(self, limit: int | None, then: OnTimeout, state: CampaignState) -> None:
        center = self.floor.core.center
        (spring,) = (each for each in center.campaigns if each.id == SPRING)
        outbound = replace(spring.outbound, limit=limit, on_timeout=then)
        other = replace(spring, outbound=outbound, state=state)
        campaigns = tuple(other if each.id == SPRING else each for each in center.campaigns)
        self.ask(ReplaceCenter(seat="local", center=replace(center, campaigns=campaigns)))

    @rule(after=st.sampled_from([0, 5_000]), log_out=st.booleans(), chance=st.integers(1, 8))
    def the_file_is_read_again(self, after: int, log_out: bool, chance: int) -> None:
        """Seldom maintenance is planned, and something is to be read; else there is neither."""
        plan = PlannedMaintenance(
            begins=self.floor.now + after, ends=self.floor.now + after + 9_000, log_out=log_out
        )
        notice = Notice(id=300000000000101, title="News")
        center = replace(
            self.floor.center,
            maintenance=plan if chance == 8 else None,
            notices=(notice,) if chance == 7 else (),
        )
        self.ask(ReplaceCenter(seat="local", center=center))

    @rule(agent=WATCHED, manner=st.sampled_from(Manner), seat=st.sampled_from(["sue", "sue", "anna"]))
    def supervisor_monitors(self, agent: int, manner: Manner, seat: str) -> None:
        self.ask(Monitor(seat=self.floor.seat(seat), agent=agent, manner=manner))

    @rule(agent=WATCHED, state=st.sampled_from(ReadyState))
    def supervisor_forces_readiness(self, agent: int, state: ReadyState) -> None:
        self.ask(ForceReadiness(seat=self.floor.seat("sue"), agent=agent, state=state))

    @rule(agent=WATCHED, insist=st.booleans())
    def supervisor_forces_logout(self, agent: int, insist: bool) -> None:
        self.ask(ForceLogout(seat=self.floor.seat("sue"), agent=agent, insist=insist))

    @rule(name=NAMES, what=st.sampled_from(["transfer", "confer"]), data=st.data())
    def somebody_else_is_called_and_answers(self, name: str, what: str, data: Any) -> None:
        """A further call as it should go."""
        self.ask(ASKED[what](data.draw, self.floor.seat(name)))
        self.engine_does_its_work()
        for other in self.floor.STATIONS:
            self.ask(PickUp(seat=self.floor.seat(other)))
        self.engine_does_its_work()

    @rule(contacts=st.lists(CONTACTS, unique=True))
    def numbers_are_looked_up(self, contacts: list[Contact]) -> None:
        """All calls that wait for it; each is told twice, as after a restart of whoever looks them up."""
        for call, _ in self.floor.core.answer(ListUnmatchedCalls(seat="local")) * 2:
            self.ask(TellContacts(seat="local", call=call, contacts=tuple(contacts)))

    @rule()
    def everyone_finishes(self) -> None:
        for name, disposition in (
            ("anna", 300000000000021),
            ("bob", 300000000000020),
            ("cara", 300000000000022),
        ):
            self.ask(FinishCall(seat=self.floor.seat(name), disposition=disposition, comments=""))

    @rule(called=CALLED)
    def customer_calls(self, called: str) -> None:
        self.call_in(called)

    def call_in(self, called: str) -> None:
        leg = LegId(f"in-{self.floor.told}-{self.floor.engine}")
        self.legs.append(leg)
        self.tell(
            t.LegIncoming(at=self.floor.now, leg=leg, caller="+12025550150", called=called, trunk="carrier")
        )

    @precondition(lambda self: self.floor.core.outstanding)
    @rule(data=st.data())
    def engine_answers(self, data: Any) -> None:
        verb = data.draw(st.sampled_from(self.floor.core.outstanding))
        self.tell(data.draw(st.sampled_from(answers(verb, self.floor.now))))

    @rule()
    def engine_does_its_work(self) -> None:
        """Everything that was asked, as it should be."""
        for verb in self.floor.core.outstanding:
            self.tell(answers(verb, self.floor.now)[0])

    @rule(called=CALLED)
    def customer_is_served(self, called: str) -> None:
        """A call as it should go, as far as somebody is free."""
        self.call_in(called)
        self.engine_does_its_work()
        self.engine_does_its_work()
        for name in self.floor.STATIONS:
            self.ask(PickUp(seat=self.floor.seat(name)))
        self.engine_does_its_work()

    @rule(name=NAMES)
    def customer_is_dialed(self, name: str) -> None:
        """A manual call as it should go, if the agent is free."""
        self.ask(MakeCall(seat=self.floor.seat(name), number="+12025550177", campaign=None, check_dnc=True))
        self.engine_does_its_work()
        self.engine_does_its_work()

    @precondition(lambda self: self.floor.core.outstanding)
    @rule(data=st.data())
    def engine_fails(self, data: Any) -> None:
        verb = data.draw(st.sampled_from(self.floor.core.outstanding))
        self.tell(t.VerbFailed(at=self.floor.now, settles=verb.id, code="NO", text="no"))

    @rule(data=st.data(), cause=CAUSES, by=st.sampled_from(list(t.By)))
    def leg_ends(self, data: Any, cause: t.HangupCause, by: t.By) -> None:
        leg = data.draw(st.sampled_from(self.legs))
        self.tell(t.LegEnded(at=self.floor.now, leg=leg, cause=cause, by=by))

    @rule(data=st.data())
    def engine_is_odd(self, data: Any) -> None:
        """A signal that fits nothing in particular."""
        leg, at = data.draw(st.sampled_from(self.legs)), self.floor.now - 500
        odd = [
            t.LegAnswered(at=at, leg=leg),
            t.LegRinging(at=at, leg=leg),
            t.LegHeld(at=at, leg=leg),
            t.DtmfReceived(at=at, leg=leg, digit="1"),
            t.LegIncoming(at=at, leg=leg, caller="anonymous", called="+12025550100", trunk="carrier"),
            t.VerbDone(at=at, settles=WishId("never")),
            t.VerbFailed(at=at, settles=WishId("never"), code="NO", text="no"),
            t.PlayFinished(at=at, play=PlayId("never"), complete=False),
            t.RecordingFinished(at=at, recording=RecordingId("never"), name="x", length=0),
            t.StationUnreachable(at=at, station="101", cause="408"),
        ]
        self.tell(data.draw(st.sampled_from(odd)))

    @rule(name=NAMES, called=TARGETS | DIALED, data=st.data())
    def phone_dials(self, name: str, called: str, data: Any) -> None:
        """A desk phone dials by itself, or wants to take the place of some leg."""
        leg = LegId(f"phone-{self.floor.told}-{self.floor.engine}")
        self.legs.append(leg)
        station = self.floor.STATIONS[name]
        replaced = data.draw(st.sampled_from([None, None, None, *self.legs]))
        self.tell(
            t.LegIncoming(
                at=self.floor.now, leg=leg, caller=station, called=called, station=station, replaces=replaced
            )
        )

    @rule(whom=TARGETS, data=st.data())
    def phone_wants_a_transfer(self, whom: str, data: Any) -> None:
        """A desk phone presses its transfer button."""
        leg = data.draw(st.sampled_from(self.legs))
        other = data.draw(st.sampled_from([None, *self.legs]))
        refer = ReferId(f"R{self.floor.told}")
        self.tell(t.ReferRequested(at=self.floor.now, refer=refer, leg=leg, target=whom, replaces=other))

    @rule(data=st.data(), done=st.booleans())
    def carrier_tells_of_its_transfer(self, data: Any, done: bool) -> None:
        kind = t.ReferDone if done else t.ReferFailed
        self.tell(kind(at=self.floor.now, leg=data.draw(st.sampled_from(self.legs)), status=603))

    @rule(station=STATIONS, there=st.booleans())
    def phone_comes_or_goes(self, station: str, there: bool) -> None:
        kind = t.StationRegistered if there else t.StationLost
        self.tell(kind(at=self.floor.now, station=station))

    @rule(name=NAMES, attachment=ATTACHMENTS, gone=st.none() | st.sampled_from(list(t.DetachCause)))
    def audio_comes_or_goes(self, name: str, attachment: str, gone: t.DetachCause | None) -> None:
        """Of a softphone; the engine may tell of one that nobody knows."""
        if gone is None:
            self.floor.attaches(name, attachment)
        else:
            self.floor.detaches(name, gone, attachment)
        self.remember()

    @rule(name=NAMES)
    def come_to_work_with_a_softphone(self, name: str) -> None:
        seat = self.floor.seat(name)
        self.floor.attaches(name, "a1")
        login = self.ask(
            StartLogin(seat=seat, user_name=name, station_type=StationType.SOFTPHONE, station="")
        )
        self.ask(ConfirmLogin(seat=seat, login=login, verified=True))
        agent = self.floor.agent(name)
        if agent is not None and agent.station_leg is not None:
            self.tell(t.LegAnswered(at=self.floor.now, leg=agent.station_leg))
        self.ask(SetReady(seat=seat, state=ReadyState.READY))

    @precondition(lambda self: self.heard)
    @rule(data=st.data())
    def engine_repeats_itself(self, data: Any) -> None:
        self.floor.read()
        before = len(self.floor.journal)
        self.floor.decide(data.draw(st.sampled_from(self.heard)))
        assert len(self.floor.journal) == before

    @precondition(lambda self: self.timers)
    @rule(data=st.data())
    def clock_is_late_or_repeats_itself(self, data: Any) -> None:
        timer = data.draw(st.sampled_from(self.timers))
        self.floor.now = max(self.floor.now, timer.due)
        self.floor.decide(timer)
        self.remember()

    @rule(data=st.data(), keys=st.lists(st.sampled_from("1111234569*#"), min_size=1, max_size=3))
    def somebody_presses_keys(self, data: Any, keys: list[str]) -> None:
        """Those who can mean something by it more than others."""
        calls = self.floor.core._world.calls.values()
        callers = [
            call.customer_leg for call in calls if call.agent is None and call.customer_leg is not None
        ]
        leg = data.draw(st.sampled_from(sorted(callers) or self.legs))
        for key in keys:
            self.tell(t.DtmfReceived(at=self.floor.now, leg=leg, digit=key))

    @rule(milliseconds=st.sampled_from([1, 700, 5_000, 21_000]))
    def time_passes(self, milliseconds: int) -> None:
        self.floor.wait(milliseconds)
        self.remember()

    @rule()
    def vcc_restarts(self) -> None:
        self.floor.restart()

    @rule(back=st.integers(0, 60))
    def vcc_restarts_from_a_snapshot(self, back: int) -> None:
        self.floor.restart_from_snapshot(back)

    @rule(chance=st.integers(1, 8))
    def engine_dies(self, chance: int) -> None:
        assume(chance == 8)
        self.tell(t.EngineLost(at=self.floor.now))

    @rule(data=st.data(), same=st.sampled_from([True, True, True, False]))
    def engine_is_found(self, data: Any, same: bool) -> None:
        """The same one or another, with all or some of its legs."""
        world = self.floor.core._world
        all_of_them = sorted(world.legs)
        some = st.lists(st.sampled_from(self.legs), unique=True)
        legs = data.draw(st.one_of(st.just(all_of_them), st.just(all_of_them), some))
        life = self.floor.engine if same else EngineId(f"E{len(world.past_engines) + 2}")
        self.floor.told, self.floor.engine = self.floor.told if same else 0, life
        self.tell(
            t.EngineUp(
                at=self.floor.now,
                engine=life,
                legs=tuple(t.LegInventory(leg, answered=True) for leg in legs),
                bridges=(BridgeId("loose"),),
                stations=("101", "102", "103", "104"),
            )
        )


def _play(new_floor: Callable[[], Any], examples: int) -> None:
    run_state_machine_as_test(
        partial(AnyDay, new_floor),
        settings=settings(
            max_examples=examples,
            stateful_step_count=60,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_any_day(new_floor: Callable[[], Any]) -> None:
    _play(new_floor, often(200))


def test_any_day_with_menus_and_queues(new_floor: Callable[..., Any]) -> None:
    _play(partial(new_floor, adjust=lively), often(160))
