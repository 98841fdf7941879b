"""How wrong passwords are counted, and lock a user out where the center says so.

Only who gives the right password learns that the user is locked out; a lock begins the count anew.
"""

from __future__ import annotations

from typing import NamedTuple

from ..center import User
from ..ids import AgentId, Milliseconds
from ..world import World

LOCKED_OUT = "this user is locked out after too many wrong passwords; wait, or ask an administrator"


class WrongPassword(NamedTuple):
    """What one wrong password means: whose it is, where that counts, and until when it locks them out."""

    user: AgentId | None = None
    locked_until: Milliseconds = Milliseconds(0)


UNCOUNTED = WrongPassword()


def counted(world: World, user: User | None, now: Milliseconds) -> WrongPassword:
    """One more wrong password of `user`; None is nobody whom we know."""
    rules = world.directory.options.password
    if user is None or not rules.lock_out_after:
        return UNCOUNTED
    wrong = world.locked_out.get(user.id, (0, 0))[0] + 1
    locks = wrong >= rules.lock_out_after
    return WrongPassword(user.id, Milliseconds(now + rules.lock_out_time if locks else 0))


def is_locked_out(world: World, user: User, now: Milliseconds) -> bool:
    """Does not even the right password help now?"""
    return world.locked_out.get(user.id, (0, 0))[1] > now
