"""The described center: who works here, on which phones, for which campaigns, by which rules.

Frozen records, valid once constructed by the loader of the center file. What a file leaves out has
its default here. Ids are stable: given in the file, or derived from the name.
"""

from __future__ import annotations

from datetime import date
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
    SpeedDialId,
    StationId,
    TrunkId,
    VariableId,
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


@unique
class DataType(StrEnum):
    """What a call variable's value is; the order is the contract's numbering."""

    STRING = "STRING"
    NUMBER = "NUMBER"
    DATE = "DATE"
    TIME = "TIME"
    DATE_TIME = "DATE_TIME"
    CURRENCY = "CURRENCY"
    BOOLEAN = "BOOLEAN"
    PERCENT = "PERCENT"
    EMAIL = "EMAIL"
    URL = "URL"
    PHONE = "PHONE"
    TIME_PERIOD = "TIME_PERIOD"


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
    address: str = ""
    """`sip:user@host:port` of a phone or gateway that does not register; empty: it registers."""
    talk: bool = False
    """While it rings it lifts when it is asked to (NOTIFY with `Event: talk`)."""


class Trunk(msgspec.Struct, frozen=True, kw_only=True):
    """A line to the outside: told apart by address and port, or by digest."""

    id: TrunkId
    host: str
    port: int = 5060
    user: str = ""
    ha1: dict[str, str] = msgspec.field(default_factory=dict)
    secret: str = ""
    """The digest secret itself: the carrier's own realm is known only when it challenges us."""
    outbound: bool = True

    def __repr__(self) -> str:
        """Without any secret."""
        return f"Trunk(id={self.id!r}, host={self.host!r}, port={self.port}, user={self.user!r})"


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
    """How long the number rests, where nobody says otherwise."""
    may_change_redial: bool = False
    """Agents may say when the number can be dialed again (REDIAL, DND)."""


class ClockChange(msgspec.Struct, frozen=True):
    """From the moment `at` on, local clocks are `offset` ms ahead of UTC (behind, where negative)."""

    at: Milliseconds
    offset: Milliseconds


class TimeZone(msgspec.Struct, frozen=True, kw_only=True):
    """A region's clocks, as data: what was decided by them is decided the same in a replay years later.

    `changes` are in order and never empty; the first one also counts for everything before it.
    """

    name: str
    changes: tuple[ClockChange, ...]


class Window(msgspec.Struct, frozen=True):
    """Open on `day` (0 is Monday) from `opens` to `closes`, in minutes of the local day."""

    day: int
    opens: int
    closes: int


class Hours(msgspec.Struct, frozen=True, kw_only=True):
    """When callers are served, by the clock on the wall of `zone`."""

    zone: TimeZone
    windows: tuple[Window, ...]
    holidays: frozenset[date] = frozenset()
    """Local days without any window."""
    closed_prompt: str = ""
    """What callers hear outside the hours; empty: they are not answered at all."""


class WrapUp(msgspec.Struct, frozen=True, kw_only=True):
    """How long the agent has for a disposition, and what the system does then."""

    timeout: Milliseconds
    disposition: DispositionId
    not_ready: ReasonId | None = None
    """The agent becomes Not Ready for this reason; None: stays as ready as before."""


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
    hours: Hours | None = None
    """None: always open."""
    wrap_up: WrapUp | None = None
    """None: without limit."""


class SpeedDial(msgspec.Struct, frozen=True, kw_only=True):
    """A short code for an outside number (E.164)."""

    id: SpeedDialId
    code: str
    number: str
    description: str = ""


class Restrictions(msgspec.Struct, frozen=True, kw_only=True):
    """What a call variable's value must keep to besides its type; what is None or empty asks for nothing."""

    required: bool = False
    minimum: str | None = None
    """The smallest value; of texts the smallest length. As are maxima."""
    maximum: str | None = None
    regexp: str = ""
    """The whole value must match."""
    one_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    """The value is a list of these, parted by `;`."""
    precision: int | None = None
    """Digits in all."""
    scale: int | None = None
    """Digits after the point."""


class CallVariable(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of knowledge that the center keeps of each call, besides the system's own."""

    id: VariableId
    group: str
    group_id: int = 0
    name: str
    description: str = ""
    type: DataType = DataType.STRING
    default: str = ""
    restrictions: Restrictions = Restrictions()
    width: int = 0
    """Percent of the agent's call view; 0: not shown there."""
    editable: bool = True
    """Whether the call view lets the agent change it."""


class PasswordRules(msgspec.Struct, frozen=True, kw_only=True):
    """What a password that a user chooses has to be."""

    min_length: int = 8
    capital_letter: bool = False
    digit: bool = False
    special_character: bool = False


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
    offer_again_after: Milliseconds = Milliseconds(30_000)
    """So long whoever let a call ring, or refused it, is not offered it again."""
    force_call_view: bool = False
    """The agent's screen must show the call's variables."""
    password: PasswordRules = PasswordRules()


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
    speed_dials: tuple[SpeedDial, ...] = ()
    call_variables: tuple[CallVariable, ...] = ()
    dnc: frozenset[str] = frozenset()
    """E.164 numbers that asked not to be called."""
