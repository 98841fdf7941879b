"""What listeners hear of logins, stations, rights and readiness.

- Logout ends with `logoutProcessFinished` and `updateStatus`; `bridgeDisconnected` is kept for a lost
  link to the VCC, which clients show as a fault. A forced logout says `bridgeForcedLogout` first.
- A change of readiness in the middle of a call carries no `updateStatus`: the status is unchanged until
  the call's own next event.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any, Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.seat import views
from cordboard.seat.faults import prose
from cordboard.vcc import agents, clicks, configuration, dnc, preferences, skills
from cordboard.vcc.center import PasswordRules
from cordboard.vcc.errors import Reason
from cordboard.vcc.kernel import Fact
from cordboard.vcc.reconnection import Reconnected

from .rows import (
    PARKED_CALLS,
    UPDATE_STATUS,
    Row,
    row,
    status,
)
from .softphones import SOFTPHONE_IS_GONE, SOFTPHONE_IS_THERE

CAUSES: Final[Mapping[Reason, codes.DialFailure]] = {
    Reason.STATION_UNREACHABLE: codes.DialFailure.NO_ANSWER,
    Reason.NO_SOFTPHONE: codes.DialFailure.NO_DIALTONE,
    Reason.LOGIN_TIMEOUT: codes.DialFailure.HARDWARE_TIMEOUT,
    Reason.ENGINE_UNAVAILABLE: codes.DialFailure.RESOURCE_UNAVAILABLE,
}
"""Why a station could not be reached, in `restartStationFailed.cause`."""


_DAY: Final = 86_400_000


def _station_was_tried(fact: agents.LoginFailed) -> bool:
    return fact.agent is not None and fact.reason in CAUSES


def _is_forced(fact: agents.LoggedOut) -> bool:
    return fact.forced


def _has_successor(fact: agents.LoggedOut) -> bool:
    return fact.successor is not None


def _successor(fact: agents.LoggedOut) -> contract.LoginInfo:
    assert fact.successor is not None
    return contract.LoginInfo(
        username=fact.successor.user_name,
        stationId=fact.successor.station_shown or fact.successor.station,
        stationtype=views.STATION_TYPES[fact.successor.station_type],
    )


def _user_flags(fact: Any) -> int:
    return views.user_flags(fact.user).value


def _password_is_due(fact: agents.LoginFinished) -> bool:
    return fact.password_rules is not None


def _password_cause(fact: agents.LoginFinished) -> str:
    left = fact.password_expires_in
    if left is None:
        return "The password was given by an administrator."
    return f"The password expires in {ceil(left / _DAY)} days." if left else "The password has expired."


def _password_policy(fact: agents.LoginFinished) -> tuple[contract.PasswordPolicy, ...]:
    return views.password_policy(fact.password_rules or PasswordRules())


def _is_free(fact: agents.ReadinessChanged) -> bool:
    return fact.agent.call is None


def _who_forced(fact: agents.ReadinessChanged) -> int:
    return fact.who_forced.value


def _skill_ids(fact: agents.LoginFinished) -> tuple[int, ...]:
    off = fact.agent.skills_off
    return tuple(skill.id for skill in fact.skills if skill.id not in off)


def _skills(fact: agents.LoginFinished) -> tuple[contract.SkillInfo, ...]:
    return tuple(views.skill_info(skill) for skill in fact.skills)


def _ready_states(fact: agents.LoginFinished) -> tuple[contract.ReadyStateValue, ...]:
    return tuple(views.ready_state(state) for state in fact.ready_states)


def _options(fact: Any) -> contract.Map:
    return views.options(fact.settings)


def _permissions(fact: agents.LoginFinished) -> contract.AgentPermission:
    return views.permissions(fact.permissions, reason_codes_enabled=fact.reason_codes_enabled)


_READINESS: Final = {
    "id": lambda fact: fact.agent.readiness.state.value,
    "reasonCodeId": lambda fact: fact.agent.readiness.reason,
}


_READINESS_NOW: Final = row(
    contract.ReadyStateChanged,
    forced=lambda _fact: False,
    whoForced=lambda _fact: codes.WhoForced.NOBODY.value,
    **_READINESS,
)


_PUSHES: Final = (
    row(contract.BridgeConnected),
    row(contract.PermissionsUpdated, permissions=_permissions),
    row(contract.ReasonCodesEnabled, enabled=lambda fact: fact.reason_codes_enabled),
    row(contract.OptionsUpdated, options=_options),
    row(contract.SkillsInitialized, activeSkills=_skill_ids, skills=_skills),
    row(contract.ReadyStatesUpdated, states=_ready_states),
    PARKED_CALLS,
)
"""What a program has to know of an agent before it can work with them."""


_LOGIN: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    agents.LoginStarted: (row(contract.LoginProcessStarted, user=lambda fact: fact.user_name),),
    agents.StationConnecting: (row(contract.RestartStationStarted),),
    agents.LoginFinished: (
        SOFTPHONE_IS_THERE,
        row(contract.RestartStationDone),
        *_PUSHES,
        row(
            contract.LoginProcessFinished,
            successfull=lambda _fact: True,
            user=lambda fact: fact.agent.name,
            stationNumber=lambda fact: views.station_number(fact.agent),
            stationType=lambda fact: views.STATION_TYPES[fact.agent.station_type],
        ),
        UPDATE_STATUS,
        _READINESS_NOW,
        row(
            contract.PasswordChangeRequired,
            when=_password_is_due,
            manadatory=lambda fact: not fact.password_expires_in,
            cause=_password_cause,
            policy=_password_policy,
        ),
    ),
    Reconnected: (*_PUSHES, UPDATE_STATUS, _READINESS_NOW),
    configuration.PermissionsChanged: (row(contract.PermissionsUpdated, permissions=_permissions),),
    configuration.ReadyStatesChanged: (row(contract.ReadyStatesUpdated, states=_ready_states),),
    configuration.ReasonCodesSwitched: (
        row(contract.ReasonCodesEnabled, enabled=lambda fact: fact.reason_codes_enabled),
    ),
    configuration.SkillsChanged: (row(contract.SkillsChanged, skills=_skills),),
    configuration.SkillGained: (row(contract.SkillAdded, name=lambda fact: fact.skill.name),),
    configuration.CampaignChanged: (row(contract.CampaignUpdate, campaignId=lambda fact: fact.campaign),),
    configuration.UserChanged: (row(contract.UserUpdate, flags=_user_flags),),
    agents.PasswordChanged: (row(contract.UserUpdate, flags=_user_flags),),
    agents.HeldLegLost: (
        SOFTPHONE_IS_GONE,
        row(contract.StationDisconnected, when=lambda fact: fact.for_good),
    ),
    agents.HeldLegUp: (SOFTPHONE_IS_THERE,),
    agents.StationRestarting: (row(contract.RestartStationStarted), UPDATE_STATUS),
    agents.StationRestarted: (row(contract.RestartStationDone), UPDATE_STATUS),
    agents.StationRestartFailed: (
        row(contract.RestartStationFailed, cause=lambda fact: CAUSES[fact.reason].value),
        UPDATE_STATUS,
    ),
    agents.LoginFailed: (
        row(
            contract.RestartStationFailed,
            when=_station_was_tried,
            cause=lambda fact: CAUSES[fact.reason].value,
        ),
        row(
            contract.LoginProcessFinished,
            successfull=lambda _fact: False,
            message=lambda fact: prose(fact.text),
            user=lambda fact: fact.user_name,
            stationNumber=lambda fact: fact.station_shown or fact.station,
            stationType=lambda fact: views.STATION_TYPES[fact.station_type],
        ),
    ),
    agents.LoggedOut: (
        row(contract.BridgeForcedLogout, when=_is_forced),
        row(contract.ForceSelfLogout, when=_has_successor, loginInfo=_successor),
        row(contract.LogoutProcessFinished),
        UPDATE_STATUS,
    ),
}


_READY: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    agents.ReadinessChanged: (
        row(
            contract.ReadyStateChanged,
            forced=lambda fact: fact.who_forced is not agents.WhoForced.NOBODY,
            whoForced=_who_forced,
            **_READINESS,
        ),
        row(contract.UpdateStatus, when=_is_free, status=status),
    ),
}


_AGENT: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    skills.ActiveSkillsChanged: (row(contract.ActiveSkillsChanged, activeSkills=lambda fact: fact.active),),
    preferences.PreferencesChanged: (row(contract.OptionsUpdated, options=_options),),
    clicks.NumberClicked: (row(contract.Click2DialInitiated, number=lambda fact: fact.number),),
    dnc.DncAdditionFailed: (
        row(
            contract.FailedAddingNumberToDNC,
            cause=lambda fact: codes.DncFailure[fact.failure.name].value,
            number=lambda fact: fact.number,
        ),
    ),
}


SESSION: Final[Mapping[type[Fact], tuple[Row, ...]]] = {**_LOGIN, **_READY, **_AGENT}
"""What the seat of an agent hears besides their calls."""
