"""Who decides on messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..work import Work
from . import commands, inviting, leaving, opening, writing

COMMANDS: Mapping[type, Callable[[Work, Any], Any]] = {
    commands.OpenChat: opening.open_chat,
    commands.RequestHelp: opening.request_help,
    commands.InviteUser: inviting.invite,
    commands.AnswerInvitation: inviting.answer,
    commands.KickUser: leaving.kick,
    commands.LeaveChat: leaving.leave,
    commands.EndChat: leaving.end,
    commands.WriteInChat: writing.write_in_chat,
    commands.WriteToUser: writing.write_to_user,
    commands.WriteToAll: writing.write_to_all,
    commands.WriteToSkill: writing.write_to_skill,
}

TIMERS: Mapping[str, Callable[[Work, str], None]] = {
    opening.HELP_TIMER: inviting.not_helped,
    inviting.INVITATION_TIMER: inviting.timed_out,
    leaving.LOGGED_USERS_TIMER: leaving.tell_logged_users,
}
