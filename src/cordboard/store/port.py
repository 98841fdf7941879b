"""The tables as those see them who read beside the core."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeVar

import sqlalchemy as sa

T = TypeVar("T")


class Tables(Protocol):
    """An answer of the tables, off the event loop. Raises StoreUnavailable."""

    def __call__(self, question: Callable[[sa.Connection], T], /) -> Coroutine[Any, Any, T]: ...


class Following(Protocol):
    """The tables, and the projections that write them."""

    @property
    def read(self) -> Tables: ...

    async def wait_for(self, number: int) -> None:
        """Come back when fact `number` is in the tables. Raises StoreUnavailable."""
        ...
