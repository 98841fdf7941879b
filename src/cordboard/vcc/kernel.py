"""The frame in which every capability decides: commands in, facts and wishes out, one at a time.

A handler gets a `Work`: the world as it is, the moment, fresh ids. It refuses (raises `Refusal`)
before it records anything, or records facts (each applied at once, so later decisions of the same
work see it) and wishes. Nothing here does I/O; the shell that commits the result is `owner`.
"""

from __future__ import annotations

from typing import Any, ClassVar, TypeAlias

import msgspec

from .ids import DomainId, EngineId, Milliseconds, SeatId, TimerId, WishId
from .telephony import AnyVerb, Heard


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """Something that somebody at a seat wants."""

    seat: SeatId


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A question asked from a seat. Where it needs a logged-in agent it may be refused."""

    seat: SeatId


class Fact(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """Something that happened, with the after-state that its events show.

    `VERSION` rises with every change of a fact's fields; an upcaster then reads the older form.
    """

    VERSION: ClassVar[int] = 1


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """A fact in its place: numbers start at 1 in each domain and have no gaps; `at` is the VCC's clock."""

    number: int
    domain: DomainId
    at: Milliseconds
    fact: Any


class Timer(msgspec.Struct, frozen=True, kw_only=True):
    """Something to do at `due`; it fires late rather than never, also after a restart.

    `kind` names the handler, `subject` the thing it is about.
    """

    id: TimerId
    due: Milliseconds
    kind: str
    subject: str


class WishIssued(Fact, frozen=True, kw_only=True, tag="wish.issued"):
    """We asked the engine for something; sent again after a restart until it is settled."""

    wish: AnyVerb


class WishSettled(Fact, frozen=True, kw_only=True, tag="wish.settled"):
    """The engine answered a wish, or it has lost its meaning."""

    wish: WishId


class SignalHeard(Fact, frozen=True, kw_only=True, tag="signal.heard"):
    """All that followed from the engine's signals up to `number` is in this journal."""

    engine: EngineId
    number: int


class EngineAdopted(Fact, frozen=True, kw_only=True, tag="engine.adopted"):
    """A telephony engine and we have found each other; calls can be made."""

    engine: EngineId


class EngineGone(Fact, frozen=True, kw_only=True, tag="engine.gone"):
    """The telephony engine is gone, and its calls with it; nothing can be dialed until the next one."""


class TimerSet(Fact, frozen=True, kw_only=True, tag="timer.set"):
    """A timer runs."""

    timer: Timer


class TimerCancelled(Fact, frozen=True, kw_only=True, tag="timer.cancelled"):
    """A timer will not fire."""

    timer: TimerId


class TimerFired(Fact, frozen=True, kw_only=True, tag="timer.fired"):
    """A timer fired, and what followed is recorded after this."""

    timer: TimerId


BOOKKEEPING: frozenset[type[Fact]] = frozenset(
    {WishIssued, WishSettled, SignalHeard, TimerSet, TimerCancelled, TimerFired}
)
"""Facts that keep our own accounts: nothing on the floor has changed by them."""

Input: TypeAlias = Command | Heard | Timer
"""What the core decides on: a command, a numbered signal, or a timer that is due."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one input: the answer to its sender, and the facts to commit, in order.

    The wishes to send after the commit are the `WishIssued` among the facts.
    """

    answer: Any = None
    facts: tuple[Any, ...] = ()
    passing: tuple[AnyVerb, ...] = ()
    """Verbs to send after the commit that are never written down, nor sent again: they hold what the
    center must not keep, such as the digits of a card."""
