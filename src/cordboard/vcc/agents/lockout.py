"""How wrong passwords are counted, and lock a user out where the center says so.

They count wherever they are shown: at a login, and at a door that opens a seat or gives tokens. Only who
gives the right password learns that the user is locked out. A lock begins the count anew, and so does a
login; a right password at a door does not, for a program that shows one all day would give guessers as long.
"""

from __future__ import annotations

from typing import NamedTuple

from ..center import User
from ..errors import Reason, Refusal
from ..ids import AgentId, Milliseconds
from ..queries import IsDoubted
from ..work import Work
from ..world import World
from .commands import ShowPassword
from .facts import WrongPasswordShown

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


def show(work: Work, command: ShowPassword) -> None:
    """Count a wrong password that was shown at a door. Raises Refusal where a right one does not help now."""
    user = work.world.directory.user(command.user_name)
    if not command.verified:
        wrong = counted(work.world, user, work.now)
        if wrong.user is not None:
            fact = WrongPasswordShown(seat=command.seat, user=wrong.user, locked_until=wrong.locked_until)
            work.record(fact)
    elif user is not None and is_locked_out(work.world, user, work.now):
        raise Refusal(Reason.LOCKED_OUT, LOCKED_OUT)


def is_doubted(world: World, query: IsDoubted) -> bool:
    """Were wrong passwords of this user shown since they last logged in?"""
    user = world.directory.user(query.user_name)
    return user is not None and user.id in world.locked_out
