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
    """Retrieves current agent status."""


class GetUserDetails(Answered[UserDetails]):
    """Retrieves user details."""


class GetSelfInfo(Answered[UserInfo]):
    """getSelfInfo."""


class GetVersion(Answered[str]):
    """Retrieves component version."""

    componentName: str | None = None


class GetAgentPermissions(Answered[AgentPermission]):
    """Retrieves agent permissions."""


class GetAgentInfo(Answered[AgentInfo]):
    """Retrieves agent info."""

    agentId: Id | None = None


class GetAvailableAgents(Answered[tuple[AgentInfo, ...]]):
    """Retrieves agent list."""


class GetAgentStates(Answered[tuple[AgentState, ...]]):
    """getAgentStates."""


class GetAgentStateValues(Answered[tuple[AgentStateValue, ...]]):
    """getAgentStateValues."""


class GetAvailableSkills(Answered[tuple[SkillInfo, ...]]):
    """Retrieves agent skills."""


class GetAllSkills(Answered[tuple[SkillInfo, ...]]):
    """getAllSkills."""


class GetSkillGroups(Answered[tuple[SkillGroup, ...]]):
    """getSkillGroups."""


class GetAvailableCampaigns(Answered[tuple[CampaignInfo, ...]]):
    """Retrieves agent campaigns."""


class GetCampaigns(Answered[tuple[CampaignInfo, ...]]):
    """getCampaigns."""


class GetCampaignInfo(Answered[CampaignInfo]):
    """Retrieves campaign info."""

    campaignId: Id | None = None


class GetCampaignDispositions(Answered[tuple[DispositionValue, ...]]):
    """Retrieves disposition list for campaign."""

    campaignId: Id | None = None


class GetCampaignDispositions2(Answered[tuple[DispositionValue2, ...]]):
    """getCampaignDispositions2."""

    campaignId: Id | None = None


class GetDispositionsInfo(Answered[DispositionsInfo]):
    """getDispositionsInfo."""

    campaignId: Id | None = None


class GetReasonCodes(Answered[tuple[ReasonCodeValue, ...]]):
    """Retrieves logout reason codes list."""


class GetNotReadyReasonCodes(Answered[tuple[ReasonCodeValue, ...]]):
    """Retrieves not-ready reason codes list."""


class GetManualCallsConfig(Answered[ManualCallsConfig]):
    """getManualCallsConfig."""


class GetCallAttachedVariables(Answered[tuple[CavFullValue, ...]]):
    """getCallAttachedVariables."""


class GetCAVFieldViews(Answered[tuple[CavViewFullValue, ...]]):
    """getCAVFieldViews."""


class GetForceCavView(Answered[bool]):
    """getForceCavView."""


class GetCRMMap(Answered[Map]):
    """getCRMMap."""


class GetCrmFieldDataTypes(Answered[tuple[CrmFieldDataType, ...]]):
    """getCrmFieldDataTypes."""


class GetCurrentWebserver(Answered[str]):
    """getCurrentWebserver."""
