"""Login, logout, the link to the call center, and the station."""

from cordboard.contract.record import Event
from cordboard.contract.types.agents import LoginInfo, PasswordPolicy


class LoginProcessStarted(Event):
    """loginProcessStarted"""

    user: str | None = None


class LoginProcessFinished(Event):
    """loginProcessFinished"""

    message: str | None = None
    stationNumber: str | None = None
    stationType: str | None = None
    successfull: bool | None = None
    user: str | None = None


class LogoutProcessFinished(Event):
    """logoutProcessFinished"""


class PasswordChangeRequired(Event):
    """passwordChangeRequired"""

    cause: str | None = None
    manadatory: bool | None = None
    policy: tuple[PasswordPolicy, ...] = ()


class ForceSelfLogout(Event):
    """forceSelfLogout"""

    loginInfo: LoginInfo | None = None


class BridgeConnected(Event):
    """bridgeConnected"""


class BridgeDisconnected(Event):
    """bridgeDisconnected"""


class BridgeForcedLogout(Event):
    """bridgeForcedLogout"""


class StationDisconnected(Event):
    """stationDisconnected"""


class RestartStationStarted(Event):
    """restartStationStarted"""


class RestartStationDone(Event):
    """restartStationDone"""


class RestartStationFailed(Event):
    """restartStationFailed"""

    cause: str | None = None


class SwitchToBDC(Event):
    """switchToBDC"""

    reason: str | None = None


class SwitchToPDC(Event):
    """switchToPDC"""

    reason: str | None = None


class InvalidVersionEvent(Event):
    """invalidVersionEvent"""
