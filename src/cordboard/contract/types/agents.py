"""Agents, their permissions, states and skills."""

from cordboard.contract.record import Record
from cordboard.contract.scalars import Flags, Id, Int, Long
from cordboard.contract.types.calls import CallInfo


class AgentBridgeStatus(Record):
    """What the agent is doing now.

    loggedIn: a session is open.
    ready: calls may be offered.
    onCall: a call is offered, active or in wrap-up.
    callConnected: both sides speak or are on hold.
    currentCall: that call.
    restarting: the station is being restarted.
    """

    callConnected: bool | None = None
    currentCall: CallInfo | None = None
    loggedIn: bool | None = None
    onCall: bool | None = None
    ready: bool | None = None
    restarting: bool | None = None


class AgentInfo(Record):
    """Another agent, by id and name."""

    agentId: Id | None = None
    name: str | None = None


class AgentPermission(Record):
    """What an agent may do, one yes or no for each thing.

    An absent value means no. Without canWrapUpCalls the agent ends a call only by giving its disposition.
    """

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
    """An agent's state as a number; see AgentStateCode in the codes."""

    agentId: Id | None = None
    state: Int | None = None


class AgentStateValue(Record):
    """An agent's state with its name, since when, and the skills that are on.

    state: a name of AgentStateCode.
    stateSince: text, here ISO 8601.
    callType: see CallType in the codes.
    """

    agentId: Id | None = None
    state: str | None = None
    fullname: str | None = None
    stateSince: str | None = None
    callType: Int | None = None
    availableSkills: tuple[Id, ...] = ()


class LoginInfo(Record):
    """What a seat was asked to log in with; we never send the password."""

    password: str | None = None
    stationId: str | None = None
    stationtype: str | None = None
    username: str | None = None


class PasswordPolicy(Record):
    """One rule for passwords.

    aspect: see PasswordAspect in the codes.
    count: its number, such as the smallest length.
    """

    aspect: str | None = None
    count: Long | None = None
    description: str | None = None


class ReadyStateValue(Record):
    """One way of being ready; its id goes into `setReadyState`."""

    id: Id | None = None
    name: str | None = None


class ReasonCodeValue(Record):
    """A reason for being not ready or for logging out."""

    id: Id | None = None
    name: str | None = None


class SkillGroup(Record):
    """A skill and the users in it."""

    skillId: Id | None = None
    userIds: tuple[Id, ...] = ()


class SkillInfo(Record):
    """A skill, by id and name."""

    name: str | None = None
    skillId: Id | None = None


class UserDetails(Record):
    """The logged-in user: name, center, extension and station.

    flags: see UserFlag in the codes.
    """

    domain: str | None = None
    domainId: Id | None = None
    extension: str | None = None
    flags: Flags = 0
    fullName: str | None = None
    station: str | None = None
    stationType: str | None = None
    username: str | None = None


class UserInfo(Record):
    """A user as other users see them.

    role: see Role in the codes.
    uniqueId: the user's id as text; our reading.
    """

    id: Id | None = None
    name: str | None = None
    role: str | None = None
    uniqueId: str | None = None
