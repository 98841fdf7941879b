"""What a seat can tell about the agent, the campaigns and the call."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id
from cordboard.contract.types.agents import (
    AgentBridgeStatus,
    AgentInfo,
    AgentPermission,
    AgentState,
    AgentStateValue,
    ReasonCodeValue,
    SkillGroup,
    SkillInfo,
    UserDetails,
    UserInfo,
)
from cordboard.contract.types.calls import ManualCallsConfig
from cordboard.contract.types.campaigns import (
    CampaignInfo,
    DispositionsInfo,
    DispositionValue,
    DispositionValue2,
)
from cordboard.contract.types.contacts import CavFullValue, CavViewFullValue, CrmFieldDataType, Map


class GetStatus(Answered[AgentBridgeStatus]):
    """What the agent is doing now; before a login it says loggedIn false."""


class GetUserDetails(Answered[UserDetails]):
    """Who is logged in, in which center, at which station."""


class GetSelfInfo(Answered[UserInfo]):
    """The logged-in user as other users see them."""


class GetVersion(Answered[str]):
    """The version of a part of Cordboard.

    componentName: agent, vcc, cti or softphone.
    """

    componentName: str | None = None


class GetAgentPermissions(Answered[AgentPermission]):
    """What the logged-in agent may do."""


class GetAgentInfo(Answered[AgentInfo]):
    """The name of another agent.

    agentId: the agent.
    """

    agentId: Id | None = None


class GetAvailableAgents(Answered[tuple[AgentInfo, ...]]):
    """The agents that the logged-in agent can reach."""


class GetAgentStates(Answered[tuple[AgentState, ...]]):
    """The states of the other agents, as numbers."""


class GetAgentStateValues(Answered[tuple[AgentStateValue, ...]]):
    """The states of the other agents, with name, since when, and skills."""


class GetAvailableSkills(Answered[tuple[SkillInfo, ...]]):
    """The skills of the logged-in agent."""


class GetAllSkills(Answered[tuple[SkillInfo, ...]]):
    """Every skill of the center."""


class GetSkillGroups(Answered[tuple[SkillGroup, ...]]):
    """Every skill with the users in it."""


class GetAvailableCampaigns(Answered[tuple[CampaignInfo, ...]]):
    """The campaigns that the agent may call for."""


class GetCampaigns(Answered[tuple[CampaignInfo, ...]]):
    """Every campaign of the center that the agent may see."""


class GetCampaignInfo(Answered[CampaignInfo]):
    """One campaign.

    campaignId: the campaign.
    """

    campaignId: Id | None = None


class GetCampaignDispositions(Answered[tuple[DispositionValue, ...]]):
    """The dispositions of a campaign.

    campaignId: the campaign, 0 for calls without one.
    """

    campaignId: Id | None = None


class GetCampaignDispositions2(Answered[tuple[DispositionValue2, ...]]):
    """The dispositions of a campaign, each with its redial time.

    campaignId: the campaign, 0 for calls without one.
    """

    campaignId: Id | None = None


class GetDispositionsInfo(Answered[DispositionsInfo]):
    """The dispositions of a campaign and who gives them in a conference.

    campaignId: the campaign.
    """

    campaignId: Id | None = None


class GetReasonCodes(Answered[tuple[ReasonCodeValue, ...]]):
    """The reason codes for logging out."""


class GetNotReadyReasonCodes(Answered[tuple[ReasonCodeValue, ...]]):
    """The reason codes for being not ready."""


class GetManualCallsConfig(Answered[ManualCallsConfig]):
    """Which campaign a manual call belongs to and whether the agent may choose."""


class GetCallAttachedVariables(Answered[tuple[CavFullValue, ...]]):
    """The variables of the current call, system variables among them; readable from `callStarted` on."""


class GetCAVFieldViews(Answered[tuple[CavViewFullValue, ...]]):
    """How the agent's screen shows variables and contact fields."""


class GetForceCavView(Answered[bool]):
    """Whether the screen must show the call's variables."""


class GetCRMMap(Answered[Map]):
    """The contact of the current call, field name to value."""


class GetCrmFieldDataTypes(Answered[tuple[CrmFieldDataType, ...]]):
    """The fields of a contact and what they may hold."""


class GetCurrentWebserver(Answered[str]):
    """The address of the server that the seat works with."""
