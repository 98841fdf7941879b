"""How users get a new password: the core keeps the hash and never sees the password itself.

A password that was changed here counts until the center file says another one: that is how an
administrator gives a forgotten password anew. Where passwords expire, everybody may change theirs.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..center import PasswordRules, Permission, User
from ..errors import Reason, Refusal
from ..ids import Milliseconds
from ..queries import GetPasswordRules, NewPassword
from ..work import Work
from ..world import World
from .commands import ChangePassword
from .facts import PasswordChanged
from .policy import as_shown, expires_in, must_change, require


def rules(world: World, query: GetPasswordRules) -> NewPassword:
    """Whose password it is, and what a new one has to be. Raises Refusal NO_PERMISSION."""
    user = _may_change(world, query)
    return NewPassword(user=user.id, name=user.name, rules=world.directory.options.password)


def change(work: Work, command: ChangePassword) -> None:
    """The user has a new password from now on."""
    user = _may_change(work.world, command)
    if user.id != command.user:
        raise Refusal(Reason.WRONG_STATE, "somebody else has logged in at this seat meanwhile; try again")
    shown = replace(as_shown(user, None, work.world.directory.options), must_change_password=False)
    work.record(
        PasswordChanged(
            seat=command.seat,
            agent=work.world.agents[user.id],
            user=shown,
            password=command.hash,
            replaces=user.password,
            at=work.now,
            former=_former(work.world, user),
        )
    )


def told_at_login(
    world: World, user: User, now: Milliseconds
) -> tuple[PasswordRules | None, Milliseconds | None]:
    """What the new password has to be, where one is due or will be soon; and how soon."""
    rules, changed = world.directory.options.password, world.passwords.get(user.id)
    if must_change(user, changed):
        return rules, None
    left = expires_in(user, changed, rules, now)
    return (None, None) if left is None or left > rules.warn_before else (rules, left)


def _former(world: World, user: User) -> tuple[str, ...]:
    """The hashes of the passwords that the user had and may not have again, the last one first."""
    before = world.passwords.get(user.id)
    known = () if before is None else (before.password, *before.former)
    return known[: world.directory.options.password.history]


def _may_change(world: World, asked: GetPasswordRules | ChangePassword) -> User:
    user = world.directory.users[world.agent_at(asked.seat).id]
    expires = bool(world.directory.options.password.max_age)
    if not must_change(user, world.passwords.get(user.id)) and not expires:
        require(user, Permission.CHANGE_PASSWORD)
    return user
