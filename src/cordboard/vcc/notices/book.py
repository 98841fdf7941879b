"""Who has accepted which notice: a part of the world, and what facts change in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from ..ids import AgentId, NoticeId
from ..kernel import Fact
from .facts import NoticeAccepted


class KeptNotices(msgspec.Struct, frozen=True, kw_only=True):
    """The part as a snapshot keeps it."""

    accepted: tuple[tuple[AgentId, tuple[NoticeId, ...]], ...] = ()


@dataclass(slots=True)
class Notices:
    """By user, the notices that they have accepted; nobody has an empty set."""

    accepted: dict[AgentId, frozenset[NoticeId]] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: KeptNotices) -> Notices:
        """The part that was kept."""
        return cls({user: frozenset(ids) for user, ids in kept.accepted})

    @property
    def kept(self) -> KeptNotices:
        """What a copy is made from."""
        return KeptNotices(accepted=tuple((user, tuple(sorted(ids))) for user, ids in self.accepted.items()))


def _accept(notices: Notices, fact: NoticeAccepted) -> None:
    before = notices.accepted.get(fact.agent.id, frozenset())
    notices.accepted[fact.agent.id] = before | {fact.notice}


EFFECTS: Mapping[type[Fact], Callable[[Notices, Any], None]] = {NoticeAccepted: _accept}
