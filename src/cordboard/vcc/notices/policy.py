"""Which notices a user has not accepted yet, and that they do not work before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..center import Notice
from ..errors import Reason, Refusal
from ..ids import AgentId

if TYPE_CHECKING:
    from ..world import World


def unread(world: World, user: AgentId) -> tuple[Notice, ...]:
    """What the user has to accept, in the order of the center file."""
    accepted = world.notices.accepted.get(user, frozenset())
    return tuple(each for each in world.directory.center.notices if each.id not in accepted)


def require_accepted(world: World, user: AgentId) -> None:
    """Raises Refusal NOTICE_NOT_ACKNOWLEDGED while the user has something to read."""
    waiting = unread(world, user)
    if waiting:
        raise Refusal(
            Reason.NOTICE_NOT_ACKNOWLEDGED,
            f"the notice {waiting[0].title!r} is to be read before work; call acknowledgeNotice",
        )
