"""The book of callbacks: all that somebody still has to do something about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from ..agents import LoggedOut
from ..ids import AgentId, CallbackId, GroupId
from ..kernel import Fact
from .facts import (
    CallbackAdded,
    CallbackChanged,
    CallbackCompleted,
    CallbackDismissed,
    CallbackOverdue,
    CallbackReminded,
    CallbackRemoved,
    CallbackShared,
    CallbackShown,
    CallbackUnshared,
)
from .model import Callback
from .states import LIVING


class KeptCallbacks(msgspec.Struct, frozen=True, kw_only=True):
    """The book as a snapshot keeps it."""

    callbacks: tuple[Callback, ...] = ()
    dismissed: tuple[tuple[AgentId, tuple[CallbackId, ...]], ...] = ()


@dataclass(slots=True)
class Callbacks:
    """The callbacks by id, in the order in which they were added; found by whose they are."""

    all: dict[CallbackId, Callback] = field(default_factory=dict)
    dismissed: dict[AgentId, frozenset[CallbackId]] = field(default_factory=dict)
    """What agents are not shown for the rest of their session; nobody has an empty set."""
    of_user: dict[AgentId, dict[CallbackId, None]] = field(default_factory=dict)
    """By their owner."""
    of_maker: dict[AgentId, dict[CallbackId, None]] = field(default_factory=dict)
    """Those of groups by whoever made them, in case that the group is dissolved."""
    of_group: dict[GroupId, dict[CallbackId, None]] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: KeptCallbacks) -> Callbacks:
        """The book in which these stand."""
        book = cls(dismissed={user: frozenset(ids) for user, ids in kept.dismissed})
        for callback in kept.callbacks:
            book.put(callback)
        return book

    @property
    def kept(self) -> KeptCallbacks:
        """What the book's copy is made from."""
        return KeptCallbacks(
            callbacks=tuple(self.all.values()),
            dismissed=tuple((user, tuple(sorted(ids))) for user, ids in self.dismissed.items()),
        )

    def put(self, callback: Callback) -> None:
        """Let the callback be so; one that is over is forgotten."""
        before = self.all.get(callback.id)
        if before is not None:
            for index, key in self._places(before):
                _strike(index, key, callback.id)
        if callback.state not in LIVING:
            self.all.pop(callback.id, None)
            return
        self.all[callback.id] = callback
        for index, key in self._places(callback):
            index.setdefault(key, {})[callback.id] = None

    def _places(self, callback: Callback) -> tuple[tuple[dict[Any, dict[CallbackId, None]], int], ...]:
        """Where it is found: the index, and the key there."""
        if callback.owner is not None:
            return ((self.of_user, callback.owner),)
        assert callback.group is not None
        return ((self.of_maker, callback.created_by), (self.of_group, callback.group))

    def dismiss(self, user: AgentId, callbacks: frozenset[CallbackId]) -> None:
        """Let the user be shown none of these."""
        if callbacks:
            self.dismissed[user] = callbacks
        else:
            self.dismissed.pop(user, None)

    def dismissed_by(self, user: AgentId) -> frozenset[CallbackId]:
        """What the user is not shown."""
        return self.dismissed.get(user, frozenset())


def _strike(index: dict[Any, dict[CallbackId, None]], key: Any, callback: CallbackId) -> None:
    del index[key][callback]
    if not index[key]:
        del index[key]


def _put(book: Callbacks, fact: Any) -> None:
    """The callback is another one, so everybody is shown it again."""
    callback: Callback = fact.callback
    book.put(callback)
    for user, dismissed in tuple(book.dismissed.items()):
        book.dismiss(user, dismissed - {callback.id})


def _keep(book: Callbacks, fact: Any) -> None:
    """Only those who see it have changed."""
    book.put(fact.callback)


def _dismiss(book: Callbacks, fact: CallbackDismissed) -> None:
    book.dismiss(fact.user, book.dismissed_by(fact.user) | {fact.callback.id})


def _show(book: Callbacks, fact: CallbackShown) -> None:
    book.dismiss(fact.user, book.dismissed_by(fact.user) - {fact.callback.id})


def _end_session(book: Callbacks, fact: LoggedOut) -> None:
    book.dismissed.pop(fact.agent.id, None)


EFFECTS: Mapping[type[Fact], Callable[[Callbacks, Any], None]] = {
    CallbackAdded: _put,
    CallbackChanged: _put,
    CallbackOverdue: _put,
    CallbackReminded: _keep,
    CallbackShared: _keep,
    CallbackUnshared: _keep,
    CallbackCompleted: _put,
    CallbackRemoved: _put,
    CallbackDismissed: _dismiss,
    CallbackShown: _show,
    LoggedOut: _end_session,
}
