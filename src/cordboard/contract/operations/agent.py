"""An agent comes to work, becomes ready, and leaves."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id


class Login(Answered[None]):
    """Performs synchronous log-in to VCC."""

    userName: str | None = None
    password: str | None = None
    stationId: str | None = None
    stationType: str | None = None


class LoginAsync(Answered[None]):
    """Performs asynchronous log-in to VCC."""

    userName: str | None = None
    password: str | None = None
    stationId: str | None = None
    stationType: str | None = None


class LoginAsync2(Answered[None]):
    """loginAsync2."""

    userName: str | None = None
    password: str | None = None
    stationId: str | None = None
    stationType: str | None = None
    force: bool | None = None


class LoginAsync3(Answered[None]):
    """loginAsync3."""

    userName: str | None = None
    password: str | None = None
    stationId: str | None = None
    stationType: str | None = None
    force: bool | None = None
    integrationType: str | None = None


class CachedLogin(Answered[None]):
    """cachedLogin."""

    password: str | None = None


class Logout(Answered[None]):
    """Performs log-out from VCC."""

    reasonId: Id | None = None


class LogoutAndExit(Answered[None]):
    """Performs log-out from VCC and shutdown CTI Webservices."""

    reasonId: Id | None = None


class Reconnect(Answered[None]):
    """reconnect."""

    forced: bool | None = None


class RestartStation(Answered[None]):
    """Restarts station."""


class SetReadyState(Answered[None]):
    """Sets current ready state."""

    stateId: Id | None = None


class SetNotReadyState(Answered[None]):
    """Sets not-ready state."""

    reasonId: Id | None = None


class SetActiveSkills(Answered[None]):
    """setActiveSkills."""

    skills: tuple[Id, ...] = ()


class ChangePassword(Answered[None]):
    """Changes password for currently logged-in user."""

    newPassword: str | None = None
