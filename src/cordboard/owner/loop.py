"""The owner of a domain: takes commands and signals in turn, writes down what follows, then tells.

Each queued input is decided in order; then, without yielding, one commit takes all their facts; only
then does anything leave: facts to the seats and wishes to the engine, and when the polls that waited for
it have been answered, facts to everybody else, answers, timers. Memory never holds what is not in the
journal: after a failed commit or a bug it is built anew from there.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from cordboard.journal.port import Journal, JournalConflict, JournalUnavailable
from cordboard.telephony.port import Engine, Provision
from cordboard.vcc.agents import PasswordChanged
from cordboard.vcc.center import Center
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import LOCAL_SEAT, DomainId, Milliseconds
from cordboard.vcc.kernel import Command, Input, Query, Recorded, Timer
from cordboard.vcc.listeners import Listener
from cordboard.vcc.telephony import EngineUp, Heard

from .backoff import Backoff
from .batch import Batch, Queued
from .clock import Moments
from .credentials import Credentials, Passwords, without_secrets
from .engine import Attachment
from .fresh import fresh_id
from .memory import Memory
from .ports import Clock, Core
from .snapshots import Retention, Snapshots
from .subscribers import Sink, Subscribers
from .timers import Timers

log = logging.getLogger(__name__)

BATCH = 256
"""Inputs decided together at most: other work on the event loop must get its turn."""
GRACE = Milliseconds(2_000)
"""How long a start waits for a living engine to tell what happened meanwhile, before timers fire."""
BAD_TIMER_DELAY = Milliseconds(10_000)
"""How long a timer waits whose handler crashed."""

RETENTION = Retention()


@dataclass(slots=True)
class Counts:
    """What an operator wants to see growing, or not."""

    inputs: int = 0
    commits: int = 0
    facts: int = 0
    failed_commits: int = 0
    crashes: int = 0


class Owner(Passwords):
    """One domain's VCC, as `seat.port.VccLink` wants it.

    `core` makes an empty core. `epoch` comes from `owner.engine.raise_epoch`. `start` comes before
    everything else, `stop` at the end; the journal and the credentials belong to whoever made them.
    """

    def __init__(
        self,
        *,
        domain: DomainId,
        core: Callable[[], Core],
        journal: Journal,
        engine: Engine,
        provision: Provision,
        epoch: int,
        credentials: Credentials,
        clock: Clock,
        fresh: Callable[[], str] = fresh_id,
        retention: Retention = RETENTION,
    ) -> None:
        self.counts = Counts()
        self._domain = domain
        self._journal = journal
        self.credentials = credentials
        self._clock = clock
        self._fresh = fresh
        self._memory = Memory(domain, core, journal)
        self._moments = Moments(clock)
        moments, memory = self._moments, self._memory
        self._snapshots = Snapshots(
            domain=domain, memory=memory, journal=journal, clock=clock, moments=moments, retention=retention
        )
        self._timers = Timers(clock, self._moments, lambda due: self._take(Queued(due)))
        self._attachment = Attachment(engine, epoch, provision, clock)
        self._backoff = Backoff(Milliseconds(50), Milliseconds(5_000))
        self._queue: deque[Queued] = deque()
        self._subscribers = Subscribers()
        self._caught_up = asyncio.Event()
        self._awake = False
        """A turn is due, or not over yet."""
        self._rest: Callable[[], None] | None = None
        """What is left of that turn."""
        self._paused = False
        self._stopping = False
        self._one_by_one = 0

    # -- life -----------------------------------------------------------------------------------

    async def start(self) -> None:
        """Check and read the journal, attach the engine and catch up with it; without one, go on after GRACE.

        Raises JournalDamaged or JournalUnavailable where the journal cannot be read.
        """
        self._memory.load()
        self._moments.go_on_from(self._memory.at)
        for changed in self._memory.core.passwords:
            self.credentials.change(changed)
        self._timers.reset(self._memory.core.timers)
        self._snapshots.start()
        self._attachment.start(lambda: self._memory.core.heard, self._hear, self._catch_up)
        cancel = self._clock.after(GRACE, self._catch_up)
        await self._caught_up.wait()
        cancel()

    async def stop(self) -> None:
        """Decide what is queued, then take nothing more, and let go of the engine."""
        self._timers.stop()
        self._finish()
        while self._queue and not self._paused:
            self._drain()
            self._finish()
        self._stopping = True
        self._fault_commands()
        await self._attachment.stop()
        await self._snapshots.stop()

    def _catch_up(self) -> None:
        """The living engine has told all, or there is none: overdue timers may fire."""
        if not self._stopping:
            self._timers.start()
        self._caught_up.set()

    # -- the VCC link ---------------------------------------------------------------------------

    async def submit(self, command: Command) -> Any:
        """Decide and commit `command`; its answer. Raises Refusal.

        It is carried out also where the caller stops waiting.
        """
        if self._paused or self._stopping:
            raise _unavailable()
        waiting = asyncio.get_running_loop().create_future()
        self._take(Queued(command, waiting))
        return await waiting

    async def ask(self, query: Query) -> Any:
        """Read live state, as of the last commit. Raises Refusal."""
        if self._memory.stale:
            raise _unavailable()
        try:
            return self._memory.core.answer(query)
        except Refusal:
            raise
        except Exception as error:
            self.counts.crashes += 1
            log.exception("answering %s crashed", type(query).__name__)
            raise _internal() from error

    async def has_prompt(self, file: str) -> bool:
        """Is there a file of that name in the prompt library now?"""
        return await asyncio.to_thread((self._attachment.prompts / f"{file}.wav").is_file)

    async def reconfigure(self, center: Center, provision: Provision) -> None:
        """Let another center be in force: for the core, for passwords, for the engine, in this order.

        `center` is with its secrets. Raises Refusal, and then nothing has changed.
        """
        await self.submit(ReplaceCenter(seat=LOCAL_SEAT, center=without_secrets(center)))
        self.credentials.replace(center.users)
        self._attachment.provide(provision)

    def subscribe(self, sink: Sink) -> Callable[[], None]:
        """Hand every fact committed from now on to `sink`, in order. Answer: how to stop that."""
        return self._subscribers.add(sink)

    def subscribe_ahead(self, sink: Sink) -> Callable[[], None]:
        """As `subscribe`, at the moment of the commit, before everybody else: somebody waits at a seat."""
        return self._subscribers.add(sink, ahead=True)

    def replay(self, after: int) -> Iterator[Recorded]:
        """The committed facts after number `after`, oldest first."""
        return self._journal.read(self._domain, after, self._memory.last)

    def hold(self, reached: Callable[[], int]) -> None:
        """Somebody follows the journal and has come to fact `reached()`: what comes after is not cut off."""
        self._snapshots.hold(reached)

    @property
    def writes(self) -> bool:
        """Whether the journal takes facts now: without it nothing is decided."""
        return not self._paused

    @property
    def first(self) -> int:
        """The number of the oldest fact that `replay` can still give."""
        return self._journal.first(self._domain)

    @property
    def listeners(self) -> tuple[Listener, ...]:
        """The listeners of all seats, as of the last commit."""
        return self._memory.core.listeners

    @property
    def last(self) -> int:
        """The number of the newest committed fact."""
        return self._memory.last

    # -- the loop -------------------------------------------------------------------------------

    def _hear(self, heard: Heard) -> None:
        if not self._stopping:  # it is not acknowledged, so the next start gets it
            self._take(Queued(heard))

    def _take(self, queued: Queued) -> None:
        self._queue.append(queued)
        self._wake()

    def _wake(self) -> None:
        if not self._awake:
            self._awake = True
            asyncio.get_running_loop().call_soon(self._drain)

    def _drain(self) -> None:
        """Begin a turn; the polls that it wakes are answered before its rest."""
        if self._paused or not self._queue:
            self._awake = False
            return
        size = 1 if self._one_by_one else min(BATCH, len(self._queue))
        batch = Batch(self._moments.now(), [self._queue.popleft() for _ in range(size)])
        self._one_by_one = max(0, self._one_by_one - 1)
        try:
            self._rest = self._work_on(batch)
        finally:
            asyncio.get_running_loop().call_soon(self._finish)

    def _work_on(self, batch: Batch) -> Callable[[], None] | None:
        """Decide, commit, tell; the rest. No await in here: nobody sees the state in between."""
        try:
            batch.decide(self._memory.core, self._fresh)
            recorded = self._memory.commit(batch.at, batch.facts)
        except JournalUnavailable as error:
            self._fail(batch, error)
        except Exception:
            log.exception("deciding crashed")
            self._crash(batch)
        else:
            return self._tell(batch, recorded)
        return None

    def _finish(self) -> None:
        """The rest of a turn, and then the next one."""
        rest, self._rest = self._rest, None
        try:
            if rest is not None:
                rest()
        finally:
            self._awake = False
            if self._queue:
                self._wake()

    def _tell(self, batch: Batch, recorded: Sequence[Recorded]) -> Callable[[], None]:
        """Tell who waits at a seat, and the engine. Answer: how to tell the others."""
        self._backoff.reset()
        self.counts.inputs += len(batch.queued)
        self.counts.commits += bool(recorded)
        others = self._publish(recorded)
        try:
            self._attachment.committed(batch.heard, recorded, lambda: self._memory.core.outstanding)
            self._attachment.pass_on(batch.passing)
        except Exception:
            log.exception("the engine's link crashed; it gets all wishes again when it is attached anew")
        return partial(self._tell_others, batch, recorded, others)

    def _tell_others(self, batch: Batch, recorded: Sequence[Recorded], others: Callable[[], None]) -> None:
        others()
        batch.answer()
        self._timers.note([each.fact for each in recorded])
        self._snapshots.committed()
        if any(type(each.signal) is EngineUp for each in batch.heard):
            self._catch_up()

    def _publish(self, recorded: Sequence[Recorded]) -> Callable[[], None]:
        """Tell those ahead, and let new passwords count. Answer: how to tell the others."""
        self.counts.facts += len(recorded)
        for each in recorded:
            if isinstance(each.fact, PasswordChanged):
                self.credentials.change(each.fact)
        return self._subscribers.tell(recorded)

    # -- trouble --------------------------------------------------------------------------------

    def _fail(self, batch: Batch, error: JournalUnavailable) -> None:
        """The commit failed: commands are told so, signals wait, timers fire again."""
        self.counts.failed_commits += 1
        level = logging.CRITICAL if isinstance(error, JournalConflict) else logging.ERROR
        log.log(level, "the journal cannot be written, trying again: %s", error)
        self._queue.extendleft(reversed(batch.queued))
        self._pause()
        self._restore()

    def _crash(self, batch: Batch) -> None:
        """A bug in the core. Alone in its batch an input is to blame; else each is tried alone."""
        if len(batch.queued) > 1:
            self._queue.extendleft(reversed(batch.queued))
            self._one_by_one = len(batch.queued)
        else:
            self.counts.crashes += 1
            culprit = batch.queued[0]
            log.error("%s is left out, for deciding on it crashed", _name(culprit.input))
            culprit.fault(_internal())
            if isinstance(culprit.input, Heard):
                self._attachment.left_out(culprit.input)
            if isinstance(culprit.input, Timer):
                self._timers.postpone(culprit.input.id, BAD_TIMER_DELAY)
        self._restore()

    def _restore(self) -> None:
        """Make memory equal to the journal again, and tell what was committed unnoticed."""
        try:
            unseen = self._memory.rebuild()
        except Exception:
            log.exception("the journal cannot be read, trying again")
            self._pause()
            return
        self._publish(unseen)()
        self._attachment.resend(self._memory.core.outstanding if unseen else ())
        self._timers.reset(self._memory.core.timers)

    def _pause(self) -> None:
        """Leave the journal alone for a while; commands are refused meanwhile, signals are kept."""
        self._fault_commands()
        if not self._paused:
            self._paused = True
            self._clock.after(self._backoff.delay(), self._resume)

    def _resume(self) -> None:
        self._paused = False
        if self._stopping:
            return
        if self._memory.stale:
            self._restore()
        if self._queue:
            self._wake()

    def _fault_commands(self) -> None:
        for queued in self._queue:
            queued.fault(_unavailable())
        self._queue = deque(each for each in self._queue if isinstance(each.input, Heard))


def _unavailable() -> Refusal:
    return Refusal(
        Reason.JOURNAL_UNAVAILABLE,
        "the center cannot write down what happens now; nothing was done, try again",
    )


def _internal() -> Refusal:
    return Refusal(
        Reason.INTERNAL, "the center made a mistake and nothing was done; its log says more under this moment"
    )


def _name(taken: Input) -> str:
    return type(taken.signal if isinstance(taken, Heard) else taken).__name__
