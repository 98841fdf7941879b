"""What the HTTP layer needs from whoever serves requests."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, Protocol, TypeAlias

from cordboard.http.answer import Answer, Stream
from cordboard.http.exchange import Exchange
from cordboard.http.upgrade import Upgrade

Reply: TypeAlias = Answer | Stream | Upgrade
"""What a door answers: something whole, something that goes on, or that the connection is another's now."""


class Door(Protocol):
    """One door of the web services."""

    def __call__(self, exchange: Exchange) -> Coroutine[Any, Any, Reply]:
        """Serve one request. Raises ClientLeft where there is nobody to answer any more.

        It begins as soon as the head is here, and outside of any task: what is known at once needs none.
        Once it has to wait it goes on in a task of its own, which outlives the client unless
        `exchange.ends_with_client` says otherwise.
        """
        ...
