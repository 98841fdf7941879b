"""A core and a memory engine on one virtual clock, with the link between them as slow as the story wants.

What has been decided travels to the engine (`asked`), what has happened travels back (`told`), one at a time.
A second core hears the facts alone and must stand where the first one stands after every input.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from cordboard.journal.snapshots import SnapshotCodec
from cordboard.telephony.memory import MemoryEngine
from cordboard.telephony.port import Provision
from cordboard.telephony.switchboard import Failure
from cordboard.telephony.wishes import subject
from cordboard.vcc import Core
from cordboard.vcc.center import Center
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import DomainId, EngineId, LegId, Milliseconds, PlayId, RecordingId, StationId
from cordboard.vcc.kernel import Recorded, WishIssued
from cordboard.vcc.telephony import AnyVerb, EngineLost, EngineUp, Heard, Play, SoftphoneInventory

CODEC = SnapshotCodec()
MORNING = Milliseconds(1_700_000_000_000)
PHONES = ("101", "102", "103", "104")


class Exchange(MemoryEngine):
    """A memory engine that shows what lives in it."""

    @property
    def legs(self) -> list[LegId]:
        return list(self._board.legs)

    @property
    def up(self) -> list[LegId]:
        return [each.id for each in self._board.legs.values() if each.state.name == "UP"]

    @property
    def bridges(self) -> set[str]:
        return set(self._board.bridges)

    @property
    def plays(self) -> set[PlayId]:
        return set(self._board.plays)

    @property
    def recordings(self) -> set[RecordingId]:
        return {each for each, tape in self._board.recordings.items() if not tape.stopping}

    def is_deaf(self, leg: LegId) -> bool:
        """Is it a softphone's, without audio?"""
        return self._board.audio_door.is_deaf(leg)

    def lines(self, station: StationId) -> list[LegId]:
        """The lines of a phone that are up."""
        return [
            each.id for each in self._board.legs.values() if each.station == station and each.id in self.up
        ]

    @property
    def softphones(self) -> tuple[SoftphoneInventory, ...]:
        """Those whose audio flows."""
        return self._board.softphones.inventory()

    def is_held_by_them(self, leg: LegId) -> bool:
        return self._board.legs[leg].held_by_them

    def refuse(self, verb: AnyVerb) -> None:
        """The verb cannot be done, for a reason of the engine's own."""
        if self._board.wishes.take(verb.id, subject(verb)):
            self._board.failed(verb.id, Failure.ENGINE_FAULT, "as the story wants it")


def at_once(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """The result of a coroutine that has nothing to wait for."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value
    raise AssertionError("it waits for something")


class Rig:
    """One center at work; `number` tells its domain from that of another story."""

    def __init__(self, center: Center, number: int = 1) -> None:
        self.center = center
        self.domain = DomainId(number)
        self.core, self.shadow = Core(center), Core(center)
        self.now = MORNING
        self.journal: list[Recorded] = []
        self.asked: deque[AnyVerb] = deque()
        self.told: deque[Heard] = deque()
        self.lives = 0
        self.epoch = 0
        self.engine: Exchange | None = None
        self.failing: type | None = None
        """The kind of verb of which the next one fails."""
        self.soft = False
        """Whether one of the agents works with a softphone."""
        self.attached = 0
        """How often its audio was offered."""
        self.silent: set[PlayId] = set()
        """Plays that the engine could not do."""
        self.watchers: list[Callable[[Recorded], None]] = []
        self._given = 0
        self._caught_up = False
        self.engine_comes()

    # -- the core -------------------------------------------------------------------------------

    def fresh(self) -> str:
        self._given += 1
        return f"{self._given:032X}"

    def ask(self, command: Any) -> bool:
        """Whether the answer was yes. A refusal leaves everything as it was."""
        before = len(self.journal)
        try:
            self.decide(command)
        except Refusal:
            assert len(self.journal) == before
            assert self.core._world == self.shadow._world, "a refusal has changed something"
            return False
        return True

    def decide(self, given: Any) -> None:
        """Decide on one input; all that follows from it is written down and on its way."""
        decision = self.core.decide(given, self.now, self.fresh)
        wishes = [self._record(fact) for fact in decision.facts]
        self._send([each for each in wishes if each is not None] + list(decision.passing))

    def _record(self, fact: Any) -> AnyVerb | None:
        recorded = Recorded(number=len(self.journal) + 1, domain=self.domain, at=self.now, fact=fact)
        self.journal.append(recorded)
        self.shadow.replay(recorded)
        for watch in self.watchers:
            watch(recorded)
        return fact.wish if type(fact) is WishIssued else None

    def _send(self, verbs: Sequence[AnyVerb]) -> None:
        """To an engine that we know to be there; what is sent to nobody is sent again later."""
        if self._caught_up:
            self.asked.extend(verbs)

    # -- the link -------------------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Is nothing on its way?"""
        return not self.asked and not self.told

    def obey_one(self) -> None:
        """The engine does the next thing that it was asked for."""
        verb = self.asked.popleft()
        if self.engine is None:
            return
        if type(verb) is self.failing and getattr(verb, "muted", True):
            self.failing = None
            if type(verb) is Play:
                self.silent.add(verb.play)
            self.engine.refuse(verb)
        else:
            self.engine.send([verb])

    def hear_one(self) -> None:
        """The core hears the next thing that has happened."""
        heard = self.told.popleft()
        signal = type(heard.signal)
        if signal is EngineLost:
            self._caught_up = False
        self.decide(heard)
        if signal is EngineUp:
            self._caught_up = True
            self._send(self.core.outstanding)
        if self.engine is not None and signal is not EngineLost:
            self.engine.acknowledge(heard.number)

    def work(self) -> None:
        """Everything on its way arrives, and what follows from it."""
        for _ in range(1_000):
            if self.asked:
                self.obey_one()
            elif self.told:
                self.hear_one()
            else:
                return
        raise AssertionError("core and engine talk to each other for ever")

    # -- time -----------------------------------------------------------------------------------

    def wait(self, milliseconds: int) -> None:
        """Time passes for both; the link keeps what is on it."""
        end = self.now + milliseconds
        while (due := self._next()) is not None and due <= end:
            self.now = Milliseconds(max(self.now, due))
            if self.engine is not None:
                self.engine.handle_timers()
            for timer in [each for each in self.core.timers if each.due <= self.now]:
                self.decide(timer)
        self.now = Milliseconds(end)

    def _next(self) -> int | None:
        dues = [each.due for each in self.core.timers]
        planned = None if self.engine is None else self.engine.next_timer()
        return min([*dues, *([] if planned is None else [planned])], default=None)

    # -- lives and deaths -----------------------------------------------------------------------

    def engine_comes(self) -> None:
        """A new engine, with the phones that are registered."""
        self.lives += 1
        self.engine = Exchange(lambda: self.now, EngineId(f"E{self.lives}"))
        for phone in PHONES:
            self.engine.world.register(StationId(phone))
        self._attach()

    def engine_dies(self) -> None:
        """All its calls with it; what it had told last may still be on its way."""
        self.engine = None
        self.asked.clear()
        heard, number = self.told[-1].engine if self.told else self.core.heard[0], self.core.heard[1]
        assert heard is not None
        self.told.append(Heard(engine=heard, number=number, signal=EngineLost(at=self.now)))

    def vcc_restarts(self) -> None:
        """A new core stands where the journal ends; what was on its way to it comes again."""
        kept = CODEC.encode(len(self.journal), self.now, self.shadow.snapshot())
        self.core = Core(self.center)
        self.core.restore(CODEC.decode(kept))
        lost = [each for each in self.told if type(each.signal) is EngineLost]
        self.asked.clear()
        self.told.clear()
        self._caught_up = False
        self.told.extend(lost)
        if self.engine is not None:
            self._attach()

    def _attach(self) -> None:
        assert self.engine is not None
        self.epoch += 1
        life, heard = self.core.heard
        provision = Provision(realm="demo", stations=self.center.stations, trunks=self.center.trunks)
        at_once(self.engine.attach(self.epoch, provision, life, heard, self.told.append))
