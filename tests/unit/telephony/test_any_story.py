"""Whatever a center asks and the world does, in any order: the switchboard's promises hold."""

from __future__ import annotations

import asyncio
from collections import Counter
from contextlib import suppress
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from often import often

from cordboard.telephony.memory import OFFER, Manners, MemoryEngine
from cordboard.telephony.port import AudioRefused, Provision, SoftphoneOffer
from cordboard.vcc import telephony as words
from cordboard.vcc.center import Station, Transfer, Trunk
from cordboard.vcc.ids import (
    AttachmentId,
    BridgeId,
    LegId,
    Milliseconds,
    PlayId,
    RecordingId,
    StationId,
    TrunkId,
    WishId,
)
from cordboard.vcc.telephony import AnyVerb, Heard, Prompt, ToNumber, ToStation

LEGS = st.sampled_from([LegId(f"leg-{number}") for number in range(4)])
BRIDGES = st.sampled_from([BridgeId("a"), BridgeId("b")])
PLAYS = st.sampled_from([PlayId("p"), PlayId("q"), PlayId("r")])
TAPES = st.sampled_from([RecordingId("t"), RecordingId("u")])
DESKS = st.sampled_from([StationId("101"), StationId("102"), StationId("nobody")])
SOFTPHONES = st.sampled_from([words.softphone_of("mia@demo"), words.softphone_of("ben@demo")])
ATTACHMENTS = st.sampled_from([AttachmentId("a"), AttachmentId("b"), AttachmentId("c")])
STATIONS = st.one_of(DESKS, SOFTPHONES)
OFFERS = st.sampled_from([OFFER, "noise"])
WHERE = st.one_of(
    STATIONS.map(ToStation), st.sampled_from(["+331", "+332"]).map(lambda n: ToNumber(n, TrunkId("t")))
)
SOURCES = st.sampled_from(
    [Prompt("x.wav"), words.Music(), words.Silence(Milliseconds(500)), words.Recorded("t.wav")]
)
MOMENTS = st.one_of(st.none(), st.integers(0, 3000).map(Milliseconds))
TRUNK = Trunk(id=TrunkId("t"), host="192.0.2.1", transfer=Transfer.REFER)
ABOUT_A_LEG = [
    words.Ring,
    words.Answer,
    words.HangUp,
    words.Hold,
    words.Unhold,
    words.Echo,
    words.StopEcho,
]
EPOCH = Milliseconds(1_000_000)
END = words.HangupCause.NORMAL


class AnyStory(RuleBasedStateMachine):
    """A center and a world without sense."""

    def __init__(self) -> None:
        super().__init__()
        self.now = EPOCH
        self.engine = MemoryEngine(lambda: self.now)
        self.log: list[Heard] = []
        self.asked: list[AnyVerb] = []
        self.written = 0
        self.attach(0)

    # -- the center -------------------------------------------------------------------------------

    def attach(self, heard: int) -> None:
        provision = Provision(realm="demo", stations=(Station(id=StationId("101")),), trunks=(TRUNK,))
        asyncio.run(
            self.engine.attach(1, provision, self.log[-1].engine if self.log else None, heard, self.hear)
        )

    def hear(self, heard: Heard) -> None:
        self.log.append(heard)

    def ask(self, verb: type[Any], **fields: Any) -> None:
        asked = verb(id=WishId(f"wish-{len(self.asked)}"), **fields)
        self.asked.append(asked)
        self.engine.send([asked])

    @rule(leg=LEGS, to=WHERE, patience=st.integers(0, 5000))
    def originate(self, leg: LegId, to: words.Destination, patience: int) -> None:
        self.ask(words.Originate, leg=leg, to=to, ring_timeout=Milliseconds(patience))

    @rule(verb=st.sampled_from(ABOUT_A_LEG), leg=LEGS)
    def about_a_leg(self, verb: type[Any], leg: LegId) -> None:
        self.ask(verb, leg=self.arrived(leg))

    @rule(leg=LEGS, duration=st.sampled_from([0, 100, 3000]))
    def measure(self, leg: LegId, duration: int) -> None:
        self.ask(words.MeasureLeg, leg=self.arrived(leg), duration=Milliseconds(duration))

    @rule(leg=LEGS, muted=st.booleans())
    def mute(self, leg: LegId, muted: bool) -> None:
        self.ask(words.Mute, leg=leg, muted=muted)

    @rule(bridge=BRIDGES, legs=st.lists(LEGS, max_size=3))
    def create_bridge(self, bridge: BridgeId, legs: list[LegId]) -> None:
        self.ask(words.CreateBridge, bridge=bridge, legs=tuple(legs))

    @rule(verb=st.sampled_from([words.AddToBridge, words.RemoveFromBridge]), bridge=BRIDGES, leg=LEGS)
    def move(self, verb: type[Any], bridge: BridgeId, leg: LegId) -> None:
        self.ask(verb, bridge=bridge, leg=self.arrived(leg))

    @rule(bridge=BRIDGES, leg=LEGS, role=st.sampled_from(words.Role), ear=st.one_of(st.none(), LEGS))
    def take_a_role(self, bridge: BridgeId, leg: LegId, role: words.Role, ear: LegId | None) -> None:
        self.ask(words.AddToBridge, bridge=bridge, leg=self.arrived(leg), role=role, whisper_to=ear)

    @rule(
        attachment=ATTACHMENTS, station=SOFTPHONES, sdp=st.sampled_from([OFFER, "noise"]), take=st.booleans()
    )
    def attach_audio(self, attachment: AttachmentId, station: StationId, sdp: str, take: bool) -> None:
        offer = SoftphoneOffer(station=station, attachment=attachment, holder="", sdp=sdp, take=take)
        with suppress(AudioRefused):
            asyncio.run(self.engine.attach_audio(offer))

    @rule(attachment=ATTACHMENTS)
    def detach_audio(self, attachment: AttachmentId) -> None:
        with suppress(AudioRefused):
            asyncio.run(self.engine.detach_audio(attachment))

    @rule(station=SOFTPHONES, what=st.sampled_from(["falls_silent", "leaves", "breaks"]))
    def browser_is_gone(self, station: StationId, what: str) -> None:
        with suppress(StopIteration):
            getattr(self.engine.world, f"softphone_{what}")(station)

    @rule(bridge=BRIDGES)
    def destroy_bridge(self, bridge: BridgeId) -> None:
        self.ask(words.DestroyBridge, bridge=bridge)

    @rule(play=PLAYS, leg=st.one_of(st.none(), LEGS), bridge=st.one_of(st.none(), BRIDGES), source=SOURCES)
    def play(self, play: PlayId, leg: LegId | None, bridge: BridgeId | None, source: words.Source) -> None:
        self.ask(words.Play, play=play, leg=leg, bridge=bridge, source=source)

    @rule(play=PLAYS)
    def stop_play(self, play: PlayId) -> None:
        self.ask(words.StopPlay, play=play)

    @rule(verb=st.sampled_from([words.PausePlay, words.ResumePlay]), play=PLAYS)
    def about_a_play(self, verb: type[Any], play: PlayId) -> None:
        self.ask(verb, play=play)

    @rule(play=PLAYS, position=st.integers(-1, 3000))
    def seek(self, play: PlayId, position: int) -> None:
        self.ask(words.SeekPlay, play=play, position=Milliseconds(position))

    @rule(tape=TAPES, left=LEGS, right=LEGS)
    def record(self, tape: RecordingId, left: LegId, right: LegId) -> None:
        self.ask(words.StartRecording, recording=tape, left=left, right=right, name=f"{tape}.wav")

    @rule(tape=TAPES, leg=LEGS, silence=st.sampled_from([0, 500]), longest=st.sampled_from([0, 1500]))
    def record_one_voice(self, tape: RecordingId, leg: LegId, silence: int, longest: int) -> None:
        limits = {"silence": Milliseconds(silence), "longest": Milliseconds(longest)}
        self.ask(words.RecordLeg, recording=tape, leg=self.arrived(leg), name=f"{tape}.wav", **limits)

    @rule(leg=LEGS, quiet=st.booleans())
    def quiet(self, leg: LegId, quiet: bool) -> None:
        self.engine.world.quiet(self.arrived(leg), quiet)

    @rule(tape=TAPES, bridge=BRIDGES, right=LEGS, move=st.booleans())
    def record_a_bridge(self, tape: RecordingId, bridge: BridgeId, right: LegId, move: bool) -> None:
        name = {} if move else {"name": f"{tape}.wav"}
        verb = words.MoveRecording if move else words.StartRecording
        self.ask(verb, recording=tape, bridge=bridge, right=self.arrived(right), **name)

    @rule(
        verb=st.sampled_from([words.PauseRecording, words.ResumeRecording, words.StopRecording]), tape=TAPES
    )
    def about_a_tape(self, verb: type[Any], tape: RecordingId) -> None:
        self.ask(verb, recording=tape)

    @rule(
        leg=LEGS,
        to=st.sampled_from(["", "+333"]),
        replaces=st.one_of(st.none(), LEGS),
        says=st.lists(st.sampled_from([100, 180, 200, 603]), max_size=2),
    )
    def refer(self, leg: LegId, to: str, replaces: LegId | None, says: list[int]) -> None:
        self.talk(leg, ToNumber("+331", TRUNK.id))
        self.ask(words.Refer, leg=leg, to=to, replaces=replaces)
        for status in says:
            self.engine.world.agrees(leg)
            self.engine.world.says(leg, status)

    @rule(status=st.sampled_from([99, 100, 180, 200, 486]), late=st.booleans())
    def report_refer(self, status: int, late: bool) -> None:
        asked = [one.signal.refer for one in self.log if isinstance(one.signal, words.ReferRequested)]
        if asked:
            self.ask(words.ReportRefer, refer=asked[0 if late else -1], status=status)

    @rule(station=STATIONS)
    def probe(self, station: StationId) -> None:
        self.ask(words.ProbeStation, station=station)

    @rule(data=st.data())
    def ask_again(self, data: st.DataObject) -> None:
        before = len(self.log)
        if self.asked:
            self.engine.send([data.draw(st.sampled_from(self.asked))])
        assert len(self.log) == before

    @rule(lost=st.integers(0, 10), confirmed=st.booleans())
    def come_back(self, lost: int, confirmed: bool) -> None:
        """The center dies before its last words are in writing, and comes back."""
        asyncio.run(self.engine.detach())
        kept = max(self.written, len(self.log) - lost)
        del self.log[kept:]
        if confirmed:
            self.written = kept
            self.engine.acknowledge(kept)
        self.attach(kept)

    # -- the world --------------------------------------------------------------------------------

    def arrived(self, leg: LegId) -> LegId:
        """Sometimes a leg of ours, sometimes one that came to us."""
        arrivals = [one.signal.leg for one in self.log if isinstance(one.signal, words.LegIncoming)]
        return arrivals[-1] if arrivals and leg == "leg-3" else leg

    @rule(station=DESKS, there=st.booleans())
    def register(self, station: StationId, there: bool) -> None:
        (self.engine.world.register if there else self.engine.world.unregister)(station)

    @rule(who=st.sampled_from(["101", "102", "+331"]), rings=MOMENTS, answers=MOMENTS, refuses=MOMENTS)
    def behaves(
        self,
        who: str,
        rings: Milliseconds | None,
        answers: Milliseconds | None,
        refuses: Milliseconds | None,
    ) -> None:
        self.engine.world.behaves(who, Manners(rings=rings, answers=answers, refuses=refuses))

    @rule()
    def arrive(self) -> None:
        self.engine.world.arrive(TrunkId("t"), "+33140000001", "+33180000000")

    @rule(
        leg=LEGS,
        what=st.sampled_from(
            ["rings", "far_end_answers", "refuses", "hangs_up", "holds", "unholds", "loses_media"]
        ),
    )
    def happen(self, leg: LegId, what: str) -> None:
        getattr(self.engine.world, what)(self.arrived(leg))

    @rule(leg=LEGS, to=st.sampled_from([ToStation(StationId("101")), ToNumber("+331", TRUNK.id)]))
    def talk(self, leg: LegId, to: words.Destination) -> None:
        """Somebody is called and answers, which chance alone brings about too seldom."""
        self.engine.world.register(StationId("101"))
        self.ask(words.Originate, leg=leg, to=to)
        self.engine.world.far_end_answers(leg)

    @rule(leg=LEGS, replaces=st.one_of(st.none(), LEGS))
    def wants_transfer(self, leg: LegId, replaces: LegId | None) -> None:
        self.talk(leg, ToStation(StationId("101")))
        self.engine.world.refers(leg, "102", replaces=replaces)

    @rule(leg=LEGS)
    def press(self, leg: LegId) -> None:
        self.engine.world.presses(self.arrived(leg), "5")

    @rule(milliseconds=st.integers(1, 40_000))
    def time_goes_by(self, milliseconds: int) -> None:
        end = Milliseconds(self.now + milliseconds)
        while (due := self.engine.next_timer()) is not None and due <= end:
            self.now = due
            self.engine.handle_timers()
        self.now = end

    @invariant()
    def audio_comes_and_goes_in_turn(self) -> None:
        """Of each attachment: perhaps that it flows, then once that it is over; one at a time flows."""
        flowing: dict[StationId, AttachmentId] = {}
        for one in self.log:
            signal = one.signal
            if isinstance(signal, words.SoftphoneAttached):
                assert signal.station not in flowing
                flowing[signal.station] = signal.attachment
            elif isinstance(signal, words.SoftphoneDetached):
                flowing = {key: one for key, one in flowing.items() if one != signal.attachment}
        held = {one.station: one.attachment for one in self.engine._board.softphones.inventory()}
        assert held == flowing

    # -- the promises -----------------------------------------------------------------------------

    @invariant()
    def numbers_have_no_gaps(self) -> None:
        assert [one.number for one in self.log] == list(range(1, len(self.log) + 1))

    @invariant()
    def time_does_not_run_backwards(self) -> None:
        times = [one.signal.at for one in self.log]
        assert times == sorted(times)

    @invariant()
    def no_wish_is_settled_twice(self) -> None:
        settled = Counter(one.signal.settles for one in self.log if one.signal.settles is not None)
        assert all(times == 1 for times in settled.values())

    @invariant()
    def what_has_expired_was_asked_for(self) -> None:
        signals = [one.signal for one in self.log]
        asked = {one.refer for one in signals if isinstance(one, words.ReferRequested)}
        expired = [one.refer for one in signals if isinstance(one, words.ReferExpired)]
        assert len(expired) == len(set(expired))
        assert asked.issuperset(expired)

    @invariant()
    def nothing_breaks(self) -> None:
        codes = {one.signal.code for one in self.log if isinstance(one.signal, words.VerbFailed)}
        assert "ENGINE_FAULT" not in codes

    @invariant()
    def a_leg_has_one_life_after_the_other(self) -> None:
        """Each leg's signals read: a beginning, an answer at most, an end; then perhaps another life."""
        up: dict[LegId, bool] = {}
        for one in self.log:
            signal = one.signal
            if isinstance(signal, words.LegAnswered):
                assert not up.get(signal.leg, False)
                up[signal.leg] = True
            elif isinstance(signal, words.LegEnded):
                up[signal.leg] = False

    @invariant()
    def the_world_can_be_asked(self) -> None:
        """Nobody hears or records who is not there, and nobody hears themselves without an echo."""
        up = self.engine._board
        for leg in up.legs.values():
            heard = self.engine.world.hears(leg.id).people
            assert heard <= up.legs.keys()
            assert leg.id not in heard or leg.echo
        for tape in up.recordings:
            self.engine.world.recorded(tape)

    def teardown(self) -> None:
        """When everybody has hung up and time has passed, every wish has been settled."""
        legs = {verb.leg for verb in self.asked if isinstance(verb, words.Originate)}
        arrivals = {one.signal.leg for one in self.log if isinstance(one.signal, words.LegIncoming)}
        for leg in sorted(legs | arrivals):
            self.ask(words.HangUp, leg=leg)
        for bridge in (BridgeId("a"), BridgeId("b")):
            self.ask(words.DestroyBridge, bridge=bridge)
        self.time_goes_by(100_000)
        settled = {one.signal.settles for one in self.log}
        assert [verb for verb in self.asked if verb.id not in settled] == []
        ended = Counter(one.signal.play for one in self.log if isinstance(one.signal, words.PlayFinished))
        begun = Counter(
            verb.play
            for verb in self.asked
            if isinstance(verb, words.Play)
            and any(
                isinstance(one.signal, words.VerbDone) and one.signal.settles == verb.id for one in self.log
            )
        )
        assert ended == begun
        asyncio.run(self.engine.detach())
        self.attach(self.log[-1].number)
        up = self.log[-1].signal
        assert isinstance(up, words.EngineUp)
        assert (up.legs, up.bridges, up.recordings, up.plays) == ((), (), (), ())


TestAnyStory = AnyStory.TestCase
TestAnyStory.settings = settings(max_examples=often(240), stateful_step_count=40, deadline=None)
