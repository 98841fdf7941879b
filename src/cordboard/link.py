"""The domain's VCC as those see it who work beside it: with tables, e-mails, other programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from cordboard.vcc.kernel import Command, Query, Recorded


class Link(Protocol):
    """The way to the VCC and back."""

    async def submit(self, command: Command) -> Any:
        """Let the core decide on it; its answer. Raises Refusal."""
        ...

    async def ask(self, query: Query) -> Any:
        """The answer to a question. Raises Refusal."""
        ...

    def subscribe(self, sink: Callable[[Recorded], None]) -> Callable[[], None]:
        """Hear of every fact once it is committed, until what this answers is called."""
        ...
