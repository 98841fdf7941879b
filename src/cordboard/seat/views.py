"""How the contract shows what the core knows: calls, agents, rights, campaigns, one place each.

Absent ids are 0, flags are always there, moments and durations are milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc.agents import Agent, Occupation, Presence, ReadyState, SkillRef, StationType
from cordboard.vcc.calls import Call, CallState, CallType, HandOver
from cordboard.vcc.center import (
    Campaign,
    CampaignState,
    CampaignType,
    Disposition,
    DispositionKind,
    PasswordRules,
    Permission,
    ReasonCode,
    Role,
    Skill,
    SkillPrompt,
    SpeedDial,
    User,
)
from cordboard.vcc.ids import AgentId, Milliseconds
from cordboard.vcc.preferences import Setting
from cordboard.vcc.queries import Colleague, Self

CALL_TYPES: Final[Mapping[CallType, codes.CallType]] = {
    CallType.INBOUND: codes.CallType.INBOUND,
    CallType.MANUAL: codes.CallType.MANUAL,
    CallType.INTERNAL: codes.CallType.INTERNAL,
    CallType.TEST: codes.CallType.TEST,
}

CAMPAIGN_MODES: Final[Mapping[CampaignType, codes.CampaignMode]] = {
    CampaignType.INBOUND: codes.CampaignMode.INBOUND,
    CampaignType.OUTBOUND: codes.CampaignMode.OUTBOUND,
    CampaignType.AUTODIAL: codes.CampaignMode.AUTODIAL,
}

CAMPAIGN_STATES: Final[Mapping[CampaignState, codes.CampaignState]] = {
    state: codes.CampaignState[state.name] for state in CampaignState
}

CAMPAIGN_TYPE_FLAGS: Final[Mapping[CampaignType, codes.CampaignFlag]] = {
    CampaignType.INBOUND: codes.CampaignFlag.INBOUND,
    CampaignType.OUTBOUND: codes.CampaignFlag.OUTBOUND,
    CampaignType.AUTODIAL: codes.CampaignFlag.AUTODIAL,
}

DISPOSITION_KIND_FLAGS: Final[Mapping[DispositionKind, codes.DispositionFlag]] = {
    DispositionKind.FINAL: codes.DispositionFlag.FINAL,
    DispositionKind.REDIAL: codes.DispositionFlag.REDIAL,
    DispositionKind.DO_NOT_DIAL: codes.DispositionFlag.DO_NOT_DIAL,
    DispositionKind.DO_NOT_CALL: codes.DispositionFlag.DO_NOT_CALL,
}

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

TALKING: Final = frozenset({CallState.TALKING, CallState.ON_HOLD, CallState.CONSULTING})
ON_CALL: Final = frozenset({Occupation.ON_CALL, Occupation.WRAP_UP, Occupation.MONITORING})


def moment(at: Milliseconds) -> datetime:
    """A moment in UTC."""
    return datetime.fromtimestamp(at / 1000, UTC)


def timestamp(at: Milliseconds) -> str:
    """ISO 8601 in UTC with milliseconds, as events carry it."""
    return moment(at).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at % 1000:03d}Z"


def call_info(call: Call) -> contract.CallInfo:
    """A call as `callInfo`."""
    sender = sender_of(call)
    return contract.CallInfo(
        agentInitiated=call.type is not CallType.INBOUND and not call.called,
        ani=call.ani,
        autoRecord=call.auto_record and not call.recording_secret,
        avgSessionTime=0,
        callSessionId=call.id,
        callType=CALL_TYPES[call.type],
        callbackId=0,
        campaignId=call.campaign or codes.NO_CAMPAIGN,
        comments=call.comments,
        consult=call.warm,
        dnis=call.dnis,
        inboundPause=0,
        internalReceiver=call.type is CallType.INTERNAL,
        number=call.number,
        transfer=sender is not None,
        userTransferringId=sender or 0,
    )


def sender_of(call: Call) -> AgentId | None:
    """Who sends the call to its agent, or has sent it; None where nobody has."""
    part = call.hand_over
    return call.transferred_by if part is None or part.by == call.agent else part.by


def parked_call(call: Call) -> contract.ParkedCallInfo:
    """A call that waits in a slot as `parkedCallInfo`: who waits there."""
    return contract.ParkedCallInfo(
        address=call.number,
        addressType=codes.AddressType.EXTERNAL,
        callSessionId=call.id,
        campaignId=call.campaign or codes.NO_CAMPAIGN,
        number=call.number,
        worksheetFinished=False,
    )


def participant(call: Call) -> contract.ParticipantInfo:
    """Somebody in a conference as `participantInfo`."""
    return contract.ParticipantInfo(
        callSessionId=call.id,
        campaignId=call.campaign or codes.NO_CAMPAIGN,
        customerTitle=call.caller_name or call.number,
    )


def part_length(part: HandOver) -> int:
    """How long an agent's part of a call lasted."""
    return max(0, part.at - part.started)


def status(agent: Agent | None, call: Call | None) -> contract.AgentBridgeStatus:
    """An agent and their call as `agentBridgeStatus`.

    `onCall` is true from the pick-up (or the start of a manual call) to the disposition, and of a supervisor
    who monitors; `callConnected` while agent and outside party are connected, also on hold. An offered call
    is `currentCall` already; a call that the agent is done with is not any more.
    """
    if agent is None:
        return contract.AgentBridgeStatus(
            callConnected=False, loggedIn=False, onCall=False, ready=False, restarting=False
        )
    theirs = call if call is not None and agent.call == call.id else None
    return contract.AgentBridgeStatus(
        callConnected=theirs is not None and theirs.state in TALKING,
        currentCall=None if theirs is None else call_info(theirs),
        loggedIn=agent.presence is Presence.LOGGED_IN,
        onCall=agent.occupation in ON_CALL,
        ready=agent.readiness.state is not ReadyState.NOT_READY,
        restarting=agent.presence is Presence.CONNECTING or agent.restarting,
    )


def call_length(call: Call) -> int:
    """How long agent and other party were connected, holds included; 0 where never or not yet over."""
    started = call.joined_at or call.connected_at
    return max(0, call.ended_at - started) if started and call.ended_at else 0


def wrapup_time(call: Call) -> int:
    """From the end of the conversation to the disposition; 0 before that."""
    return call.finished_at - call.ended_at if call.ended_at and call.finished_at else 0


def handle_time(call: Call) -> int:
    """The agent's whole work on the call: its length and its wrap-up."""
    return call_length(call) + wrapup_time(call)


def permissions(granted: Iterable[Permission], *, reason_codes_enabled: bool) -> contract.AgentPermission:
    """Rights as `agentPermission`: every flag is there, true or false; rights of supervisors have none."""
    held = frozenset(granted)
    shown = {field: permission in held for permission, field in PERMISSION_FIELDS.items()}
    return contract.AgentPermission(**shown, reasonCodesEnabled=reason_codes_enabled)


def ready_state(state: ReadyState) -> contract.ReadyStateValue:
    """A ready state as `readyStateValue`."""
    return contract.ReadyStateValue(id=state.value, name=READY_STATE_NAMES[state])


def skill_info(skill: Skill | SkillRef) -> contract.SkillInfo:
    """A skill as `skillInfo`."""
    return contract.SkillInfo(name=skill.name, skillId=skill.id)


def campaign_info(campaign: Campaign) -> contract.CampaignInfo:
    """A campaign as `campaignInfo`."""
    flags = CAMPAIGN_TYPE_FLAGS[campaign.type]
    if campaign.auto_record:
        flags |= codes.CampaignFlag.AUTO_RECORD
    return contract.CampaignInfo(
        id=campaign.id,
        name=campaign.name,
        flags=flags.value,
        state=CAMPAIGN_STATES[campaign.state],
        mode=CAMPAIGN_MODES[campaign.type],
        extension=campaign.extension,
    )


def disposition_value(disposition: Disposition) -> contract.DispositionValue:
    """A disposition as `dispositionValue`."""
    return contract.DispositionValue(
        description=disposition.description,
        flags=disposition_flags(disposition).value,
        id=disposition.id,
        name=disposition.name,
    )


def disposition_value2(disposition: Disposition) -> contract.DispositionValue2:
    """A disposition as `dispositionValue2`, with its usual redial time."""
    return contract.DispositionValue2(
        description=disposition.description,
        flags=disposition_flags(disposition).value,
        id=disposition.id,
        name=disposition.name,
        timeout=disposition.redial_after,
    )


_REDIAL_FLAGS: Final = {
    DispositionKind.REDIAL: codes.DispositionFlag.ALLOW_SET_REDIAL_TIMER,
    DispositionKind.DO_NOT_DIAL: codes.DispositionFlag.ALLOW_SET_REACTIVATE_TIMER,
}


def disposition_flags(disposition: Disposition) -> codes.DispositionFlag:
    """What `dispositionValue.flags` says of a disposition."""
    flags = DISPOSITION_KIND_FLAGS[disposition.kind]
    if disposition.may_change_redial:
        flags |= _REDIAL_FLAGS.get(disposition.kind, codes.DispositionFlag(0))
    if disposition.must_confirm:
        flags |= codes.DispositionFlag.MUST_CONFIRM
    if disposition.system:
        flags |= codes.DispositionFlag.SYSTEM
    return flags


def speed_dial(dial: SpeedDial) -> contract.SpeedDialInfo:
    """A speed dial as `speedDialInfo`."""
    return contract.SpeedDialInfo(
        code=dial.code, description=dial.description, id=dial.id, number=dial.number
    )


def prompt_value(prompt: SkillPrompt) -> contract.AgentPromptValue:
    """A prompt as `agentPromptValue`."""
    return contract.AgentPromptValue(
        description=prompt.description,
        description_is_set=bool(prompt.description),
        duration=prompt.length,
        duration_is_set=prompt.length is not None,
        id=prompt.id,
        id_is_set=True,
        name=prompt.name,
        name_is_set=True,
    )


def options(settings: Iterable[Setting]) -> contract.Map:
    """A user's settings as `optionsUpdated` shows them."""
    return contract.Map.of(
        {codes.Option[each.preference.name].value: str(each.on).lower() for each in settings}
    )


def user_info(user: User) -> contract.UserInfo:
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


def reason_code(code: ReasonCode) -> contract.ReasonCodeValue:
    """A reason code as `reasonCodeValue`."""
    return contract.ReasonCodeValue(id=code.id, name=code.name)


def user_details(who: Self) -> contract.UserDetails:
    """The user at a seat as `userDetails`."""
    return contract.UserDetails(
        domain=who.domain,
        domainId=who.domain_id,
        extension=who.user.extension,
        flags=user_flags(who.user).value,
        fullName=who.user.full_name,
        station=who.agent.station,
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
)


def password_policy(rules: PasswordRules) -> tuple[contract.PasswordPolicy, ...]:
    """The rules for passwords that apply, as `passwordPolicy`."""
    return tuple(
        contract.PasswordPolicy(aspect=aspect.value, count=int(getattr(rules, name)), description=text)
        for name, aspect, text in _RULES
        if getattr(rules, name)
    )
