"""What the owner of a domain needs from its surroundings: a core that decides, and a clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from cordboard.vcc.agents import PasswordChanged
from cordboard.vcc.center import Center
from cordboard.vcc.ids import EngineId, Milliseconds
from cordboard.vcc.kernel import Decision, Input, Query, Recorded, Timer
from cordboard.vcc.listeners import Listener
from cordboard.vcc.snapshot import WorldSnapshot
from cordboard.vcc.telephony import AnyVerb


class Core(Protocol):
    """The decisions of one domain and its live state, as `vcc.core.Core` offers them."""

    def decide(self, input: Input, now: Milliseconds, fresh: Callable[[], str]) -> Decision:  # noqa: A002 - the core's word
        """Decide on one input and apply what follows. Raises `vcc.errors.Refusal`, nothing applied."""
        ...

    def replay(self, recorded: Recorded) -> None:
        """Let a committed fact have happened."""
        ...

    def snapshot(self) -> WorldSnapshot:
        """The whole world now, as a value that any thread may read."""
        ...

    def restore(self, taken: WorldSnapshot) -> None:
        """Begin with that world."""
        ...

    def answer(self, query: Query) -> Any:
        """Answer a question from memory. Raises `vcc.errors.Refusal`."""
        ...

    @property
    def outstanding(self) -> tuple[AnyVerb, ...]:
        """The wishes that no signal has settled, oldest first."""
        ...

    @property
    def passwords(self) -> tuple[PasswordChanged, ...]:
        """The passwords that users have given themselves."""
        ...

    @property
    def center(self) -> Center:
        """The center in force."""
        ...

    @property
    def timers(self) -> tuple[Timer, ...]:
        """The timers that run."""
        ...

    @property
    def heard(self) -> tuple[EngineId | None, int]:
        """The engine life that was heard last, and the number of its last signal."""
        ...

    @property
    def listeners(self) -> tuple[Listener, ...]:
        """The registered listeners."""
        ...


class Clock(Protocol):
    """The time of day, and something to wake us."""

    def now(self) -> Milliseconds:
        """This moment."""
        ...

    def after(self, delay: Milliseconds, action: Callable[[], None]) -> Callable[[], None]:
        """Run `action` on the event loop in `delay` ms. Answer: how to prevent that."""
        ...
