"""What the HTTP layer needs from whoever serves requests."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, Protocol

from cordboard.http.answer import Answer, Stream
from cordboard.http.exchange import Exchange


class Door(Protocol):
    """One door of the web services."""

    def __call__(self, exchange: Exchange) -> Coroutine[Any, Any, Answer | Stream]:
        """Serve one request. Raises ClientLeft where there is nobody to answer any more.

        It begins as soon as the head is here, and outside of any task: what is known at once needs none.
        Once it has to wait it goes on in a task of its own, which outlives the client unless
        `exchange.ends_with_client` says otherwise.
        """
        ...
