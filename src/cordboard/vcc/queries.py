"""Questions about the center's live state, and the answers: pure reads of committed memory."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from .addresses import AddressType, Target
from .agents import Agent, AgentState
from .calls import Call
from .center import (
    CallVariable,
    Campaign,
    ContactField,
    Disposition,
    Options,
    PasswordRules,
    Permission,
    ReasonKind,
    Skill,
    User,
)
from .contacts import CallContact
from .ids import AgentId, CampaignId, SkillId
from .kernel import Query
from .previews import Preview


class GetStatus(Query, frozen=True, kw_only=True):
    """The agent at this seat and their call. Answer: `Status`; never refused."""


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """`agent` is None where nobody is logged in; `call` is None where they have none, as is `preview`."""

    agent: Agent | None = None
    call: Call | None = None
    preview: Preview | None = None


class OperationsAllowed(Query, frozen=True, kw_only=True):
    """What the agent can ask of their calls now, by the names of the rules. Answer: `tuple[str, ...]`."""


class GetSelf(Query, frozen=True, kw_only=True):
    """The user who is logged in at this seat. Answer: `Self`."""


class Self(msgspec.Struct, frozen=True, kw_only=True):
    """Who is logged in, under which rules. `reason_codes_enabled` and more are in `options`."""

    user: User
    agent: Agent
    domain: str
    domain_id: int
    options: Options


class IsDoubted(Query, frozen=True, kw_only=True):
    """Were wrong passwords of this user shown since they last logged in? Answer: bool; never refused."""

    user_name: str


class GetPasswordRules(Query, frozen=True, kw_only=True):
    """May the agent change their password, and to what? Answer: `NewPassword`."""


class NewPassword(msgspec.Struct, frozen=True, kw_only=True):
    """Whose password it is, and what a new one has to be."""

    user: AgentId
    name: str
    rules: PasswordRules


class GetLastLogin(Query, frozen=True, kw_only=True):
    """The last login at this seat that worked. Answer: `LoginStarted`."""


class GetPermissions(Query, frozen=True, kw_only=True):
    """What the agent may do. Answer: frozenset[Permission]."""


class ListSkills(Query, frozen=True, kw_only=True):
    """The agent's skills. Answer: tuple[Skill, ...]."""


class ListAllSkills(Query, frozen=True, kw_only=True):
    """Every skill of the center. Answer: tuple[Skill, ...]."""


class ListSkillGroups(Query, frozen=True, kw_only=True):
    """Every skill with those who have it. Answer: tuple[SkillMembers, ...]."""


class SkillMembers(msgspec.Struct, frozen=True, kw_only=True):
    """A skill and the users who have it."""

    skill: Skill
    users: tuple[AgentId, ...]


class ListColleagues(Query, frozen=True, kw_only=True):
    """Every active user but the one at this seat. Answer: tuple[Colleague, ...]."""


class ListLoggedIn(Query, frozen=True, kw_only=True):
    """The users who are logged in, the one at this seat among them. Answer: tuple[User, ...]."""


class GetColleague(Query, frozen=True, kw_only=True):
    """One user of the center. Answer: User; refused with BAD_VALUE where there is none."""

    agent: AgentId


class Colleague(msgspec.Struct, frozen=True, kw_only=True):
    """A user as others see them; `agent` and `call` are None where there is none."""

    user: User
    state: AgentState
    agent: Agent | None
    call: Call | None
    active_skills: tuple[SkillId, ...]


class ListPreferences(Query, frozen=True, kw_only=True):
    """The user's settings. Answer: tuple[Setting, ...]."""


class GetAddressType(Query, frozen=True, kw_only=True):
    """What `text` would reach. Answer: AddressType."""

    text: str


class FindTarget(Query, frozen=True, kw_only=True):
    """Whom `text` would reach. Answer: Target; refused with INVALID_NUMBER where that is nobody."""

    text: str


class ListParked(Query, frozen=True, kw_only=True):
    """The calls that wait in the agent's slots. Answer: tuple[Parked, ...], who waits longest first."""


class Parked(msgspec.Struct, frozen=True, kw_only=True):
    """A parked call, and who waits there."""

    call: Call
    party: Target


class IsAddressValid(Query, frozen=True, kw_only=True):
    """Whether `text` reaches anybody. Answer: bool."""

    text: str


@unique
class Way(StrEnum):
    """How a target is reached."""

    CALL = "CALL"
    TRANSFER = "TRANSFER"
    CONFERENCE = "CONFERENCE"


class MayReach(Query, frozen=True, kw_only=True):
    """Whether the agent may reach such a target that way. Answer: bool."""

    way: Way
    type: AddressType


class ListSpeedDials(Query, frozen=True, kw_only=True):
    """The center's speed dials. Answer: tuple[SpeedDial, ...]."""


class ListAllCampaigns(Query, frozen=True, kw_only=True):
    """Every campaign of the center. Answer: tuple[Campaign, ...]."""


class ListCampaignsInForce(Query, frozen=True, kw_only=True):
    """Every campaign as it is now, for operators: asked from no seat. Answer: tuple[Campaign, ...]."""


class GetCampaign(Query, frozen=True, kw_only=True):
    """One campaign. Answer: Campaign; refused with UNKNOWN_CAMPAIGN."""

    campaign: CampaignId


class ListVariables(Query, frozen=True, kw_only=True):
    """The center's own call variables. Answer: tuple[CallVariable, ...]."""


class ListCampaigns(Query, frozen=True, kw_only=True):
    """The campaigns that the agent works for. Answer: tuple[Campaign, ...]."""


class ListDispositions(Query, frozen=True, kw_only=True):
    """A campaign's dispositions; None or 0: those of calls without a campaign (system ones).

    Answer: tuple[Disposition, ...].
    """

    campaign: CampaignId | None


class ListReasons(Query, frozen=True, kw_only=True):
    """The reason codes of one kind. Answer: tuple[ReasonCode, ...]."""

    kind: ReasonKind


class ListPrompts(Query, frozen=True, kw_only=True):
    """The prompts that the agent may play. Answer: tuple[SkillPrompt, ...]."""


class GetPrompt(Query, frozen=True, kw_only=True):
    """One of the agent's prompts by its file's name. Answer: SkillPrompt; refused with UNKNOWN_PROMPT."""

    file: str


class GetVolume(Query, frozen=True, kw_only=True):
    """How loud the agent's player is, in percent. Answer: int."""


class GetCallVariables(Query, frozen=True, kw_only=True):
    """What is known of the current call. Answer: `CallVariables`."""


class CallVariables(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the system variables (groups Call, Customer, Agent, IVR) show."""

    call: Call
    agent: Agent
    user: User
    first_agent_name: str
    campaign: Campaign | None
    skill: Skill | None
    disposition: Disposition | None
    customer: CallContact | None
    """None until the number has been looked up."""
    contact_fields: tuple[ContactField, ...]
    own: tuple[tuple[CallVariable, str], ...] = ()
    """The center's own variables with their values."""


__all__ = [
    "CallVariables",
    "Colleague",
    "FindTarget",
    "GetAddressType",
    "GetCallVariables",
    "GetCampaign",
    "GetColleague",
    "GetLastLogin",
    "GetPasswordRules",
    "GetPermissions",
    "GetPrompt",
    "GetSelf",
    "GetStatus",
    "GetVolume",
    "IsAddressValid",
    "IsDoubted",
    "ListAllCampaigns",
    "ListAllSkills",
    "ListCampaigns",
    "ListCampaignsInForce",
    "ListColleagues",
    "ListDispositions",
    "ListLoggedIn",
    "ListParked",
    "ListPreferences",
    "ListPrompts",
    "ListReasons",
    "ListSkillGroups",
    "ListSkills",
    "ListSpeedDials",
    "ListVariables",
    "MayReach",
    "NewPassword",
    "Parked",
    "Permission",
    "Query",
    "Self",
    "SkillMembers",
    "Status",
    "Way",
]
