"""Login, logout, the link to the call center, and the station."""

from cordboard.contract.record import Event
from cordboard.contract.types.agents import LoginInfo, PasswordPolicy


class LoginProcessStarted(Event):
    """A login has begun.

    user: the user name.
    """

    user: str | None = None


class LoginProcessFinished(Event):
    """A login is over, well or not.

    successfull: how (the published spelling).
    message: why not.
    user, stationNumber, stationType: who and where.
    """

    message: str | None = None
    stationNumber: str | None = None
    stationType: str | None = None
    successfull: bool | None = None
    user: str | None = None


class LogoutProcessFinished(Event):
    """The agent's session is over."""


class PasswordChangeRequired(Event):
    """The password must or should be changed (`changePassword`).

    manadatory: before anything else (the published spelling).
    cause: why.
    policy: the rules for the new one.
    """

    cause: str | None = None
    manadatory: bool | None = None
    policy: tuple[PasswordPolicy, ...] = ()


class ForceSelfLogout(Event):
    """This session is ended because the user logged in elsewhere.

    loginInfo: where; never with a password.
    """

    loginInfo: LoginInfo | None = None


class BridgeConnected(Event):
    """The seat is linked to the call center."""


class BridgeDisconnected(Event):
    """The seat has lost its link to the call center. Never told where both are one process."""


class BridgeForcedLogout(Event):
    """The call center has ended this session."""


class StationDisconnected(Event):
    """The agent's station is lost: no audio is possible."""


class RestartStationStarted(Event):
    """The station is being brought up."""


class RestartStationDone(Event):
    """The station is up."""


class RestartStationFailed(Event):
    """The station could not be brought up.

    cause: why, see DialFailure in the codes.
    """

    cause: str | None = None


class SwitchToBDC(Event):
    """The seat moves to the backup data center. Never told: there is one data center.

    reason: why.
    """

    reason: str | None = None


class SwitchToPDC(Event):
    """The seat moves back to the primary data center. Never told: there is one data center.

    reason: why.
    """

    reason: str | None = None


class InvalidVersionEvent(Event):
    """The client program is too old for this center. Never told: no operation says how old a program is."""
