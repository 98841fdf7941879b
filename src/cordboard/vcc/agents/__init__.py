"""Agents: their sessions from login to logout, and their readiness."""

from .commands import ConfirmLogin, Logout, SetNotReady, SetReady, StartLogin
from .facts import (
    LoggedOut,
    LoginFailed,
    LoginFinished,
    LoginStarted,
    ReadinessChanged,
    ReadinessPending,
    StationConnecting,
)
from .model import (
    Agent,
    Occupation,
    Presence,
    Readiness,
    ReadyState,
    SkillRef,
    StationType,
    WhoForced,
)

__all__ = [
    "Agent",
    "ConfirmLogin",
    "LoggedOut",
    "LoginFailed",
    "LoginFinished",
    "LoginStarted",
    "Logout",
    "Occupation",
    "Presence",
    "Readiness",
    "ReadinessChanged",
    "ReadinessPending",
    "ReadyState",
    "SetNotReady",
    "SetReady",
    "SkillRef",
    "StartLogin",
    "StationConnecting",
    "StationType",
    "WhoForced",
]
