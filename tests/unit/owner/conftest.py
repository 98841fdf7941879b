"""A small house around the owner: a core by script, an engine by script, a clock that only we move."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from itertools import count
from typing import Any

import pytest

from cordboard.journal.memory import MemoryJournal
from cordboard.journal.port import JournalUnavailable
from cordboard.owner.loop import Owner
from cordboard.telephony.port import (
    AudioFault,
    AudioRefused,
    EngineUnavailable,
    Provision,
    SignalSink,
    SoftphoneAnswer,
    SoftphoneOffer,
)
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import (
    AttachmentId,
    DomainId,
    EngineId,
    LegId,
    ListenerId,
    Milliseconds,
    SeatId,
    TimerId,
    WishId,
)
from cordboard.vcc.kernel import (
    Decision,
    Fact,
    Recorded,
    SignalHeard,
    Timer,
    TimerCancelled,
    TimerFired,
    TimerSet,
    WishIssued,
    WishSettled,
)
from cordboard.vcc.listeners import AddListener, Listener, ListenerAdded
from cordboard.vcc.queries import GetStatus
from cordboard.vcc.snapshot import WorldSnapshot
from cordboard.vcc.telephony import (
    Answer,
    AnyVerb,
    DtmfReceived,
    EngineLost,
    EngineUp,
    Heard,
    LegIncoming,
    VerbDone,
)

DOMAIN = DomainId(7)
SEAT = SeatId("local")
MORNING = Milliseconds(1_700_000_000_000)


class VirtualClock:
    """Time passes when the test says so."""

    def __init__(self) -> None:
        self.moment = MORNING
        self._order = count()
        self._alarms: list[tuple[int, int, Callable[[], None]]] = []
        self._cancelled: set[int] = set()

    def now(self) -> Milliseconds:
        return self.moment

    def after(self, delay: Milliseconds, action: Callable[[], None]) -> Callable[[], None]:
        order = next(self._order)
        heapq.heappush(self._alarms, (self.moment + delay, order, action))
        return lambda: self._cancelled.add(order)

    async def advance(self, duration: int) -> None:
        end = self.moment + duration
        await settle()
        while self._alarms and self._alarms[0][0] <= end:
            due, order, action = heapq.heappop(self._alarms)
            self.moment = Milliseconds(max(self.moment, due))
            (lambda: None if order in self._cancelled else action())()
            await settle()
        self.moment = Milliseconds(max(self.moment, end))


async def settle() -> None:
    """Let everything happen that can happen now. Nothing in these tests waits for the world."""
    for _ in range(20):
        await asyncio.sleep(0)


class ToyCore:
    """Does what the name of a new listener says: `wish`, `timer MS KIND`, `cancel`, `refuse`, `crash`, …"""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.wishes: dict[WishId, AnyVerb] = {}
        self.running: dict[TimerId, Timer] = {}
        self.heard: tuple[EngineId | None, int] = (None, 0)

    @property
    def outstanding(self) -> tuple[AnyVerb, ...]:
        return tuple(self.wishes.values())

    @property
    def center(self) -> Any:
        return None

    @property
    def passwords(self) -> tuple[Any, ...]:
        return ()

    @property
    def timers(self) -> tuple[Timer, ...]:
        return tuple(self.running.values())

    def answer(self, query: Any) -> Any:
        if query.seat == "nobody":
            raise Refusal(Reason.NOT_LOGGED_IN, "log in first")
        if query.seat == "broken":
            raise ZeroDivisionError
        return list(self.names)

    def replay(self, recorded: Recorded) -> None:
        self._apply(recorded.fact)

    def snapshot(self) -> WorldSnapshot:
        return WorldSnapshot(
            listeners=tuple(added(name).listener for name in self.names),
            wishes=self.outstanding,
            timers=self.timers,
            heard=self.heard,
        )

    def restore(self, taken: WorldSnapshot) -> None:
        self.names = [listener.name for listener in taken.listeners]
        self.wishes = {wish.id: wish for wish in taken.wishes}
        self.running = {timer.id: timer for timer in taken.timers}
        self.heard = taken.heard

    def decide(self, input: Any, now: Milliseconds, fresh: Callable[[], str]) -> Decision:  # noqa: A002 - the core's word
        facts: list[Fact] = []
        for fact in self._decide(input, now, fresh):
            self._apply(fact)
            facts.append(fact)
        answer = input.name if isinstance(input, AddListener) else None
        return Decision(answer=answer, facts=tuple(facts))

    def _decide(self, taken: Any, now: Milliseconds, fresh: Callable[[], str]) -> Iterator[Fact]:
        if isinstance(taken, Heard):
            yield from self._hear(taken, fresh)
        elif isinstance(taken, Timer):
            yield from self._fire(taken)
        else:
            yield from self._obey(taken.name, now, fresh)

    def _obey(self, name: str, now: Milliseconds, fresh: Callable[[], str]) -> Iterator[Fact]:
        word, *rest = name.split()
        if word == "refuse":
            raise Refusal(Reason.WRONG_STATE, f"no, for there are {len(self.names)}")
        yield added(name)
        if word == "wish":
            yield WishIssued(wish=Answer(id=WishId(fresh()), leg=LegId(name)))
        if word == "timer":
            timer = Timer(
                id=TimerId(fresh()), due=Milliseconds(now + int(rest[0])), kind=rest[1], subject=name
            )
            yield TimerSet(timer=timer)
        if word == "cancel":
            for timer_id in tuple(self.running):
                yield TimerCancelled(timer=timer_id)
        if word == "crash":
            raise ZeroDivisionError
        if word == "unreadable":
            yield TimerFired(timer=5)  # type: ignore[arg-type] # the bug that the test is about

    def _hear(self, heard: Heard, fresh: Callable[[], str]) -> Iterator[Fact]:
        life, last = self.heard
        signal = heard.signal
        if type(signal) is EngineLost or (heard.engine == life and heard.number <= last):
            return
        yield SignalHeard(engine=heard.engine, number=heard.number)
        if signal.settles in self.wishes:
            yield WishSettled(wish=signal.settles)
        if isinstance(signal, DtmfReceived):
            raise ZeroDivisionError
        if isinstance(signal, LegIncoming):
            yield added(f"call {signal.leg}")
            yield WishIssued(wish=Answer(id=WishId(fresh()), leg=signal.leg))

    def _fire(self, timer: Timer) -> Iterator[Fact]:
        if timer.id not in self.running:
            return
        yield TimerFired(timer=timer.id)
        if timer.kind == "bad":
            raise ZeroDivisionError
        yield added(f"fired {timer.subject}")

    def _apply(self, fact: Any) -> None:
        if isinstance(fact, ListenerAdded):
            self.names.append(fact.listener.name)
        elif isinstance(fact, WishIssued):
            self.wishes[fact.wish.id] = fact.wish
        elif isinstance(fact, WishSettled):
            del self.wishes[fact.wish]
        elif isinstance(fact, SignalHeard):
            self.heard = (fact.engine, fact.number)
        elif isinstance(fact, TimerSet):
            self.running[fact.timer.id] = fact.timer
        elif isinstance(fact, TimerCancelled | TimerFired):
            self.running.pop(fact.timer, None)


def added(name: str) -> ListenerAdded:
    return ListenerAdded(listener=Listener(id=ListenerId(name), seat=SEAT, name=name, added_at=MORNING))


class ScriptedEngine:
    """Keeps the port's promises: an epoch, kept signals, wishes done once. `story` is what it was told."""

    def __init__(self) -> None:
        self.story: list[tuple[str, Any]] = []
        self.life = EngineId("first life")
        self.kept: list[Heard] = []
        self.done: dict[WishId, AnyVerb] = {}
        self.obedient = False
        self.unreachable = 0
        self.broken = False
        self.epoch = 0
        self._number = 0
        self._sink: SignalSink | None = None

    async def attach(
        self, epoch: int, provision: Provision, engine: EngineId | None, heard: int, sink: SignalSink
    ) -> None:
        self.story.append(("attach", epoch))
        if self.unreachable:
            self.unreachable -= 1
            raise EngineUnavailable("nobody there")
        assert epoch >= self.epoch, "fenced out"
        self.epoch, self._sink = epoch, sink
        if engine == self.life:
            self.acknowledge_silently(heard)
        for each in tuple(self.kept):
            sink(each)
        self.say(EngineUp(at=MORNING, engine=self.life))

    def send(self, verbs: Sequence[AnyVerb]) -> None:
        self.story.append(("send", [verb.id for verb in verbs]))
        if self.broken:
            raise ZeroDivisionError
        for verb in verbs:
            if verb.id not in self.done and self.obedient:
                self.done[verb.id] = verb
                self.say(VerbDone(at=MORNING, settles=verb.id))

    async def attach_audio(self, offer: SoftphoneOffer) -> SoftphoneAnswer:
        raise AudioRefused(AudioFault.NO_PORT, "no softphones here")

    async def restart_audio(self, attachment: AttachmentId, sdpfrag: str) -> str:
        raise AudioRefused(AudioFault.NOT_ATTACHED, attachment)

    async def detach_audio(self, attachment: AttachmentId) -> None:
        raise AudioRefused(AudioFault.NOT_ATTACHED, attachment)

    def acknowledge(self, number: int) -> None:
        self.story.append(("acknowledge", number))
        self.acknowledge_silently(number)

    async def detach(self) -> None:
        self.story.append(("detach", None))
        self._sink = None

    # -- what the test does ---------------------------------------------------------------------

    def acknowledge_silently(self, number: int) -> None:
        self.kept = [each for each in self.kept if each.number > number]

    def say(self, signal: Any) -> None:
        self._number += 1
        heard = Heard(engine=self.life, number=self._number, signal=signal)
        self.kept.append(heard)
        if self._sink is not None:
            self._sink(heard)

    def ring(self, leg: str) -> None:
        self.say(LegIncoming(at=MORNING, leg=LegId(leg), caller="+491", called="+492"))

    def press(self, leg: str) -> None:
        self.say(DtmfReceived(at=MORNING, leg=LegId(leg), digit="1"))

    def lose_controller(self) -> None:
        self._sink = None

    def die(self) -> None:
        sink, self._sink = self._sink, None
        life, self.life, self.kept, self._number = self.life, EngineId("next life"), [], 0
        sink(Heard(engine=life, number=0, signal=EngineLost(at=MORNING)))

    def told(self, what: str) -> list[Any]:
        return [value for word, value in self.story if word == what]


class TroubledJournal(MemoryJournal):
    """Fails as often as the test says: `failing` commits, `unreadable` reads, `unconfirmed` commits."""

    def __init__(self) -> None:
        super().__init__()
        self.story: list[tuple[str, Any]] = []
        self.failing = 0
        self.unreadable = 0
        self.unconfirmed = 0
        self.nothing = 0

    def append(
        self, domain: DomainId, expected: int, at: Milliseconds, facts: Sequence[Fact]
    ) -> list[Recorded]:
        if self.failing:
            self.failing -= 1
            raise JournalUnavailable("the disk is full")
        recorded = super().append(domain, expected, at, facts)
        self.story.append(("commit", len(facts)))
        if self.unconfirmed:
            self.unconfirmed -= 1
            raise JournalUnavailable("the disk went away")
        return recorded

    def read(self, domain: DomainId, after: int = 0, upto: int | None = None) -> Iterator[Recorded]:
        if self.unreadable:
            self.unreadable -= 1
            raise JournalUnavailable("the disk went away")
        return super().read(domain, after, upto)


class NoCredentials:
    """Knows one password."""

    async def verify(self, user_name: str, password: str, client: str = "") -> bool:
        return (user_name, password) == ("ada", "right")


class House:
    """One journal, one engine, and the owners that come and go."""

    Refusal = Refusal

    def __init__(self, clock: VirtualClock, new_core: Callable[[], Any] = ToyCore) -> None:
        self.clock = clock
        self.new_core = new_core
        self.story: list[tuple[str, Any]] = []
        self.journal = TroubledJournal()
        self.journal.story = self.story
        self.engine = ScriptedEngine()
        self.engine.story = self.story
        self.owner: Owner = self._new_owner(epoch=1)
        self.ids = count(1)

    def _new_owner(self, epoch: int) -> Owner:
        return Owner(
            domain=DOMAIN,
            core=self.new_core,
            journal=self.journal,
            engine=self.engine,
            provision=Provision(realm="example.com"),
            epoch=epoch,
            credentials=NoCredentials(),  # type: ignore[arg-type] # it has all that the owner needs
            clock=self.clock,
            fresh=lambda: f"id {next(self.ids)}",
        )

    async def restart(self) -> None:
        """A new process takes over, as after `kill -9`: the old one neither stops nor says goodbye."""
        self.kill()
        self.owner = self._new_owner(self.engine.epoch + 1)
        await self.owner.start()

    def kill(self) -> None:
        self.engine.lose_controller()
        self.owner._stopping = self.owner._paused = True
        self.owner._timers.stop()
        for task in {self.owner._attachment._task, self.owner._snapshots._task} - {None}:
            task.cancel()

    def listen(self, *, ahead: bool = False) -> None:
        """Write the numbers of the facts into the story."""
        subscribe = self.owner.subscribe_ahead if ahead else self.owner.subscribe
        subscribe(lambda each: self.story.append(("fact", each.number)))

    def submit(self, name: str) -> asyncio.Task[Any]:
        return asyncio.create_task(self._submit(name))

    async def _submit(self, name: str) -> Any:
        try:
            answer = await self.owner.submit(AddListener(seat=SEAT, name=name))
        except Refusal as refusal:
            self.story.append(("refusal", refusal.reason.value))
            return refusal.reason.value
        self.story.append(("answer", answer))
        return answer

    async def names(self) -> list[str]:
        return list(await self.owner.ask(GetStatus(seat=SEAT)))

    def written(self) -> list[str]:
        """The names in the journal."""
        facts = [each.fact for each in MemoryJournal.read(self.journal, DOMAIN)]
        return [fact.listener.name for fact in facts if isinstance(fact, ListenerAdded)]

    def facts(self, kind: type) -> list[Any]:
        return [each.fact for each in MemoryJournal.read(self.journal, DOMAIN) if isinstance(each.fact, kind)]

    def recorded(self) -> list[Recorded]:
        return list(MemoryJournal.read(self.journal, DOMAIN))

    def told(self, *words: str) -> list[tuple[str, Any]]:
        return [entry for entry in self.story if entry[0] in words]

    settle = staticmethod(settle)


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
async def house(clock: VirtualClock) -> AsyncIterator[House]:
    """A house whose owner runs, with an engine that is up."""
    house = House(clock)
    await house.owner.start()
    house.story.clear()
    yield house
    await house.owner.stop()


@pytest.fixture
async def empty_house(clock: VirtualClock) -> AsyncIterator[House]:
    """A house whose owner has not been started."""
    house = House(clock)
    yield house
    await house.owner.stop()


@pytest.fixture(scope="session")
def new_house() -> Callable[[], House]:
    """For tests that need a house for each example."""
    return lambda: House(VirtualClock())
