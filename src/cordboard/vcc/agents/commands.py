"""What an agent can ask about their own session."""

from __future__ import annotations

from ..ids import AgentId, LoginId, ReasonId, StationId
from ..kernel import Command
from .model import ReadyState, StationType


class StartLogin(Command, frozen=True, kw_only=True):
    """Begin to log in. Answer: a `LoginId`; the outcome is LoginFinished or LoginFailed."""

    user_name: str
    station_type: StationType
    station: StationId
    force: bool = False
    """End the sessions that stand in the way: of this user elsewhere, of somebody else at this station."""
    integration: str = ""
    """The program that the agent works with, as it names itself."""


class ConfirmLogin(Command, frozen=True, kw_only=True):
    """The shell's word on the password of `login`; unknown users count as wrong passwords."""

    login: LoginId
    verified: bool


class ShowPassword(Command, frozen=True, kw_only=True):
    """Somebody has shown a password of `user_name` at a door, to open a seat or to get tokens.

    `verified` is the shell's word on it. Refused with LOCKED_OUT where it is right and does not help now.
    """

    user_name: str
    verified: bool


class Logout(Command, frozen=True, kw_only=True):
    """Leave the seat. Refused while busy with a call."""

    reason: ReasonId


class RestartStation(Command, frozen=True, kw_only=True):
    """Look for the agent's phone again. Refused while busy with a call."""


class ChangePassword(Command, frozen=True, kw_only=True):
    """Let `user`, who is logged in here, have the password of this argon2 `hash`."""

    user: AgentId
    hash: str


class SetReady(Command, frozen=True, kw_only=True):
    """Become ready; pending while busy with a call."""

    state: ReadyState


class SetNotReady(Command, frozen=True, kw_only=True):
    """Become not ready; pending while busy with a call."""

    reason: ReasonId
