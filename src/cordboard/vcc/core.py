"""The core: commands, signals and due timers in, one at a time; facts, wishes and answers out.

Pure and deterministic: the same inputs, moments and ids give the same facts, and the same facts give
the same world. A refused input leaves the world as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any

from . import snapshot
from .agents import PasswordChanged
from .allowed import admit
from .center import Center
from .conclusion import conclude
from .directory import Directory
from .errors import Refusal
from .ids import EngineId, Milliseconds
from .kernel import Command, Decision, Input, Query, Recorded, SignalHeard, Timer, TimerFired
from .listeners import Listener
from .snapshot import WorldSnapshot
from .telephony import AnyVerb, EngineLost, Heard
from .wiring import COMMANDS, QUERIES, TIMERS, react
from .work import Work
from .world import World


class Core:
    """One domain's decisions, and its live state in memory. `imported_dnc` is asked, never copied."""

    def __init__(self, center: Center, imported_dnc: Container[str] = frozenset()) -> None:
        self._world = World(Directory(center), imported_dnc=imported_dnc)

    def decide(self, input: Input, now: Milliseconds, fresh: Callable[[], str]) -> Decision:  # noqa: A002 - the field's word for it
        """Decide on one input; every fact of the decision has been applied to the world.

        `fresh()` gives 32 upper-case hex digits, each time new. Raises Refusal (commands only), with the
        world untouched.
        """
        if isinstance(input, Heard):
            return self._hear(input, now, fresh)
        if isinstance(input, Timer):
            return self._fire(input, now, fresh)
        return self._obey(input, now, fresh)

    def replay(self, recorded: Recorded) -> None:
        """Let a committed fact have happened: at start-up, or to rebuild after a failed commit."""
        self._world.apply(recorded.fact)

    def snapshot(self) -> WorldSnapshot:
        """The whole world now; a core that restores it goes on as this one would."""
        return snapshot.take(self._world)

    def restore(self, taken: WorldSnapshot) -> None:
        """Begin with that world, in place of replaying the facts that led to it."""
        imported = self._world.imported_dnc
        self._world = snapshot.restore(self._world.directory, taken, imported)

    def answer(self, query: Query) -> Any:
        """Answer a question from memory. Raises Refusal; changes nothing."""
        return QUERIES[type(query)](self._world, query)

    @property
    def outstanding(self) -> tuple[AnyVerb, ...]:
        """The wishes that no signal has settled, oldest first."""
        return tuple(self._world.wishes.values())

    @property
    def passwords(self) -> tuple[PasswordChanged, ...]:
        """The passwords that users have given themselves."""
        return tuple(self._world.passwords.values())

    @property
    def center(self) -> Center:
        """The center in force."""
        return self._world.directory.center

    @property
    def timers(self) -> tuple[Timer, ...]:
        """The timers that run."""
        return tuple(self._world.timers.values())

    @property
    def heard(self) -> tuple[EngineId | None, int]:
        """The engine life that was heard last, and the number of its last signal."""
        return self._world.heard

    @property
    def listeners(self) -> tuple[Listener, ...]:
        """Who listens, at every seat."""
        return tuple(self._world.listeners.values())

    def _obey(self, command: Command, now: Milliseconds, fresh: Callable[[], str]) -> Decision:
        work = Work(self._world, now, fresh)
        try:
            admit(self._world, command)
            answer = COMMANDS[type(command)](work, command)
        except Refusal:
            assert not work.facts, f"{type(command).__name__} was refused after its first fact"
            raise
        conclude(work)
        return Decision(answer=answer, facts=tuple(work.facts), passing=tuple(work.passing))

    def _fire(self, timer: Timer, now: Milliseconds, fresh: Callable[[], str]) -> Decision:
        running = self._world.timers.get(timer.id)
        if running is None:
            return Decision()
        work = Work(self._world, now, fresh)
        work.record(TimerFired(timer=timer.id))
        TIMERS[running.kind](work, running.subject)
        conclude(work)
        return Decision(facts=tuple(work.facts))

    def _hear(self, heard: Heard, now: Milliseconds, fresh: Callable[[], str]) -> Decision:
        if not self._is_news(heard):
            return Decision()
        work = Work(self._world, now, fresh, at=heard.signal.at)
        life, last = self._world.heard
        new_life = life not in {None, heard.engine}
        number = heard.number if new_life else max(last, heard.number)
        work.record(SignalHeard(engine=heard.engine, number=number))
        if new_life:  # the first word of a new engine is the end of the old one
            react(work, EngineLost(at=heard.signal.at))
        react(work, heard.signal)
        conclude(work)
        return Decision(facts=tuple(work.facts))

    def _is_news(self, heard: Heard) -> bool:
        """False for a signal that was heard before, or that comes from an engine long gone.

        The link makes EngineLost itself and knows no number for it: it counts while an engine is up.
        """
        life, last = self._world.heard
        if heard.engine in self._world.past_engines:
            return False
        if type(heard.signal) is EngineLost:
            return self._world.engine_up
        return heard.engine != life or heard.number > last
