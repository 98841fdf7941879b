"""Agents, their permissions, states and skills."""

from cordboard.contract.record import Record
from cordboard.contract.scalars import Flags, Id, Int, Long
from cordboard.contract.types.calls import CallInfo


class AgentBridgeStatus(Record):
    """agentBridgeStatus"""

    callConnected: bool | None = None
    currentCall: CallInfo | None = None
    loggedIn: bool | None = None
    onCall: bool | None = None
    ready: bool | None = None
    restarting: bool | None = None


class AgentInfo(Record):
    """agentInfo"""

    agentId: Id | None = None
    name: str | None = None


class AgentPermission(Record):
    """agentPermission"""

    canAddDNC: bool | None = None
    canChangePassword: bool | None = None
    canCreateCallbacks: bool | None = None
    canCreateChat: bool | None = None
    canCreateConference: bool | None = None
    canDeleteVoicemailSession: bool | None = None
    canDialDNC: bool | None = None
    canEditCRMSessions: bool | None = None
    canMakeCalls: bool | None = None
    canMakeInternalCalls: bool | None = None
    canMakeRecordings: bool | None = None
    canMakeTestCalls: bool | None = None
    canManageSkillAvailability: bool | None = None
    canPlayPromptToCaller: bool | None = None
    canProcessVoicemail: bool | None = None
    canRejectCalls: bool | None = None
    canRemoveCRMData: bool | None = None
    canSendMessages: bool | None = None
    canSkipNumbersInPreview: bool | None = None
    canTransfer: bool | None = None
    canTransferVoicemail: bool | None = None
    canUseConnectors: bool | None = None
    reasonCodesEnabled: bool | None = None
    canHold: bool | None = None
    canWrapUpCalls: bool | None = None
    canPark: bool | None = None
    canPickSalesforceObjectForCallLog: bool | None = None
    canTransferToAgents: bool | None = None
    canTransferToSkills: bool | None = None
    canCreateConferenceWithAgents: bool | None = None
    canCreateConferenceUsingSkills: bool | None = None
    canConfigureAutoAnswer: bool | None = None
    canSelectSysRecycleDisposition: bool | None = None


class AgentState(Record):
    """agentState"""

    agentId: Id | None = None
    state: Int | None = None


class AgentStateValue(Record):
    """agentStateValue"""

    agentId: Id | None = None
    state: str | None = None
    fullname: str | None = None
    stateSince: str | None = None
    callType: Int | None = None
    availableSkills: tuple[Id, ...] = ()


class LoginInfo(Record):
    """loginInfo"""

    password: str | None = None
    stationId: str | None = None
    stationtype: str | None = None
    username: str | None = None


class PasswordPolicy(Record):
    """passwordPolicy"""

    aspect: str | None = None
    count: Long | None = None
    description: str | None = None


class ReadyStateValue(Record):
    """readyStateValue"""

    id: Id | None = None
    name: str | None = None


class ReasonCodeValue(Record):
    """reasonCodeValue"""

    id: Id | None = None
    name: str | None = None


class SkillGroup(Record):
    """skillGroup"""

    skillId: Id | None = None
    userIds: tuple[Id, ...] = ()


class SkillInfo(Record):
    """skillInfo"""

    name: str | None = None
    skillId: Id | None = None


class UserDetails(Record):
    """userDetails"""

    domain: str | None = None
    domainId: Id | None = None
    extension: str | None = None
    flags: Flags = 0
    fullName: str | None = None
    station: str | None = None
    stationType: str | None = None
    username: str | None = None


class UserInfo(Record):
    """userInfo"""

    id: Id | None = None
    name: str | None = None
    role: str | None = None
    uniqueId: str | None = None
