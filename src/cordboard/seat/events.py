"""What the listeners of a seat are told when something happens: one table from facts to events.

A pure function of one fact: the same journal tells the same story again. Only what is alive is told.
Choices that the contract leaves open:

- Logout ends with `logoutProcessFinished` and `updateStatus`; `bridgeDisconnected` is kept for a lost
  link to the VCC, which clients show as a fault. A forced logout says `bridgeForcedLogout` first.
- Every offer that ends without a conversation ends with `callAbandoned` at the seat that had it, so
  that clients close it; where the agent's phone failed, `callError` says so first.
- A change of readiness in the middle of a call carries no `updateStatus`: the status is unchanged until
  the call's own next event.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.seat import views
from cordboard.seat.faults import prose
from cordboard.seat.groups import GROUPS
from cordboard.seat.playing import PLAYING
from cordboard.seat.rows import (
    CALL_ENDED,
    CALL_FINISHED,
    PARKED_CALLS,
    UPDATE_STATUS,
    WRAP_UP_TIMER,
    Row,
    call_id,
    call_info,
    is_limited,
    row,
    status,
)
from cordboard.seat.supervision import SUPERVISION
from cordboard.vcc import agents, calls, clicks, configuration, dnc, preferences, skills
from cordboard.vcc.center import PasswordRules
from cordboard.vcc.errors import Reason
from cordboard.vcc.ids import SeatId
from cordboard.vcc.kernel import Fact, Recorded
from cordboard.vcc.reconnection import Reconnected

CAUSES: Final[Mapping[Reason, codes.DialFailure]] = {
    Reason.STATION_UNREACHABLE: codes.DialFailure.NO_ANSWER,
    Reason.LOGIN_TIMEOUT: codes.DialFailure.HARDWARE_TIMEOUT,
    Reason.ENGINE_UNAVAILABLE: codes.DialFailure.RESOURCE_UNAVAILABLE,
}
"""Why a station could not be reached, in `restartStationFailed.cause`."""


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
        stationId=fact.successor.station,
        stationtype=views.STATION_TYPES[fact.successor.station_type],
    )


def _user_flags(fact: Any) -> int:
    return views.user_flags(fact.user).value


def _password_is_due(fact: agents.LoginFinished) -> bool:
    return fact.password_rules is not None


def _password_policy(fact: agents.LoginFinished) -> tuple[contract.PasswordPolicy, ...]:
    return views.password_policy(fact.password_rules or PasswordRules())


def _is_free(fact: agents.ReadinessChanged) -> bool:
    return fact.agent.call is None


def _station_failed(fact: calls.OfferEnded) -> bool:
    return fact.cause is calls.OfferEnd.STATION_FAILED


def _is_secret(fact: Any) -> bool:
    """Is the recording none of which the agent is to know?"""
    return fact.call.recording_secret and not fact.call.recording_claimed


def _is_for_the_agent(fact: Any) -> bool:
    return not _is_secret(fact)


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
        row(contract.RestartStationDone),
        *_PUSHES,
        row(
            contract.LoginProcessFinished,
            successfull=lambda _fact: True,
            user=lambda fact: fact.agent.name,
            stationNumber=lambda fact: fact.agent.station,
            stationType=lambda fact: views.STATION_TYPES[fact.agent.station_type],
        ),
        UPDATE_STATUS,
        _READINESS_NOW,
        row(
            contract.PasswordChangeRequired,
            when=_password_is_due,
            manadatory=lambda _fact: True,
            cause=lambda _fact: "The password was given by an administrator.",
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
    configuration.CampaignChanged: (row(contract.CampaignUpdate, campaignId=lambda fact: fact.campaign),),
    configuration.UserChanged: (row(contract.UserUpdate, flags=_user_flags),),
    agents.PasswordChanged: (row(contract.UserUpdate, flags=_user_flags),),
    agents.HeldLegLost: (row(contract.StationDisconnected, when=lambda fact: fact.for_good),),
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
            stationNumber=lambda fact: fact.station,
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

_CALL: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    calls.CallOffered: (
        row(contract.IncomingCall, callinfo=call_info),
        row(contract.AnswerCallIncoming, flag=lambda fact: fact.must_answer),
        UPDATE_STATUS,
    ),
    calls.CallPickedUp: (UPDATE_STATUS,),
    calls.OfferEnded: (
        row(
            contract.CallError,
            when=_station_failed,
            callSessionId=call_id,
            operation=lambda _fact: "softphonePickupPhone",
            cause=lambda _fact: codes.DialFailure.NO_ANSWER.value,
        ),
        row(contract.CallAbandoned, callSessionId=call_id),
        UPDATE_STATUS,
    ),
    calls.ManualCallStarted: (UPDATE_STATUS,),
    calls.CallInitiated: (
        row(
            contract.CallInitiated,
            number=lambda fact: fact.call.number,
            type=lambda fact: views.CALL_TYPES[fact.call.type].value,
        ),
    ),
    calls.ManualCallFailed: (
        row(
            contract.MakeCallFailed,
            campaignId=lambda fact: fact.campaign or codes.NO_CAMPAIGN,
            cause=lambda fact: fact.cause,
            errorCode=lambda fact: fact.failure.value,
            number=lambda fact: fact.number,
            callbackId=lambda _fact: 0,
        ),
        UPDATE_STATUS,
    ),
    calls.CallConnected: (row(contract.CallStarted, callSessionId=call_id), UPDATE_STATUS),
    calls.CallHeld: (row(contract.CallOnHold, callSessionId=call_id),),
    calls.CallResumed: (row(contract.CallOffHold, callSessionId=call_id),),
    calls.RecordingStarted: (
        row(
            contract.RecordingStarted,
            when=_is_for_the_agent,
            callSessionId=call_id,
            autoRecording=lambda fact: fact.automatic,
        ),
    ),
    calls.RecordingClaimed: (
        row(
            contract.RecordingStarted,
            when=_is_for_the_agent,
            callSessionId=call_id,
            autoRecording=lambda _fact: False,
        ),
        row(contract.RecordingStopped, when=_is_secret, callSessionId=call_id),
    ),
    calls.RecordingStopped: (row(contract.RecordingStopped, when=_is_for_the_agent, callSessionId=call_id),),
    calls.CallEnded: (
        CALL_ENDED,
        WRAP_UP_TIMER,
        UPDATE_STATUS,
    ),
    calls.CallDropped: (CALL_ENDED, CALL_FINISHED, UPDATE_STATUS),
    calls.PhoneMeasured: (
        row(contract.CallUpdated, callinfo=call_info),
        row(
            contract.SoftphoneError,
            when=lambda fact: not fact.is_well,
            message=lambda fact: fact.call.comments,
        ),
    ),
    calls.CallVariableSet: (row(contract.CallUpdated, callinfo=call_info),),
    calls.CallFinished: (
        row(
            contract.CallEndedByACW,
            when=is_limited,
            callSessionId=call_id,
            dispositionId=lambda fact: fact.call.disposition,
            timeout=lambda fact: fact.wrap_up_limit,
        ),
        CALL_FINISHED,
        UPDATE_STATUS,
    ),
}

TABLE: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    **_LOGIN,
    **_READY,
    **_AGENT,
    **_CALL,
    **GROUPS,
    **PLAYING,
    **SUPERVISION,
}
"""Fact -> the events that its seat hears, in order. A fact without a row is told to nobody."""


def seat_of(recorded: Recorded) -> SeatId | None:
    """The seat that hears of a committed fact; None where none does."""
    return recorded.fact.seat if type(recorded.fact) in TABLE else None


def events_of(recorded: Recorded) -> tuple[contract.Event, ...]:
    """What the seat hears of a committed fact, in order."""
    at = views.timestamp(recorded.at)
    rows = TABLE.get(type(recorded.fact), ())
    return tuple(_told(recorded.fact, row, at) for row in rows if row.when(recorded.fact))


def _told(fact: Any, row: Row, at: str) -> contract.Event:
    fields: dict[str, Any] = {name: read(fact) for name, read in row.fields.items()}
    return row.event(timestamp=at, **fields)


def alive_events() -> frozenset[str]:
    """The wire names of the events that a seat can tell; `timeout` is every poll's own."""
    told = {row.event for rows in TABLE.values() for row in rows} | {contract.Timeout}
    return frozenset(contract.wire_name(event) for event in told)
