"""What can happen to an agent: log in, log out, become ready or not."""

from __future__ import annotations

import msgspec

from ..center import PasswordRules, Permission, User
from ..errors import Reason
from ..ids import AgentId, LoginId, Milliseconds, ReasonId, SeatId, StationId
from ..kernel import Fact
from ..preferences import Setting
from .model import Agent, ReadyState, SkillRef, StationType, WhoForced


class LoginStarted(Fact, frozen=True, kw_only=True, tag="login.started"):
    """Somebody asked to log in; whether the user exists is not known yet."""

    seat: SeatId
    login: LoginId
    user_name: str
    station_type: StationType
    station: StationId
    station_shown: str = ""
    """What was typed for a softphone's station, which is always the user's own; it may be nothing."""
    force: bool = False
    integration: str = ""


class StationConnecting(Fact, frozen=True, kw_only=True, tag="login.station_connecting"):
    """The password was right; the station is being probed."""

    seat: SeatId
    agent: Agent


class LoginFinished(Fact, frozen=True, kw_only=True, tag="login.finished"):
    """The agent is logged in, Not Ready, with these rights and skills."""

    seat: SeatId
    login: LoginId
    agent: Agent
    permissions: frozenset[Permission]
    skills: tuple[SkillRef, ...]
    ready_states: tuple[ReadyState, ...]
    reason_codes_enabled: bool
    settings: tuple[Setting, ...] = ()
    password_rules: PasswordRules | None = None
    """There where the user has to change the password first, or should."""
    password_expires_in: Milliseconds | None = None
    """How long the password counts yet, where its user is told; 0: no longer. None: an administrator's."""


class LoginFailed(Fact, frozen=True, kw_only=True, tag="login.failed"):
    """The login was rolled back. `agent` is the after-state where the user was known and verified."""

    seat: SeatId
    login: LoginId
    user_name: str
    station_type: StationType
    station: StationId
    reason: Reason
    text: str
    station_shown: str = ""
    agent: Agent | None = None
    user: AgentId | None = None
    """Whose password was wrong, where the center counts that."""
    locked_until: Milliseconds = Milliseconds(0)
    """The user is locked out by it until then."""


class WrongPasswordShown(Fact, frozen=True, kw_only=True, tag="agent.wrong_password_shown"):
    """A wrong password was shown at a door, where the center counts that."""

    seat: SeatId
    user: AgentId
    locked_until: Milliseconds = Milliseconds(0)
    """The user is locked out by it until then."""


class Successor(msgspec.Struct, frozen=True, kw_only=True):
    """The login that has ended a session by force."""

    user_name: str
    station_type: StationType
    station: StationId
    station_shown: str = ""


class LoggedOut(Fact, frozen=True, kw_only=True, tag="agent.logged_out"):
    """The agent left `seat`."""

    seat: SeatId
    agent: Agent
    reason: ReasonId
    forced: bool = False
    successor: Successor | None = None
    by: AgentId | None = None
    """The supervisor who ended the session."""


class PasswordChanged(Fact, frozen=True, kw_only=True, tag="agent.password_changed"):
    """The user has a new password; `user` is without any.

    It counts as long as the center file gives the password that it `replaces`.
    """

    seat: SeatId
    agent: Agent
    user: User
    password: str
    """The argon2 hash."""
    replaces: str
    at: Milliseconds = Milliseconds(0)
    """When; 0 where the journal is older than that."""
    former: tuple[str, ...] = ()
    """The hashes of those before, the last one first, as many as the center remembers."""


class HeldLegCalled(Fact, frozen=True, kw_only=True, tag="station.held_leg_called"):
    """The agent's number is being called again."""

    seat: SeatId
    agent: Agent


class HeldLegUp(Fact, frozen=True, kw_only=True, tag="station.held_leg_up"):
    """The agent's number has answered again."""

    seat: SeatId
    agent: Agent


class HeldLegLost(Fact, frozen=True, kw_only=True, tag="station.held_leg_lost"):
    """The way to the agent's number is gone; `for_good` where nothing calls it again by itself."""

    seat: SeatId
    agent: Agent
    for_good: bool


class HoldingChanged(Fact, frozen=True, kw_only=True, tag="station.holding_changed"):
    """The leg to the agent's softphone is up all the time from now on, or only for calls."""

    seat: SeatId
    agent: Agent


class StationRestarting(Fact, frozen=True, kw_only=True, tag="station.restarting"):
    """The agent's phone is being looked for again."""

    seat: SeatId
    agent: Agent


class StationRestarted(Fact, frozen=True, kw_only=True, tag="station.restarted"):
    """The agent's phone is there."""

    seat: SeatId
    agent: Agent


class StationRestartFailed(Fact, frozen=True, kw_only=True, tag="station.restart_failed"):
    """The agent's phone was not found."""

    seat: SeatId
    agent: Agent
    reason: Reason


class ReadinessChanged(Fact, frozen=True, kw_only=True, tag="agent.readiness_changed"):
    """The agent is ready, or not ready, from now on."""

    seat: SeatId
    agent: Agent
    who_forced: WhoForced = WhoForced.NOBODY
    by: AgentId | None = None
    """The supervisor who wanted it so."""


class ReadinessPending(Fact, frozen=True, kw_only=True, tag="agent.readiness_pending"):
    """A change was asked for while the agent is busy: it waits until the call is finished."""

    seat: SeatId
    agent: Agent
