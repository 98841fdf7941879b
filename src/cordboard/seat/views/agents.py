"""How the contract shows users and agents, their rights, states and settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc.agents import Agent, ReadyState, StationType
from cordboard.vcc.center import (
    PasswordRules,
    Permission,
    Role,
    User,
)
from cordboard.vcc.messages import Person
from cordboard.vcc.preferences import Setting
from cordboard.vcc.queries import Colleague, Self

from .calls import CALL_TYPES
from .moments import timestamp

READY_STATE_NAMES: Final[Mapping[ReadyState, str]] = {
    ReadyState.NOT_READY: "Not Ready",
    ReadyState.READY: "Ready",
    ReadyState.READY_FOR_CALLS: "Ready for Calls",
    ReadyState.READY_FOR_VOICEMAIL: "Ready for Voicemail",
}


STATION_TYPES: Final[Mapping[StationType, codes.StationType]] = {
    StationType.SOFTPHONE: codes.StationType.SOFTPHONE,
    StationType.VOIP: codes.StationType.VOIP,
    StationType.PSTN: codes.StationType.PSTN,
}


PERMISSION_FIELDS: Final[Mapping[Permission, str]] = {
    Permission.ADD_DNC: "canAddDNC",
    Permission.CHANGE_PASSWORD: "canChangePassword",
    Permission.CREATE_CALLBACKS: "canCreateCallbacks",
    Permission.CREATE_CHAT: "canCreateChat",
    Permission.CREATE_CONFERENCE: "canCreateConference",
    Permission.DELETE_VOICEMAIL: "canDeleteVoicemailSession",
    Permission.DIAL_DNC: "canDialDNC",
    Permission.EDIT_CRM: "canEditCRMSessions",
    Permission.MAKE_CALLS: "canMakeCalls",
    Permission.MAKE_INTERNAL_CALLS: "canMakeInternalCalls",
    Permission.MAKE_RECORDINGS: "canMakeRecordings",
    Permission.MAKE_TEST_CALLS: "canMakeTestCalls",
    Permission.MANAGE_SKILL_AVAILABILITY: "canManageSkillAvailability",
    Permission.PLAY_PROMPTS: "canPlayPromptToCaller",
    Permission.PROCESS_VOICEMAIL: "canProcessVoicemail",
    Permission.REJECT_CALLS: "canRejectCalls",
    Permission.REMOVE_CRM: "canRemoveCRMData",
    Permission.SEND_MESSAGES: "canSendMessages",
    Permission.SKIP_PREVIEW: "canSkipNumbersInPreview",
    Permission.TRANSFER: "canTransfer",
    Permission.TRANSFER_VOICEMAIL: "canTransferVoicemail",
    Permission.USE_CONNECTORS: "canUseConnectors",
    Permission.HOLD: "canHold",
    Permission.WRAP_UP: "canWrapUpCalls",
    Permission.PARK: "canPark",
    Permission.PICK_SALESFORCE_OBJECT: "canPickSalesforceObjectForCallLog",
    Permission.TRANSFER_TO_AGENTS: "canTransferToAgents",
    Permission.TRANSFER_TO_SKILLS: "canTransferToSkills",
    Permission.CONFERENCE_WITH_AGENTS: "canCreateConferenceWithAgents",
    Permission.CONFERENCE_WITH_SKILLS: "canCreateConferenceUsingSkills",
    Permission.CONFIGURE_AUTO_ANSWER: "canConfigureAutoAnswer",
    Permission.SELECT_RECYCLE_DISPOSITION: "canSelectSysRecycleDisposition",
}


def permissions(granted: Iterable[Permission], *, reason_codes_enabled: bool) -> contract.AgentPermission:
    """Rights as `agentPermission`: every flag is there, true or false; rights of supervisors have none."""
    held = frozenset(granted)
    shown = {field: permission in held for permission, field in PERMISSION_FIELDS.items()}
    return contract.AgentPermission(**shown, reasonCodesEnabled=reason_codes_enabled)


def ready_state(state: ReadyState) -> contract.ReadyStateValue:
    """A ready state as `readyStateValue`."""
    return contract.ReadyStateValue(id=state.value, name=READY_STATE_NAMES[state])


def options(settings: Iterable[Setting]) -> contract.Map:
    """A user's settings as `optionsUpdated` shows them."""
    return contract.Map.of(
        {codes.Option[each.preference.name].value: str(each.on).lower() for each in settings}
    )


def user_info(user: User | Person) -> contract.UserInfo:
    """A user as `userInfo`: `name` is the user name."""
    return contract.UserInfo(
        id=user.id, name=user.name, role=codes.Role(user.role.value).value, uniqueId=str(user.id)
    )


def agent_info(user: User) -> contract.AgentInfo:
    """A user as `agentInfo`: `name` is the user name, which also calls and transfers take."""
    return contract.AgentInfo(agentId=user.id, name=user.name)


def agent_state(colleague: Colleague) -> contract.AgentState:
    """An agent's state as a number."""
    return contract.AgentState(agentId=colleague.user.id, state=codes.AgentStateCode[colleague.state.name])


def agent_state_value(colleague: Colleague) -> contract.AgentStateValue:
    """An agent's state with its name, since when, and the skills that are on."""
    return contract.AgentStateValue(
        agentId=colleague.user.id,
        state=codes.AgentStateCode[colleague.state.name].name,
        fullname=colleague.user.full_name,
        stateSince=None if colleague.agent is None else timestamp(colleague.agent.since),
        callType=0 if colleague.call is None else CALL_TYPES[colleague.call.type],
        availableSkills=colleague.active_skills,
    )


def station_number(agent: Agent) -> str:
    """The station as its agent knows it: a softphone is called as was typed at login, if anything was."""
    return agent.station_shown or agent.station


def user_details(who: Self) -> contract.UserDetails:
    """The user at a seat as `userDetails`."""
    return contract.UserDetails(
        domain=who.domain,
        domainId=who.domain_id,
        extension=who.user.extension,
        flags=user_flags(who.user).value,
        fullName=who.user.full_name,
        station=station_number(who.agent),
        stationType=STATION_TYPES[who.agent.station_type],
        username=who.user.name,
    )


def user_flags(user: User) -> codes.UserFlag:
    """What `userDetails.flags` says of a user."""
    told = {
        codes.UserFlag.ACTIVE: user.active,
        codes.UserFlag.MUST_CHANGE_PASSWORD: user.must_change_password,
        codes.UserFlag.CAN_CHANGE_PASSWORD: Permission.CHANGE_PASSWORD in user.permissions,
        codes.UserFlag.ALWAYS_RECORDED: user.always_recorded,
        codes.UserFlag.SUPERVISOR: user.role is Role.SUPERVISOR,
    }
    flags = codes.UserFlag(0)
    for flag, holds in told.items():
        flags |= flag if holds else codes.UserFlag(0)
    return flags


_RULES: Final[tuple[tuple[str, codes.PasswordAspect, str], ...]] = (
    ("min_length", codes.PasswordAspect.MIN_LENGTH, "At least this many characters."),
    ("capital_letter", codes.PasswordAspect.CAPITAL_LETTER, "At least this many capital letters."),
    ("digit", codes.PasswordAspect.DIGIT, "At least this many digits."),
    (
        "special_character",
        codes.PasswordAspect.SPECIAL_CHARACTER,
        "At least this many characters that are no letter and no digit.",
    ),
    ("history", codes.PasswordAspect.REUSE_LIFE, "None of this many last ones."),
    ("max_age", codes.PasswordAspect.TIME_LIFE, "It counts so long, in milliseconds."),
    ("lock_out_after", codes.PasswordAspect.LOCKOUT, "This many wrong ones in a row lock the user out."),
)


def password_policy(rules: PasswordRules) -> tuple[contract.PasswordPolicy, ...]:
    """The rules for passwords that apply, as `passwordPolicy`."""
    return tuple(
        contract.PasswordPolicy(aspect=aspect.value, count=int(getattr(rules, name)), description=text)
        for name, aspect, text in _RULES
        if getattr(rules, name)
    )
