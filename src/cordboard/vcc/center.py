"""The described center: who works here, on which phones, for which campaigns, by which rules.

Frozen records, valid once constructed by the loader of the center file. What a file leaves out has
its default here. Ids are stable: given in the file, or derived from the name.
"""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from .ids import (
    AgentId,
    CampaignId,
    DispositionId,
    DomainId,
    Milliseconds,
    ReasonId,
    SkillId,
    StationId,
    TrunkId,
)


@unique
class Permission(StrEnum):
    """What an agent may do; the contract's `agentPermission` shows each as a flag of like name."""

    ADD_DNC = "ADD_DNC"
    CHANGE_PASSWORD = "CHANGE_PASSWORD"  # noqa: S105 - a permission's name
    CREATE_CALLBACKS = "CREATE_CALLBACKS"
    CREATE_CHAT = "CREATE_CHAT"
    CREATE_CONFERENCE = "CREATE_CONFERENCE"
    DELETE_VOICEMAIL = "DELETE_VOICEMAIL"
    DIAL_DNC = "DIAL_DNC"
    EDIT_CRM = "EDIT_CRM"
    MAKE_CALLS = "MAKE_CALLS"
    MAKE_INTERNAL_CALLS = "MAKE_INTERNAL_CALLS"
    MAKE_RECORDINGS = "MAKE_RECORDINGS"
    MAKE_TEST_CALLS = "MAKE_TEST_CALLS"
    MANAGE_SKILL_AVAILABILITY = "MANAGE_SKILL_AVAILABILITY"
    PLAY_PROMPTS = "PLAY_PROMPTS"
    PROCESS_VOICEMAIL = "PROCESS_VOICEMAIL"
    REJECT_CALLS = "REJECT_CALLS"
    REMOVE_CRM = "REMOVE_CRM"
    SEND_MESSAGES = "SEND_MESSAGES"
    SKIP_PREVIEW = "SKIP_PREVIEW"
    TRANSFER = "TRANSFER"
    TRANSFER_VOICEMAIL = "TRANSFER_VOICEMAIL"
    USE_CONNECTORS = "USE_CONNECTORS"
    HOLD = "HOLD"
    WRAP_UP = "WRAP_UP"
    PARK = "PARK"
    PICK_SALESFORCE_OBJECT = "PICK_SALESFORCE_OBJECT"
    TRANSFER_TO_AGENTS = "TRANSFER_TO_AGENTS"
    TRANSFER_TO_SKILLS = "TRANSFER_TO_SKILLS"
    CONFERENCE_WITH_AGENTS = "CONFERENCE_WITH_AGENTS"
    CONFERENCE_WITH_SKILLS = "CONFERENCE_WITH_SKILLS"
    CONFIGURE_AUTO_ANSWER = "CONFIGURE_AUTO_ANSWER"
    SELECT_RECYCLE_DISPOSITION = "SELECT_RECYCLE_DISPOSITION"


@unique
class Role(StrEnum):
    """A user's main role."""

    AGENT = "Agent"
    SUPERVISOR = "Supervisor"
    ADMIN = "DomainAdmin"
    REPORTING = "Reporting"


@unique
class Delivery(StrEnum):
    """How a call reaches an on-demand phone."""

    CALL_AT_PICKUP = "call_at_pickup"
    """The phone is called with an auto-answer header when the application picks up."""
    RING_AT_OFFER = "ring_at_offer"
    """The phone rings with the offer, and the agent lifts it."""


@unique
class ReasonKind(StrEnum):
    """What a reason code is for."""

    NOT_READY = "NotReady"
    LOGOUT = "Logout"


@unique
class CampaignType(StrEnum):
    """Where a campaign's calls come from. Manual calls may belong to either."""

    INBOUND = "INBOUND"
    OUTBOUND = "OUTBOUND"
    AUTODIAL = "AUTODIAL"


@unique
class CampaignState(StrEnum):
    """Whether a campaign works now; the order is the contract's numbering."""

    NOT_RUNNING = "NOT_RUNNING"
    RUNNING = "RUNNING"
    STOPPING = "STOPPING"
    STARTING = "STARTING"
    RESETTING = "RESETTING"


@unique
class DispositionKind(StrEnum):
    """What a disposition does to the number or the contact."""

    FINAL = "FINAL"
    REDIAL = "REDIAL"
    DO_NOT_DIAL = "DND"
    DO_NOT_CALL = "DNC"


class SkillLevel(msgspec.Struct, frozen=True):
    """An agent's place in a skill: level 1 is the highest, 10 the lowest."""

    skill: SkillId
    level: int = 1


class Skill(msgspec.Struct, frozen=True, kw_only=True):
    """A group of agents who can take the same calls."""

    id: SkillId
    name: str
    description: str = ""


class User(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who may log in. `password` is an argon2 hash."""

    id: AgentId
    name: str
    """Always `name@domain`."""
    full_name: str = ""
    extension: str = ""
    role: Role = Role.AGENT
    password: str
    must_change_password: bool = False
    active: bool = True
    always_recorded: bool = False
    permissions: frozenset[Permission] = frozenset()
    skills: tuple[SkillLevel, ...] = ()


class Station(msgspec.Struct, frozen=True, kw_only=True):
    """An agent's desk phone that registers with us. Secrets are kept as HA1 digests only.

    `ha1` maps the digest algorithm (`MD5`, `SHA-256`) to H(name:realm:secret), in hex.
    """

    id: StationId
    delivery: Delivery = Delivery.CALL_AT_PICKUP
    ha1: dict[str, str] = msgspec.field(default_factory=dict)


class Trunk(msgspec.Struct, frozen=True, kw_only=True):
    """A line to the outside: told apart by address and port, or by digest."""

    id: TrunkId
    host: str
    port: int = 5060
    user: str = ""
    ha1: dict[str, str] = msgspec.field(default_factory=dict)
    outbound: bool = True


class ReasonCode(msgspec.Struct, frozen=True, kw_only=True):
    """Why an agent is not ready, or logs out."""

    id: ReasonId
    name: str
    kind: ReasonKind
    selectable: bool = True


class Disposition(msgspec.Struct, frozen=True, kw_only=True):
    """How a call turned out."""

    id: DispositionId
    name: str
    description: str = ""
    kind: DispositionKind = DispositionKind.FINAL
    must_confirm: bool = False
    system: bool = False
    redial_after: Milliseconds = Milliseconds(0)


class Campaign(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of work: its numbers, its skill, its dispositions, its manners."""

    id: CampaignId
    name: str
    type: CampaignType = CampaignType.INBOUND
    state: CampaignState = CampaignState.RUNNING
    description: str = ""
    extension: str = ""
    numbers: tuple[str, ...] = ()
    """Our numbers (E.164) whose calls belong to this campaign."""
    skills: tuple[SkillId, ...] = ()
    """The first one receives inbound calls; members of any may dial manually for it."""
    dispositions: tuple[DispositionId, ...] = ()
    caller_number: str = ""
    """Shown to those we call."""
    greeting: str = ""
    """A prompt's name; empty: none."""
    auto_record: bool = False
    priority: int = 60


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """Rules of the whole domain."""

    country: str = "US"
    """Two letters: how numbers without + are read."""
    default_campaign: CampaignId | None = None
    may_select_campaign: bool = True
    may_select_none: bool = True
    reason_codes_enabled: bool = True
    offer_timeout: Milliseconds = Milliseconds(20_000)
    login_timeout: Milliseconds = Milliseconds(30_000)
    dialing_timeout: Milliseconds = Milliseconds(60_000)


class Center(msgspec.Struct, frozen=True, kw_only=True):
    """A whole domain as its center file describes it."""

    domain_id: DomainId
    domain: str
    options: Options = msgspec.field(default_factory=Options)
    users: tuple[User, ...] = ()
    skills: tuple[Skill, ...] = ()
    stations: tuple[Station, ...] = ()
    trunks: tuple[Trunk, ...] = ()
    reason_codes: tuple[ReasonCode, ...] = ()
    dispositions: tuple[Disposition, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    dnc: frozenset[str] = frozenset()
    """E.164 numbers that asked not to be called."""
