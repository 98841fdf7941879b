"""How users get a new password: the core keeps the hash and never sees the password itself.

A password that was changed here counts until the center file says another one: that is how an
administrator gives a forgotten password anew.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..center import PasswordRules, Permission, User
from ..errors import Reason, Refusal
from ..queries import GetPasswordRules, NewPassword
from ..work import Work
from ..world import World
from .commands import ChangePassword
from .facts import PasswordChanged
from .policy import as_shown, must_change, require


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
    agent = work.world.agents[user.id]
    work.record(
        PasswordChanged(
            seat=command.seat, agent=agent, user=shown, password=command.hash, replaces=user.password
        )
    )


def rules_if_due(world: World, user: User) -> PasswordRules | None:
    """What the new password has to be, where one is due."""
    return world.directory.options.password if must_change(user, world.passwords.get(user.id)) else None


def _may_change(world: World, asked: GetPasswordRules | ChangePassword) -> User:
    user = world.directory.users[world.agent_at(asked.seat).id]
    if not must_change(user, world.passwords.get(user.id)):
        require(user, Permission.CHANGE_PASSWORD)
    return user
