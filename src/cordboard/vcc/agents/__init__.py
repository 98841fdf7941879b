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
from .policy import busy, idle, ready_states, require, require_idle, with_readiness
from .states import OCCUPATION, SESSION, SessionEvent, WorkEvent

__all__ = [
    "OCCUPATION",
    "SESSION",
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
    "SessionEvent",
    "SetNotReady",
    "SetReady",
    "SkillRef",
    "StartLogin",
    "StationConnecting",
    "StationType",
    "WhoForced",
    "WorkEvent",
    "busy",
    "idle",
    "ready_states",
    "require",
    "require_idle",
    "with_readiness",
]
