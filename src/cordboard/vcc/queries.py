"""Questions about the center's live state, and the answers: pure reads of committed memory."""

from __future__ import annotations

import msgspec

from .agents import Agent
from .calls import Call
from .center import Campaign, Disposition, Options, Permission, ReasonKind, Skill, User
from .ids import CampaignId, SeatId


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A question asked from a seat. Where it needs a logged-in agent it may be refused."""

    seat: SeatId


class GetStatus(Query, frozen=True, kw_only=True):
    """The agent at this seat and their call. Answer: `Status`; never refused."""


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """`agent` is None where nobody is logged in; `call` is None where they have none."""

    agent: Agent | None = None
    call: Call | None = None


class GetSelf(Query, frozen=True, kw_only=True):
    """The user who is logged in at this seat. Answer: `Self`."""


class Self(msgspec.Struct, frozen=True, kw_only=True):
    """Who is logged in, under which rules. `reason_codes_enabled` and more are in `options`."""

    user: User
    agent: Agent
    domain: str
    domain_id: int
    options: Options


class GetPermissions(Query, frozen=True, kw_only=True):
    """What the agent may do. Answer: frozenset[Permission]."""


class ListSkills(Query, frozen=True, kw_only=True):
    """The agent's skills. Answer: tuple[Skill, ...]."""


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


__all__ = [
    "CallVariables",
    "GetCallVariables",
    "GetPermissions",
    "GetSelf",
    "GetStatus",
    "ListCampaigns",
    "ListDispositions",
    "ListReasons",
    "ListSkills",
    "Permission",
    "Query",
    "Self",
    "Status",
]
